import { materialGroups } from '#domain/access/groups.ts'
import type { Random } from './people.ts'

/** What belongs to a dossier, one by one as it was written down; days are days. */
export type Belongings = {
  readonly volumes: readonly { readonly kind: 'original' | 'duplicate'; readonly box?: string }[]
  readonly papers: readonly {
    readonly class: (typeof materialGroups)[number]
    readonly came: string
    readonly filed?: string
    readonly gone?: string
    readonly how?: 'returned' | 'removed'
  }[]
  readonly transfers: readonly {
    readonly way: 'out' | 'in'
    readonly began: string
    readonly sent?: string
    readonly receipt?: string
  }[]
  readonly readings: readonly {
    readonly at: 'screen' | 'desk'
    readonly of: 'house' | 'outside'
    readonly purpose: string
    readonly day: string
    readonly back?: string
    readonly sheets?: number
  }[]
  readonly cases: readonly {
    readonly kind: string
    readonly began: string
    readonly ended?: string
    readonly state: string
    readonly step?: string
  }[]
  readonly findings: readonly { readonly rule: string; readonly state: 'open' | 'asked' | 'agreed' }[]
  readonly lacks: readonly { readonly paper: string; readonly class: (typeof materialGroups)[number] }[]
}

/** Some of everything, most dossiers having little. */
export function belongings(chosen: Random): Belongings {
  const list = <One>(most: number, make: () => One): readonly One[] =>
    Array.from({ length: chosen.below(most + 1) }, make)
  const day = () => {
    const two = (number: number) => String(number).padStart(2, '0')
    return `${2024 + chosen.below(3)}-${two(1 + chosen.below(12))}-${two(1 + chosen.below(28))}`
  }
  /** Days one after the other, as many as happened. */
  const days = (most: number) => list(most, day).toSorted()
  return {
    volumes: list(2, () => ({
      kind: chosen.one(['original', 'original', 'duplicate'] as const),
      ...(chosen.chance(0.8) && {
        box: `${chosen.one(['A', 'B', 'C'])}-0${1 + chosen.below(3)}-1-0${chosen.below(9)}`,
      }),
    })),
    papers: list(6, () => {
      const [came = '2024-03-31', filed, gone] = days(3)
      return {
        class: chosen.one(materialGroups),
        came: chosen.chance(0.3) ? '2024-12-31' : came,
        ...(filed && { filed }),
        ...(gone && { gone, how: chosen.one(['returned', 'removed'] as const) }),
      }
    }),
    transfers: list(1, () => {
      const [began = '2025-01-31', sent, receipt] = days(3)
      return {
        way: chosen.one(['out', 'in'] as const),
        began,
        ...(sent && { sent }),
        ...(receipt && { receipt }),
      }
    }),
    readings: list(2, () => {
      const [read = '2025-12-31', back] = days(2)
      return {
        at: chosen.one(['screen', 'desk'] as const),
        of: chosen.one(['house', 'outside'] as const),
        purpose: chosen.one(['1', '2', '4', '7']),
        day: read,
        ...(back && { back, sheets: chosen.below(3) }),
      }
    }),
    cases: list(2, () => {
      const [began = '2025-12-01', ended] = days(2)
      return {
        kind: chosen.one(['create', 'pay', 'reading', 'transfer']),
        began,
        state: ended ? chosen.one(['approved', 'rejected', 'withdrawn']) : 'running',
        ...(ended && { ended }),
        ...(!ended && chosen.chance(0.8) && { step: chosen.one(['hr', 'head', 'leader', 'finance']) }),
      }
    }),
    findings: list(3, () => ({
      rule: chosen.one(['sex-differs', 'resume-gap', 'resume-gap', 'photo-missing', 'leave-overused']),
      state: chosen.one(['open', 'open', 'asked', 'agreed'] as const),
    })),
    lacks: list(3, () => {
      const [paper, own] = chosen.one([
        ['resume', 'materials-1'],
        ['appraisal', 'materials-3'],
        ['appraisal', 'materials-3'],
        ['degree', 'materials-4'],
      ] as const)
      return { paper, class: own }
    }),
  }
}
