import { readSheet } from 'read-excel-file/node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { pdfText } from '../pdf.ts'
import { type World, world } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const bare = (text: string) => text.replace(/\s/g, '')

const acts = async () =>
  (await w.app.db.selectFrom('log').select('body').orderBy('seq').execute()).map(({ body }) => JSON.parse(body))

describe('a list of people on paper', () => {
  it('is what the list leaves, in its order, and every print has its entry in the log', async () => {
    const from = `unit=${w.units.tech}&sort=-name`
    const { answer, bytes } = await w.as('hr').bytes(paths.nameList(), { from, as: 'pdf', heading: '技术部干部花名册' })
    expect(answer.headers.get('Content-Disposition')).toContain('attachment')
    const text = bare(await pdfText(bytes))
    expect(text).toContain('技术部干部花名册')
    expect(text).toContain('单位：技术部')
    expect(text).not.toContain('陈雨桐')
    const list = (await w.as('hr').get(`/dossiers?${from}`)).text
    const names = ['王建国', '沈诚', '顾远', '周契']
    const byPlace = (where: string) => names.toSorted((a, b) => where.indexOf(a) - where.indexOf(b))
    expect(byPlace(text)).toEqual(byPlace(list))
    expect((await acts()).at(-1)).toMatchObject({ act: 'dossier.listed' })
    expect((await acts()).filter(({ act }) => act === 'roster.printed').map(({ about }) => about.rows)).toEqual([4])
  })

  it('is a workbook of the same rows, every cell a text', async () => {
    const { answer, bytes } = await w.as('hr').bytes(paths.nameList(), { from: 'q=王', as: 'xlsx', heading: '花名册' })
    expect(answer.headers.get('Content-Type')).toContain('spreadsheetml')
    const rows = await readSheet(Buffer.from(bytes))
    const said = rows.map((row) => row.join('|')).join('\n')
    expect(said).toContain('1|王建国|男|汉族|山东青岛|1978.06|2000.07')
    expect(rows.flat().every((cell) => cell === null || typeof cell === 'string')).toBe(true)
  })

  it('names whose row cannot be printed and for which letter, keeps the heading, and prints nothing', async () => {
    const entry = w.app.roster.entry(w.dossiers.wang)
    if (!entry) throw new Error('Nobody there.')
    const who = { ...entry.columns.who, post: '某\u{3fffd}厂厂长' }
    w.app.roster.put({ ...entry, columns: { ...entry.columns, who } })
    const answer = await w.as('hr').post(paths.nameList(), { from: '', as: 'pdf', heading: '全体花名册' })
    expect(answer.status).toBe(422)
    for (const words of ['王建国', 'U+3FFFD', '全体花名册']) expect(answer.text).toContain(words)
    expect((await acts()).some(({ act }) => act === 'roster.printed')).toBe(false)
    const workbook = await w.as('hr').bytes(paths.nameList(), { from: '', as: 'xlsx', heading: '全体花名册' })
    expect(workbook.answer.status).toBe(200)
  })

  it('wants a heading, and is for HR alone', async () => {
    const answer = await w.as('hr').post(paths.nameList(), { from: '', as: 'pdf', heading: ' ' })
    expect([answer.status, answer.text.includes('写上标题')]).toEqual([422, true])
    for (const who of ['headTech', 'archivist', 'finance', 'it', 'auditor'] as const) {
      expect((await w.as(who).get(paths.nameList())).status).toBe(403)
      expect((await w.as(who).post(paths.nameList(), { from: '', as: 'pdf', heading: '花名册' })).status).toBe(403)
    }
  })

  it('is found from the list, with its conditions', async () => {
    const { text } = await w.as('hr').get(paths.dossiers({ q: '王' }))
    expect(text).toContain(`/rolls?q=${encodeURIComponent('王')}`)
    const rolls = await w.as('hr').get(paths.rolls(`q=${encodeURIComponent('王')}`))
    expect(rolls.text).toContain(`/name-list?q=${encodeURIComponent('王')}`)
    const page = await w.as('hr').get(`/name-list?q=${encodeURIComponent('王')}`)
    for (const words of ['1 人', '干部花名册', '工作单位及职务', '存为 Excel']) expect(page.text).toContain(words)
    expect((await w.as('headTech').get(paths.dossiers())).text).not.toContain('/rolls')
  })
})
