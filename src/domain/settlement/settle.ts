import type { Inputs } from './inputs.ts'
import type { Edited, Line, LineKey, Totals } from './line.ts'
import { bonusLines } from './lines/bonus.ts'
import { damageLines, penaltyLines } from './lines/deductions.ts'
import { leaveLine } from './lines/leave.ts'
import { nonCompeteLines } from './lines/non-compete.ts'
import { noticeLines } from './lines/notice.ts'
import { payLine } from './lines/pay.ts'
import { severanceLines } from './lines/severance.ts'
import { taxLine, typedLines } from './lines/typed.ts'

/**
 * 离职结算: every line of what is owed at the end, in the order of the sheet. Pure: the same inputs make the same lines, as an
 * estimate and as the final figure. Nothing is rounded but each line, half up to the cent (docs/decisions/0115).
 */
export function settle(inputs: Inputs): readonly Line[] {
  const { edited } = inputs
  const pay = orEdited(payLine(inputs), edited)
  const once = [...severanceLines(inputs), ...noticeLines(inputs)].map((line) => orEdited(line, edited))
  const lines = [
    ...typedLines(inputs, ['arrears', 'overtime', 'allowances']),
    ...bonusLines(inputs),
    leaveLine(inputs),
    ...once,
    ...typedLines(inputs, ['otherDue', 'loan']),
    ...penaltyLines(inputs),
    ...damageLines(inputs, pay),
    ...typedLines(inputs, ['social', 'housing']),
    taxLine(inputs, once),
    ...typedLines(inputs, ['otherDeducted']),
    ...nonCompeteLines(inputs),
  ]
  return [pay, ...lines.map((line) => (once.includes(line) ? line : orEdited(line, edited)))]
}

/** The amount that finance put in, with what had been reckoned beside it. */
function orEdited(line: Line, edited: Readonly<Partial<Record<LineKey, Edited>>>): Line {
  const other = edited[line.key]
  if (!other) return line
  return { ...line, amount: { is: 'known', cents: other.cents }, edited: { ...other, reckoned: line.amount } }
}

/** The sums of both sides in cents, without the lines for which something is missing; those are named. */
export function totalsOf(lines: readonly Line[]): Totals {
  const sum = (side: Line['side']) =>
    lines.reduce((sum, line) => (line.side === side && line.amount.is === 'known' ? sum + line.amount.cents : sum), 0)
  const missing = lines.flatMap(({ key, side, amount }) => (side !== 'apart' && amount.is === 'missing' ? [key] : []))
  return { due: sum('due'), deducted: sum('deducted'), net: sum('due') - sum('deducted'), missing }
}
