import { type FileRefusal, pageToFile } from '#actions/custody/filing.ts'
import { countFiled, lastFiled } from '#db/custody/filed.ts'
import { firstBoxBut } from '#db/custody/locations.ts'
import type { Actor } from '#domain/access/actor.ts'
import { type Filing, pagesLeft } from '#domain/custody/filing.ts'
import { startOf } from '#domain/log/filter.ts'
import { dayOf } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { FiledPage, Misplaced } from '#views/custody/recent.tsx'
import type { DemoCodes, ScannedPage, Scanning } from '#views/custody/scan.tsx'
import { nameFor } from './context.ts'

/** What the scanner expects: the box of the page in the address, if that page waits; else a page. */
export async function scanningAt(c: WebContext, code: string): Promise<ScanState> {
  if (code === '') return {}
  const found = await pageToFile(c.var.app, c.var.actor, code)
  return found.ok ? { scanned: await scannedPage(c, found.value) } : { problem: problemOf(c, found.refusal) }
}

export type ScanState = {
  readonly scanned?: ScannedPage
  readonly problem?: string
  readonly typed?: string
  readonly misplaced?: Misplaced
}

async function scannedPage(
  { var: { app, actor } }: WebContext,
  { page, filing }: Extract<Awaited<ReturnType<typeof pageToFile>>, { ok: true }>['value'],
): Promise<ScannedPage> {
  const { code, sheet, page: number, pages } = page
  const name = (await nameFor(app, actor, filing.dossier)) ?? ''
  return { code, name, sheet, page: number, pages, box: filing.volume.box?.code ?? '' }
}

/** Why a scan was refused, with the right box where it was a wrong one. */
export const problemOf = ({ var: { t } }: WebContext, refusal: FileRefusal, box = ''): string =>
  refusal === 'scan.wrong-box' ? t('refusal.scan.wrong-box', { box }) : t(`refusal.${refusal}`)

/** What the scanner field shows after a scan. */
export const scanningOf = (state: ScanState, back: string): Scanning => ({
  scanned: state.scanned,
  problem: state.problem,
  typed: state.typed,
  back,
})

const shownScans = 6

/** What whoever is signed in filed last, and how much of it today. */
export async function recentFor(app: App, actor: Actor): Promise<{ filed: readonly FiledPage[]; filedToday: number }> {
  const named: FiledPage[] = []
  for (const { dossier, ...page } of await lastFiled(app, actor.account, shownScans)) {
    named.push({ ...page, name: (await nameFor(app, actor, dossier)) ?? '' })
  }
  return { filed: named, filedToday: await countFiled(app.db, actor.account, startOf(dayOf(app.now()))) }
}

/** The codes to click in place of a scanner; only in the demo (docs/decisions/0045). */
export async function demoCodes(
  app: App,
  queue: readonly { filing: Filing; name: string }[],
  scanned: ScannedPage | undefined,
): Promise<DemoCodes | undefined> {
  if (!app.demo) return undefined
  const waiting = queue.flatMap(({ filing, name }) =>
    pagesLeft(filing).map((page) => ({ ...page, name, box: filing.volume.box })),
  )
  return {
    pages: waiting
      .flatMap(({ code, name, sheet, page, pages, box }) =>
        box ? [{ code, name, sheet, page, pages, box: box.code }] : [],
      )
      .slice(0, 12),
    otherBox: await firstBoxBut(app.db, scanned?.box ?? ''),
  }
}
