import { setImmediate } from 'node:timers/promises'
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

/** What changes with everything that is counted: what dossiers say, who may list them, the units, and duties. */
const stateOf = ({ statistics, roster, directory }: App): readonly unknown[] => [
  statistics.version(),
  roster.version,
  directory.unitHistory,
  directory.units,
]
