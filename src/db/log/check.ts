import { setImmediate } from 'node:timers/promises'
import type { Db } from '#db/database.ts'
import type { App } from '#house/app.ts'
import { following, type Head, link, type Recorded, start } from './log.ts'

/** 核对: the chain holds up to this head, or breaks at an entry. */
export type ChainCheck = { readonly holds: true; readonly head: Head } | { readonly holds: false; readonly at: number }

/** How far this house last found the chain whole. */
export type LogChecked = { upTo: Head | undefined }

/** Up to where the chain of the log was found whole in this process: at the start nowhere. */
export const createLogChecked = (): LogChecked => ({ upTo: undefined })

/**
 * Recomputes the chain over the whole log, or only over what was added since this house last found it whole. It finds
 * what was changed, moved or removed inside; that the end was cut off shows only against a head kept elsewhere.
 */
export async function checkChain(
  { db, logChecked }: Pick<App, 'db' | 'logChecked'>,
  { whole }: { readonly whole: boolean },
): Promise<ChainCheck> {
  const known = logChecked.upTo
  let head = whole ? start : await stillThere(db, known)
  if (!head) return { holds: false, at: known?.seq ?? 1 }
  for (;;) {
    const slice = await following(db, head.seq, sliceLength)
    for (const entry of slice) {
      if (!follows(head, entry)) return { holds: false, at: entry.seq }
      head = entry
    }
    if (slice.length < sliceLength) break
    await setImmediate()
  }
  const { seq, chain } = head
  logChecked.upTo = { seq, chain }
  return { holds: true, head: { seq, chain } }
}

/** Others are served between two slices. */
const sliceLength = 2000

const follows = (head: Head, { seq, body, chain }: Recorded) => seq === head.seq + 1 && link(head, body) === chain

async function stillThere(db: Db, known: Head | undefined): Promise<Head | undefined> {
  if (!known || known.seq === 0) return start
  const [entry] = await following(db, known.seq - 1, 1)
  return entry?.seq === known.seq && entry.chain === known.chain ? known : undefined
}
