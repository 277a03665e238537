import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { type Cast, type World, world } from '../world.ts'

/**
 * What heads and leaders read standing is a setting of the house (docs/decisions/0097); a 国有单位 is the rule of all other
 * tests.
 */
let w: World
beforeAll(async () => {
  w = await world(undefined, 'enterprise')
})
afterAll(() => w.close())

describe('in a 民营企业', () => {
  it.each<Cast>(['headTech', 'leaderTech'])(
    '%s reads identity and career of the own people, and no more',
    async (who) => {
      const { status, text } = await w.as(who).get(paths.dossier(w.dossiers.wang))
      expect(status).toBe(200)
      for (const shown of ['华北某工业大学机械系学习', '1978.06', '高级工程师', '称职']) expect(text).toContain(shown)
      for (const hidden of ['110101197806129970', '许明舟', '健康状况', '家庭成员']) expect(text).not.toContain(hidden)
    },
  )

  it('lists birth, education and political status of them', async () => {
    const { text } = await w.as('headTech').get(paths.dossiers())
    for (const column of ['出生年月', '学历', '政治面貌']) expect(text).toContain(column)
  })

  it('shows nothing more to anybody else', async () => {
    for (const who of ['finance', 'legal', 'archivist'] as const)
      expect((await w.as(who).get(paths.dossier(w.dossiers.wang))).text).not.toContain('1978.06')
  })
})
