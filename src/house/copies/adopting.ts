import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as outcomes from '#db/copies/outcomes.ts'
import * as copyPlaces from '#db/copies/places.ts'
import type { Outcome } from '#domain/copies/outcome.ts'
import type { Instant } from '#domain/time.ts'
import { type TroubleCode, troubles } from '#domain/unseal/trouble.ts'
import type { App } from '#house/app.ts'
import { layout, namesIn } from './folder.ts'

/** How many notes are read of a place, and how old one may be, in milliseconds. */
const [most, oldest] = [20, 14 * 86_400_000]

/**
 * Drills that a command did while no house was open to be told: it noted them beside the copies, and they are taken over from
 * there, once. Whoever may write there can claim one; on the page it stands as one by command.
 */
export async function adoptDrills(app: App): Promise<void> {
  const places = await copyPlaces.find(app)
  for (const where of ['first', 'second'] as const) {
    const root = places[where]?.folder
    if (root === undefined) continue
    const { drills } = layout(root)
    const names = (await namesIn(drills).catch(() => [])).filter((name) => name.endsWith('.json')).sort()
    for (const name of names.slice(-most)) {
      const drill = readNote(await readFile(join(drills, name), 'utf8').catch(() => ''))
      if (drill && isNew(drill, await outcomes.find(app), app.now())) await app.copies.tell(drill, 'system')
    }
  }
}

function isNew({ at }: Outcome, known: readonly Outcome[], now: Instant): boolean {
  const age = Date.parse(now) - Date.parse(at)
  return age >= 0 && age < oldest && !known.some((outcome) => outcome.kind === 'drill' && outcome.at === at)
}

/** Undefined for anything that `drill` does not write. */
function readNote(text: string): Outcome | undefined {
  try {
    const { at, seconds, bytes, opened, trouble } = JSON.parse(text) as Record<string, unknown>
    const isWhole = typeof at === 'string' && isCount(seconds) && isCount(bytes)
    if (!isWhole || new Date(at).toISOString() !== at) return undefined
    const code = troubles.find((each) => each === trouble) as TroubleCode | undefined
    if (trouble !== undefined && code === undefined) return undefined
    const made = { kind: 'drill', where: 'named', at: at as Instant, seconds, bytes, written: 0 } as const
    return { ...made, ...(code && { trouble: code }), ...(typeof opened === 'boolean' && { opened }) }
  } catch {
    return undefined
  }
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
