import { seatGrants } from '#db/cases/seats.ts'
import * as filings from '#db/custody/filings.ts'
import { groupTag } from '#db/dossiers/revision-row.ts'
import { openTransaction } from '#db/inside.ts'
import { countUse, grantsOn } from '#db/readings/grants.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { type Group, groups, recordGroups } from '#domain/access/groups.ts'
import { type Action, type Circumstances, groupsFor, type Subject, visible } from '#domain/access/policy.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Act } from '#domain/log/entry.ts'
import { type Grant, grantState } from '#domain/readings/grant.ts'
import type { Instant } from '#domain/time.ts'
import { standingInFor } from '#gate/proxies.ts'
import type { App } from '#house/app.ts'
import { isAsKinOn, mayBeKin, seatsAsKin } from './as-kin.ts'

export type Asking = {
  /** `behind`: no entry of its own, it stands behind that of the page which only sums it up (docs/decisions/0046). */
  readonly act: Act | 'behind'
  readonly action?: Action
  /** Only these groups of those that may be read; by default those of the sections, the catalogue being read by itself. */
  readonly only?: readonly Group[]
  /** As it was known at this moment. */
  readonly asOf?: Instant
}

/** The seats, readings and filings that bear on this actor and this dossier right now. */
export async function circumstancesOf(app: App, actor: Actor, dossier: DossierId): Promise<Circumstances> {
  const isKin = mayBeKin(app, actor, dossier)
  const all = await seatGrants(app, actor.person, dossier, isKin ? [] : standingInFor(app, actor))
  const grants = isKin ? await seatsAsKin(app, actor, all) : all
  const asKin = isKin && (await isAsKinOn(app, actor, dossier))
  const seats = new Set(grants.flatMap((grant) => grant.groups))
  const filing = (await hasOpenFiling(app, dossier)) && app.seals.isSound('dossier', dossier, 2)
  const granted = new Set((await openGrants(app, actor, dossier)).flatMap((grant) => [...grant.groups]))
  return { seats, filing, logWritable: true, ...(granted.size > 0 && { granted }), ...(asKin && { asKin }) }
}

/** What reading cases open to this actor at this moment: the clock ends it, and nothing else needs to. */
export async function openGrants(app: App, { person }: Actor, dossier: DossierId): Promise<readonly Grant[]> {
  const grants = await grantsOn(app, person, dossier)
  if (grants.length === 0) return grants
  const now = app.now()
  return grants.filter((grant) => grantState(grant, now) === 'open')
}

/** What is remembered is what was committed; a transaction sees its own writing too, and that of those who share its commit. */
const hasOpenFiling = async ({ db, filings: known }: App, dossier: DossierId): Promise<boolean> => {
  const transaction = openTransaction()
  const isRemembered = !transaction || transaction.traces.untouched?.(ofFilings)
  return isRemembered ? known.has(dossier) : filings.hasOpenFiling(db, dossier)
}

const ofFilings = ['filings'] as const

/** Decides and writes the log; what the actor may open is in the answer, undefined where there is no such dossier for them. */
export async function admit(
  app: App,
  actor: Actor,
  id: DossierId,
  { act, action = 'read', only }: Asking,
  given?: Circumstances,
) {
  const subject = app.roster.subject(id)
  if (!subject) return undefined
  const circumstances = given ?? (await circumstancesOf(app, actor, id))
  if (!visible(actor, subject, circumstances)) return undefined
  const allowed = groupsFor(actor, action, subject, circumstances)
  const wanted = new Set(groups.filter((group) => allowed.has(group) && (only ?? recordGroups).includes(group)))
  const used = await grantsUsed(app, actor, { subject, circumstances, action, wanted })
  if (act !== 'behind')
    await app.logRead({
      at: app.now(),
      actor: actor.account,
      act,
      about: {
        dossier: id,
        groups: [...wanted].map((group) => groupTag(app.vault, id, group)).join(' '),
        ...(used.length > 0 && { reading: used.map((grant) => grant.case).join(' ') }),
      },
    })
  if (used.length > 0 && act !== 'dossier.photo-read')
    await inTransaction(app, async (app) => {
      for (const grant of used) await countUse(app.db, grant)
    })
  return { subject, circumstances, groups: wanted }
}

type Use = {
  readonly subject: Subject
  readonly circumstances: Circumstances
  readonly action: Action
  readonly wanted: ReadonlySet<Group>
}

/** The reading cases without which some of this would not be open. */
async function grantsUsed(app: App, actor: Actor, { subject, circumstances, action, wanted }: Use) {
  const { granted, ...others } = circumstances
  if (!granted) return []
  const without = groupsFor(actor, action, subject, others)
  const lent = [...wanted].filter((group) => !without.has(group))
  if (lent.length === 0) return []
  const grants = await openGrants(app, actor, subject.dossier)
  return grants.filter(({ groups: given }) => lent.some((group) => group === 'who' || given.has(group)))
}
