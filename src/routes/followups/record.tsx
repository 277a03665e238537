import { HTTPException } from 'hono/http-exception'
import type { PaperTaken } from '#actions/dossiers/paper.ts'
import { recordFollowUp } from '#actions/followups/doing.ts'
import { recordLeavingPapers } from '#actions/followups/leaving-papers.ts'
import { contractStates, inForceState } from '#domain/codes/contract-state.ts'
import { leavingPapersForm, leavingPapersIn } from '#domain/departures/leaving-papers.ts'
import { type Problems, readFields, typedValue } from '#domain/dossiers/form.ts'
import { pointingToPosts } from '#domain/dossiers/posts.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import { NotFound } from '#domain/errors.ts'
import { type FollowUp, type FollowUpRefusal, isRecorded } from '#domain/followups/followup.ts'
import type { RecordId } from '#domain/ids.ts'
import { contractLines } from '#domain/proposals/contract-lines.ts'
import { contractProblems } from '#domain/proposals/contracting.ts'
import { dayOf, partialDateOf } from '#domain/time.ts'
import { readDossier } from '#gate/dossiers/reader.ts'
import { choicesFor, postChoices } from '#routes/dossiers/context.ts'
import { readWithPaper, receivingPaper } from '#routes/dossiers/taking-papers.ts'
import { saidLines } from '#routes/proposals/beside.ts'
import type { Form } from '#routes/web/forms.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Upload } from '#routes/web/upload.ts'
import type { WebContext } from '#routes/web/web.ts'
import { FollowUpRecordPage } from '#views/followups/record.tsx'
import { paths } from '#views/paths.ts'
import { isOver, taskAt, whoOf } from './task.ts'

/** What is asked for: of a contract not what only its course brings. */
const sectionOf = ({ kind }: FollowUp): Section =>
  kind === 'pay'
    ? pay
    : kind === 'leaving-papers'
      ? leavingPapersForm
      : {
          ...contracts,
          fields: contracts.fields
            .filter(({ key }) => !['state', 'ended', 'confirmed'].includes(key))
            .map((field) => (['signed', 'from'].includes(field.key) ? { ...field, required: true as const } : field)),
        }

type Refused = { readonly form: Form; readonly problems: Problems; readonly refusal?: FollowUpRefusal }

/** Takes what was typed of a contract or of pay, with its paper; refuses in place, keeping what was typed. */
export async function record(c: WebContext, { form, files: [taken] }: Upload<PaperTaken>) {
  const { app, actor } = c.var
  const task = await taskAt(c)
  if (!isRecorded(task.kind)) throw new NotFound()
  const section = sectionOf(task)
  const read = readWithPaper(section, form, taken)
  if (!read.ok) return recordPage(c, task, { form, problems: read.problems })
  const typed = pointingToPosts(section, read.fields, await postChoices(app))
  const problems = isOver(c, task) ? {} : await problemsOf(c, task, typed)
  if (Object.keys(problems).length > 0) return recordPage(c, task, { form, problems })
  if (task.kind === 'leaving-papers') {
    const done = await recordLeavingPapers(app, actor, task.id, typed, form.command)
    if (!done.ok) return recordPage(c, task, { form, problems: {}, refusal: done.refusal })
    return seeOther(c, paths.home(), 'followups.recorded')
  }
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

/** Takes the paper of the form under the key of its dossier; any other field is nonsense (400). */
export const onePaper = (c: WebContext) =>
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

/**
 * What is against the law is said at its field, by the rules that watch the register. A starting pay has an amount: with
 * the day alone the task would be done and nothing set.
 */
const problemsOf = async (c: WebContext, task: FollowUp, typed: Fields): Promise<Problems> => {
  if (task.kind === 'contract') return contractProblems(await fillingOf(c, task, typed))
  if (task.kind === 'leaving-papers') return Object.keys(typed).length === 0 ? { document: 'leaving-paper-needed' } : {}
  return typed['postPay'] === undefined && typed['total'] === undefined ? { postPay: 'required' } : {}
}

/** The page of a task that is written down, with what was typed where it was refused. */
export async function recordPage(c: WebContext, task: FollowUp, refused?: Refused) {
  const { app, t } = c.var
  const section = sectionOf(task)
  const filling = await fillingOf(c, task, {})
  const entered = filling.contents['entry']?.[0]?.fields['entered']
  const held = filling.contents['departure']?.[0]?.fields ?? {}
  const begun: Fields = task.kind === 'leaving-papers' ? leavingPapersIn(held) : { from: entered }
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
      lines={task.kind === 'contract' ? saidLines(t, contractLines({ ...filling, typed })) : []}
      today={dayOf(app.now())}
    />,
    { status: refused ? (refused.refusal ? 409 : 422) : 200 },
  )
}
