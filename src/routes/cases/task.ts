import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { handleTask } from '#actions/cases/task.ts'
import type { PaperTaken } from '#actions/dossiers/paper.ts'
import type { Case } from '#db/cases/cases.ts'
import { seatOf } from '#domain/cases/acting.ts'
import { outputs } from '#domain/cases/outputs/index.ts'
import { settlement } from '#domain/cases/outputs/settlement.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import { askingBlocks, taskNamed } from '#domain/cases/route.ts'
import type { Problems } from '#domain/dossiers/form.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { Forbidden } from '#domain/errors.ts'
import type { CaseId } from '#domain/ids.ts'
import { codesIn } from '#domain/resources/resource.ts'
import { settlementMade, unexplained } from '#domain/settlement/departure.ts'
import { factsFor } from '#gate/cases/facts.ts'
import { nextAwaiting } from '#gate/cases/inbox.ts'
import { readProposed } from '#gate/cases/proposed.ts'
import { dropPapers, readWithPaper, receivingPaper } from '#routes/dossiers/taking-papers.ts'
import type { Form } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { seeOther } from '#routes/web/respond.tsx'
import { readUpload, type Upload } from '#routes/web/upload.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { caseAt, pathOf } from './context.ts'
import { show } from './page.tsx'
import { reckonedFor } from './settling.ts'
import { hasProblems, readBeside } from './tasks-beside.ts'

/** 办理: a task of an open seat. */
export const taskRoutes = new Hono<Web>()

/** What a task records is read as its form says; a field that is wrong is said there. A paper is taken as it comes. */
taskRoutes.post('/cases/:id/task', async (c) => {
  const upload = await readUpload(c, onePaperOfTask(c))
  try {
    return await doTask(c, upload)
  } finally {
    await dropPapers(c.var.app, upload.files)
  }
})

async function doTask(c: WebContext, { form, files: [taken] }: Upload<PaperTaken>) {
  const { app, actor } = c.var
  const id = idParam<CaseId>(c)
  const theCase = await caseAt(c, id)
  const section = outputAt(theCase, form.number('run'))
  if (!section) throw new HTTPException(400)
  const others = readBeside(theCase, form)
  const again = async (problems: Problems, refused?: Reason, beside = others) => {
    const typed = { values: form.text, text: saidIn(section, form), problems, beside }
    return show(c, await caseAt(c, id), { form: 'task', typed, ...(refused && { refused }) })
  }
  if (form.unread) return again({}, { code: 'case.unread' })
  const read = readWithPaper(section, form, taken)
  if (!read.ok || hasProblems(others)) return again(read.ok ? {} : read.problems)
  const made = await reckonedInto(c, theCase, section, read.fields)
  if (made.problems) return again(made.problems)
  const at = { run: form.number('run'), seat: form.number('seat'), content: form.number('content') }
  const beside = others.filter(({ ticked }) => ticked).map(({ stop, output }) => ({ stop, output }))
  const task = { ...at, output: made.fields, text: '', ...(read.blob && { blob: read.blob }), beside }
  const done = await handleTask(app, actor, id, task, form.command)
  if (done.ok) return onwards(c, theCase, at.run)
  const { reason } = done
  if (reason.code !== 'case.task-lacking' && reason.code !== 'case.not-free') return again({}, reason)
  const wrongIn = (output: Fields) => (reason.code === 'case.not-free' ? notFree(output, reason.items) : reason.fields)
  if (!others.some(({ stop }) => stop === reason.stop)) return again(wrongIn(read.fields))
  return again(
    {},
    undefined,
    others.map((one) => (one.stop === reason.stop ? { ...one, problems: wrongIn(one.output) } : one)),
  )
}

/**
 * The next thing that waits, a further task of the same case before anything else; after 办结 the case itself, whose papers are
 * printed from there.
 */
async function onwards(c: WebContext, { id, route, state }: Case, number: number) {
  const { app, actor } = c.var
  const block = state.runs.find(({ run }) => run === number)?.block
  const isLast = askingBlocks(route).at(-1)?.id === block
  const after = await caseAt(c, id)
  const isStill = seatOf(after.state, actor.person, app.directory.standingIn(route.key)) !== undefined
  const next = isLast || isStill ? undefined : await nextAwaiting(app, actor)
  return seeOther(c, next ? pathOf(next) : paths.case(id), 'case.handled')
}

/** What was said in words: shown again where the task itself is gone. */
const saidIn = ({ fields }: Section, form: Form): string =>
  fields
    .filter(({ kind }) => kind === 'text' || kind === 'long-text')
    .flatMap(({ key }) => form.text(key).trim() || [])
    .join('\n')

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
    const theCase = await caseAt(c, idParam<CaseId>(c))
    const seat = seatOf(theCase.state, c.var.actor.person, c.var.app.directory.standingIn(theCase.route.key))
    if (!seat) throw new Forbidden()
    const paper = outputAt(theCase, seat.run.run)?.fields.find(({ key, kind }) => kind === 'file' && key === field)
    if (!paper) throw new HTTPException(400)
    return { dossier: theCase.dossier, group: paper.group }
  })
