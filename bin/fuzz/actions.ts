import { sql } from 'kysely'
import { type World, world } from '../../test/world.ts'
import { playBatch } from './batches.ts'
import { playBringing } from './bringings.ts'
import { playDraft } from './drafts.ts'
import { playDrawn } from './drawn.ts'
import { randomFrom } from './random.ts'
import { addSeats } from './resources.ts'
import type { Failure } from './run.ts'
import { playUpdates } from './updates.ts'

/** What people do in a flow, one after the other. */
const plays = [playDraft, playUpdates, playDrawn, playBatch, playBringing]

/**
 * Plays so many flows through the actions, on one house with a database in memory: drafts and their cases, changes of
 * archived dossiers, cases of the other kinds, batches, and files that come together by turns. `loose` breaks the release of locks on purpose.
 */
export async function fuzzActions(flows: number, first: number, loose = false): Promise<readonly Failure[]> {
  if (flows === 0) return []
  const failures: Failure[] = []
  const w = await world()
  await addSeats(w)
  if (loose) await letHoldsOutlive(w)
  for (let seed = first; seed < first + flows; seed += 1) {
    const random = randomFrom(seed)
    const play = plays[seed % plays.length] ?? playDraft
    const played = play(w, random, seed - first)
    const broken = await played.catch((error: unknown) => `something was thrown: ${error}`)
    if (broken) failures.push({ seed, broken: `through the actions: ${broken}` })
    if (failures.length >= 10) break
  }
  await w.close()
  return failures
}

/** A lock that is once taken is never given back, and nor is what a case has reserved. */
async function letHoldsOutlive({ app }: World): Promise<void> {
  await sql`create trigger outlive before delete on holds begin select raise(ignore); end`.execute(app.db)
  const given = sql`old.case_id is not null and new.holder_id is null`
  await sql`create trigger stay before update on resources when ${given} begin select raise(ignore); end`.execute(
    app.db,
  )
}
