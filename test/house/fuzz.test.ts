import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { flags } from '../processes.ts'

const program = fileURLToPath(new URL('../../bin/fuzz/fuzz.ts', import.meta.url))

const fuzz = (...words: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, program, ...words], { encoding: 'utf8' })
  return { status, lines: stdout.trim().split('\n'), complaints: stderr }
}

describe('random people with random cases', () => {
  it('break no invariant, on the core or through the actions', () => {
    const { status, lines, complaints } = fuzz('2000')
    expect([status, lines, complaints]).toEqual([0, ['2000 flows, 0 failures'], ''])
  })

  it.each([
    ['subject', '400', 'nobody decides who is the subject'],
    ['stale', '400', 'a page that is older than the content is not taken'],
    ['rank', '1000', 'decided by somebody of the rank that ends the ladder'],
    ['hold', '400', 'a hold stands exactly while a case lives'],
  ])('would be noticed if the rule on %s were broken', (rule, flows, told) => {
    const { status, lines } = fuzz(flows, '--sabotage', rule)
    expect(status).toBe(1)
    expect(lines.at(-1)).toMatch(/^\d+ flows, [1-9]\d* failures$/)
    expect(lines.join('\n')).toContain(told)
  })

  it('are not let loose with a sabotage that there is not', () => {
    expect(fuzz('10', '--sabotage', 'nonsense').status).toBe(2)
  })
})
