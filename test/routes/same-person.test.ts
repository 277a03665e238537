import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { type Cast, type FormValues, type World, world } from '../world.ts'
import { givingUp } from './walk.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const begin = (who: Cast, name: string, more: FormValues = {}) =>
  w.as(who).post(paths.newDossier(), { name, unit: w.units.tech, sex: '男', birth: '1991.03', ...more })
const onFile = (name: string) => w.app.roster.named(name).length

describe('one person', () => {
  it('gets one dossier where two officers begin it in the same second', async () => {
    const both = await Promise.all([begin('hr', '田一人'), begin('hr2', '田一人')])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(onFile('田一人')).toBe(1)
    const asked = both.find(({ status }) => status === 422)?.text ?? ''
    for (const shown of ['可能已有这个人', '不是同一个人', 'value="1991.03"']) expect(asked).toContain(shown)
    expect(asked).toMatch(/<a href="\/dossiers\/[0-9a-f-]+">田一人<\/a> 技术部 · 1991\.03/)
  })

  it('is asked for however the name is written, and where nobody typed a birth', async () => {
    await begin('hr', '陈·一写')
    for (const [name, more] of [
      ['陳一写', {}],
      ['陈一写', { birth: '' }],
      ['陈一写', { birth: '1991' }],
    ] as const)
      expect((await begin('hr2', name, more)).status, name).toBe(422)
    expect(onFile('陈一写')).toBe(1)
  })

  it('is not asked for where the birth is another one', async () => {
    await begin('hr', '袁两人')
    expect((await begin('hr2', '袁两人', { birth: '1975.11' })).status).toBe(303)
  })
})

describe('somebody else of the same name and birth', () => {
  it('gets a dossier once that was said, and is asked for again where one more has come meanwhile', async () => {
    await begin('hr', '郑同名')
    expect((await begin('hr', '郑同名', { others: '1' })).status).toBe(303)
    const late = await begin('hr2', '郑同名', { others: '1' })
    expect([late.status, late.text.includes('value="2"')]).toEqual([422, true])
    expect((await begin('hr2', '郑同名', { others: '2' })).status).toBe(303)
  })

  it('is counted and not named where this officer may not see the dossier', async () => {
    const { status, text } = await begin('hr2', '顾远', { birth: '1990.02' })
    expect([status, text.includes('另有 1 人同名同出生年月')]).toEqual([422, true])
    expect(text).not.toContain(w.dossiers.guyuan)
    expect((await begin('hr2', '顾远', { birth: '' })).status).toBe(303)
  })

  it('does not count once its draft was given up', async () => {
    const { location } = await begin('hr', '武作废')
    const draft = (location ?? '').split('/').at(-1) as DossierId
    await w.as('hr').post(paths.draftClosing(draft), await givingUp(w, draft, '重复'))
    expect((await begin('hr', '武作废')).status).toBe(303)
  })
})
