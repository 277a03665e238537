import type { PartialDate } from '#domain/time.ts'
import type { Coded, Contents, Fields } from './section.ts'

/** 剩余年休假 of the newest year on record: what lists show of leave. */
export type AnnualLeave = {
  /** Days as they are kept, `2.5`. */
  readonly leaveLeft?: string
  /** The last day on which they can be taken (职工带薪年休假条例 Art. 5); where some are left. */
  readonly leaveBy?: PartialDate
}

/** 年休假 among the kinds of leave. */
const annual = '1'

/** The record of annual leave of a year, `2026`; undefined where there is none. */
export const leaveOfYear = (contents: Contents, year: string): Fields | undefined =>
  annualIn(contents).find((fields) => fields['year'] === year)

/** What is left of the newest year on record, as its page shows it: what was typed wins. */
export function annualLeaveIn(contents: Contents): AnnualLeave {
  const newest = annualIn(contents).reduce((year, { year: own }) => (String(own) > year ? String(own) : year), '')
  const fields = leaveOfYear(contents, newest) ?? {}
  const left = String(fields['left'] || daysLeft(fields))
  if (!/^\d+(\.\d+)?$/.test(left)) return {}
  return Number(left) > 0 ? { leaveLeft: left, leaveBy: `${newest}1231` as PartialDate } : { leaveLeft: left }
}

/**
 * Entitled and brought over, without what was used and what the person has waived in writing, which owes nothing (实施办法
 * Art. 10). Nothing is left where more was used; reckoned in ten-thousandths of a day, as exactly as days may be typed.
 */
export function daysLeft({ entitled, carried, used, waived }: Fields): string | undefined {
  if (entitled === undefined) return undefined
  const parts = (days: readonly unknown[]) =>
    days.reduce((sum: number, day) => sum + Math.round(Number(day ?? 0) * 10_000), 0)
  return String(Math.max(0, parts([entitled, carried]) - parts([used, waived])) / 10_000)
}

const annualIn = (contents: Contents): readonly Fields[] =>
  (contents['leave'] ?? []).flatMap(({ fields }) =>
    (fields['kind'] as Coded | undefined)?.code === annual ? [fields] : [],
  )
