import { printedFrom } from '#actions/prints/material.ts'
import * as filings from '#db/custody/filings.ts'
import * as prints from '#db/prints/prints.ts'
import * as sealed from '#db/prints/sealed.ts'
import { pagesLeft, sheetsToPrint } from '#domain/custody/filing.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { canonical } from '#domain/json.ts'
import { hasPhoto } from '#domain/prints/papers/index.ts'
import { currentPages, type PrintPage } from '#domain/prints/print.ts'
import { isSheet, photoOf, type SheetKind, sheets } from '#domain/prints/sheets/index.ts'
import type { Printed } from '#domain/prints/sheets/sheet.ts'
import { openForWork } from '#gate/dossiers/reader.ts'
import type { App } from '#house/app.ts'
import { endFiling, openFiling } from './opening.ts'

type Written = Pick<Printed, 'contents' | 'nothing'>

/**
 * 更新目录页: of the sheets that lie in the box or are on their way there, those that say something else since a change are
 * to be printed again and swapped (docs/decisions/0031, 0077). Inside the transaction of the change; `before` is what the dossier said. Each sheet is
 * compared as its own run would draw it, so that a grown age makes none stale (docs/decisions/0057).
 */
export async function swapStale(
  app: App,
  { dossier, before, case: of }: { dossier: DossierId; before: Written; case?: CaseId | undefined },
): Promise<void> {
  const first = currentPages(await prints.pagesInUse(app.db, dossier)).filter(({ page }) => page === 1)
  if (first.length === 0) return
  const now = (await openForWork(app, 'stale', dossier, { silent: true })).opened
  const stale: SheetKind[] = []
  for (const page of first)
    if (isSheet(page.sheet) && (await saysOtherwise(app, page, page.sheet, before, now))) stale.push(page.sheet)
  if (stale.length > 0) await askFor(app, { dossier, case: of }, stale)
}

async function saysOtherwise(app: App, page: PrintPage, sheet: SheetKind, before: Written, now: Written) {
  const parameters = await sealed.parametersOf(app, page.run)
  const said = (written: Written) => [
    sheets[sheet].of(printedFrom(app, { ...written, parameters })),
    hasPhoto(sheet) ? (photoOf(written.contents)?.blob ?? null) : null,
  ]
  return canonical(said(before)) !== canonical(said(now))
}

/** One task a dossier. One that was printed and does not lie in the box yet holds old pages: a new one takes its place. */
async function askFor(app: App, of: { dossier: DossierId; case?: CaseId | undefined }, stale: readonly SheetKind[]) {
  const open = await filings.openSwap(app, of.dossier)
  const left = open ? sheetsToPrint(open) : []
  if (open && pagesLeft(open).length === 0 && stale.every((sheet) => left.includes(sheet))) return
  if (open) await endFiling(app, open)
  await openFiling(app, { ...of, swaps: [...new Set([...left, ...stale])] })
}
