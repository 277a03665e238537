import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyChange, applyChanges } from '#actions/dossiers/applying.ts'
import { inTransaction } from '#db/transaction.ts'
import { entry } from '#domain/dossiers/sections/entry.ts'
import { resume } from '#domain/dossiers/sections/resume.ts'
import { training } from '#domain/dossiers/sections/training.ts'
import type { RecordId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { pageWithout } from '#views/dossiers/own-page.ts'
import { paths } from '#views/paths.ts'
import { counting } from '../counting.ts'
import { drawnForm } from '../forms.ts'
import { type World, world } from '../world.ts'

let w: World
const kilobytes = (text: string) => new TextEncoder().encode(text).length / 1024
const read = (path: string) => counting(w).read('hr', path)
const heldBy = async (dossier: 'shen' | 'wang') =>
  (
    await w.app.db
      .selectFrom('revisions')
      .select(['record_id', 'group_tag'])
      .distinct()
      .where('dossier_id', '=', w.dossiers[dossier])
      .execute()
  ).length

/** 120 entries in the catalogue; 150 courses, each of them mended later. */
beforeAll(async () => {
  w = await world()
  const entries = Array.from({ length: 120 }, (_, at) =>
    [['1', '3', '4-4', '9-1'][at % 4], `年度考核登记表第${at}号`, 1990 + (at % 30), 7, 1, 1, 2].join('\t'),
  )
  await w.as('hr2').post(paths.materialEntry(w.dossiers.shen), { rows: entries.join('\n'), step: 'save' })
  const courses = Array.from({ length: 150 }, (_, at) => ({
    dossier: w.dossiers.shen,
    section: training,
    record: w.app.newId<RecordId>(),
    fields: { name: `班组长管理能力培训第${at}期`, from: `${1990 + Math.floor(at / 5)}03`, hours: '24' } as never,
  }))
  const mended = courses.map((one) => ({ ...one, fields: { ...(one.fields as object), result: '合格' } as never }))
  for (const all of [courses, mended]) await inTransaction(w.app, (app) => applyChanges(app, w.actor('hr'), all))
})
afterAll(() => w.close())

/** As somebody finds it who opens it for the first time: nothing of it is remembered. */
const readAnew = (who: 'hr' | 'finance' = 'hr') => {
  w.app.opened.clear()
  return counting(w).read(who, paths.dossier(w.dossiers.shen))
}

/** What a page shows of the courses. */
const coursesIn = (text: string) => text.match(/培训第\d+期|合格|结业/g)

const repeated = () => w.app.db.selectFrom('presents').selectAll().where('dossier_id', '=', w.dossiers.shen).execute()

const mend = async (at: number, fields: object) => {
  const { opened } = await openForWork(w.app, 'compare', w.dossiers.shen, { silent: true })
  const one = opened.contents['training']?.[at]
  const change = { section: training, record: one?.id, fields: { ...one?.fields, ...fields } as never }
  await inTransaction(w.app, (app) => applyChange(app, w.actor('hr'), { dossier: w.dossiers.shen, ...change } as never))
}

describe('a dossier with 120 entries and 300 changes', () => {
  it('is opened with one envelope for all that stands in a long group', async () => {
    expect(await repeated()).toHaveLength(1)
    const [thick, usual] = [await readAnew(), await read(paths.dossier(w.dossiers.wang))]
    expect(thick.opened).toBeLessThan(usual.opened + 20)
  })

  it('shows the same where what is repeated is missing, altered or cut short, and takes it for no damage', async () => {
    const whole = await readAnew()
    const [row] = await repeated()
    if (!row) throw new Error('Nothing is repeated.')
    const other = Buffer.from(row.payload)
    other[40] = (other[40] ?? 0) ^ 1
    const those = w.app.db.updateTable('presents').where('dossier_id', '=', w.dossiers.shen)
    for (const payload of [other, Buffer.alloc(0), row.payload.subarray(0, 100)]) {
      await those.set({ payload: payload as typeof row.payload }).execute()
      const shown = await readAnew()
      expect(shown.opened).toBeGreaterThan(whole.opened + 100)
      expect(coursesIn(shown.text)).toEqual(coursesIn(whole.text))
    }
    await w.app.db.deleteFrom('presents').execute()
    expect(coursesIn((await readAnew()).text)).toEqual(coursesIn(whole.text))
    expect(w.app.damages.of('dossier', w.dossiers.shen)).toEqual([])
    await w.app.db.insertInto('presents').values(row).execute()
    expect((await readAnew()).opened).toBe(whole.opened)
  })

  it('believes what is repeated of nothing but the revisions that stand', async () => {
    const [before] = await repeated()
    await mend(149, { result: '结业' })
    const [after] = await repeated()
    if (!before || !after) throw new Error('Nothing is repeated.')
    expect(after.payload.equals(before.payload)).toBe(false)
    const shown = await readAnew()
    expect(coursesIn(shown.text)).toContain('结业')
    await w.app.db.updateTable('presents').set({ payload: before.payload }).execute()
    const stale = await readAnew()
    expect(coursesIn(stale.text)).toEqual(coursesIn(shown.text))
    expect(stale.opened).toBe(shown.opened + 1)
    await mend(149, { result: '合格' })
  })

  it('repeats nothing of a change that was undone', async () => {
    const [before] = await repeated()
    const course = { dossier: w.dossiers.shen, section: training, fields: { name: '没有办过的培训' } as never }
    const undone = inTransaction(w.app, async (app) => {
      await applyChange(app, w.actor('hr'), course)
      throw new Error('not this one')
    })
    await expect(undone).rejects.toThrow('not this one')
    expect(await repeated()).toEqual([before])
  })

  it('opens nothing of a long group for whoever may not read it', async () => {
    const shown = await readAnew('finance')
    expect(shown.text).not.toContain('班组长管理能力培训')
  })

  it('opens what stands in it now, and nothing of what was changed or filed', async () => {
    const [thick, usual] = [await read(paths.dossier(w.dossiers.shen)), await read(paths.dossier(w.dossiers.wang))]
    expect([thick.status, usual.status]).toEqual([200, 200])
    expect(thick.opened - usual.opened).toBeLessThanOrEqual((await heldBy('shen')) - (await heldBy('wang')))
    expect((await heldBy('shen')) - (await heldBy('wang'))).toBeLessThan(160)
  })

  it('has no page above 100 KB', async () => {
    const { text } = await read(paths.dossier(w.dossiers.shen))
    const linked = [...text.matchAll(/href="(\/dossiers\/[^"#]*)/g)].map(([, path = '']) =>
      path.replaceAll('&amp;', '&'),
    )
    const own = [...new Set(linked)].filter((path) => path.includes(w.dossiers.shen))
    expect(own.length).toBeGreaterThan(4)
    for (const path of [paths.dossier(w.dossiers.shen), ...own]) {
      const page = await read(path)
      expect(page.status, path).toBe(200)
      expect(kilobytes(page.text), path).toBeLessThan(100)
    }
  })

  it('shows the newest of a long section, and all of them page by page', async () => {
    const { text } = await read(paths.dossier(w.dossiers.shen))
    expect(text.match(/培训第\d+期/g)).toHaveLength(12)
    expect(text).toContain('第149期')
    expect(text).toContain('共 150 条，这里是最近的 12 条。')
    const all: string[] = []
    for (const page of [1, 2, 3]) {
      const shown = await read(paths.dossier(w.dossiers.shen, { section: 'training', page }))
      all.push(...(shown.text.match(/培训第\d+期/g) ?? []))
    }
    expect(new Set(all).size).toBe(150)
    for (const at of ['section=training&page=4', 'section=training&page=0', 'section=nothing', 'section=pay-standards'])
      expect((await read(`${paths.dossier(w.dossiers.shen)}?${at}`)).status, at).toBe(404)
  })

  it('comes back after saving to the page of a long section on which the record stands', async () => {
    const { shen } = w.dossiers
    const own = paths.dossier(shen, { section: 'training', page: 2 })
    const { text } = await read(own)
    const link = /href="(\/dossiers\/[^"]*\/sections\/training\?record=[^"]*)"/
      .exec(text)?.[1]
      ?.replaceAll('&amp;', '&')
    const form = await read(link ?? '')
    expect(form.text).toContain(`href="${own.replaceAll('&', '&amp;')}#training"`)
    const action = paths.sectionRecords(shen, 'training', undefined, 2)
    const drawn = { ...drawnForm(form.text, action), result: '良好', basis: '培训证书 1 页' }
    const saved = await w.as('hr').post(action, drawn)
    expect([saved.status, saved.location]).toEqual([303, `${own}#training`])
    expect((await read(own)).text).toContain('良好')
  })

  it('comes back there after a retraction was asked for, too', async () => {
    const { shen } = w.dossiers
    const own = paths.dossier(shen, { section: 'training', page: 2 })
    const link = /href="(\/dossiers\/[^"]*\/sections\/training\?record=([^"&]*)[^"]*)"/.exec((await read(own)).text)
    const [, href = '', record = ''] = link ?? []
    const action = paths.recordRetraction(shen, 'training', record as RecordId, undefined, 2)
    const form = await read(href.replaceAll('&amp;', '&'))
    const asked = await w.as('hr').post(action, { ...drawnForm(form.text, action), evidence: '重复录入' })
    expect([asked.status, asked.location]).toEqual([303, `${own}#training`])
    expect([pageWithout(2, 51), pageWithout(2, 52), pageWithout(1, 1), pageWithout(undefined, 9)]).toEqual([
      1,
      2,
      undefined,
      undefined,
    ])
  })

  it('says once what was done many times at once', async () => {
    const { text } = await read(paths.dossier(w.dossiers.shen))
    expect(text).toContain('<li>新增教育培训 × 150</li>')
    expect(text.match(/新增教育培训/g)?.length).toBeLessThan(3)
  })

  it('keeps the past day on the way to all of a section', async () => {
    const day = '2026-11-24'
    const { text } = await read(paths.dossier(w.dossiers.shen, { asOf: day }))
    expect(text).toContain(paths.dossier(w.dossiers.shen, { asOf: day, section: 'training' }).replaceAll('&', '&amp;'))
  })

  it('keeps apart what one change says of a record in a long group and in others', async () => {
    const dossier = w.dossiers.wang
    const lines = Array.from({ length: 45 }, (_, at) => ({
      dossier,
      section: resume,
      record: w.app.newId<RecordId>(),
      fields: { from: `${1960 + at}07`, text: `第${at}段工作经历` } as never,
    }))
    const fields = { staffNumber: 'G0117', entered: '199807', place: '总部大楼' } as never
    const both = { dossier, section: entry, record: w.app.newId<RecordId>(), fields }
    await inTransaction(w.app, (app) => applyChanges(app, w.actor('hr'), [...lines, both]))
    w.app.opened.clear()
    const { text } = await w.as('hr').get(paths.dossier(dossier))
    expect(['第44段工作经历', '总部大楼', 'G0117', '1998.07'].filter((said) => !text.includes(said))).toEqual([])
  })
})
