import type { CaseId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { pdfText } from '../pdf.ts'
import { some } from '../thorough.ts'
import { unzipped } from '../unzipped.ts'
import { type Cast, cast, type FormValues, type World } from '../world.ts'

/** Counts on through all watches: what stays of an earlier one in the same house is no word of the next. */
let serial = 0

export const everybody = Object.keys(cast) as Cast[]

/**
 * Words that stand in one place each, by what that is, and who met them, be it on a page, in a print, in a file or in a
 * paper.
 */
export function watch(of: () => World) {
  const words = new Map<string, string>()
  const met = new Map<string, Set<Cast>>()
  let sent = 0

  const note = (who: Cast, texts: readonly string[]) => {
    for (const [text, place] of words)
      if (texts.some((one) => one.includes(text))) met.set(place, (met.get(place) ?? new Set()).add(who))
  }
  /** Pages that are looked at as one person, with what a print or a paper says in words and in bytes. */
  const look = async (who: Cast, pages: readonly string[]) =>
    note(who, await Promise.all([...new Set(pages)].map(async (page) => textOf(await of().as(who).bytes(page)))))
  /** What somebody is answered who sends a form: a print, a file, or why not. */
  const send = async (who: Cast, path: string, form: FormValues) => {
    const got = await of().as(who).bytes(path, form)
    note(who, [await textOf(got)])
    return got.answer
  }

  return {
    word: (place: string): string => {
      serial += 1
      const text = `雀${String(serial).padStart(3, '0')}巢`
      words.set(text, place)
      return text
    },
    /** An amount in cents, whose nine digits of yuan stand nowhere else: five would turn up by chance in a hash of the log. */
    amount: (place: string): number => {
      serial += 1
      const yuan = 777_000_000 + serial
      words.set(`${yuan}`, place)
      return yuan * 100
    },
    look,
    /** Everybody at these pages, and at what stands further off by turns; with `npm run thorough` at all. */
    lookAsAll: async (pages: readonly string[], further: readonly string[] = []) => {
      for (const [turn, who] of everybody.entries()) await look(who, [...pages, ...some(further, 3, turn)])
    },
    /** Before one step of many: as whoever sits, and by turns as others, at some of it; with `npm run thorough` as all at all. */
    lookInTurn: async (step: number, sits: Cast, pages: readonly string[]) => {
      await look(sits, pages)
      for (const who of some(everybody, 5, step)) if (who !== sits) await look(who, some(pages, 3, step))
    },
    send,
    /** As every third of them, by turns from one form to the next; with `npm run thorough` as all. */
    sendInTurn: async (path: string, form: FormValues) => {
      sent += 1
      for (const who of some(everybody, 3, sent)) await send(who, path, form)
    },
    sendAsAll: async (path: string, form: FormValues) => {
      for (const who of everybody) await send(who, path, form)
    },
    /** The sheet of a case as it is printed for good, by whoever may have it printed. */
    printed: (who: Cast, id: CaseId) => send(who, paths.approval(id), {}),
    /** Who met what, in the order of the cast. */
    table: () =>
      Object.fromEntries(
        [...words.values()].map((place) => [place, everybody.filter((who) => met.get(place)?.has(who)).join(' ')]),
      ),
    inTheClear: () => inTheClear(of(), words),
  }
}

/** What an answer says to whoever has the program for it: a print its text, a packed file what is in it. */
async function textOf({ answer, bytes }: Awaited<ReturnType<ReturnType<World['as']>['bytes']>>): Promise<string> {
  const type = answer.headers.get('Content-Type') ?? ''
  const raw = Buffer.from(bytes).toString('utf8')
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b
  const packed = isPacked ? (await unzipped(bytes)).map((one) => one.bytes.toString('utf8')).join('') : ''
  return `${raw}${packed}${type === 'application/pdf' ? await pdfText(bytes) : ''}`.replaceAll(',', '')
}

/** What stands unsealed in a row of the log, of a notice, of what happened to a case, of a command or of a print. */
async function inTheClear({ app }: World, words: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const tables = ['log', 'notices', 'case_events', 'cases', 'commands', 'batches', 'prints', 'print_runs', 'arrivals']
  const known = (await app.db.introspection.getTables()).map(({ name }) => name)
  const rows = await Promise.all(
    tables
      .filter((name) => known.includes(name))
      .map((name) =>
        app.db
          .selectFrom(name as 'log')
          .selectAll()
          .execute(),
      ),
  )
  const text = JSON.stringify(rows)
  return [...words].flatMap(([one, place]) => (text.includes(one) ? [place] : []))
}
