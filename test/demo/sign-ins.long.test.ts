import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIns } from '#demo/accounts.ts'
import { fewest } from '#demo/fewer.ts'
import { translator } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { type DemoWorld, demoWorld } from '../demo-world.ts'

/** The smallest demo that has whatever the sign-in page promises. */
let demo: DemoWorld
beforeAll(async () => {
  demo = await demoWorld({ people: fewest })
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

  it('is into a demo that has as many dossiers as were asked for', () => {
    expect(demo.app.roster.all().length).toBeGreaterThanOrEqual(fewest)
  })
})
