import { Hono } from 'hono'
import { submitCase } from '#actions/cases/submitting.ts'
import { holder } from '#db/cases/holds.ts'
import { decide as mayDo } from '#domain/access/policy.ts'
import { blank } from '#domain/cases/case.ts'
import { type Kind, newest } from '#domain/cases/kind.ts'
import { create } from '#domain/cases/kinds/create.ts'
import { kindNamed } from '#domain/cases/kinds/index.ts'
import { predict } from '#domain/cases/predict.ts'
import type { SubmitReason } from '#domain/cases/refusal.ts'
import { changesAfter } from '#domain/dossiers/revision.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { lackingIn } from '#domain/prints/lacking.ts'
import { dayOf, partialDateOf } from '#domain/time.ts'
import { findingsFor } from '#gate/asides/asides.ts'
import { factsOf } from '#gate/cases/facts.ts'
import { readDossier } from '#gate/dossiers/reader.ts'
import { postsExceeded } from '#gate/proposals/house.ts'
import { authorsOf, nameShown } from '#routes/dossiers/context.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { SubmissionPage } from '#views/cases/submission.tsx'
import { paths } from '#views/paths.ts'
import { signersOf } from './context.ts'

export const submissionRoutes = new Hono<Web>()

submissionRoutes.get('/dossiers/:id/submission', (c) => submission(c))

submissionRoutes.post('/dossiers/:id/submission', async (c) => {
  const { app, actor } = c.var
  const [dossier, form] = [idParam<DossierId>(c), await readForm(c)]
  const [text, content] = [form.text('text'), form.number('content')]
  const done = await submitCase(app, actor, { kind: kindAt(c), dossier, text, content }, form.command)
  if (!done.ok) return submission(c, { text, reason: done.reason })
  return seeOther(c, paths.case(done.value as CaseId), 'case.submitted')
})

/** What is asked for: a new dossier, where the address names nothing else. */
function kindAt(c: WebContext): Kind {
  const kind = kindNamed(c.req.query('kind') ?? create.key)
  if (!kind) throw new NotFound()
  return kind
}

/** What somebody else did under the page. */
const meanwhile: readonly string[] = ['case.held', 'case.content-changed']

async function submission(c: WebContext, again?: { readonly text: string; readonly reason: SubmitReason }) {
  const { app, actor } = c.var
  const [kind, dossier] = [kindAt(c), idParam<DossierId>(c)]
  if (kind.content === 'proposal') return c.redirect(paths.proposal(dossier), 303)
  const reading = await readDossier(app, actor, dossier, { act: 'dossier.read' })
  if (!reading) throw new NotFound()
  const open = { ...reading.subject, state: 'draft' } as const
  if (!mayDo(actor, 'submit', open, 'who', reading.circumstances).allow) throw new Forbidden()

  // Back after submitting leads here: nothing is left to submit, and the case is where it goes on.
  const held = await holder(app.db, dossier)
  if (!again && (held || reading.subject.state !== kind.of)) {
    return c.redirect(held ? paths.case(held) : paths.dossier(dossier), 303)
  }

  const facts = await factsOf(app, dossier)
  const name = nameShown(c, reading)
  return page(
    c,
    c.var.t('case.submission.title', { name }),
    <SubmissionPage
      kind={kind}
      dossier={dossier}
      name={name}
      groups={reading.groups}
      contents={reading.contents}
      nothing={reading.nothing}
      findings={await findingsFor(app, reading, { today: partialDateOf(dayOf(facts.at)) })}
      exceeded={kind.of === 'draft' ? await postsExceeded(app, { dossier, contents: reading.contents }) : []}
      content={facts.content.revision}
      since={again?.reason.code === 'case.content-changed' ? changesAfter(reading.changes, again.reason.content) : []}
      authors={authorsOf(c)}
      prediction={predict(newest(kind), blank, facts, actor.person)}
      signers={signersOf(c)}
      now={facts.at}
      text={again?.text}
      refused={again?.reason}
      lacking={lackingIn(reading.contents, sections, app.printRoom.coverage.lacks)}
    />,
    again && { status: meanwhile.includes(again.reason.code) ? 409 : 422 },
  )
}
