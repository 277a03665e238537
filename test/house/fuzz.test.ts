import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { fuzzActions } from '../../bin/fuzz/actions.ts'
import { fuzzCore } from '../../bin/fuzz/run.ts'
import type { Sabotage } from '../../bin/fuzz/sabotage.ts'
import { flags } from '../processes.ts'
import { isThorough } from '../thorough.ts'

const program = fileURLToPath(new URL('../../bin/fuzz/fuzz.ts', import.meta.url))

const fuzz = (...words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, program, ...words], { encoding: 'utf8' })
  return { status, lines: stdout.trim().split('\n'), complaints: stderr }
}

/** Through the actions each kind of play once at least. */
const flows = isThorough ? { core: 312, actions: 20 } : { core: 80, actions: 5 }

describe('random people with random cases', () => {
  it('break no invariant, on the core or through the actions', async () => {
    expect([...fuzzCore(flows.core, 1), ...(await fuzzActions(flows.actions, 1))]).toEqual([])
  })

  it('are let loose by the program, which says that none broke any', () => {
    expect(fuzz('1')).toEqual({ status: 0, lines: ['1 flows, 0 failures'], complaints: '' })
  })

  it('repeat no approval over a record that a return had undone before it was given', async () => {
    expect([...fuzzCore(38, 55_883), ...(await fuzzActions(2, 55_883))]).toEqual([])
  })

  /** Plays at most 400 from this seed on; nobody goes on once it was told. */
  const isTold = (rule: Sabotage, from: number, told: string): boolean => {
    for (let first = from; first < from + 400; first += 20)
      if (fuzzCore(20, first, rule).some(({ broken }) => broken.includes(told))) return true
    return false
  }

  it.each([
    ['subject', 1, 'nobody decides who is the subject'],
    ['stale', 1, 'a page that is older than the content is not taken'],
    ['rank', 441, 'decided by somebody of the rank that ends the ladder'],
  ] as const)('would be noticed if the rule on %s were broken', (rule, from, told) => {
    expect(isTold(rule, from, told)).toBe(true)
  })

  it('would be noticed if a lock were never given back, by the program too, which fails then', () => {
    const { status, lines } = fuzz('40', '--sabotage', 'hold')
    expect(status).toBe(1)
    expect(lines.at(-1)).toMatch(/^\d+ flows, [1-9]\d* failures$/)
    expect(lines.join('\n')).toContain('a hold stands exactly while a case lives')
  })

  it('are not let loose with a sabotage that there is not', () => {
    expect(fuzz('10', '--sabotage', 'nonsense').status).toBe(2)
  })
})
