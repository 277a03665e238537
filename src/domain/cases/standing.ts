import type { Fields, PaperRef } from '#domain/dossiers/section.ts'
import type { Day } from '#domain/time.ts'
import type { CaseState, Run, Verdict } from './case.ts'

/** What waits for people now: several at once where the way is forked. */
export const openRuns = (state: CaseState): readonly Run[] => state.runs.filter((run) => run.state === 'open')

/** The runs whose approvals count, in the order of the path. */
export const counted = (state: CaseState): readonly Run[] => state.runs.filter((run) => run.state === 'passed')

/** The verdict that closed a run, if a verdict did; where all had to agree, the one that did not, or that came last. */
export function verdictOf(run: Run): Verdict | undefined {
  if (run.state === 'open') return undefined
  const verdicts = verdictsOf(run)
  return verdicts.find(({ kind }) => kind !== 'approve') ?? verdicts.reduce<Verdict | undefined>(later, undefined)
}

/** Every verdict given in a run. */
export const verdictsOf = (run: Run): readonly Verdict[] =>
  run.seats.flatMap(({ verdict }) => (verdict ? [verdict] : []))

/** The approval sheets that were signed on paper, also of what was made void since. */
export const signedSheets = ({ runs }: CaseState): readonly PaperRef[] =>
  runs.flatMap(verdictsOf).flatMap(({ signed }) => signed?.papers ?? [])

const later = (one: Verdict | undefined, other: Verdict): Verdict => (one && one.at > other.at ? one : other)

/** The verdict of a person that a run rests on, with the run it was given in: its own, or the one it repeats or carries. */
export function humanVerdict(state: CaseState, run: Run): { readonly run: number; readonly verdict?: Verdict } {
  const verdict = verdictOf(run)
  const origin = state.runs.find(({ run }) => run === (verdict?.repeats ?? verdict?.carries))
  if (origin) return humanVerdict(state, origin)
  return { run: run.run, ...(verdict && { verdict }) }
}

/** What the task that was done last recorded, of those that count; nothing where there is none. */
export const outputOf = (state: CaseState): Fields =>
  counted(state)
    .flatMap((run) => verdictsOf(run))
    .filter(({ output }) => output !== undefined)
    .reduce<Verdict | undefined>(later, undefined)?.output ?? {}

/** What the task of this block recorded, of those that count. */
export const recordedAt = (state: CaseState, block: string): Fields | undefined =>
  counted(state)
    .filter((run) => run.block === block)
    .flatMap(verdictsOf)
    .findLast(({ output }) => output !== undefined)?.output

/** 生效日: the day that the last task recorded, else the one that the content names itself. */
export function effectiveDay(state: CaseState): Day | undefined {
  const text = String(outputOf(state)['effective'] ?? '')
  return /^\d{8}$/.test(text) ? (`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` as Day) : state.content.day
}
