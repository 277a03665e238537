import { type PaperLaid, type PaperPlace, takePaper } from '#actions/dossiers/paper.ts'
import type { App } from '#house/app.ts'
import { must } from './doing.ts'

/** A scanned sheet of invented lines under a round seal, as a paper that somebody attached. */
export async function scanOf(app: App, place: PaperPlace): Promise<PaperLaid> {
  const { default: sharp } = await import('sharp')
  const taking = await takePaper(app, place)
  await taking.add(await sharp(Buffer.from(sheet)).jpeg({ quality: 60 }).toBuffer())
  return must(await taking.end(false))
}

const line = (y: number, width: number) =>
  `<rect x="90" y="${y}" width="${width}" height="9" rx="3" fill="#5a5a5a" opacity="0.55"/>`

const lines = Array.from({ length: 18 }, (_, at) => line(250 + at * 32, at % 5 === 4 ? 300 : 560))

const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="744" height="1052" viewBox="0 0 744 1052">
  <rect width="744" height="1052" fill="#fbfaf6"/><rect x="222" y="140" width="300" height="26" rx="4" fill="#333"/>
  ${lines.join('')}
  <circle cx="560" cy="890" r="72" fill="none" stroke="#b3261e" stroke-width="6" opacity="0.8"/>
  <path d="M560 850 l10 31 h32 l-26 19 10 31 -26 -19 -26 19 10 -31 -26 -19 h32 z" fill="#b3261e" opacity="0.8"/></svg>`
