import { dividedBy, type Exact, exact, times, whole } from './exact.ts'

/** 月计薪天数 of the law, where nobody has set another (企业职工带薪年休假实施办法 Art. 11). */
export const lawfulDivisor = '21.75'

/** A day's pay from that of a month. Throws on a divisor that is no number, or zero. */
export const dayOfPay = (monthly: Exact, divisor: string): Exact => dividedBy(monthly, exact(divisor))

/** Three times a day's pay is due for each day, of which the wage itself was one (实施办法 Art. 10). */
export const leavePay = (day: Exact, days: Exact): Exact => times(times(day, whole(2)), days)
