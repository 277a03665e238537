import { besideKey, settledItems } from '#domain/cases/outputs/settlement.ts'
import { yuan } from '#domain/codes/currency.ts'
import { dayFrom, isWholeDay } from '#domain/days.ts'
import { leavingBy } from '#domain/departures/kind.ts'
import { kindIn, leavingTyped } from '#domain/departures/leaving.ts'
import type { Problems } from '#domain/dossiers/form.ts'
import type { Fields, Value } from '#domain/dossiers/section.ts'
import type { Money } from '#domain/money.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import type { Ending } from '#domain/settlement/ending.ts'
import type { Answers } from '#domain/settlement/inputs.ts'
import type { Day } from '#domain/time.ts'

/** What the settlement of a departure is reckoned for; nothing where the records do not say. */
export function settlementOf(
  records: readonly ProposedRecord[],
): { readonly ending: Ending; readonly last: Day; readonly answers: Answers } | undefined {
  const fields = leavingTyped(records)
  const [code, last] = [kindIn(fields), fields['lastDay']]
  const leaving = leavingBy(code)
  if (!leaving || !isWholeDay(last)) return undefined
  const proposedBy = code === '21' ? 'employer' : code === '20' ? 'employee' : undefined
  return { ending: leaving.ending, last: dayFrom(last), answers: proposedBy ? { proposedBy } : {} }
}

/** A line as it was reckoned: no amount where something is missing, which `how` then says. */
export type Reckoned = { readonly cents: number | undefined; readonly how: string; readonly source: string }

/** What the form is filled in with: every amount that could be reckoned, unless it was recorded before. */
export const settlementBegun = (reckoned: ReadonlyMap<string, Reckoned>, before: Fields = {}): Fields => ({
  ...Object.fromEntries(
    [...reckoned].flatMap(([key, { cents }]): [string, Value][] => (cents === undefined ? [] : [[key, money(cents)]])),
  ),
  ...before,
})

/** A line that could not be reckoned is typed, be it nought; an amount that differs from what was reckoned says why. */
export const unexplained = (fields: Fields, reckoned: ReadonlyMap<string, Reckoned>): Problems =>
  Object.fromEntries(
    settledItems.flatMap(({ key, side }): [string, string][] => {
      const line = reckoned.get(key)
      if (!line) return []
      if (line.cents === undefined && fields[key] === undefined && side !== 'apart') return [[key, 'settled-missing']]
      return isOther(fields[key], line.cents) && !fields[besideKey(key, 'why')] ? [[key, 'settled-why']] : []
    }),
  )

/**
 * What is recorded: beside each amount that was reckoned its formula and its source, and what was reckoned where it is
 * another.
 */
export const settlementMade = (fields: Fields, reckoned: ReadonlyMap<string, Reckoned>): Fields => ({
  ...fields,
  ...Object.fromEntries(
    settledItems.flatMap(({ key }): [string, Value][] => {
      const { cents, how = '', source = '' } = reckoned.get(key) ?? {}
      if (cents === undefined || fields[key] === undefined) return []
      const beside: [string, Value][] = [
        [besideKey(key, 'how'), how],
        [besideKey(key, 'source'), source],
      ]
      return isOther(fields[key], cents) ? [...beside, [besideKey(key, 'reckoned'), money(cents)]] : beside
    }),
  ),
})

const isOther = (value: Value | undefined, cents: number | undefined): boolean =>
  cents !== undefined && value !== undefined && (value as Money).cents !== cents

const money = (cents: number): Money => ({ cents, currency: yuan })
