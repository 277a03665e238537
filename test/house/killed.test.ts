import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runTests } from '../../bin/tests/run.ts'

const root = join(import.meta.dirname, '../fixtures/killed')

type Fixture = 'once' | 'failing' | 'stalled'

/** What `npm test` makes of these files of the fixture. */
async function tallyOf(files: Fixture | readonly Fixture[], more: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'juanzong-killed-'))
  const env = { PATH: process.env['PATH'], TMPDIR: tmpdir(), FOLDER: folder, ...more }
  const { passed, failed, notes } = await runTests({ root, args: [files].flat(), env, folder, quiet: true })
  return { passed, failed, notes: notes.join('\n') }
}

describe('a file of tests whose process is killed', () => {
  it('runs once more and counts: it is said which, by what, that it ran twice, and what the engine said last', async () => {
    const { passed, failed, notes } = await tallyOf('once', { SIGNAL: 'SIGTRAP' })
    expect([passed, failed]).toEqual([3, 0])
    expect(notes).toContain('the process of once.case.ts was killed by SIGTRAP. The file ran TWICE')
    expect(notes).toContain('# Check failed: what the engine says last')
  })

  it('has failed where it is killed again, with every test that did not come to its end', async () => {
    const { passed, failed, notes } = await tallyOf('once', { SIGNAL: 'SIGSEGV', EVERY_TIME: '1' })
    expect([passed, failed > 0]).toEqual([0, true])
    expect(notes).toContain('3 of once.case.ts never came to an end')
  })

  it('has failed at once where somebody ended it', async () => {
    const { failed, notes } = await tallyOf('once', { SIGNAL: 'SIGTERM' })
    expect(failed).toBeGreaterThan(0)
    expect(notes).not.toContain('TWICE')
  })
})

describe('a file of tests in which nothing failed but a wait for a browser', () => {
  it('runs once more and counts, and it is said that it ran twice; one in which a test failed does not', async () => {
    const { passed, failed, notes } = await tallyOf(['stalled', 'failing'])
    expect([passed, failed]).toEqual([3, 1])
    expect(notes).toContain('in stalled.case.ts a browser was waited for in vain. The file ran TWICE')
    expect(notes).not.toContain('failing.case.ts')
  })

  it('has failed where it waits in vain again', async () => {
    const { passed, failed } = await tallyOf('stalled', { EVERY_TIME: '1' })
    expect([passed, failed]).toEqual([1, 1])
  })
})
