import { openFiling } from '#actions/custody/opening.ts'
import { inTransaction } from '#db/transaction.ts'
import type { DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { client } from '../world.ts'
import { accountIn, type BrowserHouse, everybody, type Somebody } from './house.ts'

/** What a journey leaves behind, looked at through the pages of everybody and without a browser. */
type House = Pick<BrowserHouse, 'world' | 'others'>

const clientOf = (house: House, who: Somebody) => client(house.world.web, house.world.app, accountIn(house, who))

/** Prints a dossier and puts its sheets into a box: what changes on them is to be swapped from then on. */
export async function putOnShelf({ world }: House, dossier: DossierId, box = 'A-03-2-07'): Promise<void> {
  const filing = await inTransaction(world.app, (app) => openFiling(app, { dossier }))
  const archivist = world.as('archivist')
  await archivist.bytes(paths.filingPrintRuns(filing), {})
  await archivist.post(paths.filingBox(filing), { code: box, make: 'yes' })
  const pages = await world.app.db.selectFrom('print_pages').select('code').execute()
  for (const { code } of pages) await archivist.post(paths.scans(), { page: code, code: box })
}

/** The sheets of a dossier that the archive finds in its queue to print again and swap, in alphabetical order. */
export async function swapsAsked({ world: { app, as } }: House, dossier: DossierId): Promise<readonly string[]> {
  const waiting = await app.db
    .selectFrom('filings')
    .select(['id', 'swaps'])
    .where('dossier_id', '=', dossier)
    .where('swaps', 'is not', null)
    .where('ended_at', 'is', null)
    .execute()
  const { text } = await as('archivist').get(paths.archive())
  const shown = waiting.filter(({ id }) => text.includes(`"${paths.filing(id)}"`) && text.includes('更新目录页'))
  return shown.flatMap(({ swaps }) => swaps?.split(',') ?? []).toSorted()
}

/** Who may open an address, in the order of the cast. */
export async function whoMayOpen(house: House, path: string): Promise<readonly Somebody[]> {
  const all = everybody(house)
  const answers = await Promise.all(all.map((who) => clientOf(house, who).get(path)))
  return all.filter((_, at) => answers[at]?.status === 200)
}

/** Who reads this text on any of these pages, in the order of the cast. */
export async function whoReads(house: House, text: string, ...pages: readonly string[]): Promise<readonly Somebody[]> {
  const all = everybody(house)
  const read = await Promise.all(
    all.map(async (who) => {
      const one = clientOf(house, who)
      const answers = await Promise.all(pages.map((page) => one.get(page)))
      return answers.some((answer) => answer.text.includes(text))
    }),
  )
  return all.filter((_, at) => read[at])
}
