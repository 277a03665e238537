import { holds as conditionHolds } from '#domain/cases/condition.ts'
import { evolve } from '#domain/cases/fold.ts'
import { rise } from '#domain/cases/ladder.ts'
import { askingIn, milestoneIn } from '#domain/cases/milestone.ts'
import { blockNamed, taskNamed } from '#domain/cases/route.ts'
import { barring, seatStep } from '#domain/cases/seating.ts'
import { isRescue } from '#domain/cases/verbs/withdraw.ts'
import { contentNow } from '#domain/cases/vouching.ts'
import { dayOf } from '#domain/time.ts'
import { decider, givesVerdict, type Invariant, isBarred, runOf } from './invariant.ts'

/** Who decides, and for whom: 6 and 23, and what E2, E8 and docs/decisions/0040 add to them. */
export const deciding: readonly Invariant[] = [
  {
    name: '6 nobody decides who is the subject, kin, the applicant, has left or wrote what is decided',
    holds: ({ route, steps }) =>
      steps
        .filter((step) => step.made && givesVerdict(step))
        .every((step) => {
          const by = decider(step.command)
          return by !== undefined && !isBarred(route, runOf(step), by, step)
        }),
  },
  {
    name: '6 a signed sheet is registered by somebody else who is free, for whoever sits by office, from the opening of the seat on',
    holds: ({ route, steps }) =>
      steps.every(({ before, facts, made = [] }) => {
        const signed = made.find((event) => event.type === 'signed')
        if (signed?.type !== 'signed') return true
        const run = before.runs.find(({ run }) => run === signed.run)
        const seat = run?.seats.find(({ seat }) => seat === signed.seat)
        const origin = seat?.origins[seat.candidates.indexOf(signed.signer)]
        return (
          seat?.state === 'open' &&
          seat.candidates.includes(signed.signer) &&
          !seat.candidates.includes(signed.by) &&
          origin?.from !== 'duty' &&
          taskNamed(route, run?.block ?? '') === undefined &&
          barring(signed.by, before.applicant ?? signed.by, facts) === undefined &&
          signed.day >= dayOf(seat.openedAt) &&
          signed.day <= dayOf(facts.at) &&
          signed.papers.length > 0
        )
      }),
  },
  {
    name: '6 a relative sits in a 企业 alone, and only where nobody else may',
    holds: ({ route, steps }) =>
      steps.every(({ facts, made = [], before }) =>
        made.every((event, at) => {
          if (event.type !== 'opened' || !event.origins.some(({ kin }) => kin)) return true
          const state = made.slice(0, at).reduce(evolve, before)
          const block = blockNamed(route, event.block)
          const { kinSit, ...strict } = { ...facts, ...contentNow(state, facts) }
          if (!kinSit || !block || !state.applicant || event.candidates.includes(facts.subject)) return false
          if ('who' in block && 'again' in block.who) return true
          return block.k === 'ladder'
            ? rise(block, state.applicant, state, strict).next === 'nobody'
            : seatStep(block, state.applicant, strict, state).candidates.length === 0
        }),
      ),
  },
  {
    name: '6 nobody refuses what is only taken note of',
    holds: ({ route, steps }) =>
      steps.every(
        ({ before, made = [] }) =>
          !route.noted ||
          !conditionHolds(route.noted, before.content) ||
          made.every((event) => event.type !== 'decided' || event.verdict !== 'reject'),
      ),
  },
  {
    name: '6 nobody is seated by a hand-over who may not sit, or sits beside already',
    holds: ({ route, steps }) =>
      steps.every(({ before, facts, made = [] }) =>
        made.every((event) => {
          if (event.type !== 'handed') return true
          const run = before.runs.find(({ run }) => run === event.run)
          const isTask = run !== undefined && taskNamed(route, run.block) !== undefined
          const beside = (run?.seats ?? []).filter(({ seat }) => seat !== event.seat)
          const sat = run?.seats.find(({ seat }) => seat === event.seat)?.candidates ?? []
          return event.candidates.every((who, at) => {
            if (sat.includes(who)) return true
            const isKin = facts.kinSit !== undefined && event.origins[at]?.kin === true
            const why = barring(who, before.applicant ?? who, isKin ? { ...facts, barred: () => false } : facts)
            const may = why === undefined || (isTask && why === 'applicant')
            return may && !beside.some(({ candidates }) => candidates.includes(who))
          })
        }),
      ),
  },
  {
    name: '23 who stands in does so in force, for somebody who sits and may, once in a run, and never for the own request',
    holds: ({ route, steps }) =>
      steps.filter(givesVerdict).every((step) => {
        const given = (step.made ?? []).find((event) => event.type === 'decided' && event.for !== undefined)
        if (given?.type !== 'decided' || !given.for) return true
        const { before, facts } = step
        const principal = given.for
        const run = before.runs.find(({ run }) => run === given.run)
        const seat = run?.seats.find(({ seat }) => seat === given.seat)
        const inForce = (facts.standingIn ?? []).some((one) => one.principal === principal && one.proxy === given.by)
        const spoke = run?.seats.some(({ candidates, verdict }) =>
          [...candidates, verdict?.by].some((who) => who === given.by),
        )
        return (
          inForce &&
          (seat?.candidates.includes(principal) ?? false) &&
          !spoke &&
          facts.organisation.usable(principal) &&
          !isBarred(route, run, principal, step) &&
          given.by !== before.applicant
        )
      }),
  },
  {
    name: '23 after a milestone nobody takes a case back alone, unless nobody else could move it, and who consents is asked and free',
    holds: ({ route, steps }) =>
      steps.every(({ before, facts, made = [] }) => {
        const back = made.find((event) => event.type === 'withdrawn')
        if (back?.type !== 'withdrawn') return true
        if (!back.consented) return milestoneIn(route, before) === undefined || isRescue(before, facts)
        const { applicant } = before
        const asking = askingIn(before)
        return (
          applicant !== undefined &&
          back.by !== applicant &&
          (asking?.candidates.includes(back.for ?? back.by) ?? false) &&
          [back.by, back.for ?? back.by].every((who) => barring(who, applicant, facts) === undefined)
        )
      }),
  },
]
