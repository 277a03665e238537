import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { effects } from '#actions/cases/effects/index.ts'
import { hashOf } from '#db/cases/cases.ts'
import type { Kind } from '#domain/cases/kind.ts'
import { kinds } from '#domain/cases/kinds/index.ts'
import type { Handle, Route } from '#domain/cases/route.ts'
import { cases as english } from '#views/i18n/en/cases.ts'
import { cases as chinese } from '#views/i18n/zh-Hans/cases.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import type { World } from '../world.ts'

const task = (id: string, output: string, more: Pick<Handle, 'reserves'> = {}): Handle => ({
  k: 'handle',
  id,
  phase: 'approving',
  days: 3,
  who: { duty: 'archivist' },
  decides: ['who'],
  repeat: 'off',
  output,
  ...more,
})

/** A kind of case that is only here: administration has two tasks at once, the second of which takes a seat. */
const route: Route = {
  key: 'settling-in',
  version: 1,
  schema: 1,
  hold: '*',
  effect: 'settle-in',
  body: {
    k: 'seq',
    id: 'settling-in',
    items: [
      {
        k: 'par',
        id: 'together',
        branches: [task('cards', 'handover-office'), task('seats', 'allocating', { reserves: 'resources' })],
      },
      { k: 'notify', id: 'told', to: ['applicant'] },
    ],
  },
}

const settlingIn: Kind = {
  key: 'settling-in',
  of: 'archived',
  content: 'dossier',
  complete: false,
  versions: [{ route, hash: hashOf(route) }],
}

const words = {
  'case.kind.settling-in': '入驻',
  'case.title.settling-in': '{name} · 入驻',
  'case.number.settling-in': '入驻 {number}',
  'case.block.cards': '证卡',
  'case.block.seats': '工位',
  'case.effect.settle-in': '入驻',
  'case.effect.settle-in.next': '办好后入驻',
  'case.effect.settle-in.done': '已入驻',
  'case.effect.settle-in.after': '已经入驻',
}

let w: World
beforeAll(async () => {
  kinds.push(settlingIn)
  Object.assign(effects, { 'settle-in': async () => {} })
  Object.assign(chinese, words)
  Object.assign(english, words)
  w = await (await import('../world.ts')).world()
})
afterAll(async () => {
  await w.close()
  kinds.splice(kinds.indexOf(settlingIn), 1)
})

describe('what is refused of tasks done together', () => {
  it('stands at the field of the task that it is about, and none of them is done', async () => {
    const page = paths.submission(w.dossiers.wang, 'settling-in')
    const drawn = drawnForm((await w.as('hr').get(page)).text, page)
    const { location } = await w.as('hr').post(page, { ...drawn, text: '新到岗' })
    const action = `${location}/task`
    const { text } = await w.as('archivist').get(location ?? '')
    const form = drawnForm(text, action)
    const points = ['cards', 'workplace', 'clothing', 'housing', 'vehicle', 'phone']
    const answered = Object.fromEntries(points.map((point) => [point, '不涉及']))
    const refused = await w.as('archivist').post(action, { ...form, ...answered, 'seats.desk': 'A-9' })
    expect(refused.status).toBe(422)
    const field = (name: string) => new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(refused.text)?.[0] ?? ''
    expect(field('seats.desk')).toContain('aria-invalid="true"')
    expect(refused.text.match(/aria-invalid="true"/g)).toHaveLength(1)
    const seats = await w.app.db.selectFrom('case_seats').select('state').execute()
    expect(seats.map(({ state }) => state)).toEqual(['open', 'open'])
  })
})
