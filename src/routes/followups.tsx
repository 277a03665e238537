import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { PaperTaken } from '#actions/dossiers/paper.ts'
import { closeFollowUp, judgeFollowUp, recordFollowUp } from '#actions/followups/doing.ts'
import { kindsDrawnOnAForm } from '#domain/cases/kinds/drawing.ts'
import { contractStates, inForceState } from '#domain/codes/contract-state.ts'
import { type Problems, readFields, typedValue } from '#domain/dossiers/form.ts'
import { pointingToPosts } from '#domain/dossiers/posts.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import { NotFound } from '#domain/errors.ts'
import { type FollowUp, type FollowUpRefusal, isDecided, isRecorded } from '#domain/followups/followup.ts'
import type { FollowUpId, RecordId } from '#domain/ids.ts'
import { contractLines } from '#domain/proposals/contract-lines.ts'
import { contractProblems } from '#domain/proposals/contracting.ts'
import { dayOf, partialDateOf } from '#domain/time.ts'
import { readDossier } from '#gate/dossiers/reader.ts'
import { findFollowUp, stands, waitingFollowUps } from '#gate/followups/followups.ts'
import { FollowUpJudgePage } from '#views/followups/judge.tsx'
import type { FollowUpLine } from '#views/followups/line.tsx'
import { FollowUpRecordPage } from '#views/followups/record.tsx'
import type { MessageKey } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { choicesFor, postChoices } from './dossiers/context.ts'
import { dropPapers, readWithPaper, receivingPaper } from './dossiers/taking-papers.ts'
import { type Form, readForm } from './web/forms.ts'
import { idParam } from './web/params.ts'
import { page, seeOther } from './web/respond.tsx'
import { readUpload, type Upload } from './web/upload.ts'
import type { Web, WebContext } from './web/web.ts'

/** 待办任务 that are no cases: what follows a creation, what ends soon (docs/decisions/0033, 0055). */
export const followUpRoutes = new Hono<Web>()

followUpRoutes.get('/follow-ups/:id', async (c) => {
  const task = await taskAt(c)
  if (isRecorded(task.kind)) return recordPage(c, task)
  if (task.kind === 'expiry') return c.redirect(paths.drawing(task.dossier, 'contract', 'renew'), 303)
  return judgePage(c, task)
})

followUpRoutes.post('/follow-ups/:id/record', async (c) => {
  const upload = await readUpload(c, onePaper(c))
  try {
    return await record(c, upload)
  } finally {
    await dropPapers(c.var.app, upload.files)
  }
})

followUpRoutes.post('/follow-ups/:id/verdict', async (c) => {
  const { app, actor } = c.var
  const [task, form] = [await taskAt(c), await readForm(c)]
  if (!isDecided(task.kind)) throw new NotFound()
  const text = form.text('text')
  if (form.unread) return judgePage(c, task, { text, refusal: 'followups.unread' })
  const how = (['confirmed', 'let-go'] as const).find((known) => known === form.text('verdict'))
  if (!how) return judgePage(c, task, { text, refusal: 'followups.no-verdict' })
  const done = await judgeFollowUp(app, actor, task.id, { how, text }, form.command)
  if (!done.ok) return judgePage(c, task, { text, refusal: done.refusal })
  return seeOther(c, paths.home(), how === 'confirmed' ? 'followups.confirmed' : 'followups.let-go')
})

followUpRoutes.post('/follow-ups/:id/done', async (c) => {
  const [task, form] = [await taskAt(c), await readForm(c)]
  const done = await closeFollowUp(c.var.app, c.var.actor, task.id, form.command)
  return seeOther(c, paths.home(), done.ok ? 'followups.done' : 'followups.ended')
})

/** What waits for whoever is signed in, named. */
export async function followUpLines(c: WebContext): Promise<readonly FollowUpLine[]> {
  const { app, actor } = c.var
  return (await waitingFollowUps(app, actor)).map((task) => ({ ...task, ...whoOf(c, task) }))
}

function whoOf({ var: { app } }: WebContext, { dossier }: FollowUp) {
  const entry = app.roster.entry(dossier)
  const { name = '', post = '' } = entry?.columns.who ?? {}
  return { name, post, unit: (entry && app.directory.units.get(entry.subject.unit)?.name) ?? '' }
}

/** The task in the address, for whoever it is for; what is done, or was done elsewhere, is told by what it does next. */
async function taskAt(c: WebContext): Promise<FollowUp> {
  const task = await findFollowUp(c.var.app, c.var.actor, idParam<FollowUpId>(c))
  if (!task) throw new NotFound()
  return task
}

const isOver = ({ var: { app } }: WebContext, task: FollowUp): boolean => task.ended !== undefined || !stands(app, task)

/** What is asked for: of a contract not what only its course brings. */
const sectionOf = ({ kind }: FollowUp): Section =>
  kind === 'pay'
    ? pay
    : {
        ...contracts,
        fields: contracts.fields
          .filter(({ key }) => !['state', 'ended', 'confirmed'].includes(key))
          .map((field) => (['signed', 'from'].includes(field.key) ? { ...field, required: true as const } : field)),
      }

type Refused = { readonly form: Form; readonly problems: Problems; readonly refusal?: FollowUpRefusal }

