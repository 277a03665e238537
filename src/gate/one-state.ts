import { setImmediate } from 'node:timers/promises'
import type { Steps } from '#domain/statistics/steps.ts'
import type { App } from '#house/app.ts'

/** So often is something done in turns; in a house in which something is written each time it is done in one. */
const tries = 5

const atOnce = async () => {}

/**
 * Counts or copies in turns, of one state of the house: again where that became another one meanwhile. `ready` has told apart
 * beforehand what `make` needs; between two turns `make` lets others have theirs (docs/decisions/0294).
 */
export async function ofOneState<Ready, Made>(
  app: App,
  ready: () => Promise<Ready>,
  make: (ready: Ready, turn: () => Promise<void>) => Promise<Made>,
): Promise<Made> {
  for (let nth = 1; ; nth += 1) {
    const found = await ready()
    const state = stateOf(app)
    const made = await make(found, nth < tries ? setImmediate : atOnce)
    if (stateOf(app).every((one, at) => one === state[at])) return made
  }
}

/** So many places are passed over in one turn: a few milliseconds. */
const placesAtOnce = 200_000

/** Does work whose steps are passes over so many places; only in a large house do others have their turn in between. */
export async function stepped<Made>(steps: Steps<Made>, places: number, turn: () => Promise<void>): Promise<Made> {
  let passed = 0
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    passed += places
    if (passed < placesAtOnce) continue
    passed = 0
    await turn()
  }
}

/** What changes with everything that is counted: what dossiers say, who may list them, the units, and duties. */
const stateOf = ({ statistics, roster, directory }: App): readonly unknown[] => [
  statistics.version(),
  roster.version,
  directory.unitHistory,
  directory.units,
]
