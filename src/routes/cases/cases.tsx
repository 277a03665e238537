import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { comment, giveVerdict, noteViewing, resubmit, submitCreation, withdrawCase } from '#actions/cases/cases.ts'
import * as cases from '#db/cases/cases.ts'
import { holds } from '#domain/access/actor.ts'
import { type Group, groups } from '#domain/access/groups.ts'
import { decide as mayDo, visible } from '#domain/access/policy.ts'
import { available } from '#domain/cases/available.ts'
import { blank, type ReturnTo } from '#domain/cases/case.ts'
import { type Command, decide, seatOf } from '#domain/cases/decide.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { create } from '#domain/cases/kinds/create.ts'
import { predict } from '#domain/cases/predict.ts'
import { decidesOf } from '#domain/cases/route.ts'
import { commandOf, type Ruling } from '#domain/cases/ruling.ts'
import { aboutOf, knownUntil, oversees } from '#domain/cases/seeing.ts'
import { strandedAt } from '#domain/cases/stranded.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { factsOf } from '#gate/cases/facts.ts'
import { circumstancesOf, readDecided, readDossier } from '#gate/dossiers/reader.ts'
import { nameShown, namesOf } from '#routes/dossiers/context.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { CasesPage, caseFilters } from '#views/cases/list.tsx'
import type { Refused } from '#views/cases/refusal.tsx'
import { CasePage, type CasePageProps } from '#views/cases/show.tsx'
import type { SliceShown } from '#views/cases/slice.tsx'
import { SubmissionPage } from '#views/cases/submission.tsx'
import { paths } from '#views/paths.ts'
import { caseAt, casesIn, logListed, signersOf } from './context.ts'

export const caseRoutes = new Hono<Web>()

const caseId = (c: WebContext) => idParam<CaseId>(c)

caseRoutes.get('/cases', async (c) => {
  const { app, actor, t } = c.var
  if (!holds(actor, 'hr', 'hr-lead', 'keeper')) throw new Forbidden()
  const filter = caseFilters.find((each) => each === c.req.query('state'))
  const mine = (await cases.every(app.db, filter)).filter(({ dossier }) => {
    const subject = app.roster.entry(dossier)?.subject
    return subject !== undefined && oversees(actor, subject)
  })
  const pages = Math.max(1, Math.ceil(mine.length / pageSize))
  const at = Math.min(pages, Math.max(1, Math.floor(Number(c.req.query('page'))) || 1))
  const rows = await casesIn(c, mine.slice((at - 1) * pageSize, at * pageSize))
  await logListed(c, rows.length)
  return page(
    c,
    t('case.list'),
    <CasesPage rows={rows} count={mine.length} page={at} pages={pages} filter={filter} signers={signersOf(c)} />,
  )
})

const pageSize = 50

caseRoutes.get('/cases/:id', async (c) => {
  const theCase = await caseAt(c, caseId(c))
  const noted = await noteViewing(c.var.app, c.var.actor, theCase)
  return show(c, noted ? await caseAt(c, theCase.id) : theCase)
})

caseRoutes.post('/cases/:id/verdict', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [caseId(c), await readForm(c)]
  const ruling = readRuling(form)

  const done = await giveVerdict(app, actor, id, ruling, form.command)
  if (!done.ok) return refused(c, id, 'verdict', done.refusal, ruling, commandOf(ruling, actor.person))
  const [next] = ruling.verdict === 'approve' ? await cases.awaiting(app.db, actor.person) : []
  // A visitor of the demo goes on as whoever has the case now, and that is offered on its page.
  const onwards = app.demo ? paths.case(id) : paths.home()
  return seeOther(c, next ? paths.case(next.id) : onwards, verdictNotices[ruling.verdict])
})

const verdictNotices = { approve: 'case.approved', reject: 'case.rejected', return: 'case.returned' } as const

caseRoutes.post('/cases/:id/withdrawal', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [caseId(c), await readForm(c)]
  const text = form.text('reason')
  const done = await withdrawCase(app, actor, id, { text }, form.command)
  if (!done.ok) return refused(c, id, 'withdrawal', done.refusal, { text }, { do: 'withdraw', by: actor.person, text })
  return seeOther(c, paths.case(id), 'case.withdrawn')
})

