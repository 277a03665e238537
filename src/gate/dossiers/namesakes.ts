import type { Actor } from '#domain/access/actor.ts'
import { quiet, visible } from '#domain/access/policy.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { PersonId } from '#domain/ids.ts'
import type { RosterEntry } from '#domain/roster/entry.ts'
import type { PartialDate } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { accountsNamed, namesakesOf } from '#memory/namesakes.ts'

/** Who somebody may be whose dossier is about to begin. */
export type Namesakes = {
  /** Holders of accounts without a dossier. */
  readonly accounts: readonly PersonId[]
  /** Dossiers that the actor may open and look at. */
  readonly seen: readonly RosterEntry[]
  /** How many more there are with the very month of birth: that is all that may be said of them. */
  readonly hidden: number
}

/** What has to be asked before a dossier begins with these basics, so that one person does not get two. */
export function namesakesFor(app: App, actor: Actor, basics: Fields): Namesakes {
  const [name, birth] = [String(basics['name'] ?? ''), basics['birth'] as PartialDate | undefined]
  const known = namesakesOf(app, { name, birth })
  const seen = known.filter(({ subject }) => visible(actor, subject, quiet))
  const exact = known.filter(({ columns }) => (birth?.length ?? 0) >= 6 && (columns.identity.birth?.length ?? 0) >= 6)
  return { accounts: accountsNamed(app, name), seen, hidden: exact.filter((one) => !seen.includes(one)).length }
}

/** How many people have the name, whether or not the viewer may know who they are. */
export const countOf = ({ seen, hidden }: Namesakes): number => seen.length + hidden
