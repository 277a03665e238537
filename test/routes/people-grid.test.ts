import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { saveForPeople } from '#actions/grid/people.ts'
import { type Command, commandOf } from '#db/commands.ts'
import type { Db } from '#db/database.ts'
import { appraisals } from '#domain/dossiers/sections/appraisals.ts'
import type { DossierId } from '#domain/ids.ts'
import { readDossier } from '#gate/dossiers/reader.ts'
import type { App } from '#house/app.ts'
import { paths } from '#views/paths.ts'
import { type Cast, type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

let serial = 0
let drafts: readonly DossierId[]
const name = (at: number) => `丁多人${'甲乙丙'[at]}${serial}`

const begin = async (basics: Record<string, string>) => {
  const typed = { unit: w.units.tech, post: '工程师', sex: '男', ...basics }
  const { location } = await w.as('hr').post(paths.newDossier(), typed)
  return (location ?? '').split('/').at(-1) as DossierId
}

beforeEach(async () => {
  serial += 1
  drafts = [await begin({ name: name(0) }), await begin({ name: name(1) }), await begin({ name: name(2) })]
})

const send = (rows: string, step = 'save', { section = 'appraisals', who = 'hr' as Cast, from = '' } = {}) =>
  w.as(who).post(paths.peopleGrid(section, from || undefined), { rows, step })

const years = async (dossier: DossierId, section = 'appraisals', field = 'year') => {
  const reading = await readDossier(w.app, w.actor('hr'), dossier, { act: 'dossier.read' })
  return (reading?.contents[section] ?? []).map(({ fields }) => fields[field])
}

const rowsIn = (text: string) => /<textarea[^>]*name="rows"[^>]*>([\s\S]*?)<\/textarea>/.exec(text)?.[1] ?? ''

describe('one grid over many people', () => {
  it('saves what is pasted for many drafts, one row a record, several of one person', async () => {
    const rows = `姓名\t年度\t结果\n${name(0)}\t2021\t称职\n${name(1)}\t2021\t优秀\n${name(0)}\t2022\t优秀`
    const checked = await send(rows, 'check')
    expect([checked.status, checked.text.includes('3 行都可以保存')]).toEqual([200, true])
    expect(await years(drafts[0] as DossierId)).toEqual([])
    expect((await send(rows)).status).toBe(303)
    expect(await Promise.all(drafts.map((id) => years(id)))).toEqual([['2021', '2022'], ['2021'], []])
    expect((await send(rows)).status).toBe(303)
    expect(await years(drafts[0] as DossierId)).toEqual(['2021', '2022'])
  })

  it('says of each cell what is wrong with it, keeps all that was typed, and saves nothing', async () => {
    const rows = `\t${name(0)}\t去年\t称职\n\t没有这人\t2021\t称职\n\t王建国\t2021\t称职\n\t${name(1)}\t2021\t称职`
    const refused = await send(rows)
    expect(refused.status).toBe(422)
    for (const said of ['没有看懂这个日期', '没有这样一位在册人员', '不是您能修改的草稿'])
      expect(refused.text).toContain(said)
    expect(rowsIn(refused.text).split('\n')).toHaveLength(5)
    expect(await years(drafts[1] as DossierId)).toEqual([])
  })

  it('asks which namesake is meant, and takes the birth or the unit for an answer', async () => {
    const twin = `丁同名${serial}`
    const [one, two] = [
      await begin({ name: twin, birth: '1986.11', unit: w.units.tech }),
      await begin({ name: twin, birth: '1990.02', unit: w.units.finance }),
    ]
    const asked = await send(`\t${twin}\t2021\t称职`)
    expect(asked.status).toBe(422)
    for (const said of ['有不止一位叫这个名字', '技术部 1986.11', '财务部 1990.02']) expect(asked.text).toContain(said)
    expect((await send(`1986.11\t${twin}\t2021\t称职\n财务部\t${twin}\t2022\t优秀`)).status).toBe(303)
    expect([await years(one), await years(two)]).toEqual([['2021'], ['2022']])
  })

  it('saves the rows that are right and keeps the others', async () => {
    const kept = await send(`\t${name(0)}\t2021\t称职\n\t没有这人\t2021\t称职`, 'save-right')
    expect(kept.text).toContain('已保存 1 行，其余 1 行还留在下面。')
    expect(rowsIn(kept.text)).toContain('没有这人')
    expect(rowsIn(kept.text)).not.toContain(name(0))
    expect(await years(drafts[0] as DossierId)).toEqual(['2021'])
  })

  it('begins with the drafts of the list that it was opened from, and saves nothing of a row that only names one', async () => {
    const from = `q=${encodeURIComponent(name(0).slice(0, 3))}`
    const drawn = await w.as('hr').get(paths.peopleGrid('appraisals', from))
    const rows = rowsIn(drawn.text)
    for (const at of [0, 1, 2]) expect(rows).toContain(name(at))
    const typed = rows.replace(new RegExp(`^(.*${name(1)}).*$`, 'm'), '$1\t2021\t称职')
    const checked = await send(typed, 'check', { from })
    expect(checked.text).toContain('1 行都可以保存')
    expect(checked.text).toContain('只写了是谁，没有内容，不保存')
    expect(rowsIn(checked.text)).toContain(name(0))
    const saved = await send(typed, 'save', { from })
    expect([saved.status, saved.location]).toEqual([303, paths.dossierList(from)])
    expect(await Promise.all(drafts.map((id) => years(id)))).toEqual([[], ['2021'], []])
    expect((await w.as('hr').get('/dossiers')).text).toContain('/people/grid?from=')
  })

  it('writes in the other drafts where one takes nothing, and says why', async () => {
    await w.as('hr').post(`/dossiers/${drafts[0]}/sections/training/nothing`, {})
    const rows = `\t${name(0)}\t安全培训\t2021.03\n\t${name(1)}\t安全培训\t2021.03`
    const saved = await send(rows, 'save', { section: 'training' })
    expect(saved.status).toBe(422)
    expect(saved.text).toContain('这一行没有保存')
    expect(rowsIn(saved.text)).toContain(name(0))
    expect(rowsIn(saved.text)).not.toContain(name(1))
    expect(await years(drafts[1] as DossierId, 'training', 'name')).toEqual(['安全培训'])
  })

  it('resolves a relative who is on file, asks where there are two, and leaves others as they are', async () => {
    const columns = (await w.as('hr').get(paths.peopleGrid('family'))).text
    expect(columns).toContain('data-key="person"')
    const labels = [...columns.matchAll(/data-key="([^"]+)" data-names="([^"]+)"/g)].map(([, key, names = '']) => [
      key,
      (JSON.parse(names.replaceAll('&quot;', '"')) as string[])[0],
    ])
    const said = (key: string) => labels.find(([known]) => known === key)?.[1] ?? ''
    const rows = (person: string) =>
      `${['本人姓名', '姓名', said('relation'), said('person')].join('\t')}\n${name(0)}\t丁小多\t儿子\t${person}`
    expect((await send(rows('没有这人'), 'save', { section: 'family' })).text).toContain('本单位没有您能看到的')
    const twin = `丁亲属${serial}`
    await begin({ name: twin, unit: w.units.tech, birth: '1986.11' })
    await begin({ name: twin, unit: w.units.finance, birth: '1990.02' })
    expect((await send(rows(twin), 'save', { section: 'family' })).text).toContain('如“王伟（技术部）”')
    expect((await send(rows(`${twin}（技术部）`), 'save', { section: 'family' })).status).toBe(303)
    const [meant] = w.app.roster.named(twin).filter(({ subject }) => subject.unit === w.units.tech)
    expect(await years(drafts[0] as DossierId, 'family', 'person')).toEqual([meant?.subject.person])
    const grid = await w.as('hr').get(paths.sectionGrid(drafts[0] as DossierId, 'family'))
    expect(grid.text).toContain(`<td>${twin}（技术部）</td>`)
  })

  it('is for whoever writes drafts, and for sections of many records', async () => {
    expect((await w.as('hr').get('/people/grid')).status).toBe(303)
    for (const who of ['headTech', 'archivist', 'it', 'auditor'] as const)
      expect((await w.as(who).get(paths.peopleGrid('appraisals'))).status, who).toBe(403)
    expect((await w.as('hr').get(paths.peopleGrid('basic'))).status).toBe(404)
    expect((await w.as('hr').get(paths.peopleGrid('training'))).text).toContain('是文件，不能填在格子里')
  })

  it('goes on where it was killed, and writes nothing twice', async () => {
    const records = drafts.flatMap((dossier) =>
      Array.from({ length: 12 }, (_, at) => ({ dossier, fields: { year: String(2001 + at) } })),
    )
    const command = commandOf(w.app.newId<Command['id']>(), ['people'])
    const sent = (app: App) => saveForPeople(app, w.actor('hr'), { section: appraisals, records }, command)
    await expect(sent(killedBefore(3))).rejects.toThrow('killed')
    expect(await sent(w.app)).toEqual({ added: 36, same: 0, refused: [] })
    expect(await sent(w.app)).toEqual({ added: 36, same: 0, refused: [] })
    for (const id of drafts) expect(await years(id)).toHaveLength(12)
  })
})

/** The world, killed before the transaction of this number begins. */
function killedBefore(transaction: number): App {
  let nth = 0
  const db = new Proxy(w.app.db, {
    get: (target, key) => {
      const value: unknown = Reflect.get(target, key, target)
      if (key === 'together') {
        nth += 1
        if (nth === transaction) throw new Error('killed')
      }
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { ...w.app, db: db as Db }
}
