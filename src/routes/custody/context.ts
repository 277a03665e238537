import { locationsAt } from '#db/custody/locations.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsPaper } from '#domain/access/duties.ts'
import { decide } from '#domain/access/policy.ts'
import type { Location } from '#domain/custody/location.ts'
import { Forbidden } from '#domain/errors.ts'
import type { AccountId, DossierId } from '#domain/ids.ts'
import { circumstancesOf } from '#gate/dossiers/admitting.ts'
import type { App } from '#house/app.ts'
import type { WebContext } from '#routes/web/web.ts'
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

/** The places with these codes and all that they stand in, by code, so that each can be told in words. */
export async function placesAt(app: App, codes: readonly string[]): Promise<ReadonlyMap<string, Location>> {
  const wanted = new Set(
    codes.flatMap((code) => code.split('-').map((_, at, parts) => parts.slice(0, at + 1).join('-'))),
  )
  return new Map((await locationsAt(app, [...wanted])).map((place) => [place.code, place]))
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

/** How the foot of a page names whoever prints: an official sheet is Chinese in every language of the interface. */
export function printerName({ var: { app, actor } }: WebContext): string {
  const { title, duty, unit } = app.directory.officeOf(actor.person)
  const t = translator('zh-Hans')
  const office = title ?? [unit, duty && t(`duty.${duty}`)].filter(Boolean).join('·')
  const name = app.directory.nameOf(actor.person)
  return office ? `${name}（${office}）` : name
}

/** The name of whoever an account belongs to. */
export const nameOfAccount = (app: App, account: AccountId): string =>
  app.directory.nameOf(app.directory.personOf(account))

/** Why a sheet was not printed: what no face has. */
export const noFace = ({ var: { t } }: WebContext, missing: readonly string[]): string =>
  t('print.no-face', { chars: missing.join(' ') })

/** A PDF to look at, in a frame of our own page. */
export const pdfShown = (c: WebContext, pdf: Uint8Array) =>
  c.body(new Uint8Array(pdf), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': 'inline; filename="preview.pdf"',
  })

/** A PDF to keep: the browser saves it and no page of ours shows it (docs/decisions/0076). */
export const pdfFile = (c: WebContext, pdf: Uint8Array, name: string) =>
  c.body(new Uint8Array(pdf), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': `attachment; filename="${name}"`,
  })
