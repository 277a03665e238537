import { traceResource } from '#actions/resources/registering.ts'
import type { Command } from '#db/commands.ts'
import * as resources from '#db/resources/resources.ts'
import type { Actor } from '#domain/access/actor.ts'
import { daysAfter } from '#domain/days.ts'
import { NotFound } from '#domain/errors.ts'
import { type FollowUpRefusal, isGivenBack } from '#domain/followups/followup.ts'
import type { CaseId, DossierId, FollowUpId, PersonId, ResourceId, UnitId } from '#domain/ids.ts'
import { codesIn, type Resource } from '#domain/resources/resource.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { dayOf } from '#domain/time.ts'
import { givingBack, handingBack, toComeBack } from '#gate/resources/giving-back.ts'
import type { App } from '#house/app.ts'
import { doing } from './doing.ts'
import { openFollowUp } from './opening.ts'

/** Administration has a week: the person sits where nobody expects them any more. */
const daysToGiveBack = 7

/** A case was taken back: administration is asked what it allocated back, if anything is still there to be asked about. */
export async function askBack(app: App, of: { readonly dossier: DossierId; readonly revoked: CaseId }): Promise<void> {
  const { due, before } = await givingBack(app, of)
  if (due.length + before.length === 0) return
  const day = daysAfter(dayOf(app.now()), daysToGiveBack)
  await openFollowUp(app, { dossier: of.dossier, kind: 'give-back', day, case: of.revoked })
}

/** Somebody went to another legal entity: administration of the old one is asked about what belongs to it. */
export async function askHandedBack(
  app: App,
  of: { readonly dossier: DossierId; readonly moved: CaseId; readonly unit: UnitId },
): Promise<void> {
  const { due } = await handingBack(app, of)
  if (due.length === 0) return
  const day = daysAfter(dayOf(app.now()), daysToGiveBack)
  await openFollowUp(app, { dossier: of.dossier, kind: 'hand-back', day, case: of.moved, oldUnit: of.unit })
}

export type GivenBack = {
  /** What of it is taken back from the person, and what is given again of what stood before. */
  readonly back: readonly ResourceId[]
  readonly again: readonly ResourceId[]
  /** Codes of others that are given in their place. */
  readonly instead: string
}

/** Takes back and gives as administration says, all of it or, where something is not to be had, nothing. */
export function giveBack(
  app: App,
  actor: Actor,
  id: FollowUpId,
  { back, again, instead }: GivenBack,
  command: Command,
): Promise<Result<string, FollowUpRefusal>> {
  return doing(app, actor, id, command, async (app, task) => {
    const person = app.roster.entry(task.dossier)?.subject.person
    if (!isGivenBack(task.kind) || !task.case || !person) throw new NotFound()
    const { due, before } = await toComeBack(app, task, task.case)
    const meant = await wanted(app, { before, again, instead: task.kind === 'give-back' ? instead : '' })
    if (!meant.ok) return meant
    for (const one of due.filter(({ id }) => back.includes(id))) {
      await resources.take(app.db, one.id, { holder: null })
      await traceResource(app, actor.account, 'resource.returned', one)
    }
    for (const one of meant.value) await give(app, actor, one, person)
    return ok({ how: 'done' as const, text: '' })
  })
}

/** What the person gets: free ones alone. */
async function wanted(
  app: App,
  { before, again, instead }: Pick<GivenBack, 'again' | 'instead'> & { readonly before: readonly Resource[] },
): Promise<Result<readonly Resource[], FollowUpRefusal>> {
  const codes = codesIn(instead)
  const others = await resources.coded(app, codes)
  if (others.length < codes.length) return refuse('followups.unknown-code')
  const all = [...before.filter(({ id }) => again.includes(id)), ...others]
  const each = new Map(all.map((one) => [one.id, one]))
  const found = await Promise.all([...each.keys()].map((id) => resources.find(app, id)))
  const free = found.flatMap((one) => (one && one.holder === undefined ? [one] : []))
  return free.length === each.size ? ok(free) : refuse('followups.not-free')
}

async function give(app: App, actor: Actor, one: Resource, holder: PersonId): Promise<void> {
  await resources.take(app.db, one.id, { holder })
  await traceResource(app, actor.account, 'resource.allocated', { ...one, holder })
}
