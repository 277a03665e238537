import { setImmediate } from 'node:timers/promises'
import { familiesChecked } from '#db/cases/seats.ts'
import { openOnes } from '#db/custody/filings.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import { insideTransaction } from '#db/inside.ts'
import type { ReadSummaries } from '#db/roster/elsewhere.ts'
import * as summaries from '#db/roster/sealed.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Dossier } from '#domain/dossiers/dossier.ts'
import { type Summary, summarise, summarisedGroups } from '#domain/dossiers/summary.ts'
import type { DossierId, PersonId } from '#domain/ids.ts'
import { type WrittenField, writtenFields } from '#domain/roster/columnar.ts'
import type { RosterEntry } from '#domain/roster/entry.ts'
import type { FilledRow } from '#domain/roster/shelf.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { rosterEntry, subjectOf } from '#memory/roster-entry.ts'
import type { App } from './app.ts'
import type { UnsealingRoom } from './rooms/unsealing-room.ts'

/** How far the opening has come: dossiers read of dossiers there are. */
export type Progress = (done: number, of: number) => void

const batch = 500

/**
 * Takes the roster from the sealed summaries, which the room reads on whichever thread is free. A dossier that does not open
 * stands in it all the same, as damaged: it costs nobody else's work (docs/decisions/0083). The event loop stays free between
 * the batches, so that the progress page answers.
 */
export async function fillRoster(app: App, progress: Progress, room: UnsealingRoom): Promise<void> {
  const checked = await familiesChecked(app.db)
  const total = await dossiers.listedCount(app.db)
  const isMany = total >= room.fewest
  let done = 0
  for await (const [some, read] of ahead(slices(app), isMany ? waiting : 1, (some) =>
    readSome(app, some, room, isMany),
  )) {
    const { rows, fields } = await lines(app, some, read, checked)
    app.roster.fill(rows, fields)
    done += some.length
    progress(done, total)
    await setImmediate()
  }
  app.filings.load(await openOnes(app.db))
}

/** The same while people work: what they see is the roster of before until all of the new one is there. */
export async function refillRoster(app: App): Promise<void> {
  const all: RosterEntry[] = []
  const checked = await familiesChecked(app.db)
  for await (const some of slices(app)) {
    const summaryOf = await wholeOf(app, some, await opened(app, some))
    all.push(...some.map((one) => rosterEntry(one, summaryOf(one.id), one.box, checked.has(one.id))))
    await setImmediate()
  }
  app.roster.load(all)
  app.filings.load(await openOnes(app.db))
}

/** One whose row or summary is not what was written stands in no list: whom it is about and who keeps it cannot be told. */
async function* slices(app: App): AsyncGenerator<readonly dossiers.Listed[]> {
  for (let last: DossierId | undefined; ; ) {
    const some = await dossiers.listedAfter(app, last, batch)
    yield some.filter(({ id }) => app.seals.isSound('dossier', id))
    last = some.at(-1)?.id
    if (some.length < batch) return
  }
}

/** How many batches are read ahead of the one at hand, so that neither thread waits for the other. */
const waiting = 3

/** A thread that fails, for want of memory or whatever the machine denies, costs time and not the house. */
async function readSome(
  app: App,
  some: readonly Listed[],
  room: UnsealingRoom,
  isMany: boolean,
): Promise<ReadSummaries> {
  const sealed = await summaries.newestSealed(
    app,
    some.map(({ id }) => id),
  )
  try {
    return await room.read(sealed, isMany ? 'anywhere' : 'here')
  } catch (error) {
    app.report(error)
    return room.read(sealed, 'here')
  }
}

type Listed = dossiers.Listed

/** The lines of a batch: what was read whole as it was written down, and the others put together here, where damage is told. */
async function lines(
  app: App,
  some: readonly Listed[],
  { whole, fields, kin }: ReadSummaries,
  checked: ReadonlySet<DossierId>,
): Promise<{ readonly rows: readonly FilledRow[]; readonly fields: readonly WrittenField[] }> {
  const others = some.filter((_, at) => whole[at] !== 1)
  const summaryOf = await wholeOf(app, others, others.length > 0 ? await opened(app, others) : new Map())
  const declared = new Map(kin.map(([at, persons]) => [at, new Set(persons as readonly PersonId[])]))
  const rows = some.map((one, at): FilledRow => {
    const familyChecked = checked.has(one.id)
    return whole[at] === 1
      ? { subject: subjectOf(one), declared: declared.get(at) ?? nobody, familyChecked }
      : rosterEntry(one, summaryOf(one.id), one.box, familyChecked)
  })
  const boxes = some.map(({ box }) => (box === undefined ? undefined : { custody: { box } }))
  return { rows, fields: [...fields, ...writtenFields(boxes, ['custody'])] }
}

const nobody: ReadonlySet<PersonId> = new Set()

const opened = (app: App, some: readonly Listed[]) =>
  summaries.openNewest(
    app,
    some.map(({ id }) => id),
  )

/** Asks for each, so many at a time, and gives what comes in their order. */
async function* ahead<Asked, Answer>(
  all: AsyncIterable<Asked>,
  many: number,
  ask: (one: Asked) => Promise<Answer>,
): AsyncGenerator<readonly [Asked, Answer]> {
  const under: (readonly [Asked, Promise<Answer>])[] = []
  for await (const one of all) {
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
  some: readonly Listed[],
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
async function completed(
  app: App,
  { id, entity }: Pick<Dossier, 'id' | 'entity'>,
  found: Partial<Summary>,
): Promise<Summary> {
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
