import type { LeftOut } from '#actions/exports/building.ts'
import { digestOf } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import { NotFound } from '#domain/errors.ts'
import { fileName } from '#domain/exports/file-names.ts'
import type { DossierId } from '#domain/ids.ts'
import { isRoll, rollOf } from '#domain/rolls/kinds/index.ts'
import type { RollOrder, RollSheet } from '#domain/rolls/roll.ts'
import { openedGroups, rollSheetOf } from '#domain/rolls/sheet.ts'
import { dayOf, type Instant } from '#domain/time.ts'
import { readForRoll } from '#gate/rolls/people.ts'
import type { App } from '#house/app.ts'

type Order = { readonly roll: RollOrder; readonly dossiers: readonly DossierId[]; readonly at: Instant }

/**
 * Reads the people of a roll through the gate and draws it in another room, as a PDF or a workbook. Nothing is drawn of nobody, nor
 * where a row of a PDF has a character that no face has: a list with somebody missing is wrong (docs/decisions/0278).
 */
export async function buildRoll(app: App, actor: Actor, { roll: order, dossiers, at }: Order) {
  if (!isRoll(order.roll)) throw new NotFound()
  const { people, leftOut } = await readForRoll(app, actor, dossiers, openedGroups(order.columns))
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
  const lacked = order.as === 'pdf' ? lackedIn(app, sheet) : []
  if (lacked.length > 0) return { people: 0, leftOut: [...gone, ...lacked] }
  const body = order.as === 'xlsx' ? await app.exportRoom.roll(sheet) : await drawn(app, sheet, day)
  const hash = Buffer.from(digestOf(body)).toString('hex')
  return {
    file: { name: `${fileName(`${order.heading} ${day}`)}.${order.as}`, body, hash },
    people: sheet.count,
    leftOut: gone,
  }
}

/** The same roll of the same day is the same file. */
async function drawn(app: App, sheet: RollSheet, day: string): Promise<Uint8Array> {
  const drawn = await app.printRoom.roll({ at: `${day}T00:00:00.000Z` as Instant, sheet })
  if (!drawn.ok) throw new Error('What no face has was looked for before.')
  return drawn.pdf
}

function unitOf({ directory }: App, { unit }: RollOrder): string {
  if (unit) return directory.unitName(unit)
  return [...directory.units.values()].find(({ parent }) => parent === undefined)?.name ?? ''
}

/** Whose row has a character that no face has, and what of the sheet around the rows. */
function lackedIn({ printRoom: { coverage } }: App, sheet: RollSheet): readonly LeftOut[] {
  const around = [
    sheet.title,
    sheet.unit,
    sheet.madeBy,
    ...sheet.notes,
    ...sheet.parts.map(({ heading = '' }) => heading),
  ]
  const rows = sheet.parts.flatMap(({ rows }) => rows.map((row) => ({ name: row[1] ?? '', text: row.join('') })))
  return [{ name: sheet.title, text: around.join('') }, ...rows].flatMap(({ name, text }) => {
    const missing = coverage.lacks(text)
    return missing.length > 0 ? [{ why: 'characters', missing, name } as const] : []
  })
}
