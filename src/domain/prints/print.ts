import type { AccountId, DossierId, FilingId, LocationId, PrintPageId, PrintRunId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { type PageKind, pageKinds } from './papers/index.ts'

/** One printed page. `contentHash` is keyed: without the dossier's key it tells nothing about what the page says. */
export type PrintPage = {
  readonly id: PrintPageId
  readonly run: PrintRunId
  readonly sheet: PageKind
  /** Place in its sheet and how many the sheet has. */
  readonly page: number
  readonly pages: number
  readonly code: string
  readonly contentHash: string
  readonly filed?: { readonly at: Instant; readonly by: AccountId; readonly box: LocationId }
}

export type PrintRun = {
  readonly id: PrintRunId
  readonly dossier: DossierId
  readonly filing?: FilingId
  readonly purpose: PrintPurpose
  readonly printedAt: Instant
  readonly printedBy: AccountId
  /** Sequence and chain of the log when the run was drawn; stands in every footer. */
  readonly logHead: string
}

/** For a filing, which its pages go into a box with, or by HR itself to work with. */
export type PrintPurpose = 'filing' | 'work'

/** What a code that was looked up turns out to be (docs/decisions/0024); a material is never stale (docs/decisions/0031). */
export type Standing = 'current' | 'stale' | 'replaced' | 'unsigned'

/** 失效: drawn again with its run's own parameters, the page says something else (docs/decisions/0057). */
export const isStale = (
  page: PrintPage,
  drawnAgain: readonly Pick<PrintPage, 'sheet' | 'page' | 'contentHash'>[],
): boolean =>
  !drawnAgain.some(
    ({ sheet, page: number, contentHash }) =>
      sheet === page.sheet && number === page.page && contentHash === page.contentHash,
  )

/** Of several runs the newest that has a sheet counts for that sheet. `pages` newest run first. */
export function currentPages<Page extends Pick<PrintPage, 'run' | 'sheet' | 'page'>>(
  pages: readonly Page[],
): readonly Page[] {
  const counting = new Map<PageKind, PrintRunId>()
  for (const { sheet, run } of pages) if (!counting.has(sheet)) counting.set(sheet, run)
  return pages
    .filter(({ sheet, run }) => counting.get(sheet) === run)
    .toSorted((a, b) => pageKinds().indexOf(a.sheet) - pageKinds().indexOf(b.sheet) || a.page - b.page)
}
