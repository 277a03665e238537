import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { isThorough } from '../thorough.ts'

type Row = Record<'work' | 'unit', string> & Record<'value' | 'p50' | 'p95' | 'bare' | 'share' | 'goal', number | null>

/** Nothing is measured of cases where `npm test` ends in time: that takes another house with a house's history. */
const [size, cases] = isThorough ? ['20', '2'] : ['6', '0']

const ofCases = [
  'opening a case with 2 open',
  'the page after it',
  'a verdict with 2 open',
  'the page after the verdict',
  'a departure applied',
]

/** Small and short: that the bench runs and says what it promises. Its figures are for people, never for a test. */
it('runs the bench and reports every kind of work beside the bare stack', async () => {
  const built = existsSync('dist/whole/server.js') ? ['--built'] : []
  const given = [
    'bin/bench/bench.ts',
    '--json',
    '--size',
    size,
    '--seconds',
    '0.05',
    '--rounds',
    '1',
    '--settle',
    '0',
    '--cases',
    cases,
    '--timed',
    '1',
    ...built,
  ]
  // The servers that it starts are those that were built as well.
  const env = { ...process.env, NODE_OPTIONS: `--import=${new URL('../../bin/tests/resolving.mjs', import.meta.url)}` }
  const { stdout } = await promisify(execFile)(process.execPath, given, { env })
  const report = JSON.parse(stdout) as { machine: string; rows: (Row & { met: boolean | null })[] }

  expect(report.machine).toContain('Node v')
  expect(report.rows.map(({ work }) => work)).toEqual([
    'list of 50, sorted, filtered, random page',
    'name search, 1–2 characters, anywhere (suggestions)',
    'search over everything the viewer may see',
    'one dossier with its ten records (read logged first)',
    'one dossier, each for the first time',
    'statistics by department',
    'change of one field, with revision, log and redirect',
    'the same by processor time',
    'first list after a change',
    '10-page dossier as PDF, warm',
    ...(isThorough ? ofCases : []),
    'a thick dossier, beside an ordinary one',
    'the same, looked at again',
    'the same, the first time since unsealing',
    'start to first answer',
    'unsealing until searchable',
    'memory, idle',
    'memory, after signing in',
    'memory, pages under load',
    'memory, figures beside them',
    'memory, print room beside it',
  ])
  for (const { work, value, bare, share, goal, met } of report.rows) {
    expect(value, work).toBeGreaterThanOrEqual(work.startsWith('memory, print') ? 0 : Number.MIN_VALUE)
    if (/case|page after|verdict|departure/.test(work)) expect(share, work).toBeGreaterThan(0)
    if (goal === null) expect(met, work).toBe(null)
    else {
      expect(bare, work).toBeGreaterThan(0)
      expect(met, work).toBe((share ?? 0) >= goal)
    }
  }
})