caseRoutes.post('/cases/:id/resubmission', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [caseId(c), await readForm(c)]
  const again = { content: readNumber(form, 'content'), text: form.text('opinion') }
  const done = await resubmit(app, actor, id, again, form.command)
  if (!done.ok) {
    return refused(c, id, 'resubmission', done.refusal, again, { do: 'resubmit', by: actor.person, ...again })
  }
  return seeOther(c, paths.case(id), 'case.resubmitted')
})

caseRoutes.post('/cases/:id/comments', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [caseId(c), await readForm(c)]
  const text = form.text('comment')
  const done = await comment(app, actor, id, { text }, form.command)
  if (!done.ok) return refused(c, id, 'comment', done.refusal, { text }, { do: 'comment', by: actor.person, text })
  return seeOther(c, paths.case(id), 'case.commented')
})

caseRoutes.get('/dossiers/:id/submission', (c) => submission(c))

caseRoutes.post('/dossiers/:id/submission', async (c) => {
  const { app, actor } = c.var
  const [dossier, form] = [idParam<DossierId>(c), await readForm(c)]
  const text = form.text('text')
  const done = await submitCreation(app, actor, { dossier, text }, form.command)
  if (!done.ok) return submission(c, { text, refusal: done.refusal })
  return seeOther(c, paths.case(done.value as CaseId), 'case.submitted')
})

/** What a decision form sends; a form that was not drawn by us is no form. */
function readRuling(form: Form): Ruling {
  const verdict = (['approve', 'reject', 'return'] as const).find((known) => known === form.text('verdict'))
  if (!verdict) throw new HTTPException(400)
  return {
    verdict,
    run: readNumber(form, 'run'),
    seat: readNumber(form, 'seat'),
    content: readNumber(form, 'content'),
    text: form.text('opinion'),
    ticks: form.all('tick').flatMap((tick) => groups.find((group) => group === tick) ?? []),
    to: readTarget(form.text('to')),
  }
}

const readNumber = (form: Form, name: string): number => {
  const text = form.text(name)
  return /^\d{1,9}$/.test(text) ? Number(text) : -1
}

const readTarget = (text: string): ReturnTo => (/^\d{1,9}$/.test(text) ? Number(text) : 'START')

type RefusedForm = NonNullable<CasePageProps['refused']>

type TypedThen = {
  readonly text: string
  readonly ticks?: readonly Group[]
  readonly to?: ReturnTo
  readonly verdict?: string
}

/** The page again, with the refusal and what was typed. The core is asked once more for the names in the reason. */
async function refused(
  c: WebContext,
  id: CaseId,
  form: RefusedForm['form'],
  code: Refused['code'],
  typed: TypedThen,
  command: Command,
) {
  const theCase = await caseAt(c, id)
  const decided = decide(theCase.route, theCase.state, command, await factsOf(c.var.app, theCase.dossier))
  const reason = 'refused' in decided ? decided.refused : ({ code } as Refused)
  return show(c, theCase, { refused: reason, form, typed: { ticks: [], ...typed } })
}

/** Changed under the reader: 409; anything to correct: 422. */
const statusOf = ({ refused: { code } }: RefusedForm) =>
  code === 'case.already-decided' || code === 'case.stale' || code === 'case.closed' ? 409 : 422

async function show(c: WebContext, theCase: cases.Case, refused?: RefusedForm) {
  const { app, actor, t } = c.var
  const { id, dossier, route, state } = theCase
  await app.logRead({ at: app.now(), actor: actor.account, act: 'case.read', about: { case: id, dossier } })
  const facts = await factsOf(app, dossier)
  const may = available(route, state, actor.person, facts)
  const slice = await sliceOf(c, theCase)
  const whole = keeps(c, theCase)
  const until = whole ? undefined : knownUntil(state, actor.person)
  return page(
    c,
    t('case.title', { name: aboutOf(state, until).name }),
    <CasePage
      theCase={theCase}
      until={until}
      prediction={predict(route, state, facts)}
      stranded={strandedAt(state, facts)}
      may={may}
      content={facts.content.revision}
      slice={slice}
      whole={whole}
      mayOpenDossier={await mayOpen(c, dossier)}
      more={(await cases.countAwaiting(app.db, actor.person)) > 1}
      names={namesOf(c)}
      signers={signersOf(c)}
      standIns={standInsFor(c, theCase, facts)}
      now={facts.at}
      {...(refused && { refused })}
    />,
    refused && { status: statusOf(refused) },
  )
}

