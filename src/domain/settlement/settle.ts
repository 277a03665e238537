import type { Inputs } from './inputs.ts'
import type { Line, Totals } from './line.ts'

/**
 * 离职结算: every line of what is owed at the end, in the order of the sheet. Pure: the same inputs make the same lines, as an
 * estimate and as the final figure. Nothing is rounded but each line, half up to the cent (docs/law/settlement.md).
 */
export function settle(_inputs: Inputs): readonly Line[] {
  return []
}

export function totalsOf(lines: readonly Line[]): Totals {
  const sum = (side: Line['side']) =>
    lines.reduce((sum, line) => (line.side === side && line.amount.is === 'known' ? sum + line.amount.cents : sum), 0)
  const missing = lines.flatMap(({ key, side, amount }) => (side !== 'apart' && amount.is === 'missing' ? [key] : []))
  return { due: sum('due'), deducted: sum('deducted'), net: sum('due') - sum('deducted'), missing }
}
