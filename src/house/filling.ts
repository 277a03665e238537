import { setImmediate } from 'node:timers/promises'
import { familiesChecked } from '#db/cases/seats.ts'
import { openOnes } from '#db/custody/filings.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import { insideTransaction } from '#db/inside.ts'
import * as summaries from '#db/roster/sealed.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Dossier } from '#domain/dossiers/dossier.ts'
import { type Summary, summarise, summarisedGroups } from '#domain/dossiers/summary.ts'
import type { DossierId } from '#domain/ids.ts'
import type { RosterEntry } from '#domain/roster/entry.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { rosterEntry } from '#memory/roster-entry.ts'
import type { App } from './app.ts'
import type { UnsealingRoom } from './rooms/unsealing-room.ts'

/** How far the opening has come: dossiers read of dossiers there are. */
export type Progress = (done: number, of: number) => void

const batch = 500

/**
 * Takes the roster from the sealed summaries. A dossier that does not open stands in it all the same, as damaged: it costs
 * nobody else's work (docs/decisions/0083). The event loop stays free between the batches, so that the progress page
 * answers.
 */
export async function fillRoster(app: App, progress: Progress, room?: UnsealingRoom): Promise<void> {
  for await (const entries of batches(app, progress, room)) for (const entry of entries) app.roster.put(entry)
  app.filings.load(await openOnes(app.db))
}

/** The same while people work: what they see is the roster of before until all of the new one is there. */
export async function refillRoster(app: App): Promise<void> {
  const all: RosterEntry[] = []
  for await (const entries of batches(app, () => {})) all.push(...entries)
  app.roster.load(all)
  app.filings.load(await openOnes(app.db))
}

async function* batches(app: App, progress: Progress, room?: UnsealingRoom): AsyncGenerator<readonly RosterEntry[]> {
  // One whose row or summary is not what was written stands in no list: whom it is about and who keeps it cannot be told.
  const all = (await dossiers.listed(app)).filter(({ id }) => app.seals.isSound('dossier', id))
  const checked = await familiesChecked(app.db)
  const open = room && all.length >= room.fewest ? room.open : undefined
  let done = 0
  for await (const [some, opened] of ahead(slices(all), open ? waiting : 1, (some) => openSome(app, some, open))) {
    const summaryOf = await wholeOf(app, some, opened)
    yield some.map(({ box, ...dossier }) => rosterEntry(dossier, summaryOf(dossier.id), box, checked.has(dossier.id)))
    done += some.length
    progress(done, all.length)
    await setImmediate()
  }
}

/** How many batches are read ahead of the one at hand, so that neither thread waits for the other. */
const waiting = 3

/** A thread that fails, for want of memory or whatever the machine denies, costs time and not the house. */
async function openSome(app: App, some: readonly Dossier[], open: UnsealingRoom['open'] | undefined) {
  const ids = some.map(({ id }) => id)
  if (!open) return summaries.openNewest(app, ids)
  try {
    return await summaries.openNewestElsewhere(app, ids, open)
  } catch (error) {
    app.report(error)
    return summaries.openNewest(app, ids)
  }
}

function* slices<One>(all: readonly One[]): Generator<readonly One[]> {
  for (let start = 0; start < all.length; start += batch) yield all.slice(start, start + batch)
}

/** Asks for each, so many at a time, and gives what comes in their order. */
async function* ahead<Asked, Answer>(
  all: Iterable<Asked>,
  many: number,
  ask: (one: Asked) => Promise<Answer>,
): AsyncGenerator<readonly [Asked, Answer]> {
  const under: (readonly [Asked, Promise<Answer>])[] = []
  for (const one of all) {
    const answer = ask(one)
    // Whoever waits for it hears of its failure; until then nobody does.
    answer.catch(() => {})
    under.push([one, answer])
    const first = under.length >= many ? under.shift() : undefined
    if (first) yield [first[0], await first[1]]
  }
  for (const [one, answer] of under) yield [one, await answer]
}

/**
 * The summaries of a batch, those that are not whole made so in one transaction: when a new version shows more in lists that
 * is every one, and a flush of the disk each would take as long as everything else together.
 */
async function wholeOf(
  app: App,
  some: readonly Dossier[],
  opened: ReadonlyMap<DossierId, Partial<Summary>>,
): Promise<(id: DossierId) => Summary> {
  const whole = new Map<DossierId, Summary>()
  const complete = async (app: App) => {
    for (const dossier of some) {
      const found = opened.get(dossier.id) ?? {}
      whole.set(dossier.id, isWhole(found) ? found : await completed(app, dossier, found))
    }
  }
  const isDone = some.every(({ id }) => isWhole(opened.get(id) ?? {}))
  await (isDone || insideTransaction() ? complete(app) : inTransaction(app, complete))
  return (id) => whole.get(id) ?? summarise({})
}

const isWhole = (found: Partial<Summary>): found is Summary => summarisedGroups.every((group) => found[group])

/**
 * What is missing of a summary, damaged or of an older schema, is made again from the revisions, and kept where all of
 * those open (docs/decisions/0054). Else what opened stands for the dossier, and its legal entity for a unit that
 * nobody knows.
 */
async function completed(app: App, { id, entity }: Dossier, found: Partial<Summary>): Promise<Summary> {
  if (!app.vault.hasKey(id)) {
    app.damages.mended('dossier', id)
    app.damages.note({ of: 'dossier', id, what: 'key-missing', where: 'data_keys' })
    return { ...summarise({}), ...found, who: { name: '', unit: entity } }
  }
  const made = await rebuilt(app, id)
  const who = found.who ?? made.who
  return { ...made, ...found, who: { ...who, unit: who.unit ?? entity } }
}

async function rebuilt(app: App, id: DossierId): Promise<Summary> {
  const { opened } = await openForWork(app, 'roster', id)
  const summary = summarise(opened.contents, opened.nothing)
  if (app.damages.of('dossier', id).some(({ where }) => where !== 'summaries')) return summary
  await summaries.add(app, id, summary, app.now())
  app.damages.mended('dossier', id)
  return summary
}
