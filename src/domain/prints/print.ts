import type { AccountId, DossierId, FilingId, LocationId, PrintPageId, PrintRunId } from '#domain/ids.ts'
import type { Profile } from '#domain/organisation/settings.ts'
import type { Instant, PartialDate } from '#domain/time.ts'

/**
 * The sheets of a filing run, in the order in which they lie in the volume. All are finding aids (docs/decisions/0031).
 */
export const sheetKinds = ['cover', 'basic', 'resume'] as const

export type SheetKind = (typeof sheetKinds)[number]

/** The wording and geometry of the sheets; a change of either is a new number, and old pages keep theirs. */
export const formVersion = 1

/** What a run was drawn with beside the content, kept so that it can be drawn again the same (docs/decisions/0057). */
export type Parameters = {
  readonly formVersion: number
  /** 国有单位 keeps the formal dossier here, a private company an internal file (docs/decisions/0043). */
  readonly profile: Profile
  /** 计算年龄时间: the day that the ages in brackets count to. */
  readonly ageDate: PartialDate
}

/** One printed page. `contentHash` is keyed: without the dossier's key it tells nothing about what the page says. */
export type PrintPage = {
  readonly id: PrintPageId
  readonly run: PrintRunId
  readonly sheet: SheetKind
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

export type PrintPurpose = 'filing'

/** What a code that was looked up turns out to be (docs/decisions/0024). */
export type Standing = 'current' | 'stale' | 'replaced'

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
  const counting = new Map<SheetKind, PrintRunId>()
  for (const { sheet, run } of pages) if (!counting.has(sheet)) counting.set(sheet, run)
  return pages
    .filter(({ sheet, run }) => counting.get(sheet) === run)
    .toSorted((a, b) => sheetKinds.indexOf(a.sheet) - sheetKinds.indexOf(b.sheet) || a.page - b.page)
}
