import type { Content } from './content.ts'

/**
 * Whose part of a proposal a value may be: a duty, the head, or the leaders; HR and legal of the legal entity that
 * somebody goes to, legal where it is only told, and whoever reports upwards on somebody managed above (docs/decisions/0094).
 */
export const askedOf = [
  'checker',
  'head',
  'hr-lead',
  'hr',
  'finance',
  'legal',
  'leaders',
  'administration',
  'receiving',
  'receiving-legal',
  'told-legal',
  'above',
] as const
export type Asked = (typeof askedOf)[number]

/** How far up a proposal goes: to nobody, to the next leader, or to all of them (docs/decisions/0060). */
export type Climb = 'none' | 'one' | 'all'

/**
 * What a branch of a route depends on: a small total language over the content, so that it can be shown, compared and tried
 * before anybody is asked.
 */
export type Condition =
  /** The content holds something of which this one is asked. */
  | { readonly asked: Asked }
  /** Somebody approved this part of the case that is taken back. */
  | { readonly again: Asked }
  | { readonly climbs: Climb }
  /** The content is of this sort, as its kind said when it was submitted. */
  | { readonly is: string }
  /** What one task recorded adds up to more than what another did. */
  | { readonly rises: { readonly from: string; readonly to: string } }
  | { readonly not: Condition }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }

/** What a task of this block recorded adds up to, where it is done and adds up to anything. */
export type Sums = (block: string) => number | undefined

/** Whether it holds of this content, and of what was recorded so far. */
export function holds(condition: Condition, content: Content, sums: Sums = () => undefined): boolean {
  if ('asked' in condition) return (content.parts?.[condition.asked] ?? []).length > 0
  if ('again' in condition) return (content.revokes?.approvers[condition.again] ?? []).length > 0
  if ('climbs' in condition) return (content.climb ?? 'none') === condition.climbs
  if ('is' in condition) return (content.traits ?? []).includes(condition.is)
  if ('rises' in condition)
    return (sums(condition.rises.to) ?? 0) > (sums(condition.rises.from) ?? Number.POSITIVE_INFINITY)
  if ('not' in condition) return !holds(condition.not, content, sums)
  return 'all' in condition
    ? condition.all.every((each) => holds(each, content, sums))
    : condition.any.some((each) => holds(each, content, sums))
}
