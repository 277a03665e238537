import { type Arrival, agrees, type Quality } from '#domain/arrivals/arrival.ts'
import type { AccountId } from '#domain/ids.ts'
import type { TransferReceipt } from '#domain/prints/papers/transfer-receipt.ts'
import { printable } from '#domain/prints/printable.ts'
import type { NameList } from '#domain/roster/name-list.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { translator } from '#views/i18n/index.ts'

type Clerk = (account: AccountId) => string

/** 回执 in words. */
export function receiptOf({ slip, by, check }: Arrival, house: string, clerk: Clerk): TransferReceipt {
  const { number, from, name, office, said, counted, gap, sentOn, receivedOn } = slip
  return {
    is: 'transfer-receipt',
    number: printable(number),
    house: printable(house),
    to: printable(from),
    name: printable(name),
    office: printable(office),
    said,
    counted,
    gap: printable(gap),
    clerk: printable(clerk(by)),
    checker: printable(check ? clerk(check.by) : ''),
    sentOn: dated(sentOn),
    receivedOn: dated(receivedOn),
  }
}

const dated = (day: Day): TransferReceipt['sentOn'] => [
  day.slice(0, 4),
  String(Number(day.slice(5, 7))),
  String(Number(day.slice(8))),
]

type Register = {
  readonly rows: readonly Arrival[]
  readonly today: Day
  readonly unit: string
  readonly madeBy: string
  readonly clerk: Clerk
}

/** 转入登记簿, on A4 lying, in millimetres of 257: in the order in which it came. */
export const arrivalRegister = ({ rows, today, unit, madeBy, clerk }: Register): NameList => ({
  title: '干部人事档案转入登记簿',
  unit,
  until: `截至 ${today}`,
  madeBy,
  counted: '条',
  columns: [
    { label: '序号', width: 8 },
    { label: '接收\n日期', width: 19 },
    { label: '姓名', width: 18 },
    { label: '来件单位', width: 32, start: true },
    { label: '通知单字号', width: 26 },
    { label: '正本', width: 9 },
    { label: '副本', width: 9 },
    { label: '材料', width: 16 },
    { label: '经办人', width: 15 },
    { label: '审核人', width: 15 },
    { label: '案卷\n质量', width: 12 },
    { label: '回执\n日期', width: 19 },
    { label: '入库\n审批人', width: 15 },
    { label: '入库\n日期', width: 19 },
    { label: '位置', width: 25 },
  ],
  rows: rows
    .toSorted((one, other) => (one.slip.receivedOn < other.slip.receivedOn ? -1 : 1))
    .map(({ slip, by, check, receipt, approval, stored }, at) =>
      [
        String(at + 1),
        slip.receivedOn,
        slip.name,
        slip.from,
        slip.number,
        String(slip.counted.originals),
        String(slip.counted.duplicates),
        agrees(slip) ? String(slip.counted.materials) : `${slip.counted.materials}/${slip.said.materials}`,
        clerk(by),
        check ? clerk(check.by) : '',
        check ? qualityOf(check.quality) : '',
        receipt?.sentOn ?? '',
        approval ? clerk(approval.by) : '',
        stored ? dayOf(stored.at) : '',
        boxesOf(stored),
      ].map(printable),
    ),
})

/** Each box once, in the order of the volumes. */
const boxesOf = (stored: Arrival['stored']): string =>
  [...new Set(stored?.volumes?.map(({ box }) => box) ?? (stored ? [stored.box] : []))].join('\n')

const qualityOf = (quality: Quality): string => translator('zh-Hans')(`arrivals.quality.${quality}`)
