import { chooseBox } from '#actions/custody/boxing.ts'
import { confirmScan } from '#actions/custody/filing.ts'
import { addPlaces } from '#actions/custody/places.ts'
import { printFiling } from '#actions/prints/printing.ts'
import * as filings from '#db/custody/filings.ts'
import type { Actor } from '#domain/access/actor.ts'
import { pagesLeft } from '#domain/custody/filing.ts'
import type { DossierId, FilingId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { command, must } from './doing.ts'

const boxesOnShelf = 10
const shelvesInCabinet = 4

/** 库房: one room, cabinets of four shelves, ten boxes on each; as many as so many dossiers fill at ten to the box. */
export async function furnishArchive(app: App, by: Actor, dossiers: number): Promise<readonly string[]> {
  const shelves = Array.from({ length: Math.max(4, Math.ceil(dossiers / (boxesOnShelf * 10))) }, (_, at) => shelfAt(at))
  must(await addPlaces(app, by, { code: 'A', name: '一号库房', to: '' }, command(app)))
  for (const shelf of shelves) {
    const boxes = { code: `${shelf}-01`, name: '', to: String(boxesOnShelf) }
    must(await addPlaces(app, by, boxes, command(app)))
  }
  return Array.from({ length: boxesOnShelf * shelves.length }, (_, at) => {
    const box = String((at % boxesOnShelf) + 1).padStart(2, '0')
    return `${shelves[Math.floor(at / boxesOnShelf)]}-${box}`
  })
}

const shelfAt = (at: number) =>
  `A-${String(Math.floor(at / shelvesInCabinet) + 1).padStart(2, '0')}-${(at % shelvesInCabinet) + 1}`

/** Sheets that are being drawn. `end` is for the moment at which they lie there, and answers the filing, to go on with. */
type Printing = { readonly end: () => Promise<FilingId> }

/**
 * Chooses the box and prints the sheets. They are drawn while other dossiers go on, and recorded when `end` is called and not
 * before, so that every demo of a day is written in the same order.
 */
export async function printSheets(app: App, by: Actor, dossier: DossierId, box: string): Promise<Printing> {
  const id = await filingOf(app, dossier)
  must(await chooseBox(app, by, { filing: id, code: box, make: false }, command(app)))
  const [asked, awaited] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const draw: App['printRoom']['draw'] = async (job) => {
    const drawing = app.printRoom.draw(job)
    asked.resolve()
    await Promise.all([drawing, awaited.promise])
    return drawing
  }
  const printRoom = { ...app.printRoom, draw }
  const wanted = { filing: id, by: app.directory.nameOf(by.person) }
  const printing = printFiling({ ...app, printRoom }, by, wanted, command(app))
  await Promise.race([asked.promise, printing])
  return {
    end: async () => {
      awaited.resolve()
      const printed = await printing
      if (!printed.ok) throw new Error(`The demo could not be printed: ${printed.refusal}.`)
      return id
    },
  }
}

/** Page by page into the box, each confirmed by two codes. */
export async function fileSheets(app: App, by: Actor, id: FilingId): Promise<void> {
  const filing = await filings.find(app, id)
  const box = filing?.volume.box?.code ?? ''
  for (const { code } of filing ? pagesLeft(filing) : [])
    must(await confirmScan(app, by, { page: code, box }, command(app)))
}

async function filingOf(app: App, dossier: DossierId): Promise<FilingId> {
  const { id } = await app.db
    .selectFrom('filings')
    .select('id')
    .where('dossier_id', '=', dossier)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  return id
}
