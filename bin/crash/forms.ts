import type { Kind } from '#domain/cases/kind.ts'
import { contract } from '#domain/cases/kinds/contract.ts'
import { departure } from '#domain/cases/kinds/departure.ts'
import { dismissal } from '#domain/cases/kinds/dismissal.ts'
import { promotion } from '#domain/cases/kinds/promotion.ts'
import { transfer } from '#domain/cases/kinds/transfer.ts'
import { daysAfter } from '#domain/days.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { dayOf, partialDateOf } from '#domain/time.ts'
import type { CrashHouse } from './house.ts'

export type Form = {
  readonly kind: Kind
  /** Who fills it in, by staff number. */
  readonly by: string
  readonly typed: (house: CrashHouse, word: string) => Fields
}

/** The day so many days from now. */
const day = ({ app }: CrashHouse, after: number) => partialDateOf(daysAfter(dayOf(app.now()), after))

const money = { cents: 1_234_500, currency: 'CNY' }
const basis = '会议纪要'

/** Kinds that are drawn on a form of their own, filled in so that each takes effect with its last act. */
export const forms = {
  promotion: {
    kind: promotion,
    by: 'hr',
    typed: (house, word) => ({
      post: { text: `岗位${word}` },
      from: day(house, 0),
      first: '甲',
      second: '乙',
      examinedOn: day(house, -9),
      exception: '工作需要',
      grade: '七级',
      postPay: money,
      basis,
    }),
  },
  transfer: {
    kind: transfer,
    by: 'hr',
    typed: (house, word) => ({
      unit: house.units[1],
      post: { text: `岗位${word}` },
      from: day(house, 0),
      exception: '工作需要',
      grade: '七级',
      postPay: money,
      basis,
    }),
  },
  departure: {
    kind: departure,
    by: 'hr',
    typed: (house) => ({
      kind: { code: '60', text: '退休' },
      lastDay: day(house, -1),
      reason: '个人原因',
      plan: '移交',
    }),
  },
  contract: {
    kind: contract,
    by: 'legal',
    typed: (house, word) => ({
      kind: { code: '1', text: '固定期限劳动合同' },
      number: word.slice(-12),
      from: day(house, 0),
      to: day(house, 900),
      post: { text: '工程师' },
      grade: '七级',
      postPay: money,
      basis,
    }),
  },
  dismissal: {
    kind: dismissal,
    by: 'hr',
    typed: (house) => ({
      posts: '工程师',
      from: day(house, 0),
      reason: { text: '工作调整' },
      because: { code: '1', text: '' },
      grade: '七级',
      postPay: money,
      basis,
    }),
  },
} as const satisfies Record<string, Form>

/** What a task records, by the name of its form. */
export function recorded(house: CrashHouse, form: string, seat: string | undefined): Fields {
  if (form === 'settlement') return { pay: money }
  if (form === 'allocating') return seat === undefined ? {} : { desk: seat }
  if (form === 'signing') return { signed: day(house, 0) }
  const today = day(house, 0)
  return { document: '任〔2026〕1号', documentDate: today, effective: today, consented: today }
}
