import { sql } from 'kysely'
import { countUnused } from '#actions/agreements/matters.ts'
import * as outcomes from '#db/copies/outcomes.ts'
import * as copyPlaces from '#db/copies/places.ts'
import { oddPragmas } from '#db/database.ts'
import * as log from '#db/log/log.ts'
import * as sessionLists from '#db/session-lists.ts'
import type { Measures, Night, Refused } from '#domain/health/measures.ts'
import type { AccountId } from '#domain/ids.ts'
import { type Act, type Entry, readEntry } from '#domain/log/entry.ts'
import { type Instant, instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { measureFolder } from './folder.ts'

/** How many nights growth is reckoned from, and how many refused sign-ins are counted at most. */
const [nights, most] = [15, 1000]

const refusals: readonly Act[] = ['session.refused', 'factor.refused', 'link.refused']

/** 体检 of an open house: everything but how a request came in. Numbers and staff numbers; no name. */
export async function measureHouse(app: App): Promise<Measures> {
  const { db, clock, copies, damages, printRoom } = app
  const { clock: now } = clock.compared()
  const folder = await measureFolder(copies.data, { isTaken: true })
  const named = await copyPlaces.find(app)
  const [unlocked, locked, checked] = await Promise.all([
    lastOf(app, 'house.unsealed'),
    lastOf(app, 'house.sealed'),
    log.search(db, { act: 'house.checked' }, nights),
  ])
  const checks = checked.flatMap(({ body }) => readEntry(body) ?? [])
  const [last] = checks
  return {
    ...folder,
    now,
    version: { ...folder.version, running: folder.version.here },
    server: 'open',
    ...(!app.demo && { start: startNow(app) }),
    upSeconds: Math.round(process.uptime()),
    unlocked: unlocked && { at: unlocked.at, by: String(unlocked.about['by']) },
    locked: locked && { at: locked.at, by: numberOf(app, locked.actor) ?? '—' },
    size: await sizeOf(app),
    nights: checks.flatMap(nightOf),
    copies: {
      named: Object.keys(named) as (keyof typeof named)[],
      late: copies.late(),
      outcomes: await outcomes.find(app),
    },
    newest: await log.newestAt(db),
    head: await log.head(db),
    checked: last && { at: last.at, damages: Number(last.about['damages']) },
    ...(unlocked && { openedSince: unlocked.at }),
    unproven: app.standstill.reasons().includes('data-unproven'),
    damages: damages.all().length,
    unused: await countUnused(app),
    sessions: await sessionLists.countAll(app),
    refused: await refusedSince(app, instant(new Date(Date.parse(now) - 86_400_000))),
    pragmas: oddPragmas(app.seals.statement),
    faceless: printRoom.coverage.faces().flatMap(({ script, file }) => (file === undefined ? [script] : [])),
  }
}

/** With where the key of an unattended start lies, for the account that this runs as. */
function startNow({ unattended }: App): NonNullable<Measures['start']> {
  const { is, isThere, place } = unattended.state()
  return { is, ...(is === 'unattended' && { key: { file: place?.file ?? '—', isThere } }) }
}

async function lastOf(app: App, act: Act): Promise<Entry | undefined> {
  const [found] = await log.search(app.db, { act }, 1)
  return found && readEntry(found.body)
}

const numberOf = ({ directory }: App, account: string) => directory.numberOf(account as AccountId)

/** What the night wrote down of sizes; those of before it did so wrote nothing. */
function nightOf({ at, about: { bytes, free } }: Entry): readonly Night[] {
  return typeof bytes === 'number' && typeof free === 'number' ? [{ at, bytes, free }] : []
}

/** Bytes of the data file and of what the encrypted files were made from, as the database knows them. */
export async function sizeOf({ db, seals: { statement } }: App): Promise<Measures['size']> {
  const pragma = (name: string) => Number(statement(`pragma ${name}`).pluck().get())
  const { files, count } = await db
    .selectFrom('blobs')
    .select(({ fn }) => [sql<number>`coalesce(sum(bytes), 0)`.as('files'), fn.countAll<number>().as('count')])
    .executeTakeFirstOrThrow()
  return { data: pragma('page_count') * pragma('page_size'), files, count }
}

/** By staff number; what was typed and is nobody's is counted together. */
async function refusedSince(app: App, from: Instant): Promise<readonly Refused[]> {
  const found = new Map<string | undefined, Refused>()
  for (const act of refusals)
    for (const { body } of await log.search(app.db, { act, from }, most)) {
      const entry = readEntry(body)
      if (!entry) continue
      const { account } = entry.about
      const staffNumber = typeof account === 'string' ? numberOf(app, account) : undefined
      const before = found.get(staffNumber)
      const last = before && before.last > entry.at ? before.last : entry.at
      found.set(staffNumber, { staffNumber, count: (before?.count ?? 0) + 1, last })
    }
  return [...found.values()].sort((one, other) => other.count - one.count)
}