async function record(c: WebContext, { form, files: [taken] }: Upload<PaperTaken>) {
  const { app, actor } = c.var
  const task = await taskAt(c)
  if (!isRecorded(task.kind)) throw new NotFound()
  const section = sectionOf(task)
  const read = readWithPaper(section, form, taken)
  if (!read.ok) return recordPage(c, task, { form, problems: read.problems })
  const typed = pointingToPosts(section, read.fields, await postChoices(app))
  const problems = isOver(c, task) ? {} : await problemsOf(c, task, typed)
  if (Object.keys(problems).length > 0) return recordPage(c, task, { form, problems })
  const fields = task.kind === 'contract' ? { ...typed, state: stateInForce } : typed
  const recording = {
    section: task.kind === 'pay' ? pay : contracts,
    fields,
    ...(read.blob && { blob: read.blob }),
  }
  const done = await recordFollowUp(app, actor, task.id, recording, form.command)
  if (!done.ok) return recordPage(c, task, { form, problems: {}, refusal: done.refusal })
  return seeOther(c, paths.home(), 'followups.recorded')
}

const stateInForce = {
  code: contractStates.codes.find(({ name }) => name === inForceState)?.code ?? '',
  text: inForceState,
}

const onePaper = (c: WebContext) =>
  receivingPaper(c.var.app, async ({ field }) => {
    const task = await taskAt(c)
    const paper = sectionOf(task).fields.find(({ key, kind }) => kind === 'file' && key === field)
    if (!paper) throw new HTTPException(400)
    return { dossier: task.dossier, group: paper.group }
  })

async function fillingOf(c: WebContext, { kind, dossier }: FollowUp, typed: Fields) {
  const { app, actor } = c.var
  const only = ['who', kind === 'pay' ? 'pay' : 'contract'] as const
  const reading = await readDossier(app, actor, dossier, { act: 'followup.read', only })
  if (!reading) throw new NotFound()
  const today = partialDateOf(dayOf(app.now()))
  return { typed, way: 'sign', contents: reading.contents, today, newId: () => '' as RecordId }
}

/** What is against the law is said at its field, by the rules that watch the register. */
const problemsOf = async (c: WebContext, task: FollowUp, typed: Fields): Promise<Problems> =>
  task.kind === 'contract' ? contractProblems(await fillingOf(c, task, typed)) : {}

async function recordPage(c: WebContext, task: FollowUp, refused?: Refused) {
  const { app, t } = c.var
  const section = sectionOf(task)
  const filling = await fillingOf(c, task, {})
  const entered = filling.contents['entry']?.[0]?.fields['entered']
  const begun: Fields = { from: entered }
  const read = refused && readFields(section, refused.form.text)
  const typed = read?.ok ? read.fields : begun
  const over = isOver(c, task) ? 'followups.ended' : undefined
  const refusal = refused?.refusal ?? over
  return page(
    c,
    t(`followups.of.${task.kind}`, { name: whoOf(c, task).name }),
    <FollowUpRecordPage
      task={task}
      name={whoOf(c, task).name}
      section={section}
      typed={refused?.form.text ?? ((key) => typedValue(begun[key]))}
      problems={refused?.problems ?? {}}
      refusal={refusal}
      choices={await choicesFor(c)}
      lacks={app.printRoom.coverage.lacks}
      lines={task.kind === 'contract' ? linesOf(c, { ...filling, typed }) : []}
      today={dayOf(app.now())}
    />,
    { status: refused ? (refused.refusal ? 409 : 422) : 200 },
  )
}

const linesOf = ({ var: { t } }: WebContext, filling: Parameters<typeof contractLines>[0]) =>
  contractLines(filling).map(({ key, says, stops, source }) => ({
    key,
    stops,
    says: t(`drawing.says.${says.code}` as MessageKey, says.params ?? {}),
    source: t(`drawing.source.${source}` as MessageKey),
  }))

type Judged = { readonly text: string; readonly refusal: FollowUpRefusal }

async function judgePage(c: WebContext, task: FollowUp, judged?: Judged) {
  const { app, actor, t } = c.var
  const { name, unit, post } = whoOf(c, task)
  await app.logRead({ at: app.now(), actor: actor.account, act: 'followup.read', about: { dossier: task.dossier } })
  const refusal = judged?.refusal ?? (isOver(c, task) ? 'followups.ended' : undefined)
  return page(
    c,
    t(`followups.of.${task.kind}`, { name }),
    <FollowUpJudgePage
      task={task}
      name={name}
      unit={unit}
      post={post}
      today={dayOf(app.now())}
      text={judged?.text}
      refusal={refusal}
      ways={task.kind === 'let-go' ? waysFor(c, task) : []}
    />,
    judged
      ? { status: judged.refusal === 'followups.no-reason' || judged.refusal === 'followups.no-verdict' ? 422 : 409 }
      : {},
  )
}

/** Departure where the viewer draws it; else the page of the dossier. */
function waysFor({ var: { actor, t } }: WebContext, { dossier }: FollowUp) {
  const departing = kindsDrawnOnAForm(actor).filter(({ key }) => key === 'departure')
  return [
    ...departing.map(({ key }) => ({
      label: t(`drawing.start.${key}` as MessageKey),
      href: paths.drawing(dossier, key),
    })),
    { label: t('case.dossier'), href: paths.dossier(dossier) },
  ]
}
