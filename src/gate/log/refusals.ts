import type { Db } from '#db/database.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import type { AccountId, CaseId, DossierId } from '#domain/ids.ts'
import type { Entry } from '#domain/log/entry.ts'
import type { App } from '#house/app.ts'

/** An address that was refused: by its pattern (`GET /dossiers/:id`), never with what stood in it, ids aside. */
export type Refused = {
  /** Nobody is known yet where a page of another site sends something. */
  readonly actor: AccountId | 'system'
  readonly status: 403 | 404
  readonly route: string
  /** What the address names, whether or not there is such a thing. */
  readonly dossier?: string | undefined
  readonly case?: string | undefined
}

/** Runs the work a second later. */
export type Later = (work: () => void) => void

const aSecond: Later = (work) => {
  setTimeout(work, 1000).unref()
}

type Held = { readonly refused: Refused; readonly count: number }

/** What is held back until its second is over, by account, status and pattern, and what is being written of it. */
export type Refusals = {
  readonly held: Map<string, Held | undefined>
  readonly written: Set<Promise<void>>
  /** The house is being locked: nothing is held back, or written, any more. */
  ended: boolean
}

/** Counts refusals of the same kind within a second, so that a flood is one entry: empty at the start. */
export const createRefusals = (): Refusals => ({ held: new Map(), written: new Set(), ended: false })

/**
 * Writes `access.refused`, so that somebody who tries many addresses is seen. At once, then one entry a second for an
 * account and a pattern, with how many there were: nobody can flood the log. Nobody waits for it, so an answer takes as
 * long for what is hidden as for what is not there; `failed` hears what went wrong.
 */
export function noteRefused(app: App, refused: Refused, failed: (error: unknown) => void, later = aSecond): void {
  const { held, ended } = app.refusals
  if (ended) return
  const key = `${refused.actor} ${refused.status} ${refused.route}`
  if (held.has(key)) {
    held.set(key, together(held.get(key), refused))
    return
  }
  const note = (one: Held) => {
    held.set(key, undefined)
    write(app, one).catch(failed)
    later(() => {
      const waiting = held.get(key)
      if (waiting) note(waiting)
      else held.delete(key)
    })
  }
  note({ refused, count: 1 })
}

/** Writes what is held back, and ends when all of it is on the disk: before the house is locked, since afterwards nobody can. */
export async function flushRefusals(app: App): Promise<void> {
  const { refusals } = app
  refusals.ended = true
  const waiting = [...refusals.held.values()].flatMap((one) => (one ? [write(app, one)] : []))
  refusals.held.clear()
  await Promise.all([...waiting, ...refusals.written])
}

async function write(app: App, one: Held): Promise<void> {
  const { written } = app.refusals
  const entry = { at: app.now(), actor: one.refused.actor, act: 'access.refused' } as const
  const done = aboutOf(app, one).then((about) => app.logRead({ ...entry, about }))
  written.add(done)
  await done.finally(() => written.delete(done))
}

/** One entry names a thing only where all that it counts were about that thing. */
function together(before: Held | undefined, refused: Refused): Held {
  if (!before) return { refused, count: 1 }
  const same = (key: 'dossier' | 'case') => (before.refused[key] === refused[key] ? refused[key] : undefined)
  return { refused: { ...refused, dossier: same('dossier'), case: same('case') }, count: before.count + 1 }
}

async function aboutOf({ db }: App, { refused, count }: Held): Promise<Entry['about']> {
  return { status: refused.status, route: refused.route, count, ...(await existing(db, refused)) }
}

/** One question to the database whether there is such a thing or not. */
async function existing(db: Db, named: Refused): Promise<Entry['about']> {
  if (named.case !== undefined) {
    const query = db
      .selectFrom('cases')
      .select(['id', 'dossier_id'])
      .where('id', '=', named.case as CaseId)
    const found = await query.executeTakeFirst()
    return found ? { case: found.id, dossier: found.dossier_id } : {}
  }
  if (named.dossier === undefined) return {}
  const found = await dossiers.find(db, named.dossier as DossierId)
  return found ? { dossier: found.id } : {}
}
