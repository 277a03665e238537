import type { AccountId } from '#domain/ids.ts'
import { dayOf, type Instant } from '#domain/time.ts'
import type { RevisionMeta } from './revision.ts'

/** One record written once: its revisions differ in group alone. */
type Change = Pick<RevisionMeta, 'author' | 'import' | 'case'> & { readonly at: Instant }

/** What one person did to a dossier in one sitting: what one file brought, what one case wrote, or the work of a day. */
export type Act<Of extends Change> = {
  readonly author: AccountId
  /** Of the last change in it. */
  readonly at: Instant
  /** `begun` holds the first change of all: the dossier was put together then. */
  readonly is: 'begun' | 'imported' | 'changed'
  /** In the order in which they were made. */
  readonly changes: readonly Of[]
}

/** Gathers changes, given in the order in which they were made, into acts; the newest act comes first. */
export function actsOf<Of extends Change>(changes: readonly Of[]): readonly Act<Of>[] {
  const acts: Of[][] = []
  for (const change of changes) {
    const last = acts.at(-1)
    if (last?.[0] && isOfOneAct(last[0], change)) last.push(change)
    else acts.push([change])
  }
  return acts.map((changes, place) => actOf(changes, place === 0)).reverse()
}

function actOf<Of extends Change>(changes: readonly Of[], isFirst: boolean): Act<Of> {
  const last = changes.at(-1)
  if (!last) throw new Error('An act without a change.')
  return { author: last.author, at: last.at, is: last.import ? 'imported' : isFirst ? 'begun' : 'changed', changes }
}

const isOfOneAct = (one: Change, other: Change): boolean =>
  one.author === other.author &&
  one.import === other.import &&
  one.case === other.case &&
  (one.import !== undefined || one.at === other.at || dayOf(one.at) === dayOf(other.at))

/** A page of a long history: so many changes, the acts that they belong to; an act may go on on the next page. */
export function pageOfActs<Of extends Change>(acts: readonly Act<Of>[], page: number, size: number) {
  const count = acts.reduce((sum, { changes }) => sum + changes.length, 0)
  const pages = Math.max(1, Math.ceil(count / size))
  const at = Math.min(pages, Math.max(1, page))
  const [from, until] = [(at - 1) * size, at * size]
  let before = 0
  const shown = acts.flatMap((act) => {
    const changes = act.changes.slice(Math.max(0, from - before), Math.max(0, until - before))
    before += act.changes.length
    return changes.length > 0 ? [{ act, changes }] : []
  })
  return { page: at, pages, shown }
}
