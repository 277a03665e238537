import type { Case } from '#db/cases/cases.ts'
import { groupsFor, quiet } from '#domain/access/policy.ts'
import { takesPart } from '#domain/cases/verbs/comment.ts'
import { grantState } from '#domain/readings/grant.ts'
import { requestIn } from '#domain/readings/request.ts'
import { keepsCase } from '#gate/cases/reader.ts'
import { circumstancesOf } from '#gate/dossiers/admitting.ts'
import { keepsDesk } from '#gate/readings/desk.ts'
import { openedBy } from '#gate/readings/grants.ts'
import type { WebContext } from '#routes/web/web.ts'
import { Asked, type AskedProps } from '#views/readings/asked.tsx'

/**
 * The request on the page of its case. Whoever asked, is asked or keeps the dossier sees all of it; who is only told of it, the
 * groups that are theirs anyway.
 */
export async function readingAsked(c: WebContext, theCase: Case, refused?: AskedProps['refused']) {
  const { app, actor } = c.var
  const { id, dossier, applicant, state } = theCase
  const request = requestIn(state.content.request)
  const entry = app.roster.entry(dossier)
  if (!request || !entry) return undefined
  const keeps = keepsCase(app, actor, theCase)
  const now = await circumstancesOf(app, actor, dossier)
  const seen = groupsFor(actor, 'read', entry.subject, now)
  const knowsAll = keeps || knows(theCase, actor.person, request.of === 'house' ? request.second : undefined)
  const groups = request.groups.filter((group) => knowsAll || seen.has(group))
  const { grants, revocation } = await openedBy(app, theCase)
  const revoked = revocation && { ...revocation, by: app.directory.nameOf(revocation.by) }
  const live = grants.some((grant) => ['open', 'coming'].includes(grantState(grant, app.now())))
  const byDuty = groupsFor(actor, 'read', entry.subject, quiet)
  return (
    <Asked
      id={id}
      request={{ ...request, groups }}
      isPart={groups.length < request.groups.length}
      where={seen.has('who') ? whereOf(c, entry.columns.who) : ''}
      applicant={applicant}
      nameOf={(person) => app.directory.nameOf(person)}
      grants={grants}
      revoked={revoked}
      mayRevoke={keeps && live}
      atDesk={keepsDesk(app, actor, theCase) && byDuty.has('who')}
      now={app.now()}
      refused={refused}
    />
  )
}

/** Whoever applied, reads along, or was ever asked. */
const knows = ({ state, applicant }: Case, person: string, second: string | undefined): boolean =>
  person === applicant || person === second || takesPart({ ...state, copied: [], comments: [] }, person as never)

const whereOf = ({ var: { app } }: WebContext, who: { readonly unit: string; readonly post?: string }): string =>
  [app.directory.units.get(who.unit as never)?.name, who.post].filter(Boolean).join(' · ')
