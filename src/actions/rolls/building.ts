import type { LeftOut } from '#actions/exports/building.ts'
import { digestOf } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import { NotFound } from '#domain/errors.ts'
import { fileName } from '#domain/exports/file-names.ts'
import type { DossierId } from '#domain/ids.ts'
import { isRoll, rollOf } from '#domain/rolls/kinds/index.ts'
import type { RollOrder, RollPaperSheet, RollSheet } from '#domain/rolls/roll.ts'
import { saidOn } from '#domain/rolls/said.ts'
import { opensFor, rollSheetOf } from '#domain/rolls/sheet.ts'
import { type Day, dayOf, type Instant } from '#domain/time.ts'
import { type OnRoll, readForRoll } from '#gate/rolls/people.ts'
import type { App } from '#house/app.ts'

type Order = { readonly roll: RollOrder; readonly dossiers: readonly DossierId[]; readonly at: Instant }

/**
 * Reads the people of a roll through the gate and draws it in another room, as a PDF or a workbook. Nothing is drawn of nobody, nor
 * where a PDF has a character that no face has: a list with somebody missing is wrong (docs/decisions/0278).
 */
export async function buildRoll(app: App, actor: Actor, { roll: order, dossiers, at }: Order) {
  if (!isRoll(order.roll)) throw new NotFound()
  const { people, leftOut } = await readForRoll(app, actor, dossiers, opensFor(order))
  const gone = leftOut.map((dossier): LeftOut => ({ dossier, why: 'out-of-sight' }))
  if (people.length === 0) return { people: 0, leftOut: gone }
  const day = dayOf(at)
  const sheet = rollSheetOf({
    roll: rollOf(order.roll),
    order,
    people,
    words: { day, unitName: (unit) => app.directory.unitName(unit) },
    unit: unitOf(app, order),
    madeBy: app.directory.nameOf(actor.person),
    leftOut: gone.length,
  })
  const workbook = sheet.is === 'table' && order.as === 'xlsx' ? sheet : undefined
  const lacked = workbook ? [] : lackedIn(app, sheet)
  if (lacked.length > 0) return { people: 0, leftOut: [...gone, ...lacked] }
  const body = workbook ? await app.exportRoom.roll(workbook) : await drawn(app, sheet, people, day)
  const hash = Buffer.from(digestOf(body)).toString('hex')
  const name = `${fileName(`${order.heading} ${day}`)}.${workbook ? 'xlsx' : 'pdf'}`
  return { file: { name, body, hash }, people: sheet.is === 'table' ? sheet.count : people.length, leftOut: gone }
}

/** The same roll of the same day is the same file. */
async function drawn(
  app: App,
  sheet: RollSheet | RollPaperSheet,
  people: OnRoll['people'],
  day: Day,
): Promise<Uint8Array> {
  const photos = Object.fromEntries(people.flatMap(({ row, photo }) => (photo ? [[row.dossier, photo]] : [])))
  const drawn = await app.printRoom.roll({ at: `${day}T00:00:00.000Z` as Instant, sheet, photos })
  if (!drawn.ok) throw new Error('What no face has was looked for before.')
  return drawn.pdf
}

function unitOf({ directory }: App, { unit }: RollOrder): string {
  if (unit) return directory.unitName(unit)
  return [...directory.units.values()].find(({ parent }) => parent === undefined)?.name ?? ''
}

/** Whose part has a character that no face has, and what of the sheet around them. */
const lackedIn = ({ printRoom: { coverage } }: App, sheet: RollSheet | RollPaperSheet): readonly LeftOut[] =>
  saidOn(sheet).flatMap(({ name, text }) => {
    const missing = coverage.lacks(text)
    return missing.length > 0 ? [{ why: 'characters', missing, name } as const] : []
  })
