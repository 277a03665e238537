import { blank, type CaseState, type ReturnTo, type Run } from '#domain/cases/case.ts'
import type { Command } from '#domain/cases/command.ts'
import { decide } from '#domain/cases/decide.ts'
import { evolve } from '#domain/cases/fold.ts'
import type { Flow } from '../flow.ts'
import { forks, turned } from '../routes.ts'

/**
 * How the case would stand had the same people said the same on the same route with the branches of its forks the other way
 * round. Runs have other numbers there, so that each is found again by its block, its level and how often it was opened.
 */
export function outcomeWhenTurned({ route, steps, state }: Flow): CaseState['status'] {
  if (!forks(route.body)) return state.status
  const other = turned(route)
  let now = blank
  for (const { before, command, facts, made } of steps) {
    if (!made) continue
    const decided = decide(other, now, translated(command, before, now), facts)
    now = ('events' in decided ? decided.events : []).reduce(evolve, now)
  }
  return now.status
}

function translated(command: Command, before: CaseState, now: CaseState): Command {
  if (!('run' in command)) return command
  const there = (run: ReturnTo) => (run === 'START' ? run : sameRun(run, before, now))
  const run = Number(there(command.run))
  return command.do === 'return' ? { ...command, run, to: there(command.to) } : { ...command, run }
}

function sameRun(run: number, before: CaseState, now: CaseState): number {
  const of = before.runs.find((each) => each.run === run)
  if (!of) return 0
  const like = ({ block, level }: Run) => block === of.block && level === of.level
  const turn = before.runs.filter(like).indexOf(of)
  return now.runs.filter(like)[turn]?.run ?? 0
}
