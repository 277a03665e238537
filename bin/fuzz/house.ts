import { type Case, find } from '#db/cases/cases.ts'
import { open as openHistories } from '#db/cases/sealed.ts'
import { type CaseState, isLive } from '#domain/cases/case.ts'
import { consecutive } from '#domain/cases/consecutive.ts'
import type { Facts } from '#domain/cases/facts.ts'
import type { Route } from '#domain/cases/route.ts'
import type { Ruling } from '#domain/cases/ruling.ts'
import { openRuns } from '#domain/cases/standing.ts'
import { returnTargets, ticksOf } from '#domain/cases/verbs/verdict.ts'
import { Conflict, Forbidden, NotFound } from '#domain/errors.ts'
import type { CaseId, CommandId } from '#domain/ids.ts'
import { factsFor } from '#gate/cases/facts.ts'
import { type Cast, cast, type World } from '../../test/world.ts'
import { invariants } from './invariants/index.ts'
import type { Random } from './random.ts'

export const everybody = Object.keys(cast) as Cast[]

export const sent = ({ app }: World) => ({ id: app.newId<CommandId>(), bodyHash: 'a' })

/** What is nobody's to do is refused by being thrown; anything else that is thrown is a fault. */
export async function orRefused<Done>(work: Promise<Done>): Promise<Done | undefined> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Forbidden || error instanceof NotFound || error instanceof Conflict) return undefined
    throw error
  }
}

/** Somebody who may decide now, of all branches. */
export function sitting(w: World, random: Random, state: CaseState): Cast | undefined {
  const asked = openRuns(state).flatMap(({ seats }) => seats.filter((seat) => seat.state === 'open'))
  const able = everybody.filter((who) => asked.some(({ candidates }) => candidates.includes(w.person(who))))
  return able.length > 0 ? random.pick(able) : undefined
}

/** Mostly on the seat of this person, sometimes on any, on an old page, or without the ticks that are wanted. */
export function randomRuling(
  random: Random,
  w: World,
  who: Cast,
  on: Pick<Flowing, 'route' | 'state' | 'facts'>,
): Ruling {
  const { route, state, facts } = on
  const own = openRuns(state).filter(({ seats }) => seats.some(({ candidates }) => candidates.includes(w.person(who))))
  const runs = random.once(9) || own.length === 0 ? state.runs : own
  const run = runs.length > 0 ? random.pick(runs) : undefined
  const seat = run?.seats[0]
  const next = run && seat && random.once(2) ? consecutive(route, state, { run, seat }, w.person(who), facts) : []
  return {
    // Now and then one that another is before, which is refused.
    further: (random.once(9) ? next.slice(1) : next).map(({ stop, ticks }) => ({ stop, ticks, text: '一并' })),
    verdict: random.once(20) ? 'reject' : random.once(9) ? 'return' : 'approve',
    run: run?.run ?? 0,
    seat: 1,
    content: facts.content.revision - (random.once(9) ? 1 : 0),
    text: random.once(9) ? '' : '意见',
    ticks: random.once(9) || !run ? [] : ticksOf(state, route, run, facts),
    to: run ? random.pick(returnTargets(state, route, run)) : 'START',
  }
}

export type Flowing = { readonly case: Case; readonly route: Route; readonly state: CaseState; readonly facts: Facts }

/** The case as it stands in the file. */
export async function flowing({ app }: World, id: CaseId): Promise<Flowing> {
  const theCase = await find(app, id)
  if (!theCase) throw new Error('A case is gone.')
  return { case: theCase, route: theCase.route, state: theCase.state, facts: await factsFor(app, theCase) }
}

/** The invariants of the core on what stands in the file, and that the rows beside the history say the same. */
export async function brokenInCase(w: World, on: Flowing): Promise<string | undefined> {
  const { app } = w
  const { id, dossier } = on.case
  const events = (await openHistories(app, [{ id, dossier }])).get(id) ?? []
  const flow = { route: on.route, steps: [], events, state: on.state, facts: on.facts }
  // Nothing was recorded of how it came so far: it is not played again with its branches turned.
  const broken = invariants.find(({ name, holds }) => !name.startsWith('19 ') && !holds(flow))
  if (broken) return broken.name
  const open = await app.db
    .selectFrom('case_seats')
    .select('run')
    .where('case_id', '=', id)
    .where('state', '=', 'open')
    .execute()
  const asked = openRuns(on.state).flatMap(({ seats }) => seats.filter((seat) => seat.state === 'open'))
  return open.length === asked.length ? undefined : 'the rows of seats say what the history says'
}

export const isOver = ({ state }: Flowing): boolean => !isLive(state)
