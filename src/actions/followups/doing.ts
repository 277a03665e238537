import { applyChanges } from '#actions/dossiers/applying.ts'
import { settle } from '#actions/dossiers/settling.ts'
import { trace } from '#actions/dossiers/trace.ts'
import { writeRecord } from '#actions/dossiers/writing.ts'
import { once, orRefuse } from '#actions/once.ts'
import type { BlobRow } from '#db/blobs.ts'
import { blocker } from '#db/cases/holds.ts'
import type { Command } from '#db/commands.ts'
import * as followups from '#db/followups/sealed.ts'
import * as log from '#db/log/log.ts'
import * as notices from '#db/notices.ts'
import { wanted } from '#db/wishes/unwanted.ts'
import type { Actor } from '#domain/access/actor.ts'
import { inForce } from '#domain/dossiers/contract-terms.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import type { Contents, Fields, Section } from '#domain/dossiers/section.ts'
import { appointments } from '#domain/dossiers/sections/appointments.ts'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import { NotFound } from '#domain/errors.ts'
import {
  type FollowUp,
  type FollowUpEnd,
  type FollowUpRefusal,
  isDecided,
  mostFollowUpText,
} from '#domain/followups/followup.ts'
import type { DossierId, FollowUpId, NoticeId, RecordId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { partialDateOf } from '#domain/time.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { isTheirs, leadsOf, stands } from '#gate/followups/followups.ts'
import type { App } from '#house/app.ts'
import { lettingGo } from './opening.ts'

type Done = Promise<Result<string, FollowUpRefusal>>

export type Recording = { readonly section: Section; readonly fields: Fields; readonly blob?: BlobRow }

/** Writes down the contract that was signed, or the starting pay: once, by whoever the task is for. */
export function recordFollowUp(app: App, actor: Actor, id: FollowUpId, recording: Recording, command: Command): Done {
  const { section, fields, blob } = recording
  return doing(app, actor, id, command, async (app, { dossier }) => {
    if (blob) {
      app.whenUndone(() => app.blobs.remove(blob.id).catch(app.report))
      await app.blobs.enter(app.db, blob)
    }
    await writeRecord(app, actor, dossier, section, 'add', app.newId<RecordId>(), fields, {})
    orRefuse(await settle(app, dossier))
    await trace(app, actor, 'dossier.record-saved', dossier, section)
    return ok({ how: 'done', text: '' })
  })
}

export type Judging = { readonly how: 'confirmed' | 'let-go'; readonly text: string }

/** 转正, or that somebody does not stay: then HR has it to do. What is confirmed stands in the record that said until when. */
export function judgeFollowUp(app: App, actor: Actor, id: FollowUpId, { how, text }: Judging, command: Command): Done {
  return doing(app, actor, id, command, async (app, task) => {
    const said = cleanText(text)
    if (!isDecided(task.kind)) throw new NotFound()
    if (said.length > mostFollowUpText || (how === 'let-go' && said === '')) return refuse('followups.no-reason')
    if (how === 'let-go') {
      await lettingGo(app, task, said)
      return ok({ how, text: said })
    }
    const { contents } = (await openForWork(app, 'apply', task.dossier)).opened
    const meant = confirming(task, contents)
    if (!meant) return refuse('followups.ended')
    if (await isHeld(app, task.dossier, meant)) return refuse('followups.held')
    await applyChanges(app, actor, [{ dossier: task.dossier, ...meant }])
    await tellLeads(app, actor, task)
    return ok({ how, text: said })
  })
}

/** Who leads HR hears that the head has let somebody stay: contract and pay follow it. */
async function tellLeads(app: App, actor: Actor, { id: task, dossier }: FollowUp): Promise<void> {
  const leads = leadsOf(app, dossier).filter((person) => person !== actor.person)
  const told = await wanted(
    app.db,
    leads.map((person) => ({ person, kind: 'confirmed' as const })),
  )
  await notices.add(
    app.db,
    told.map((one) => ({ id: app.newId<NoticeId>(), dossier, task, at: app.now(), ...one })),
  )
}

/** HR has let somebody go by the way that there is for it, or there is no paper of a departure to come. */
export const closeFollowUp = (app: App, actor: Actor, id: FollowUpId, command: Command): Done =>
  doing(app, actor, id, command, async (_, { kind }) => {
    if (kind !== 'let-go' && kind !== 'leaving-papers') throw new NotFound()
    return ok({ how: 'done', text: '' })
  })

/** The record that says until when somebody is on probation, with the day on which that was passed. */
function confirming({ kind, day }: FollowUp, contents: Contents) {
  const confirmed = partialDateOf(day)
  const section = kind === 'trial' ? appointments : contracts
  const held =
    kind === 'trial'
      ? (contents['appointments'] ?? []).findLast(({ fields }) => fields['trialUntil'] && !fields['to'])
      : inForce(contents['contracts'])
  return held && { section, record: held.id, fields: { ...held.fields, confirmed } }
}

const isHeld = async (app: App, dossier: DossierId, { section, record }: { section: Section; record: RecordId }) =>
  (await blocker(app, dossier, [{ section: section.key, record }])) !== undefined

/** Ends a task by what its work answers, once, with its trace. */
export function doing(
  app: App,
  actor: Actor,
  id: FollowUpId,
  command: Command,
  work: (app: App, task: FollowUp) => Promise<Result<Pick<FollowUpEnd, 'how' | 'text'>, FollowUpRefusal>>,
): Done {
  return once<FollowUpRefusal>(app, actor, command, async (app) => {
    const task = await followups.find(app, id)
    if (!task || !isTheirs(app, actor, task)) throw new NotFound()
    if (task.ended || !stands(app, task)) return refuse('followups.ended')
    const done = await work(app, task)
    if (!done.ok) return done
    await followups.end(app, task, { ...done.value, by: actor.person, at: app.now() })
    await log.record(app.db, {
      at: app.now(),
      actor: actor.account,
      act: done.value.how === 'let-go' ? 'followup.let-go' : 'followup.done',
      about: { dossier: task.dossier },
    })
    return ok(id)
  })
}
