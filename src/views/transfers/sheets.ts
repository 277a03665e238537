import type { TransferSlip } from '#domain/prints/papers/transfer-slip.ts'
import { printable } from '#domain/prints/printable.ts'
import type { NameList } from '#domain/roster/name-list.ts'
import { type Day, dayOf, wallClock } from '#domain/time.ts'
import type { Sent } from '#domain/transfers/transfer.ts'
import type { TransferRow } from './list.tsx'

type Of = Pick<TransferSlip, 'house' | 'name' | 'office' | 'clerk'> & { readonly sent: Sent }

/** 转递通知单 in words. */
export function slipOf({ sent, house, name, office, clerk }: Of): TransferSlip {
  const { year, month, day } = wallClock(sent.at)
  const { number, originals, duplicates, materials } = sent
  return {
    is: 'transfer-slip',
    number,
    house: printable(house),
    to: printable(sent.to),
    name: printable(name),
    office: printable(office),
    originals,
    duplicates,
    materials,
    reason: printable(sent.reason),
    carried: printable(sent.carried),
    clerk: printable(clerk),
    date: [year, String(Number(month)), String(Number(day))],
  }
}

type Register = {
  readonly rows: readonly TransferRow[]
  readonly today: Day
  readonly unit: string
  readonly madeBy: string
}

/** 转出登记簿, on A4 lying, in millimetres of 257. */
export const registerOf = ({ rows, today, unit, madeBy }: Register): NameList => ({
  title: '干部人事档案转出登记簿',
  unit,
  until: `截至 ${today}`,
  madeBy,
  counted: '条',
  columns: [
    { label: '序号', width: 8 },
    { label: '转递字号', width: 48 },
    { label: '姓名', width: 22 },
    { label: '转往单位', width: 53, start: true },
    { label: '转递原因', width: 36, start: true },
    { label: '正本', width: 10 },
    { label: '副本', width: 10 },
    { label: '材料', width: 12 },
    { label: '转出日期', width: 24 },
    { label: '回执日期', width: 24 },
    { label: '备注', width: 10 },
  ],
  rows: rows
    .flatMap(({ transfer: { sent, receipt }, name }) => (sent ? [{ sent, receipt, name }] : []))
    .map(({ sent, receipt, name }, at) =>
      [
        String(at + 1),
        sent.number,
        name,
        sent.to,
        sent.reason,
        String(sent.originals),
        String(sent.duplicates),
        String(sent.materials),
        dayOf(sent.at),
        receipt?.receivedOn ?? '',
        '',
      ].map(printable),
    ),
})
