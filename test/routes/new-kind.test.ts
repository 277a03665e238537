import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { effectOf, effects } from '#actions/cases/effects/index.ts'
import { applyChange } from '#actions/dossiers/applying.ts'
import { hashOf } from '#db/cases/cases.ts'
import type { Kind } from '#domain/cases/kind.ts'
import { kinds, published } from '#domain/cases/kinds/index.ts'
import { blocksOf, type Route } from '#domain/cases/route.ts'
import { rewards } from '#domain/dossiers/sections/rewards.ts'
import type { CaseId } from '#domain/ids.ts'
import { cases as english } from '#views/i18n/en/cases.ts'
import * as inEnglish from '#views/i18n/en/index.ts'
import { cases as chinese } from '#views/i18n/zh-Hans/cases.ts'
import * as inChinese from '#views/i18n/zh-Hans/index.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import type { Cast, World } from '../world.ts'

/**
 * A kind of case that is only here: 表彰 of somebody whose dossier is archived, asked of HR's second person and of the
 * head; with the last approval a reward stands in the dossier (docs/development.md §5.5).
 */
const route: Route = {
  key: 'praise',
  version: 1,
  schema: 1,
  hold: '*',
  effect: 'reward',
  body: {
    k: 'seq',
    id: 'praise',
    items: [
      {
        k: 'step',
        id: 'reading',
        phase: 'confirming',
        days: 3,
        who: { duty: 'hr' },
        decides: ['who', 'appraisal'],
        repeat: 'off',
        ticks: false,
      },
      {
        k: 'step',
        id: 'praising',
        phase: 'approving',
        days: 3,
        who: { head: 'subject' },
        decides: ['who', 'appraisal'],
        repeat: 'off',
        ticks: false,
      },
      { k: 'notify', id: 'told', to: ['applicant'] },
    ],
  },
}

const praise: Kind = {
  key: 'praise',
  of: 'archived',
  content: 'dossier',
  complete: false,
  versions: [{ route, hash: hashOf(route) }],
}

const words = {
  'case.kind.praise': '表彰',
  'case.title.praise': '{name} · 表彰',
  'case.number.praise': '表彰 {number}',
  'case.block.reading': '初审',
  'case.block.praising': '负责人意见',
  'case.effect.reward': '记奖',
  'case.effect.reward.next': '同意后记奖',
  'case.effect.reward.done': '已记奖',
  'case.effect.reward.after': '奖励记入档案',
}

let broken = false
let w: World
beforeAll(async () => {
  kinds.push(praise)
  Object.assign(effects, {
    reward: async (app: World['app'], { dossier, id }: { dossier: World['dossiers']['wang']; id: CaseId }) => {
      if (broken) throw new Error('The effect fails.')
      await applyChange(app, w.actor('hr'), { dossier, section: rewards, fields: { text: '岗位标兵' }, case: id })
    },
  })
  Object.assign(chinese, words)
  Object.assign(english, words)
  // The catalogues are joined when the views are first loaded, so the world comes after the words.
  w = await (await import('../world.ts')).world()
})
afterAll(async () => {
  await w.close()
  kinds.splice(kinds.indexOf(praise), 1)
})

const page = () => paths.submission(w.dossiers.wang, 'praise')

const submit = async () => {
  const { text } = await w.as('hr').get(page())
  const { status, location } = await w.as('hr').post(page(), { ...drawnForm(text, page()), text: '连续三年优秀' })
  expect(status).toBe(303)
  return location ?? ''
}

const verdict = async (who: Cast, address: string, given: 'approve' | 'return' | 'reject') => {
  const action = `${address}/verdict`
  const form = drawnForm((await w.as(who).get(address)).text, action)
  return w.as(who).post(action, { ...form, verdict: given, opinion: '同意', to: 'START' })
}

const rewarded = async () => (await w.as('hr').get(paths.dossier(w.dossiers.wang))).text.includes('岗位标兵')

const state = async () =>
  (await w.app.db.selectFrom('dossiers').select('state').where('id', '=', w.dossiers.wang).executeTakeFirst())?.state

const statusOf = async (address: string) =>
  (
    await w.app.db
      .selectFrom('cases')
      .select('state')
      .where('id', '=', address.split('/').at(-1) as CaseId)
      .executeTakeFirst()
  )?.state

