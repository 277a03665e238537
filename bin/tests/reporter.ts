import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/** What became of the tests of one file. */
export type FileReport = {
  readonly file: string
  readonly project: string
  readonly passed: number
  readonly failed: number
  /** Neither: the file could not be read, or its process ended before. */
  readonly unfinished: number
  /** Whatever failed in it waited for a browser until the patience with that ran out. */
  readonly stalled?: boolean
}

export type RunReport = {
  readonly files: readonly FileReport[]
  /** What went wrong outside any test, each with its causes. */
  readonly errors: readonly string[]
}

/** Where the report goes. */
const place = process.env['JUANZONG_TEST_REPORT']

/** Counts every test of a run, those too that never came to an end, of which the reports of Vitest say nothing. */
export default class Counting implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const report: RunReport = { files: modules.map(counted), errors: errors.map(told) }
    if (place) writeFileSync(place, JSON.stringify(report))
  }
}

function counted(module: TestModule): FileReport {
  const states = [...module.children.allTests()].map((test) => test.result().state)
  const of = (state: (typeof states)[number]) => states.filter((one) => one === state).length
  const own = { file: module.moduleId, project: module.project.name }
  const [passed, failed, unfinished] = [of('passed'), of('failed'), of('pending')]
  const isCounted = failed + unfinished > 0 || module.state() === 'passed' || module.state() === 'skipped'
  // A file that fails outside its tests, or was never begun, counts as one that failed.
  return { ...own, passed, failed, unfinished: isCounted ? unfinished : 1, ...(isStalled(module) && { stalled: true }) }
}

/** Playwright names what it throws where an element or an address did not come. */
function isStalled(module: TestModule): boolean {
  const failed = [...module.children.allTests('failed')].flatMap((test) => test.result().errors ?? [])
  return failed.length > 0 && failed.every(({ name }) => name === 'TimeoutError')
}

function told({ message, cause }: SerializedError): string {
  return cause ? `${message}\n${told(cause as SerializedError)}` : message
}
