import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveDossier } from '#actions/dossiers/archiving.ts'
import { createDraft } from '#actions/dossiers/beginning.ts'
import * as log from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import { expected } from '#domain/result.ts'
import type { Instant } from '#domain/time.ts'
import { paths } from '#views/paths.ts'
import { type Cast, cast, type World, world } from '../world.ts'
import { walker } from './walk.ts'

let w: World

const signedIn = (who: Cast, at: string) =>
  log.record(w.app.db, {
    at: at as Instant,
    actor: w.account(who),
    act: 'session.started',
    about: { device: 'test' },
  })

/** It is 26 November: everybody but the HR lead was here the day before, and somebody came on file since. */
beforeAll(async () => {
  w = await world()
  w.clock.set('2026-11-25T01:00:00.000Z')
  for (const who of Object.keys(cast) as Cast[]) if (who !== 'hrLead') await signedIn(who, w.app.now())
  w.clock.set('2026-11-26T01:00:00.000Z')
  const basic = { section: 'basic', fields: { name: '丁后来', unit: w.units.tech, post: '工程师' } }
  await inTransaction(w.app, async (app) => {
    const entity = w.units.company
    const made = expected(await createDraft(app, w.actor('hr'), { entity, keeper: 'hr', records: [basic] as never }))
    for (const state of ['confirming', 'approving', 'archived'] as const) await moveDossier(app, made, state)
  })
})
afterAll(() => w.close())

const cardOf = async (who: Cast) => {
  const { text } = await w.as(who).get(paths.home())
  return /<h2>上次登录以来<\/h2>[\s\S]*?<\/ul>/.exec(text)?.[0]
}

const hrefsIn = (card = '') =>
  [...card.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))

describe('what changed since somebody last signed in', () => {
  it('is who came on file since, each number the list that it leads to, in the own scope alone', async () => {
    for (const who of ['hr', 'headTech', 'legal', 'finance'] as const) {
      const card = await cardOf(who)
      expect(card, who).toContain('2026-11-25 起')
      expect(card, who).toContain('丁后来，1 人')
      const { text } = await w.as(who).get(hrefsIn(card)[0] ?? '')
      expect((text.match(/<tr data-row="[^"]/g) ?? []).length).toBe(1)
      expect(text).toContain('2026-11-25 以来归档')
    }
    expect(await cardOf('headFinance')).toBeUndefined()
    for (const who of ['it', 'auditor'] as const)
      expect((await w.as(who).get(paths.home('done'))).text).not.toContain('上次登录以来')
  })

  it('is nothing for whoever was not here before today, or not for a quarter of a year', async () => {
    await signedIn('hrLead', '2026-08-20T01:00:00.000Z')
    expect(await cardOf('hrLead')).toBeUndefined()
    await signedIn('hrLead', w.app.now())
    expect(await cardOf('hrLead')).toBeUndefined()
  })

  it('tells whoever keeps dossiers which cases ended, and nobody else', async () => {
    expect(await cardOf('hr')).not.toContain('办结的审批')
    const walk = walker(w)
    await walk.until(await walk.submit(w.dossiers.zhou), 'end')
    const card = await cardOf('hr')
    expect(card).toMatch(/办结的审批<\/a><\/span><span class="line-end">1 件/)
    const { text } = await w.as('hr').get(hrefsIn(card).find((href) => href.startsWith(paths.cases())) ?? '')
    expect(text).toContain('周契')
    expect(text).toContain('2026-11-25 以来办结')
    expect(await cardOf('legal')).not.toContain('办结的审批')
    const tomorrow = await w.as('hr').get(paths.cases({ state: 'approved', since: '2026-11-27' }))
    expect(tomorrow.text).not.toContain('周契')
  })

  it('lists nobody by a figure that cannot be read, whatever the day', async () => {
    expect((await w.as('hr').get('/dossiers?filed=2026-11-01&figure=nonsense')).text).not.toContain('data-row=')
  })

  it('narrows a figure to who came on file since', async () => {
    const figure = 'present.2026-11-26.effective.who'
    const count = async (more: string) => {
      const { text } = await w.as('hr').get(`/dossiers?figure=${figure}${more}`)
      return (text.match(/<tr data-row="[^"]/g) ?? []).length
    }
    expect(await count('')).toBeGreaterThan(2)
    expect(await count('&filed=2026-11-26')).toBe(2)
  })
})
