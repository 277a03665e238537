import { printedFrom } from '#actions/prints/material.ts'
import * as filings from '#db/custody/filings.ts'
import * as prints from '#db/prints/prints.ts'
import * as sealed from '#db/prints/sealed.ts'
import { lyingRun, pagesLeft, sheetsToPrint } from '#domain/custody/filing.ts'
import type { Revision } from '#domain/dossiers/revision.ts'
import type { CaseId, DossierId, PrintRunId } from '#domain/ids.ts'
import { canonical } from '#domain/json.ts'
import type { Parameters } from '#domain/prints/form.ts'
import { hasPhoto } from '#domain/prints/papers/index.ts'
import { currentPages } from '#domain/prints/print.ts'
import { isSheet, photoOf, type SheetKind, sheets } from '#domain/prints/sheets/index.ts'
import type { Printed } from '#domain/prints/sheets/sheet.ts'
import { openAtSources } from '#gate/dossiers/at-sources.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import type { App } from '#house/app.ts'
import { endFiling, openFiling } from './opening.ts'

type Written = Pick<Printed, 'contents' | 'nothing'>
type Now = Written & { readonly revisions: readonly Revision[] }
type Of = { readonly dossier: DossierId; readonly case?: CaseId | undefined }

/**
 * 更新目录页: of the sheets that lie in the box or are on their way there, those that say something else since a change are
 * to be printed again and swapped (docs/decisions/0031, 0077); one that says again what lies there is not, and is taken off a
 * task that is not done. Inside the transaction of the change; `before` is what the dossier said. Each sheet is compared as
 * its own run would draw it, so that a grown age makes none stale (docs/decisions/0057).
 */
export async function swapStale(app: App, { before, ...of }: Of & { readonly before: Written }): Promise<void> {
  const inUse = await prints.pagesInUse(app.db, of.dossier)
  const first = currentPages(inUse).filter(({ page }) => page === 1)
  if (first.length === 0) return
  const now = (await openForWork(app, 'stale', of.dossier, { silent: true })).opened
  const changed: SheetKind[] = []
  for (const { sheet, run } of first)
    if (isSheet(sheet) && (await saysOtherwise(app, { sheet, run }, before, now))) changed.push(sheet)
  if (changed.length === 0) return
  const open = await filings.openSwap(app, of.dossier)
  const again: SheetKind[] = []
  for (const sheet of changed) {
    const run = lyingRun(inUse, sheet, open)
    if (run && (await liesAlready(app, of.dossier, { sheet, run }, now))) again.push(sheet)
  }
  const stale = changed.filter((sheet) => !again.includes(sheet))
  await ask(app, of, { open, stale, again })
}

type Drawing = { readonly sheet: SheetKind; readonly run: PrintRunId }

async function saysOtherwise(app: App, { sheet, run }: Drawing, before: Written, now: Written): Promise<boolean> {
  const parameters = await sealed.parametersOf(app, run)
  return said(app, sheet, parameters, before) !== said(app, sheet, parameters, now)
}

/** Whether the paper of this run says what would be printed now. */
async function liesAlready(app: App, dossier: DossierId, { sheet, run }: Drawing, now: Now): Promise<boolean> {
  const lying = await openAtSources(app, dossier, await sealed.sourcesOf(app, run), now.revisions)
  return !(await saysOtherwise(app, { sheet, run }, lying, now))
}

const said = (app: App, sheet: SheetKind, parameters: Parameters, written: Written): string =>
  canonical([
    sheets[sheet].of(printedFrom(app, { ...written, parameters })),
    hasPhoto(sheet) ? (photoOf(written.contents)?.blob ?? null) : null,
  ])

type Asked = {
  readonly open: Awaited<ReturnType<typeof filings.openSwap>>
  readonly stale: readonly SheetKind[]
  readonly again: readonly SheetKind[]
}

/** One task a dossier. One that was printed and does not lie in the box yet holds old pages: a new one takes its place. */
async function ask(app: App, { dossier, case: of }: Of, { open, stale, again }: Asked): Promise<void> {
  const left = open ? sheetsToPrint(open) : []
  const kept = left.filter((sheet) => !again.includes(sheet))
  if (stale.length === 0 && kept.length === left.length) return
  const wanted = [...new Set([...kept, ...stale])]
  if (open && pagesLeft(open).length === 0 && wanted.length === left.length && kept.length === left.length) return
  if (open) await endFiling(app, open)
  if (wanted.length > 0) await openFiling(app, { dossier, case: stale.length > 0 ? of : open?.case, swaps: wanted })
}
