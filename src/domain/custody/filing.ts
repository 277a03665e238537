import type { CaseId, DossierId, FilingId, VolumeId } from '#domain/ids.ts'
import { currentPages, type PrintPage } from '#domain/prints/print.ts'
import { type SheetKind, sheetKinds } from '#domain/prints/sheets/index.ts'
import type { Instant } from '#domain/time.ts'
import type { Location } from './location.ts'

/** 卷: 正本 or 副本, counted from 1. It lies in one box. */
export type Volume = {
  readonly id: VolumeId
  readonly kind: 'original' | 'duplicate'
  readonly serial: number
  readonly box?: Location
}

/**
 * 归档 task: the paper of one dossier, from print to box. A queue row of custody, written when the case archives
 * (docs/decisions/0055). `pages` are all that were ever printed for it, newest run first.
 */
export type Filing = {
  readonly id: FilingId
  readonly dossier: DossierId
  readonly case?: CaseId
  readonly volume: Volume
  /** 更新目录页: only these sheets, in place of those that lie in the box; without it all, into a new volume. */
  readonly swaps?: readonly SheetKind[]
  /** 存量: its paper lies somewhere already; only where is confirmed, and nothing is printed. */
  readonly confirms?: true
  readonly openedAt: Instant
  readonly endedAt?: Instant
  readonly pages: readonly PrintPage[]
}

/** What the task waits for: computed, never stored. */
export type FilingStep = 'print' | 'box' | 'file' | 'confirm' | 'done'

/** What is to be done next, from what is printed and where the volume lies. */
export function stepOf(filing: Filing): FilingStep {
  if (filing.endedAt) return 'done'
  if (filing.confirms) return filing.volume.box ? 'confirm' : 'box'
  if (sheetsToPrint(filing).length > 0 && pagesOf(filing).length === 0) return 'print'
  return filing.volume.box ? 'file' : 'box'
}

/** The sheets that the task is about. */
export const sheetsOf = ({ swaps, confirms }: Filing): readonly SheetKind[] => (confirms ? [] : (swaps ?? sheetKinds))

/** The pages that count: of each sheet those of the newest run that has it. */
export const pagesOf = (filing: Filing): readonly PrintPage[] => currentPages(filing.pages)

/** Those that are not in their box yet. */
export const pagesLeft = (filing: Filing): readonly PrintPage[] => pagesOf(filing).filter(({ filed }) => !filed)

/** A sheet that lies in its box whole is not printed again; any other is, so that a jammed printer loses nothing. */
export const sheetsToPrint = (filing: Filing): readonly SheetKind[] =>
  filing.endedAt
    ? []
    : sheetsOf(filing).filter((kind) => {
        const pages = pagesOf(filing).filter(({ sheet }) => sheet === kind)
        return pages.length === 0 || pages.some(({ filed }) => !filed)
      })

/**
 * The run whose paper of a sheet lies in the box, or is on its way there by another task than this swap: none where a sheet lies
 * half in it. `pages` are those in use, newest run first.
 */
export function lyingRun(pages: readonly PrintPage[], sheet: SheetKind, swap: Filing | undefined) {
  const own = new Set(swap?.pages.map(({ run }) => run))
  for (const [run, of] of Map.groupBy(
    pages.filter((page) => page.sheet === sheet),
    (page) => page.run,
  )) {
    const filed = of.filter((page) => page.filed).length
    if (filed === of.length || (filed === 0 && !own.has(run))) return run
    if (filed > 0) return undefined
  }
  return undefined
}

/** Whether this page is the last one missing, so that filing it ends the task. */
export const isLastPage = (filing: Filing, page: PrintPage): boolean =>
  pagesLeft(filing).every(({ id }) => id === page.id) &&
  sheetsOf(filing).every((kind) => pagesOf(filing).some(({ sheet }) => sheet === kind))

/** The box of a new volume is chosen freely until the first page lies in it; after that moving it is a matter of its own. */
export const mayChooseBox = (filing: Filing): boolean =>
  !filing.endedAt && !(filing.swaps && filing.volume.box) && filing.pages.every(({ filed }) => !filed)
