import { finishDiscarding } from '#actions/imports/discarding.ts'
import type { App } from './app.ts'

/**
 * What a process that ended in the middle may have left behind, tidied when the house opens: keys of imports that were
 * given up a moment before, and files that were never finished. Keys and files that no row names are not touched: an
 * older copy of the data, opened by mistake or put back, must cost nothing (docs/decisions/0088).
 */
export async function tidyUp(app: App): Promise<void> {
  await finishDiscarding(app)
  await app.blobs.removeUnfinished()
}
