import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import {
  answerWithdrawal,
  askWithdrawal,
  comment,
  giveVerdict,
  handleTask,
  handOverSeat,
  reopenCase,
  resubmit,
  retryCase,
  transferSeat,
  urgeCase,
  withdrawCase,
} from '#actions/cases/commands.ts'
import { setValues } from '#actions/cases/setting.ts'
import type { PaperTaken } from '#actions/dossiers/paper.ts'
import type { Case } from '#db/cases/cases.ts'
import { type Group, groups } from '#domain/access/groups.ts'
import { seatOf } from '#domain/cases/acting.ts'
import { available } from '#domain/cases/available.ts'
import type { ReturnTo } from '#domain/cases/case.ts'
import { missingIn, outputs } from '#domain/cases/outputs/index.ts'
import { settlement } from '#domain/cases/outputs/settlement.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import { taskNamed } from '#domain/cases/route.ts'
import type { Ruling } from '#domain/cases/ruling.ts'
import { type Problems, readFields } from '#domain/dossiers/form.ts'
import type { PaperRefusal } from '#domain/dossiers/paper.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { Forbidden } from '#domain/errors.ts'
import type { CaseId, PersonId } from '#domain/ids.ts'
import { codesIn } from '#domain/resources/resource.ts'
import { settlementMade, unexplained } from '#domain/settling/departure.ts'
import { saidWith } from '#domain/wishes/phrases.ts'
import { factsFor } from '#gate/cases/facts.ts'
import { nextAwaiting } from '#gate/cases/inbox.ts'
import { readProposed } from '#gate/cases/proposed.ts'
import { dropPapers, readWithPaper, receivingPaper } from '#routes/dossiers/taking-papers.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { seeOther } from '#routes/web/respond.tsx'
import { readUpload, type Upload } from '#routes/web/upload.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import type { CommandForm } from '#views/cases/refused-form.ts'
import { paths } from '#views/paths.ts'
import { caseAt, pathOf } from './context.ts'
import { show } from './page.tsx'
import { settingShown } from './setting.ts'
import { reckonedFor } from './settling.ts'

export const caseCommandRoutes = new Hono<Web>()

const caseId = (c: WebContext) => idParam<CaseId>(c)

caseCommandRoutes.post('/cases/:id/verdict', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [caseId(c), await readForm(c)]
  const ruling = readRuling(form)
  if (form.unread) return refused(c, id, 'verdict', { code: 'case.unread' }, ruling)

  const done = await giveVerdict(app, actor, id, ruling, form.command)
  if (!done.ok) return refused(c, id, 'verdict', done.reason, ruling)
  const next = await nextAwaiting(app, actor)
  // A visitor of the demo goes on as whoever has the case now, and that is offered on its page.
  const onwards = app.demo ? paths.case(id) : paths.home()
  return seeOther(c, next ? pathOf(next) : onwards, verdictNotices[ruling.verdict])
})

const verdictNotices = { approve: 'case.approved', reject: 'case.rejected', return: 'case.returned' } as const

/** What a task records is read as its form says; a field that is wrong is said there. A paper is taken as it comes. */
caseCommandRoutes.post('/cases/:id/task', async (c) => {
  const upload = await readUpload(c, onePaperOfTask(c))
  try {
    return await doTask(c, upload)
  } finally {
    await dropPapers(c.var.app, upload.files)
  }
})

async function doTask(c: WebContext, { form, files: [taken] }: Upload<PaperTaken>) {
  const { app, actor } = c.var
  const id = caseId(c)
  const theCase = await caseAt(c, id)
  const section = outputAt(theCase, form.number('run'))
  if (!section) throw new HTTPException(400)
  const again = async (problems: Problems) =>
    show(c, await caseAt(c, id), { form: 'task', typed: { values: form.text, problems } })
  const read = readWithPaper(section, form, taken)
  if (!read.ok) return again(read.problems)
  const lacking = missingIn(section, read.fields, theCase.state.content)
  if (Object.keys(lacking).length > 0) return again(lacking)
  const made = await reckonedInto(c, theCase, section, read.fields)
  if (made.problems) return again(made.problems)
  const at = { run: form.number('run'), seat: form.number('seat'), content: form.number('content') }
  const task = { ...at, output: made.fields, text: '', ...(read.blob && { blob: read.blob }) }
  const done = await handleTask(app, actor, id, task, form.command)
  if (!done.ok && done.reason.code === 'case.not-free') return again(notFree(read.fields, done.reason.items))
  if (!done.ok) return refused(c, id, 'verdict', done.reason, { text: '' })
  return seeOther(c, paths.case(id), 'case.handled')
}

