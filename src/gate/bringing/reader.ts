import { setImmediate } from 'node:timers/promises'
import * as bringings from '#db/bringing/bringing.ts'
import { fingerprintsOf } from '#db/imports/claims.ts'
import { find, type StagedImport } from '#db/imports/imports.ts'
import { openDraft } from '#db/imports/sealed.ts'
import { salvaged } from '#db/salvage.ts'
import type { Actor } from '#domain/access/actor.ts'
import { quiet, visible } from '#domain/access/policy.ts'
import { type Told, toldOf } from '#domain/bringing/asked.ts'
import { type Bringing, type Brought, type BroughtCounts, leftToDo } from '#domain/bringing/brought.ts'
import type { BringingId, DossierId, PersonId } from '#domain/ids.ts'
import type { RosterEntry } from '#domain/roster/entry.ts'
import { heldPrint, type Known, namesakesLike, othersNamed } from '#gate/imports/knowing.ts'
import type { App } from '#house/app.ts'
import { accountsNamed } from '#memory/namesakes.ts'
import type { ToldImport } from '#memory/told.ts'

/** A file or line with what its import tells, and who on file it may be. */
export type ReadBrought = {
  readonly brought: Brought
  readonly staged?: StagedImport
  readonly told?: Told
  /** Whoever has its number already. */
  readonly held?: Known
  /** People on file of whom nobody has said yet that they are others. */
  readonly namesakes: readonly DossierId[]
  /** How many others of the name are on file, told apart by number or birth. */
  readonly sameName: number
  /** Accounts of the name, of whom nobody has said yet whether it is one of them. */
  readonly accounts: readonly PersonId[]
  /** Whether it has a number, so that another number is another person. */
  readonly isNumbered: boolean
  /** What it has become, as far as the viewer may see it. */
  readonly entry?: RosterEntry
}

export type ReadBringing = {
  readonly bringing: Bringing
  readonly counts: BroughtCounts
  /** Absent while something is under way: numbers are all that is told then. */
  readonly rows?: readonly ReadBrought[]
}

/** What this actor has brought, the newest first, each with its numbers: without a name. */
export async function listBringings(
  app: App,
  actor: Actor,
): Promise<readonly Pick<ReadBringing, 'bringing' | 'counts'>[]> {
  const all = await bringings.ofAccount(app, actor.account)
  const counted = []
  for (const bringing of all) counted.push({ bringing, counts: await bringings.countsOf(app.db, bringing.id) })
  return counted
}

/**
 * The gate for what came together: it is its author's, and for anybody else it is not there. Names are told and logged once
 * nothing is under way any more; the drafts are opened in turns, so that nobody waits for hundreds.
 */
export async function readBringing(app: App, actor: Actor, id: BringingId): Promise<ReadBringing | undefined> {
  const bringing = await bringings.find(app, id)
  if (bringing?.by !== actor.account) return undefined
  const counts = await bringings.countsOf(app.db, id)
  if (leftToDo(counts) > 0) return { bringing, counts }
  const all = await bringings.rowsOf(app, id)
  await app.logRead({
    at: app.now(),
    actor: actor.account,
    act: 'bringing.read',
    about: { batch: id, rows: all.length },
  })
  const rows: ReadBrought[] = []
  for (const [at, brought] of all.entries()) {
    if (at % 20 === 19) await setImmediate()
    rows.push(await readRow(app, actor, brought))
  }
  return { bringing, counts, rows }
}

async function readRow(app: App, actor: Actor, brought: Brought): Promise<ReadBrought> {
  const nobody = { brought, namesakes: [], sameName: 0, accounts: [], isNumbered: false }
  const staged = brought.import && (await find(app, brought.import))
  if (!staged || !visible(actor, staged.subject, quiet)) return nobody
  if (staged.state !== 'staged') {
    const entry = app.roster.entry(staged.dossier)
    return { ...nobody, staged, ...(entry && visible(actor, entry.subject, quiet) && { entry }) }
  }
  const key = `${staged.id} ${staged.version}`
  if (!app.told.has(key)) await setImmediate()
  const damage = { of: 'dossier', id: staged.dossier, what: 'does-not-open', where: 'imports' } as const
  const known = salvaged(app, damage, () => app.told.get(key, () => tellOf(app, staged)))
  if (!known) return { ...nobody, staged }
  const { told, prints, person, others } = known
  const held = await heldPrint(app, actor, prints, staged.dossier)
  const like = { name: told.name, birth: told.birth, prints }
  const namesakes = (await namesakesLike(app, actor, like, staged.dossier)).filter((one) => !others.has(one))
  const sameName = othersNamed(app, actor, told.name, staged.dossier) - namesakes.length
  const accounts = person === undefined ? accountsNamed(app, told.name) : []
  return { brought, staged, told, ...(held && { held }), namesakes, sameName, accounts, isNumbered: prints.length > 0 }
}

function tellOf(app: App, staged: StagedImport): ToldImport {
  const draft = openDraft(app, staged)
  return {
    told: toldOf(draft, staged.version),
    prints: fingerprintsOf(app.vault, draft),
    person: draft.person,
    others: new Set(draft.others),
  }
}
