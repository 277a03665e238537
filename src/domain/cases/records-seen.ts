import type { Group } from '#domain/access/groups.ts'
import type { Section } from '#domain/dossiers/section.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { ownSeats } from './acting.ts'
import type { CaseState, Verdict } from './case.ts'
import { outputs } from './outputs/index.ts'
import { blockNamed, type Route, taskNamed } from './route.ts'
import { counted, verdictsOf } from './standing.ts'

/** What one task recorded, in the fields that a viewer may read. */
export type RecordSeen = { readonly block: string; readonly section: Section; readonly verdict: Verdict }

type Viewer = {
  readonly person: PersonId
  /** Whoever keeps the dossier or applied. */
  readonly whole: boolean
  /** The groups of the content that are open to the viewer. */
  readonly groups: ReadonlySet<Group>
  /** Until when the viewer knows the case, where not as it is (docs/decisions/0041). */
  readonly until?: Instant | undefined
}

/**
 * What the tasks that are done recorded, each as far as this viewer may read it: the own record; what the open seat reads
 * beside the content, or a closed one read when it decided; and of the others what lies in groups of every reader, and was
 * recorded while the viewer knew the case. Figures of pay and words of a contract reach nobody who is not asked about them.
 */
export function recordsSeen(route: Route, state: CaseState, viewer: Viewer): readonly RecordSeen[] {
  return counted(state).flatMap((run) => {
    const section = outputs[taskNamed(route, run.block)?.output ?? '']
    const verdict = verdictsOf(run).find(({ output }) => output !== undefined)
    if (!section || !verdict) return []
    const isOpen =
      viewer.whole || verdict.by === viewer.person || reads(route, state, viewer.person, run.block, verdict)
    const isKnown = viewer.until === undefined || verdict.at <= viewer.until
    const fields = section.fields.filter(
      ({ group }) => isOpen || (isKnown && isPlain(group) && viewer.groups.has(group)),
    )
    return fields.length > 0 ? [{ block: run.block, section: { ...section, fields }, verdict }] : []
  })
}

const isPlain = (group: Group): boolean => group === 'career'

function reads(route: Route, state: CaseState, person: PersonId, block: string, { at }: Verdict): boolean {
  if (ownSeats(state, person).some(({ run }) => readsAt(route, run.block, block))) return true
  return state.runs.some(
    (run) =>
      readsAt(route, run.block, block) && verdictsOf(run).some((verdict) => verdict.by === person && verdict.at >= at),
  )
}

const readsAt = (route: Route, reader: string, block: string): boolean =>
  blockNamed(route, reader)?.reads?.includes(block) ?? false