/** A settlement records beside each amount how it was reckoned; one that is another than was reckoned says why. */
async function reckonedInto(
  c: WebContext,
  theCase: Case,
  section: Section,
  fields: Fields,
): Promise<{ readonly fields: Fields; readonly problems?: Problems }> {
  if (section.key !== settlement.key) return { fields }
  const { app, actor } = c.var
  const proposal = await readProposed(app, actor, theCase, await factsFor(app, theCase))
  const reckoned = await reckonedFor(c, theCase, proposal?.records ?? [])
  const problems = unexplained(fields, reckoned)
  return Object.keys(problems).length > 0 ? { fields, problems } : { fields: settlementMade(fields, reckoned) }
}

/** The fields that name what is not to be had. */
const notFree = (typed: Fields, items: readonly string[]): Problems =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([key, value]) =>
      codesIn(String(value)).some((code) => items.includes(code)) ? [[key, 'not-free']] : [],
    ),
  )

const outputAt = ({ state, route }: Case, number: number): Section | undefined => {
  const run = state.runs.find(({ run }) => run === number)
  return outputs[taskNamed(route, run?.block ?? '')?.output ?? '']
}

/** Only whoever sits at the task sends a paper with it: nobody else's is kept, not even for a moment. */
const onePaperOfTask = (c: WebContext) =>
  receivingPaper(c.var.app, async ({ field }) => {
    const theCase = await caseAt(c, caseId(c))
    const seat = seatOf(theCase.state, c.var.actor.person, c.var.app.directory.standingIn(theCase.route.key))
    if (!seat) throw new Forbidden()
    const paper = outputAt(theCase, seat.run.run)?.fields.find(({ key, kind }) => kind === 'file' && key === field)
    if (!paper) throw new HTTPException(400)
    return { dossier: theCase.dossier, group: paper.group }
  })

/** Values that a seat is there to set: read as their section says, each wrong field said there. */
caseCommandRoutes.post('/cases/:id/setting', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [caseId(c), await readForm(c)]
  const theCase = await caseAt(c, id)
  const found = await settingShown(c, theCase, form.text('record'))
  if (!found) throw new Forbidden()
  const { record, fields } = found
  const read = readFields({ ...found.section, fields }, form.text)
  const again = (problems: Problems) =>
    show(c, theCase, { form: 'setting', typed: { record, values: form.text, problems } })
  if (!read.ok) return again(read.problems)
  const at = { run: form.number('run'), seat: form.number('seat'), content: form.number('content') }
  const done = await setValues(app, actor, id, { ...at, record, typed: read.fields }, form.command)
  if (!done.ok) return refused(c, id, 'verdict', done.reason, { text: '' })
  return seeOther(c, paths.case(id), 'case.set')
})

caseCommandRoutes.post('/cases/:id/withdrawal', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [caseId(c), await readForm(c)]
  const text = form.text('reason')
  const done = await withdrawCase(app, actor, id, { text }, form.command)
  if (!done.ok) return refused(c, id, 'withdrawal', done.reason, { text })
  return seeOther(c, paths.case(id), 'case.withdrawn')
})

caseCommandRoutes.post('/cases/:id/withdrawal/asking', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [caseId(c), await readForm(c)]
  const text = form.text('reason')
  const done = await askWithdrawal(app, actor, id, { text }, form.command)
  if (!done.ok) return refused(c, id, 'withdrawal', done.reason, { text })
  return seeOther(c, paths.case(id), 'case.withdrawal-asked')
})

caseCommandRoutes.post('/cases/:id/withdrawal/answer', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [caseId(c), await readForm(c)]
  const answer = (['consent', 'decline'] as const).find((known) => known === form.text('answer'))
  if (!answer) throw new HTTPException(400)
  const text = form.text('reason')
  const done = await answerWithdrawal(app, actor, id, { answer, asking: form.number('asking'), text }, form.command)
  if (!done.ok) return refused(c, id, 'answer', done.reason, { text })
  return seeOther(c, paths.case(id), answer === 'consent' ? 'case.withdrawn' : 'case.withdrawal-declined')
})

caseCommandRoutes.post('/cases/:id/resubmission', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [caseId(c), await readForm(c)]
  const again = { content: form.number('content'), text: form.text('opinion') }
  const done = await resubmit(app, actor, id, again, form.command)
  if (!done.ok) return refused(c, id, 'resubmission', done.reason, again)
  return seeOther(c, paths.case(id), 'case.resubmitted')
})

