import { lineOf, yuanText } from '../drawing.ts'
import { whole } from '../exact.ts'
import type { Inputs } from '../inputs.ts'
import type { Line } from '../line.ts'
import { have } from '../need.ts'

/** 竞业限制补偿: owed month by month after leaving, so it is listed and not summed (Art. 23). */
export function nonCompeteLines({ nonCompete, rules }: Inputs): readonly Line[] {
  if (!nonCompete) return []
  const { months, monthly } = nonCompete
  const values = { months: String(months), monthly: yuanText(monthly) }
  const reckoned = have({ amount: whole(months * monthly), formula: { code: 'non-compete', values } })
  return [lineOf('non-compete', 'apart', reckoned, { laws: [['contract', '23、24']] }, rules)]
}
