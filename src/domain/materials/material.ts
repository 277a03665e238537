import type { MaterialGroup } from '#domain/access/groups.ts'
import type { PaperRef } from '#domain/dossiers/section.ts'
import type { AccountId, MaterialId } from '#domain/ids.ts'
import type { Day, Instant, PartialDate } from '#domain/time.ts'
import { type ClassKey, numberOf } from './classes.ts'

/** 原件 or 复印件: what lies in the volume. */
export const forms = ['original', 'copy'] as const
export type Form = (typeof forms)[number]

/** In which volume it lies: 正本, 副本, or both (docs/law/materials.md §1). */
export const volumes = ['original', 'duplicate', 'both'] as const
export type Volume = (typeof volumes)[number]

/** 一份材料: a line of the catalogue, or a paper that is to become one. Personal content, sealed with its dossier. */
export type Entry = {
  readonly class: ClassKey
  /** The title on the paper. */
  readonly title: string
  /** Of the final approval or seal, as precise as the paper; none where the paper has none. */
  readonly date?: PartialDate
  readonly copies: number
  readonly pages: number
  readonly form: Form
  readonly volume: Volume
  readonly remark?: string
  /** 专题: what keeps the papers of one case together in the classes 五 and 八. */
  readonly matter?: string
  /** Whoever handed it over, and when; of papers that came as 散材料. */
  readonly from?: string
  readonly receivedOn?: Day
  /** The paper itself, kept as an encrypted file of the dossier. */
  readonly paper?: PaperRef
  /** Somebody looked: it is no second copy of another one. */
  readonly distinct?: true
}

/** Each class is a group of its own: its number is the unit of permission and encryption (docs/decisions/0214). */
export const groupOf = (key: ClassKey): MaterialGroup => `materials-${numberOf(key)}` as MaterialGroup

/** What happened to a material: nothing is overwritten, each is one more line of its life. */
export const kinds = ['received', 'examined', 'returned', 'filed', 'mended', 'moved', 'removed'] as const
export type Kind = (typeof kinds)[number]

/** The clear part of one line. */
export type Step = {
  readonly id: MaterialId
  readonly version: number
  readonly kind: Kind
  readonly at: Instant
  readonly by: AccountId
}

/** A material as one line of its life left it, with the reason that was given. */
export type Material = Step & { readonly entry: Entry; readonly reason?: string }

/** 散材料, in the catalogue, or no longer: what its newest line makes of it. */
export type Standing = 'loose' | 'filed' | 'gone'

/** Where a paper is after its newest line. */
export const standingOf = (kind: Kind): Standing =>
  kind === 'received' || kind === 'examined' ? 'loose' : kind === 'returned' || kind === 'removed' ? 'gone' : 'filed'

/** What may come next. A paper is examined before it is filed; what went back or was taken out stays so. */
const next: Readonly<Record<Kind, readonly Kind[]>> = {
  received: ['received', 'examined', 'returned'],
  examined: ['examined', 'filed', 'returned'],
  filed: ['mended', 'moved', 'removed'],
  mended: ['mended', 'moved', 'removed'],
  moved: ['mended', 'moved', 'removed'],
  returned: [],
  removed: [],
}

/** Whether the newest line of a paper may be followed by one of this kind. */
export const mayBecome = (now: Kind, then: Kind): boolean => next[now].includes(then)

/** The day after which a received paper should lie in its volume (docs/law/materials.md §6). */
export const filedBy = (received: Day): Day => {
  const [year = 0, month = 1, day = 1] = received.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(day, last))).toISOString().slice(0, 10) as Day
}
