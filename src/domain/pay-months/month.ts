import { type Day, type PartialDate, partialDate } from '#domain/time.ts'

/** 工资月份, `202611`: closed by somebody, and then nothing of it is entered any more until it is opened again. */
export type PayMonth = PartialDate

/** A month as its address names it; none of the future. */
export function payMonth(text: string, today: Day): PayMonth | undefined {
  const month = text.length === 6 ? partialDate(text) : undefined
  return month && month <= monthOf(today) && month >= '200801' ? month : undefined
}

/** The month of a day, `YYYYMM`. */
export const monthOf = (day: Day): PayMonth => day.slice(0, 7).replace('-', '') as PayMonth

/** The month before. */
export function monthBefore(month: PayMonth): PayMonth {
  const [year, of] = [Number(month.slice(0, 4)), Number(month.slice(4))]
  return (of === 1 ? `${year - 1}12` : `${year}${String(of - 1).padStart(2, '0')}`) as PayMonth
}

/** So many months, the newest first. */
export function monthsBack(from: PayMonth, count: number): readonly PayMonth[] {
  const months = [from]
  while (months.length < count) months.push(monthBefore(months.at(-1) ?? from))
  return months
}
