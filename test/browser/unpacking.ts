import { findBrowser } from './browser.ts'

/** Before any file of tests: two that unpacked the packaged browser at once would start half of it. */
export async function setup(): Promise<void> {
  await findBrowser()
}
