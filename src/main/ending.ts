/** For whatever still keeps the program alive, as a request that never ends; in milliseconds. */
const patience = 200

/**
 * Ends the program with this code once nothing is left to do, so that nothing may be begun after it. `process.exit` is only
 * for what would not end by itself: it waits for the threads in which code is compiled while one of them may be waiting for
 * this one, and then the program hangs, deaf to every signal but SIGKILL (docs/decisions/0252).
 */
export function end(code: number): void {
  process.exitCode = code
  setTimeout(() => process.exit(code), patience).unref()
}
