import { Hono } from 'hono'
import type { Others } from '#actions/cases/preempting.ts'
import { submitProposal } from '#actions/cases/submitting.ts'
import { discardProposal, dropProposed } from '#actions/proposals/leaving.ts'
import type { Proposal } from '#db/proposals/proposals.ts'
import { leadsHr } from '#domain/access/duties.ts'
import { decide } from '#domain/access/policy.ts'
import { blank } from '#domain/cases/case.ts'
import { type Kind, newest } from '#domain/cases/kind.ts'
import { kindDrawnBy } from '#domain/cases/kinds/drawing.ts'
import { predict } from '#domain/cases/predict.ts'
import type { SubmitReason } from '#domain/cases/refusal.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { CaseId, DossierId, RecordId } from '#domain/ids.ts'
import { tableOf } from '#domain/proposals/asking.ts'
import { factsOfProposal } from '#gate/cases/facts.ts'
import { readDossier } from '#gate/dossiers/reader.ts'
import { inHand, readProposal } from '#gate/proposals/reader.ts'
import { blockersShown, signersOf } from '#routes/cases/context.ts'
import { nameShown, namesOf } from '#routes/dossiers/context.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { ProposalPage } from '#views/cases/proposal.tsx'
import { paths } from '#views/paths.ts'

/** 信息变更: what is gathered on an archived dossier, and where it is sent on its way. */
export const proposalRoutes = new Hono<Web>()

const dossierId = (c: WebContext) => idParam<DossierId>(c)

/** What it is drawn for, where the address says so; else what the actor's duty draws. */
const kindAsked = (c: WebContext): { readonly kind?: string } => {
  const kind = c.req.query('kind')
  return kind === undefined ? {} : { kind }
}

proposalRoutes.get('/dossiers/:id/proposal', (c) => proposalPage(c))

proposalRoutes.post('/dossiers/:id/proposal/submission', async (c) => {
  const [dossier, form] = [dossierId(c), await readForm(c)]
  const [text, content, others] = [form.text('text'), form.number('content'), othersIn(c, form)]
  const asked = { dossier, text, content, ...kindAsked(c), ...(others && { others }) }
  const done = await submitProposal(c.var.app, c.var.actor, asked, form.command)
  if (!done.ok) return proposalPage(c, { text, reason: done.reason })
  return seeOther(c, paths.case(done.value as CaseId), 'case.submitted')
})

proposalRoutes.post('/dossiers/:id/proposal/records/:record/removal', async (c) => {
  const [dossier, form] = [dossierId(c), await readForm(c)]
  const done = await dropProposed(
    c.var.app,
    c.var.actor,
    { dossier, record: idParam<RecordId>(c, 'record'), ...kindAsked(c) },
    form.command,
  )
  return seeOther(c, paths.proposal(dossier, c.req.query('kind')), done.ok ? 'proposal.dropped' : 'proposal.gone')
})

proposalRoutes.post('/dossiers/:id/proposal/discarding', async (c) => {
  const [dossier, form] = [dossierId(c), await readForm(c)]
  const giving = { dossier, revision: form.number('content'), ...kindAsked(c) }
  const done = await discardProposal(c.var.app, c.var.actor, giving, form.command)
  if (!done.ok && done.refusal === 'dossier.changed')
    return proposalPage(c, { text: '', reason: { code: 'case.content-changed', content: giving.revision } })
  return seeOther(c, paths.dossier(dossier), done.ok ? 'proposal.discarded' : 'proposal.gone')
})

/** What becomes of other cases on the same dossier, where the form asked. */
function othersIn({ var: { t } }: WebContext, form: Form): Others | undefined {
  const then = (['wait', 'end'] as const).find((known) => known === form.text('others'))
  if (!then) return undefined
  return then === 'wait' ? { then } : { then, text: t('case.others.ended') }
}

/** What somebody else did under the page. */
const meanwhile: readonly string[] = [
  'case.held',
  'case.others',
  'case.content-changed',
  'case.nothing-proposed',
  'case.outdated',
]

/**
 * A kind that takes the whole dossier asks, before it is submitted, what becomes of the others; where nothing is in hand, as
 * for whoever comes back to this page, what was submitted is among them.
 */
const tellsOfOthers = (kind: Kind, proposal: Proposal | undefined, refused: SubmitReason | undefined): boolean =>
  proposal === undefined || refused?.code === 'case.held' || (newest(kind).hold === '*' && !proposal.case)

async function proposalPage(c: WebContext, again?: { readonly text: string; readonly reason: SubmitReason }) {
  const { app, actor } = c.var
  const dossier = dossierId(c)
  const reading = await readDossier(app, actor, dossier, { act: 'dossier.read', only: ['who'] })
  if (!reading) throw new NotFound()
  const kind = kindDrawnBy(actor, c.req.query('kind'))
  const [group = 'who'] = kind?.draws?.groups ?? []
  if (!kind || !decide(actor, 'propose', reading.subject, group, reading.circumstances).allow) throw new Forbidden()
  const proposal = await inHand(app, actor, dossier, c.req.query('kind'), { case: c.req.query('case') as CaseId })
  const proposed = proposal && (await readProposal(app, actor, proposal))
  const facts = proposal && (await factsOfProposal(app, proposal))
  const name = nameShown(c, reading)
  return page(
    c,
    c.var.t('proposal.of', { name }),
    <ProposalPage
      dossier={dossier}
      kind={kind}
      name={name}
      records={proposed?.records ?? []}
      groups={proposed?.groups ?? new Set()}
      isWhole={proposed?.isWhole ?? true}
      revision={proposal?.revision ?? 0}
      returned={proposal?.case}
      leads={leadsHr(actor)}
      table={tableOf(app.directory.settings.asking)}
      prediction={facts && !proposal?.case ? predict(newest(kind), blank, facts, actor.person) : undefined}
      parts={facts?.content.parts}
      blockers={await blockersShown(c, dossier, tellsOfOthers(kind, proposal, again?.reason))}
      names={namesOf(c)}
      signers={signersOf(c)}
      now={app.now()}
      text={again?.text}
      refused={again?.reason}
    />,
    again && { status: meanwhile.includes(again.reason.code) ? 409 : 422 },
  )
}
