import * as custody from '#db/custody/custody.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsPaper } from '#domain/access/duties.ts'
import { decide } from '#domain/access/policy.ts'
import { compareCodes } from '#domain/code-order.ts'
import { type Filing, pagesLeft, pagesOf, stepOf } from '#domain/custody/filing.ts'
import type { Location } from '#domain/custody/location.ts'
import { Forbidden } from '#domain/errors.ts'
import type { AccountId, DossierId } from '#domain/ids.ts'
import { type SheetKind, sheetKinds } from '#domain/prints/print.ts'
import { dayOf } from '#domain/time.ts'
import { circumstancesOf } from '#gate/dossiers/reader.ts'
import type { App } from '#house/app.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { QueueRow } from '#views/custody/queue.tsx'
import type { FiledPage } from '#views/custody/recent.tsx'
import type { DemoCodes, ScannedPage } from '#views/custody/scan.tsx'
import type { Translate } from '#views/i18n/index.ts'
import { translator } from '#views/i18n/index.ts'

/** Only administration works on paper; for everybody else the archive is a place that they may not enter. */
export function mustKeepPaper(actor: Actor): void {
  if (!keepsPaper(actor)) throw new Forbidden()
}

/** The name of whom a dossier is about, where this actor may list it. */
export async function nameFor(app: App, actor: Actor, dossier: DossierId): Promise<string | undefined> {
  const entry = app.roster.entry(dossier)
  if (!entry) return undefined
  const circumstances = await circumstancesOf(app, actor, dossier)
  return decide(actor, 'list', entry.subject, 'who', circumstances).allow ? entry.columns.who.name : undefined
}

/**
 * The filings in the queue that this actor may see, with their names; one entry in the log for all (decisions.md 6), which
 * counts the `others` that the same page names too.
 */
export async function queueFor(
  app: App,
  actor: Actor,
  others: number,
): Promise<readonly { filing: Filing; name: string }[]> {
  const seen: { filing: Filing; name: string }[] = []
  for (const filing of await custody.open(app.db)) {
    const name = await nameFor(app, actor, filing.dossier)
    if (name !== undefined) seen.push({ filing, name })
  }
  await app.logRead({
    at: app.now(),
    actor: actor.account,
    act: 'filing.listed',
    about: { rows: seen.length + others },
  })
  return seen
}

/** The places by their code, so that each can be told with those above it. */
export async function placesByCode(app: App): Promise<ReadonlyMap<string, Location>> {
  return new Map((await custody.locations(app.db)).map((place) => [place.code, place]))
}

/** `二库 03 柜 2 层 07 盒`: where a code stands, from the room down, in words. */
export function whereText(t: Translate, places: ReadonlyMap<string, Location>, code: string): string {
  const parts = code.split('-')
  const words = parts.map((part, index) => {
    const place = places.get(parts.slice(0, index + 1).join('-'))
    const kind = (['room', 'cabinet', 'shelf', 'box'] as const)[index] ?? 'box'
    return place?.name || t(`location.${kind}`, { name: part })
  })
  return words.join(' ')
}

/** A row of the queue, and its shelf by name: `二库 A-03-2`. */
export function rowOf(
  { var: { app, t } }: WebContext,
  places: ReadonlyMap<string, Location>,
  { filing, name }: { filing: Filing; name: string },
): QueueRow {
  const who = app.roster.entry(filing.dossier)?.columns.who
  const code = filing.volume.box?.code
  const pages = pagesOf(filing)
  const left = pagesLeft(filing)
  return {
    filing: filing.id,
    name,
    number: who?.number,
    unit: (who && app.directory.units.get(who.unit)?.name) ?? '',
    openedAt: filing.openedAt,
    ...(code && { shelf: shelfText(t, places, code), box: code.split('-').at(-1) ?? code }),
    sheets: sheetsIn(left.length > 0 ? left : pages),
    left: left.length,
    all: pages.length,
  }
}

function shelfText(t: Translate, places: ReadonlyMap<string, Location>, code: string): string {
  const shelf = code.split('-').slice(0, 3).join('-')
  return `${whereText(t, places, code.split('-')[0] ?? '')} ${shelf}`
}

const sheetsIn = (pages: readonly { sheet: SheetKind }[]): readonly SheetKind[] =>
  sheetKinds.filter((kind) => pages.some(({ sheet }) => sheet === kind))

/** Printed ones along the shelves, those without a box last; the others as they came. */
export function sorted(queue: readonly { filing: Filing; name: string }[]) {
  const toFile = queue.filter(({ filing }) => ['box', 'file'].includes(stepOf(filing)))
  return {
    toPrint: queue.filter(({ filing }) => stepOf(filing) === 'print'),
    toFile: toFile.toSorted((a, b) => compareShelves(a.filing, b.filing)),
  }
}

function compareShelves(a: Filing, b: Filing): number {
  const [one, other] = [a.volume.box?.code, b.volume.box?.code]
  if (!one || !other) return Number(!one) - Number(!other)
  return compareCodes(one, other)
}

const shownScans = 6

/** What whoever is signed in filed last, and how much of it today. */
export async function recentFor(app: App, actor: Actor): Promise<{ filed: readonly FiledPage[]; filedToday: number }> {
  const today = dayOf(app.now())
  const filed = await custody.lastFiled(app.db, actor.account, 200)
  const named: FiledPage[] = []
  for (const { dossier, ...page } of filed.slice(0, shownScans)) {
    named.push({ ...page, name: (await nameFor(app, actor, dossier)) ?? '' })
  }
  return { filed: named, filedToday: filed.filter(({ at }) => dayOf(at) === today).length }
}

/** The codes to click in place of a scanner; only in the demo (decisions.md 45). */
export function demoCodes(
  queue: readonly { filing: Filing; name: string }[],
  places: ReadonlyMap<string, Location>,
  scanned: ScannedPage | undefined,
): DemoCodes {
  const waiting = queue.flatMap(({ filing, name }) =>
    pagesLeft(filing).map((page) => ({ ...page, name, box: filing.volume.box })),
  )
  const other = [...places.values()].find(({ kind, code }) => kind === 'box' && code !== scanned?.box)
  return {
    pages: waiting
      .flatMap(({ code, name, sheet, page, pages, box }) =>
        box ? [{ code, name, sheet, page, pages, box: box.code }] : [],
      )
      .slice(0, 12),
    otherBox: other?.code,
  }
}

/** How the foot of a page names whoever prints: an official sheet is Chinese in every language of the interface. */
export function printerName({ var: { app, actor } }: WebContext): string {
  const { title, duty, unit } = app.directory.officeOf(actor.person)
  const t = translator('zh-Hans')
  const office = title ?? [unit, duty && t(`duty.${duty}`)].filter(Boolean).join('·')
  const name = app.directory.nameOf(actor.person)
  return office ? `${name}（${office}）` : name
}

export const nameOfAccount = (app: App, account: AccountId): string =>
  app.directory.nameOf(app.directory.personOf(account))

/** A PDF to keep: the browser saves it and no page of ours shows it (decisions.md 76). */
export const pdfFile = (c: WebContext, pdf: Uint8Array, name: string) =>
  c.body(new Uint8Array(pdf), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `attachment; filename="${name}"`,
  })
