import { keepsDossiersOf, keepsPaper } from '#domain/access/duties.ts'
import { hasAuthor } from '#domain/access/policy.ts'
import type { Arrival } from '#domain/arrivals/arrival.ts'
import { dayOf } from '#domain/time.ts'
import { arrivalShown, candidatesFor, mayTie } from '#gate/arrivals/arrivals.ts'
import { deskAlone } from '#gate/arrivals/second.ts'
import { nameOfAccount } from '#routes/custody/context.ts'
import { page } from '#routes/web/respond.tsx'
import type { WebContext } from '#routes/web/web.ts'
import { ArrivalPage } from '#views/arrivals/one.tsx'
import type { ArrivalRefused } from '#views/arrivals/slip-fields.tsx'
import type { Tied } from '#views/arrivals/steps.tsx'
import { paths } from '#views/paths.ts'
import { arrivalId, unitsFor } from './context.ts'

/** What came, with what is to do about it; after a refused form with what was typed. */
export async function showArrival(c: WebContext, refused?: ArrivalRefused, status: 409 | 422 = 422) {
  const { app, actor, t } = c.var
  const { arrival, standsIn } = await arrivalShown(app, actor, arrivalId(c))
  const { id, slip, dossier } = arrival
  const about = { arrival: id, ...(dossier && { dossier }) }
  await app.logRead({ at: app.now(), actor: actor.account, act: 'arrival.read', about })
  return page(
    c,
    t('arrivals.of', { name: slip.name }),
    <ArrivalPage
      arrival={arrival}
      units={unitsFor(c)}
      unit={app.directory.units.get(slip.unit)?.name ?? ''}
      tied={tiedTo(c, arrival)}
      candidates={arrival.receipt || standsIn ? [] : candidates(c, arrival)}
      standsIn={standsIn}
      alone={aloneAt(c, arrival)}
      mayBegin={keepsDossiersOf(actor, slip.unit)}
      mayCheck={app.directory.personOf(arrival.by) !== actor.person}
      mayStore={keepsPaper(actor)}
      isApprover={arrival.approval !== undefined && app.directory.personOf(arrival.approval.by) === actor.person}
      clerk={(account) => nameOfAccount(app, account)}
      today={dayOf(app.now())}
      now={app.now()}
      refused={refused}
    />,
    refused && { status },
  )
}

/** Who stands in where nobody else sits at the desk, by name. */
function aloneAt({ var: { app } }: WebContext, arrival: Arrival): readonly string[] | undefined {
  const { alone, people } = deskAlone(app, arrival)
  return alone ? people.map(app.directory.nameOf) : undefined
}

function tiedTo({ var: { app, actor } }: WebContext, { dossier, slip }: Arrival): Tied | undefined {
  const entry = dossier && app.roster.entry(dossier)
  if (!entry || entry.subject.state === 'discarded') return undefined
  const { subject, columns } = entry
  const isDraft = hasAuthor(subject)
  if (!mayTie(app, actor, subject)) return { name: slip.name, isDraft }
  const { box } = columns.custody
  return { name: columns.who.name, href: paths.dossier(subject.dossier), isDraft, box }
}

const candidates = ({ var: { app, actor } }: WebContext, arrival: Arrival) =>
  candidatesFor(app, actor, arrival).map(({ subject, columns: { who } }) => {
    const words = [who.name, app.directory.units.get(subject.unit)?.name, who.number ?? who.staffNumber]
    return { id: subject.dossier, label: words.filter(Boolean).join(' · ') }
  })
