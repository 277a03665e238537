import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyChanges } from '#actions/dossiers/applying.ts'
import { inTransaction } from '#db/transaction.ts'
import { training } from '#domain/dossiers/sections/training.ts'
import type { RecordId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { counting } from '../counting.ts'
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

describe('a dossier with 120 entries and 300 changes', () => {
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
})
