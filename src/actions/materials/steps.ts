import type { PaperTaken } from '#actions/dossiers/paper.ts'
import { once } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as materials from '#db/materials/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { isMaterialGroup } from '#domain/access/groups.ts'
import { groupsFor } from '#domain/access/policy.ts'
import { mostReason } from '#domain/dossiers/dossier.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import type { PaperRefusal } from '#domain/dossiers/paper.ts'
import { NotFound } from '#domain/errors.ts'
import type { DossierId, MaterialId } from '#domain/ids.ts'
import { canonical, type Json } from '#domain/json.ts'
import { type Entry, groupOf, type Kind, type Material, mayBecome, standingOf } from '#domain/materials/material.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { guard } from '#gate/guard.ts'
import type { App } from '#house/app.ts'
import { trace } from './trace.ts'

export type StepRefusal =
  /** Somebody took a step since the page was drawn. */
  | 'material.changed'
  | 'material.out-of-turn'
  | 'material.unchanged'
  | 'material.reason-missing'
  | 'material.reason-too-long'

/** A paper as the page showed it. */
export type At = { readonly dossier: DossierId; readonly material: MaterialId; readonly version: number }

/** 鉴别: the paper is in order, and belongs where `entry` says. */
export const examine = (app: App, actor: Actor, at: At, entry: Entry, command: Command) =>
  step(app, actor, at, command, (known) => ok({ kind: 'examined', entry: withOrigin(known, entry) }))

/** 归档: what was examined stands in the catalogue from now on. */
export const file = (app: App, actor: Actor, at: At, command: Command) => step(app, actor, at, command, filed)

/** The same inside the transaction of an act that does more: the value that the paper proves is proposed with it. */
export const fileWithin = (app: App, actor: Actor, at: At) => takeStep(app, actor, at, filed)

const filed = ({ entry }: Material) => ok({ kind: 'filed' as const, entry })

/** 退回: a received paper goes back, with the reason. */
export const giveBack = (app: App, actor: Actor, at: At, reason: string, command: Command) =>
  step(app, actor, at, command, ({ entry }) => withReason(reason, { kind: 'returned', entry }))

/** 剔除: taken out of the volume by an act with a name and a reason; it stays in sight (docs/law/custody.md §3). */
export const remove = (app: App, actor: Actor, at: At, reason: string, command: Command) =>
  step(app, actor, at, command, ({ entry }) => withReason(reason, { kind: 'removed', entry }))

/** Mends a line of the catalogue; into another class it moves, and keeps everything else that it has. */
export const mend = (app: App, actor: Actor, at: At, entry: Entry, command: Command) =>
  step(app, actor, at, command, (known) => {
    const mended = withOrigin(known, entry)
    if (sameEntry(mended, known.entry)) return refuse('material.unchanged')
    return ok({ kind: mended.class === known.entry.class ? 'mended' : 'moved', entry: mended })
  })

/** 都要: somebody looked, and it is no second copy of another one. */
export const leaveBoth = (app: App, actor: Actor, at: At, command: Command) =>
  step(app, actor, at, command, ({ entry }) => ok({ kind: 'mended', entry: { ...entry, distinct: true } }))

export type AttachRefusal = StepRefusal | PaperRefusal | 'required'

/** Whoever may not attach anything to this line is turned away before a file is taken: the group that it would lie in. */
export async function groupToAttach(app: App, actor: Actor, at: Omit<At, 'version'>) {
  const group = groupOf((await hold(app, actor, at)).entry.class)
  await guard(app, actor, at.dossier, { action: 'catalogue', groups: [group] })
  return group
}

/** 附上: the paper itself, laid down encrypted under the class of its line already (docs/decisions/0015). */
export async function attach(
  app: App,
  actor: Actor,
  at: At,
  taken: PaperTaken | undefined,
  command: Command,
): Promise<Result<string, AttachRefusal>> {
  await groupToAttach(app, actor, at)
  if (!taken) return refuse('required')
  if (!taken.ok) return taken
  const { paper, row } = taken.value
  const next = ({ kind, entry }: Material) =>
    ok({ kind: standingOf(kind) === 'filed' ? ('mended' as const) : kind, entry: { ...entry, paper } })
  return step(app, actor, at, command, next, (app) => app.blobs.enter(app.db, row))
}

/** Whence it came, what is attached and what was settled about it are not typed again. */
const withOrigin = ({ entry: { from, receivedOn, paper, distinct } }: Material, entry: Entry): Entry => ({
  ...(from && { from }),
  ...(receivedOn && { receivedOn }),
  ...(paper && { paper }),
  ...(distinct && { distinct }),
  ...entry,
})

const sameEntry = (a: Entry, b: Entry) => canonical(a as unknown as Json) === canonical(b as unknown as Json)

type Next = { readonly kind: Kind; readonly entry: Entry; readonly reason?: string }

function withReason(reason: string, next: Next): Result<Next, StepRefusal> {
  const text = cleanText(reason)
  if (text === '') return refuse('material.reason-missing')
  return text.length > mostReason ? refuse('material.reason-too-long') : ok({ ...next, reason: text })
}

type Taking = (known: Material) => Result<Next, StepRefusal>

const step = (app: App, actor: Actor, at: At, command: Command, next: Taking, also?: (app: App) => Promise<void>) =>
  once<StepRefusal>(app, actor, command, (app) => takeStep(app, actor, at, next, also))

/** One more line in the life of a paper; into another class only by whoever keeps both. */
async function takeStep(
  app: App,
  actor: Actor,
  { dossier, material, version }: At,
  next: Taking,
  also: (app: App) => Promise<void> = async () => {},
): Promise<Result<string, StepRefusal>> {
  const known = await hold(app, actor, { dossier, material })
  const then = next(known)
  const touched = [known.entry, ...(then.ok ? [then.value.entry] : [])].map((entry) => groupOf(entry.class))
  await guard(app, actor, dossier, { action: 'catalogue', groups: touched })
  if (known.version !== version) return refuse('material.changed')
  if (!then.ok) return then
  if (!mayBecome(known.kind, then.value.kind)) return refuse('material.out-of-turn')
  const line = { ...then.value, id: material, version: version + 1, at: app.now(), by: actor.account }
  await also(app)
  await materials.add(app, dossier, [line])
  await trace(app, actor, then.value.kind, { dossier, entries: [then.value.entry] })
  return ok(material)
}

/** The paper as it stands, for whoever may see its class. */
async function hold(
  app: App,
  actor: Actor,
  { dossier, material }: Pick<At, 'dossier' | 'material'>,
): Promise<Material> {
  const { subject, circumstances } = await guard(app, actor, dossier, { action: 'read' })
  const groups = new Set([...groupsFor(actor, 'read', subject, circumstances)].filter(isMaterialGroup))
  const known = (await materials.openNewest(app, dossier, groups)).find(({ id }) => id === material)
  if (!known) throw new NotFound()
  return known
}
