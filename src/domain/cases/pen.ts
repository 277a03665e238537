import type { CaseState } from './case.ts'
import type { CaseEvent } from './event.ts'
import { evolve } from './fold.ts'

/** Collects the events of one command with the state they lead to, so that each later choice sees the earlier ones. */
export type Pen = { state: CaseState; readonly events: CaseEvent[]; readonly write: (event: CaseEvent) => void }

/** A pen that begins with this state and no events. */
export function penFor(state: CaseState): Pen {
  const pen: Pen = {
    state,
    events: [],
    write: (event) => {
      pen.events.push(event)
      pen.state = evolve(pen.state, event)
    },
  }
  return pen
}
