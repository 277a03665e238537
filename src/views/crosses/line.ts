import type { SavedCross } from '#domain/crosses/saved.ts'
import { type Cross, crossEntries } from '#domain/statistics/cross.ts'
import { paths } from '#views/paths.ts'

/** A saved table as its viewer meets it. */
export type CrossLine = SavedCross & {
  readonly isOwn: boolean
  readonly mayEndShare: boolean
  /** Undefined where this program does not know what it names. */
  readonly cross?: Cross
  readonly mayCount: boolean
  readonly pin?: number
  /** Whose it is, by name. */
  readonly by: string
}

/** Where it is counted, as of the day that was kept; undefined for what this viewer cannot open. */
export function openedAt({ id, cross, mayCount, day, clock }: Omit<CrossLine, 'by'>): string | undefined {
  if (!cross || !mayCount) return undefined
  const when: [string, string][] = [
    ...(day === 'today' ? [] : [['asOf', day] satisfies [string, string]]),
    ...(clock === 'known' ? [['clock', clock] satisfies [string, string]] : []),
  ]
  return paths.statisticsCross([...crossEntries(cross), ...when, ['saved', id]])
}

/** Those that are one's own, and those of others. */
export const ownFirst = (lines: readonly CrossLine[]): readonly CrossLine[] => [
  ...lines.filter(({ isOwn }) => isOwn),
  ...lines.filter(({ isOwn }) => !isOwn),
]
