import type { Profile } from '#domain/organisation/settings.ts'
import type { PartialDate } from '#domain/time.ts'

/** The wording and geometry of the sheets; a change of either is a new number, and old pages keep theirs. */
export const formVersion = 1

/** 版式: both layouts of 干部任免审批表 are in circulation (docs/law/appointment-form.md §1). */
export const editions = ['2025', 'older'] as const

export type Edition = (typeof editions)[number]

/** What a run was drawn with beside the content, kept so that it can be drawn again the same (docs/decisions/0057). */
export type Parameters = {
  readonly formVersion: number
  /** 国有单位 keeps the formal dossier here, a private company an internal file (docs/decisions/0043). */
  readonly profile: Profile
  /** 计算年龄时间: the day that the ages in brackets count to. */
  readonly ageDate: PartialDate
  /** Of a paper that HR prints: the layout, what it was printed for, how often, and the age date where one was typed. */
  readonly paper?: PaperParameters
}

/** What of 任免事项 can be typed where the form is printed. */
export const typedFormKeys = ['proposed', 'removed', 'reason', 'submitter', 'filledBy'] as const

export type TypedForm = Readonly<Partial<Record<(typeof typedFormKeys)[number], string>>>

export type PaperParameters = {
  readonly edition: Edition
  readonly reason: string
  readonly copies: number
  readonly ageDate?: PartialDate
  /** 任免事项 as typed for this print, in place of what the dossier has. */
  readonly form?: TypedForm
  /** Of the catalogue: how many blank rows below a class, and of which volume. */
  readonly blank?: number
  readonly volume?: 'original' | 'duplicate'
}
