import type { Group } from '#domain/access/groups.ts'
import type { Content, Vouched } from './case.ts'

type Holding = { readonly content: Content }

/** What a signature on these groups vouches for: every value in them, as it stands. */
export const vouchedFor = (decides: readonly Group[], { content }: Holding): Vouched =>
  Object.assign({}, ...decides.map((group) => content.fields[group] ?? {}))

/** The groups that have content: what is empty cannot be compared with any paper. */
export const toTick = (decides: readonly Group[], { content }: Holding): readonly Group[] =>
  decides.filter((group) => Object.keys(content.fields[group] ?? {}).length > 0)

/** Whether everything wanted was vouched for, at the very revision it has now. */
export const covers = (vouched: Vouched, wanted: Vouched): boolean =>
  Object.entries(wanted).every(([key, revision]) => vouched[key] === revision)

/** The keys that were added, removed or revised between two contents. */
export function moved(before: Content['fields'], now: Content['fields']): readonly string[] {
  const [old, fresh] = [flat(before), flat(now)]
  return Object.keys({ ...old, ...fresh }).filter((key) => old[key] !== fresh[key])
}

const flat = (fields: Content['fields']): Vouched => Object.assign({}, ...Object.values(fields))