caseCommandRoutes.post('/cases/:id/retry', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [caseId(c), await readForm(c)]
  const done = await retryCase(app, actor, id, form.command)
  if (!done.ok) return refused(c, id, 'reopening', done.reason, { text: '' })
  return seeOther(c, paths.case(id), 'case.retried')
})

caseCommandRoutes.post('/cases/:id/reopening', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [caseId(c), await readForm(c)]
  const text = form.text('reason')
  const done = await reopenCase(app, actor, id, { text }, form.command)
  if (!done.ok) return refused(c, id, 'reopening', done.reason, { text })
  return seeOther(c, paths.case(id), 'case.reopened')
})

caseCommandRoutes.post('/cases/:id/urging', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [caseId(c), await readForm(c)]
  const done = await urgeCase(app, actor, id, form.command)
  if (!done.ok) return refused(c, id, 'urging', done.reason, { text: '' })
  return seeOther(c, paths.case(id), 'case.urged')
})

caseCommandRoutes.post('/cases/:id/transfer', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [caseId(c), await readForm(c)]
  const typed = { text: form.text('reason'), recipient: form.text('recipient') as PersonId }
  const at = { run: form.number('run'), seat: form.number('seat'), to: typed.recipient, text: typed.text }
  const done = await transferSeat(app, actor, id, at, form.command)
  if (!done.ok) return refused(c, id, 'transfer', done.reason, typed)
  return seeOther(c, paths.case(id), 'case.transferred')
})

caseCommandRoutes.post('/cases/:id/hand-over', async (c) => {
  const { app, actor } = c.var
  const [id, form] = [caseId(c), await readForm(c)]
  const at = { run: form.number('run'), seat: form.number('seat') }
  const done = await handOverSeat(app, actor, id, at, form.command)
  if (!done.ok) return refused(c, id, 'hand-over', done.reason, { text: '' })
  return seeOther(c, paths.case(id), 'case.handed-over')
})

caseCommandRoutes.post('/cases/:id/comments', async (c) => {
  const { app, actor } = c.var
  const id = caseId(c)
  const { form, files } = await readUpload(c, attaching(c))
  const text = form.text('comment')
  try {
    const [taken] = files
    if (taken && !taken.ok) return attachmentRefused(c, id, text, taken.refusal)
    const done = await comment(app, actor, id, { text, paper: taken?.value }, form.command)
    if (!done.ok) return refused(c, id, 'comment', done.reason, { text })
    return seeOther(c, paths.case(id), 'case.commented')
  } finally {
    await dropPapers(app, files)
  }
})

/** A paper goes under the key of the dossier, and only where whoever sends it may say something. */
const attaching = (c: WebContext) =>
  receivingPaper(c.var.app, async ({ field }) => {
    const { app, actor } = c.var
    const theCase = await caseAt(c, caseId(c))
    if (field !== 'paper') throw new HTTPException(400)
    const { comment } = available(theCase.route, theCase.state, actor.person, await factsFor(app, theCase))
    if (!comment) throw new Forbidden()
    return { dossier: theCase.dossier, group: 'who' }
  })

const attachmentRefused = async (c: WebContext, id: CaseId, text: string, problem: PaperRefusal) =>
  show(c, await caseAt(c, id), { form: 'paper', refused: problem, typed: { text } })

/** What a decision form sends; a form that was not drawn by us is no form. */
function readRuling(form: Form): Ruling {
  const verdict = (['approve', 'reject', 'return'] as const).find((known) => known === form.text('verdict'))
  if (!verdict) throw new HTTPException(400)
  return {
    verdict,
    for: (form.text('for') || undefined) as PersonId | undefined,
    run: form.number('run'),
    seat: form.number('seat'),
    content: form.number('content'),
    text: saidWith(form.text('phrase'), form.text('opinion')),
    ticks: form.all('tick').flatMap((tick) => groups.find((group) => group === tick) ?? []),
    to: readTarget(form.text('to')),
  }
}

const readTarget = (text: string): ReturnTo => (/^\d{1,9}$/.test(text) ? Number(text) : 'START')

type TypedThen = {
  readonly text: string
  readonly ticks?: readonly Group[]
  readonly to?: ReturnTo
  readonly verdict?: string
  readonly recipient?: PersonId
}

/** The page again, with the reason and what was typed. */
const refused = async (c: WebContext, id: CaseId, form: CommandForm, reason: Reason, typed: TypedThen) =>
  show(c, await caseAt(c, id), { refused: reason, form, typed: { ticks: [], ...typed } })
