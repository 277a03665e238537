import { describe, expect, it } from 'vitest'
import { fewest, plansFor } from '#demo/fewer.ts'
import { usualSize } from '#demo/growing/cast.ts'
import { further } from '#demo/updates.ts'
import { planFor } from '#demo/updating.ts'
import { readPeople, tellProgress } from '#main/demo-size.ts'

describe('a demo of few people', () => {
  it('tells its stories of the same people as the usual one, at every size', () => {
    const usual = toldOf(usualSize)
    expect(usual).not.toContain(undefined)
    for (const size of [fewest, 150, usualSize - 1, usualSize + 1]) expect([size, toldOf(size)]).toEqual([size, usual])
  })

  it('tells how far it has come, in tenths into a file and in every hundredth on one line of a terminal', () => {
    const told: Record<'file' | 'terminal', string[]> = { file: [], terminal: [] }
    const into = (lines: string[], isTTY: boolean) =>
      tellProgress({ isTTY, write: (line) => lines.push(String(line)) > 0 })
    const [file, terminal] = [into(told.file, false), into(told.terminal, true)]
    for (let done = 1; done <= 100; done += 1) for (const tell of [file, terminal]) tell(done, 100)
    const tenths = Array.from(
      { length: 10 },
      (_, at) => `    ${(at + 1) * 10} / 100 卷  dossiers  ${(at + 1) * 10} %\n`,
    )
    expect(told.file).toEqual(tenths)
    expect(told.terminal).toHaveLength(100)
    expect(told.terminal[41]).toBe('\r    42 / 100 卷  dossiers  42 %')
    expect(told.terminal.filter((line) => line.endsWith('\n'))).toHaveLength(1)
  })

  it('is asked for by a number that a demo can have, and by nothing else', () => {
    expect(['100', '20000', '100000'].map(readPeople)).toEqual([100, 20_000, 100_000])
    for (const wrong of ['', '99', '100001', '1e3', '-200', '200.5', '二百', ' 200'])
      expect(() => readPeople(wrong), wrong).toThrow(expect.objectContaining({ code: 'people-invalid' }))
  })

  it('has as many people as were asked for', () => {
    for (const size of [fewest, 150, usualSize]) expect(plansFor(size)).toHaveLength(size)
  })
})

/** Of whom each story is told, and where the dossier stands. */
function toldOf(size: number) {
  const plans = plansFor(size)
  return further.map((story) => {
    const plan = planFor(plans, story)
    return plan && `${plan.person.name} ${plan.person.unit} ${plan.stage}`
  })
}
