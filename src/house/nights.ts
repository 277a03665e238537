import * as log from '#db/log/log.ts'
import * as notices from '#db/notices.ts'
import { checkEverything } from '#db/seals/night.ts'
import { damagesIn } from '#db/seals/soundness.ts'
import { inTransaction } from '#db/transaction.ts'
import { readEntry } from '#domain/log/entry.ts'
import { isNightCheckDue } from '#domain/log/night-check.ts'
import { noticeDays } from '#domain/notices/notice.ts'
import { instant } from '#domain/time.ts'
import type { App } from './app.ts'
import { copyWhatIsDue } from './copies/nightly.ts'
import { fallDue } from './falling.ts'
import { sizeOf } from './health/open.ts'

/** How often somebody looks whether it is time, in milliseconds. */
const often = 10 * 60_000

export type Nights = {
  /** Applies what falls due today, and checks everything if it is time for it; answers whether it did that. */
  readonly look: () => Promise<boolean>
  /** To be called before the keys are dropped. */
  readonly end: () => void
}

/** 夜间核验: once a night everything is held against its seals (docs/decisions/0081), while others may work. */
export function beginNights(app: App): Nights {
  const ending = new AbortController()
  const opened = app.now()
  let running = false

  const look = async () => {
    if (running || ending.signal.aborted) return false
    running = true
    try {
      if (app.standstill.reasons().length === 0) await fallDue(app)
      const [entry] = await log.search(app.db, { act: 'house.checked' }, 1)
      const last = entry && readEntry(entry.body)?.at
      if (!isNightCheckDue(app.now(), last ?? opened)) return false
      await check(app, ending.signal)
      return true
    } finally {
      running = false
    }
  }
  const timer = setInterval(() => {
    app.opened.sweep(app.now())
    app.statistics.sweep(app.now())
    // Beside the rest: a disk that does not answer holds nothing else up.
    copyWhatIsDue(app).catch((error) => {
      if (!ending.signal.aborted) app.report(error)
    })
    look().catch((error) => {
      if (!ending.signal.aborted) app.report(error)
    })
  }, often).unref()

  return {
    look,
    end: () => {
      clearInterval(timer)
      ending.abort()
    },
  }
}

/** Notices are kept for so long and no longer. */
const forgetNotices = ({ db, now }: App): Promise<void> =>
  notices.forget(db, instant(new Date(Date.parse(now()) - noticeDays * 86_400_000)))

/** That it ran is told even when nothing was found: a check that never comes would look like one that finds nothing. */
async function check(app: App, signal: AbortSignal): Promise<void> {
  await checkEverything(app.seals, app.vault.mac, { signal })
  if (app.seals.isReadOnly) app.standstill.begin('data-unproven')
  const damages = damagesIn(app.seals.unsound()).length
  await forgetNotices(app)
  // Sizes go along, so that IT sees how fast the data grow (domain/health/growth.ts).
  const { data, files } = await sizeOf(app)
  const about = { damages, bytes: data + files, free: await app.blobs.free() }
  await inTransaction(app, ({ db, now }) => log.record(db, { at: now(), actor: 'system', act: 'house.checked', about }))
}
