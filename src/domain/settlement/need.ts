import type { Missing, MissingKey } from './line.ts'
import type { Rules } from './rules.ts'

/** Something that a line needs: there, or what is missing for it. */
export type Need<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly missing: readonly Missing[] }

/** What is needed is there. */
export const have = <T>(value: T): Need<T> => ({ ok: true, value })

/** What is needed is missing; `names` says which, where there are several of the kind. */
export const lack = (what: MissingKey, names?: string): Need<never> => ({
  ok: false,
  missing: [{ what, ...(names !== undefined && { names }) }],
})

/** A value that somebody has to give; missing while it is undefined. */
export const given = <T>(value: T | undefined, what: MissingKey): Need<T> =>
  value === undefined ? lack(what) : have(value)

/** The value of a rule, where somebody has set it. */
export function ruled<K extends keyof Rules>(rules: Rules, key: K): Need<NonNullable<Rules[K]>['value']> {
  const rule = rules[key]
  return rule === undefined ? lack('setting', key) : have(rule.value as NonNullable<Rules[K]>['value'])
}

type Values<N> = { readonly [K in keyof N]: N[K] extends Need<infer T> ? T : never }

/** All of them, or everything that is missing for any. */
export function together<N extends Readonly<Record<string, Need<unknown>>>>(needs: N): Need<Values<N>> {
  const missing = Object.values(needs).flatMap((need) => (need.ok ? [] : need.missing))
  if (missing.length > 0) return { ok: false, missing: once(missing) }
  return have(
    Object.fromEntries(
      Object.entries(needs).flatMap(([key, need]) => (need.ok ? [[key, need.value]] : [])),
    ) as Values<N>,
  )
}

/** Goes on with the value, or with what is missing for it. */
export const knowing = <T, U>(need: Need<T>, next: (value: T) => Need<U>): Need<U> =>
  need.ok ? next(need.value) : need

const once = (missing: readonly Missing[]): readonly Missing[] => [
  ...new Map(missing.map((one) => [`${one.what} ${one.names ?? ''}`, one])).values(),
]