describe('one more kind of case', () => {
  it('is no kind for a draft, and creation is none for an archived dossier', async () => {
    const draft = await w.as('hr').get(paths.submission(w.dossiers.zhou, 'praise'))
    expect([draft.status, draft.location]).toEqual([303, paths.dossier(w.dossiers.zhou)])
    const archived = await w.as('hr').get(paths.submission(w.dossiers.wang))
    expect([archived.status, archived.location]).toEqual([303, paths.dossier(w.dossiers.wang)])
    expect((await w.as('hr').get(paths.submission(w.dossiers.wang, 'nothing'))).status).toBe(404)
    expect((await w.as('hr').post(paths.submission(w.dossiers.wang, 'nothing'))).status).toBe(404)
  })

  it('shows its own way before it is submitted, asks for nothing that it does not need, and is begun by HR alone', async () => {
    const { status, text } = await w.as('hr').get(page())
    expect([status, text.includes('初审'), text.includes('负责人意见')]).toEqual([200, true, true])
    expect(text).toContain('奖励记入档案')
    expect(text).not.toContain('复核')
    expect(text).not.toContain('入册')
    expect((await w.as('headTech').post(page(), { text: '我要' })).status).toBe(403)
  })

  it('goes from seat to seat by its route and is applied with the last approval; the dossier stays archived', async () => {
    const location = await submit()
    expect((await w.as('hr').get(location)).text).toContain('王建国 · 表彰')
    expect(await state()).toBe('archived')
    expect((await w.as('hr2').get(paths.home())).text).toContain('表彰')
    const unfit = await w.as('hr').post(paths.submission(w.dossiers.zhou, 'praise'), { text: '不合适', content: '1' })
    expect(unfit.status).toBe(409)
    expect((await verdict('hr2', location, 'approve')).status).toBe(303)
    expect([await state(), await rewarded(), await statusOf(location)]).toEqual(['archived', false, 'running'])
    expect((await w.as('headTech').get(location)).text).toContain('同意后记奖')
    expect((await verdict('headTech', location, 'approve')).status).toBe(303)
    expect([await state(), await rewarded(), await statusOf(location)]).toEqual(['archived', true, 'approved'])
    expect((await w.as('hr').get(paths.cases())).text).toContain('已记奖')
  })

  it('holds the dossier while it is under way and gives it back whichever way it ends', async () => {
    const location = await submit()
    expect(await w.as('hr').get(page())).toMatchObject({ status: 303, location })
    expect((await verdict('hr2', location, 'return')).status).toBe(303)
    expect([await state(), await statusOf(location)]).toEqual(['archived', 'returned'])
    expect((await w.as('hr').post(`${location}/withdrawal`, { reason: '不办了' })).status).toBe(303)
    expect([await state(), await statusOf(location)]).toEqual(['archived', 'withdrawn'])
    expect((await w.as('hr').get(page())).status).toBe(200)
  })

  it('leaves out the last verdict where its effect fails', async () => {
    const location = await submit()
    await verdict('hr2', location, 'approve')
    broken = true
    expect((await verdict('headTech', location, 'approve')).status).toBe(500)
    broken = false
    expect(await statusOf(location)).toBe('running')
    expect((await verdict('headTech', location, 'approve')).status).toBe(303)
    expect(await statusOf(location)).toBe('approved')
  })
})

describe('every kind of case', () => {
  it('has its words in both languages, and so have its blocks and its effect', () => {
    const keys = published().flatMap(({ route }) => [
      `case.kind.${route.key}`,
      `case.title.${route.key}`,
      `case.number.${route.key}`,
      ...['', '.next', '.done', '.after'].map((word) => `case.effect.${route.effect}${word}`),
      ...blocksOf(route.body).flatMap(({ k, id }) => (k === 'notify' ? [] : [`case.block.${id}`])),
    ])
    const [zh, en] = [inChinese, inEnglish].map((language) => Object.assign({}, ...Object.values(language)))
    expect(keys.filter((key) => !(key in zh) || !(key in en))).toEqual([])
  })

  it('names an effect that there is; one that nobody made is told by route and name', () => {
    for (const { route } of published()) expect(effectOf(route)).toBeTypeOf('function')
    expect(() => effectOf({ ...route, effect: 'nothing' })).toThrow(
      'Route praise version 1 names an effect that nobody made',
    )
  })
})
