import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIns } from '#demo/accounts.ts'
import { fewest, plansFor } from '#demo/fewer.ts'
import { usualSize } from '#demo/growing/cast.ts'
import { further } from '#demo/updates.ts'
import { planFor } from '#demo/updating.ts'
import { readPeople, tellProgress } from '#main/demo-size.ts'
import { translator } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { type DemoWorld, demoWorld } from '../demo-world.ts'

let demo: DemoWorld
/** What was told while it was made, into a file and on a terminal. */
const told: Record<'file' | 'terminal', string[]> = { file: [], terminal: [] }
beforeAll(async () => {
  const into = (lines: string[], isTTY: boolean) =>
    tellProgress({ isTTY, write: (line) => lines.push(String(line)) > 0 })
  const [file, terminal] = [into(told.file, false), into(told.terminal, true)]
  const progress = (done: number, all: number) => {
    file(done, all)
    terminal(done, all)
  }
  demo = await demoWorld({ people: fewest, progress })
})
afterAll(() => demo.close())

/** Everybody on file whom the line of this duty names. */
function namedFor(duty: string): readonly string[] {
  const line = translator('zh-Hans')(`sign-in.try.${duty}` as 'sign-in.try.hr')
  const names = demo.app.roster.all().map(({ columns }) => columns.who.name)
  return [...new Set(names.filter((name) => line.includes(name)))]
}

describe('a sign-in of the demo', () => {
  it.each(signIns.filter(({ duty }) => duty !== 'it' && duty !== 'auditor'))(
    'opens for $duty ($staffNumber) on whomever its line names',
    async ({ name, duty }) => {
      const { text } = await demo.as(name).get(paths.home())
      expect(text).toMatch(/有 \d+ 件事等您/)
      expect(namedFor(duty).filter((one) => !text.includes(one))).toEqual([])
    },
  )

  it('names somebody for every duty that has one matter to try', () => {
    for (const duty of ['hr', 'checker', 'keeper', 'finance', 'legal'])
      expect(namedFor(duty).length, duty).toBeGreaterThan(0)
  })
})

describe('a demo of few people', () => {
  it('tells its stories of the same people as the usual one, at every size', () => {
    const usual = toldOf(usualSize)
    expect(usual).not.toContain(undefined)
    for (const size of [fewest, fewest + 1, 150, 233, usualSize - 1, usualSize + 1])
      expect([size, toldOf(size)]).toEqual([size, usual])
  })

  it('tells how far it has come, in tenths into a file and in every hundredth on one line of a terminal', () => {
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

  it('has as many dossiers as were asked for', () => {
    expect(demo.app.roster.all().length).toBeGreaterThanOrEqual(fewest)
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
