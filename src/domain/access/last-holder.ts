import type { AccountId } from '#domain/ids.ts'
import { inForce, type Span } from '#domain/organisation/span.ts'
import type { Day } from '#domain/time.ts'
import type { Duty } from './actor.ts'

type Granted = Span & { readonly account: AccountId; readonly duty: Duty }

/** Without one of these nobody could give duties, keep the machine or read the log, nor bring them back. */
const indispensable: readonly Duty[] = ['hr-lead', 'it', 'auditor']

/**
 * The indispensable duty that nobody would hold on that day if this account lost these; undefined where somebody remains.
 * `usable` says which accounts may act.
 */
export function lastHeld(
  granted: readonly Granted[],
  losing: { readonly account: AccountId; readonly duties: readonly Duty[]; readonly day: Day },
  usable: (account: AccountId) => boolean,
): Duty | undefined {
  const onThatDay = granted.filter(inForce(losing.day))
  const remains = (duty: Duty) =>
    onThatDay.some((one) => one.duty === duty && one.account !== losing.account && usable(one.account))
  const holds = (duty: Duty) => onThatDay.some((one) => one.duty === duty && one.account === losing.account)
  return indispensable.find((duty) => losing.duties.includes(duty) && holds(duty) && !remains(duty))
}

/** The one account that may act with this duty on that day; undefined where several may, or none. */
export function onlyHolder(
  granted: readonly Granted[],
  duty: Duty,
  day: Day,
  usable: (account: AccountId) => boolean,
): AccountId | undefined {
  const holding = granted.filter((one) => one.duty === duty && inForce(day)(one) && usable(one.account))
  const [only, ...others] = new Set(holding.map(({ account }) => account))
  return others.length === 0 ? only : undefined
}