/** HR who keeps the dossier reads every opinion and every reason; the applicant is one of them. */
const keeps = ({ var: { app, actor } }: WebContext, { dossier }: cases.Case): boolean => {
  const subject = app.roster.entry(dossier)?.subject
  return subject !== undefined && oversees(actor, subject)
}

const mayOpen = async ({ var: { app, actor } }: WebContext, id: DossierId): Promise<boolean> => {
  const subject = app.roster.entry(id)?.subject
  if (!subject) return false
  const { seats, ...others } = await circumstancesOf(app, actor, id)
  return visible(actor, subject, { ...others, seats: new Set() })
}

/** An open seat shows what it decides on; without one, HR sees what it keeps and a decider what was there then. */
async function sliceOf(c: WebContext, theCase: cases.Case): Promise<SliceShown | undefined> {
  const { app, actor } = c.var
  const { dossier, route, state } = theCase
  const seat = seatOf(state, actor.person)
  const whole = !seat && keeps(c, theCase)
  if (seat || whole) {
    const only = seat && (['who', ...decidesOf(route, seat.run.block)] as const)
    const reading = await readDossier(app, actor, dossier, { act: 'case.slice-read', ...(only && { only }) })
    return reading && { dossier, ...reading, by: whole ? 'whole' : 'seat' }
  }
  const closed = await cases.closedSeat(app.db, theCase.id, actor.person)
  const reading = closed && (await readDecided(app, actor, theCase))
  return reading && { dossier, ...reading, by: { frozenAt: closed.at } }
}

/** In the demo: whoever waits now, the viewer aside. */
function standInsFor(c: WebContext, { state, applicant }: cases.Case, facts: Facts) {
  const { app, actor } = c.var
  if (!app.demo) return []
  const open = state.runs.flatMap(({ seats }) => seats.filter((seat) => seat.state === 'open'))
  const waiting = state.status === 'returned' ? [applicant] : open.flatMap(({ candidates }) => candidates)
  return waiting
    .filter((person) => person !== actor.person && facts.organisation.usable(person))
    .flatMap((person) => {
      const account = app.directory.accountOf(person)
      return account ? [{ account: account.id, signer: signersOf(c).of(person) }] : []
    })
}

async function submission(c: WebContext, again?: { readonly text: string; readonly refusal: Refused['code'] }) {
  const { app, actor } = c.var
  const dossier = idParam<DossierId>(c)
  const reading = await readDossier(app, actor, dossier, { act: 'dossier.read' })
  if (!reading) throw new NotFound()
  const open = { ...reading.subject, state: 'draft' } as const
  if (!mayDo(actor, 'submit', open, 'who', reading.circumstances).allow) throw new Forbidden()

  // Back after submitting leads here: nothing is left to submit, and the case is where it goes on.
  const held = await cases.holder(app.db, dossier)
  if (!again && (held || reading.subject.state !== 'draft')) {
    return c.redirect(held ? paths.case(held) : paths.dossier(dossier), 303)
  }

  const facts = await factsOf(app, dossier)
  const decided = decide(create, blank, { do: 'submit', by: actor.person, text: '' }, facts)
  const reason = again && ('refused' in decided ? decided.refused : ({ code: again.refusal } as Refused))
  const name = nameShown(c, reading)
  return page(
    c,
    c.var.t('case.submission.title', { name }),
    <SubmissionPage
      dossier={dossier}
      name={name}
      groups={reading.groups}
      contents={reading.contents}
      nothing={reading.nothing}
      prediction={predict(create, blank, facts, actor.person)}
      signers={signersOf(c)}
      now={facts.at}
      text={again?.text}
      refused={reason}
    />,
    again && { status: again.refusal === 'case.held' ? 409 : 422 },
  )
}
