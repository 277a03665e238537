import { setImmediate } from 'node:timers/promises'
import type { Case } from '#db/cases/cases.ts'
import * as proposals from '#db/proposals/proposals.ts'
import { seatOf } from '#domain/cases/acting.ts'
import { type Available, available } from '#domain/cases/available.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { kindOf } from '#domain/cases/kinds/index.ts'
import { closesWith } from '#domain/cases/outputs/index.ts'
import { predict } from '#domain/cases/predict.ts'
import { decidesOf } from '#domain/cases/route.ts'
import { strandedAt } from '#domain/cases/stranded.ts'
import { dayOf, partialDateOf } from '#domain/time.ts'
import { findingsFor } from '#gate/asides/asides.ts'
import { factsFor } from '#gate/cases/facts.ts'
import { shownBecause } from '#gate/cases/shown.ts'
import { readDossier } from '#gate/dossiers/reader.ts'
import { readProposal } from '#gate/proposals/reader.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { BatchRow } from '#views/batches/rows.tsx'

/** How far a row is opened: to be shown, behind the page that sums it up, or not at all. */
export type Opened = 'shown' | 'summed' | 'closed'

/** The rows of a batch as this viewer may see them: what each seat decides on, and nothing else. */
export async function rowsOf(
  c: WebContext,
  cases: readonly Case[],
  opened: (theCase: Case) => Opened = () => 'shown',
): Promise<readonly BatchRow[]> {
  const rows: BatchRow[] = []
  for (const theCase of cases) {
    rows.push(await rowOf(c, theCase, opened(theCase)))
    await setImmediate()
  }
  return rows
}

async function rowOf(c: WebContext, theCase: Case, opened: Opened): Promise<BatchRow> {
  const { app, actor } = c.var
  const { route, state, dossier } = theCase
  const facts = await factsFor(app, theCase)
  const seat = seatOf(state, actor.person, facts.standingIn)
  const may = seat && !theCase.damaged ? available(route, state, actor.person, facts) : undefined
  const who = app.roster.entry(dossier)?.columns.who
  return {
    theCase,
    prediction: predict(route, state, facts),
    stranded: strandedAt(state, facts),
    post: who?.post ?? '',
    number: who?.number ?? '',
    ...(may?.seat && { seat: seatShown(may.seat, may, facts) }),
    ...(opened !== 'closed' && (await contentOf(c, theCase, facts, opened))),
  }
}

const seatShown = ({ run, seat }: NonNullable<Available['seat']>, may: Available, facts: Facts) => ({
  run: run.run,
  seat: seat.seat,
  content: facts.content.revision,
  ticks: may.ticks,
  approve: may.approve,
  returns: may.returnTo.length > 0,
  closes: may.output !== undefined && closesWith(may.output),
})

/** Of a proposal its values, of a draft how much the checks find in what the seat decides on. */
async function contentOf(
  c: WebContext,
  theCase: Case,
  facts: Facts,
  opened: Opened,
): Promise<Pick<BatchRow, 'records' | 'groups' | 'findings'>> {
  const { app, actor } = c.var
  const { id, route, state, dossier } = theCase
  if (kindOf(route).content === 'proposal') {
    const proposal = await proposals.ofCase(app.db, id)
    const shown = proposal && shownBecause(app, actor, theCase, facts)
    const act = opened === 'summed' ? 'behind' : undefined
    const reading = shown && (await readProposal(app, actor, proposal, shown.exact, act, shown.fields))
    return reading ? { records: reading.records, groups: reading.groups } : {}
  }
  const seat = seatOf(state, actor.person, facts.standingIn)
  if (!seat) return {}
  const only = ['who', ...decidesOf(route, seat.run.block)] as const
  const reading = await readDossier(app, actor, dossier, { act: 'case.slice-read', only })
  if (!reading) return {}
  const found = await findingsFor(app, reading, { today: partialDateOf(dayOf(app.now())) })
  return { findings: [...found.values()].reduce((sum, all) => sum + all.filter(({ aside }) => !aside).length, 0) }
}
