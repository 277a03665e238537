import { doNext } from '#actions/bringing/turns.ts'
import type { App } from './app.ts'

/** 搬运: does what was asked of files that came together, one after the other, while people work (docs/decisions/0260). */
export type Bringer = {
  /** There may be something to do. */
  readonly wake: () => void
  /** When everything that there is to do now is done. */
  readonly rest: () => Promise<void>
  /** Ends after what is at hand, before the keys and the data are closed. */
  readonly close: () => Promise<void>
}

/** What was not done when it ends is done when the house opens the next time. */
export function createBringer(world: () => App): Bringer {
  let running: Promise<void> | undefined
  let [isWoken, isEnded] = [false, false]

  const work = async () => {
    while (isWoken && !isEnded) {
      isWoken = false
      while (!isEnded && (await doNext(world())));
    }
  }
  const wake = () => {
    isWoken = true
    if (isEnded) return
    running ??= work()
      .catch((error) => world().report(error))
      .finally(() => {
        running = undefined
      })
  }
  const rest = async () => {
    while (running) await running
  }
  return {
    wake,
    rest,
    close: async () => {
      isEnded = true
      await rest()
    },
  }
}
