import { type Group, groups } from '#domain/access/groups.ts'
import type { CaseState } from './case.ts'
import { type Content, type Vouched, withoutRevision } from './content.ts'
import type { Decides } from './route.ts'

type Holding = { readonly content: Content }

/** What a signature vouches for: every value in these groups, or in this part of the proposal, as it stands. */
export function vouchedFor(decides: Decides, { content }: Holding): Vouched {
  if ('part' in decides) {
    const all = flat(content.fields)
    return Object.fromEntries((content.parts?.[decides.part] ?? []).flatMap((key) => entry(all, key)))
  }
  return Object.assign({}, ...decides.map((group) => content.fields[group] ?? {}))
}

const entry = (all: Vouched, key: string): readonly (readonly [string, number])[] =>
  all[key] === undefined ? [] : [[key, all[key]]]

/** The groups that have content: what is empty cannot be compared with any paper. */
export function toTick(decides: Decides, holding: Holding): readonly Group[] {
  if ('part' in decides) return groupsOf(Object.keys(vouchedFor(decides, holding)))
  return decides.filter((group) => Object.keys(holding.content.fields[group] ?? {}).length > 0)
}

/** The groups that the values of these keys lie in. */
export const groupsOf = (keys: readonly string[]): readonly Group[] =>
  groups.filter((group) => keys.some((key) => key.endsWith(`/${group}`)))

/** The content of the case as of now: what it holds as it stands, divided as it was when it was submitted. */
export const contentNow = ({ content: submitted }: Pick<CaseState, 'content'>, { content }: Holding): Holding => ({
  content: {
    ...content,
    ...(submitted.parts && { parts: submitted.parts }),
    ...(submitted.climb && { climb: submitted.climb }),
    ...(submitted.to && { to: submitted.to }),
    ...(submitted.traits && { traits: submitted.traits }),
    ...(submitted.day && { day: submitted.day }),
    ...(submitted.people && { people: submitted.people }),
    ...(submitted.revokes && { revokes: submitted.revokes }),
  },
})

/** Whether everything wanted was vouched for, at the very revision it has now. */
export const covers = (vouched: Vouched, wanted: Vouched): boolean =>
  Object.entries(wanted).every(([key, revision]) => vouched[key] === revision)

/** What a submission says of its content. */
export const submitted = (content: Content) => ({ content: content.revision, ...withoutRevision(content) })

/** Whether the same values are wanted as were vouched for, at the very revisions: nothing more, nothing less. */
export const isSame = (vouched: Vouched, wanted: Vouched): boolean => covers(vouched, wanted) && covers(wanted, vouched)

/** The keys that were added, removed or revised between two contents. */
export function moved(before: Content['fields'], now: Content['fields']): readonly string[] {
  const [old, fresh] = [flat(before), flat(now)]
  return Object.keys({ ...old, ...fresh }).filter((key) => old[key] !== fresh[key])
}

const flat = (fields: Content['fields']): Vouched => Object.assign({}, ...Object.values(fields))
