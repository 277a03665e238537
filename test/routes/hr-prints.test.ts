import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFiling } from '#actions/custody/opening.ts'
import { applyChange } from '#actions/dossiers/applying.ts'
import { freshRun } from '#actions/prints/fresh-run.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { basic } from '#domain/dossiers/sections/basic.ts'
import { family } from '#domain/dossiers/sections/family.ts'
import { form } from '#domain/dossiers/sections/form.ts'
import type { DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { openPdf, pdfText } from '../pdf.ts'
import { type Cast, type World, world } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const save = (dossier: DossierId, section: Section, fields: Fields) =>
  inTransaction(w.app, (app) => applyChange(app, w.actor('hr'), { dossier, section, fields }))

const asked = { edition: '2025', copies: '1', ageDate: '', reason: '报党委会讨论' }

/** The id of a form that is sent twice. */
const sameForm = '0198b0aa-0000-7000-8000-00000000cafe'

const bare = (text: string) => text.replace(/\s/g, '')

const entries = async () =>
  (await w.app.db.selectFrom('log').select('body').orderBy('seq').execute()).map(({ body }) => JSON.parse(body))

const runs = () => w.app.db.selectFrom('print_runs').selectAll().execute()
const pages = () => w.app.db.selectFrom('print_pages').selectAll().orderBy('id').execute()

const one = (dossier: DossierId) => paths.hrPrint(dossier, 'appointment')
const many = paths.hrPrints('appointment')

describe('the appointment form of one person', () => {
  it('is previewed with a watermark and without a code, in the layout that is asked for', async () => {
    await save(w.dossiers.wang, form, { proposed: '总工程师助理', reason: '工作需要。' })
    const page = await w.as('hr').get(one(w.dossiers.wang))
    for (const words of ['可以打印', '总工程师助理', 'A4 1 张双面，共 2 面', '还没有打印过'])
      expect(page.text).toContain(words)
    const { answer, bytes } = await w.as('hr').bytes(paths.hrPrintPdf(w.dossiers.wang, 'appointment', 'older'))
    expect(answer.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'self'")
    const text = await pdfText(bytes)
    expect(text).toContain('预览 · 林晓岚')
    expect(text).not.toMatch(/P-[0-9A-Z]{4}-/)
    expect(bare(text)).not.toContain('到龄时间')
    expect(bare(text)).toContain('总工程师助理')
    expect(await runs()).toEqual([])
  })

  it('is printed as a file, recorded as a run with its pages, its reason sealed, and marked 未签批', async () => {
    const { answer, bytes } = await w.as('hr').bytes(one(w.dossiers.wang), { ...asked, copies: '3' })
    expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename="P-[0-9A-Z]{4}\.pdf"$/)
    const pdf = await openPdf(bytes)
    expect(pdf.pages).toBe(6)
    const text = (await pdf.text()).map(bare)
    await pdf.close()
    expect(text.every((page) => page.includes('未签批'))).toBe(true)
    const [run] = await runs()
    expect(run).toMatchObject({ dossier_id: w.dossiers.wang, filing_id: null, purpose: 'work' })
    const recorded = await pages()
    expect(recorded.map(({ sheet, page, pages }) => [sheet, page, pages])).toEqual([
      ['appointment', 1, 2],
      ['appointment', 2, 2],
    ])
    for (const [at, page] of text.entries()) expect(page).toContain(recorded[at % 2]?.code)
    expect(JSON.stringify(run)).not.toContain('党委会')
    expect((await entries()).slice(-2).map(({ act, about }) => [act, about.dossier, about.copies])).toEqual([
      ['dossier.printed', w.dossiers.wang, undefined],
      ['paper.printed', w.dossiers.wang, 3],
    ])
    expect((await w.as('hr').get(one(w.dossiers.wang))).text).toContain(recorded[0]?.code)
  })

  it('bears a name that no run had before', async () => {
    await w.as('hr').bytes(one(w.dossiers.wang), asked)
    const name = (await pages())[0]?.code.slice(2, 6) ?? ''
    const given = [[...name].map((char) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(char)), [1, 2, 3, 4]]
    const vault = { ...w.app.vault, random: () => Buffer.from(given.shift() ?? []) }
    const of = { dossier: w.dossiers.wang, purpose: 'work' } as const
    const next = await freshRun({ ...w.app, vault, runNames: new Set() }, w.actor('hr'), of)
    expect(next.code).toBe('1234')
  })

  it('keeps what was typed and prints nothing where the reason, the copies or the date are missing or wrong', async () => {
    for (const [wrong, sentence] of [
      [{ reason: '  ' }, '写明打印事由'],
      [{ copies: '0' }, '份数填 1 到 9'],
      [{ copies: '10' }, '份数填 1 到 9'],
      [{ ageDate: '去年' }, '看不懂这个日期'],
    ] as const) {
      const answer = await w.as('hr').post(one(w.dossiers.wang), { ...asked, edition: 'older', ...wrong })
      expect(answer.status).toBe(422)
      expect(answer.text).toContain(sentence)
      expect(answer.text).toMatch(/value="older" selected/)
    }
    expect(await runs()).toEqual([])
  })

  it('counts ages to the day that was typed', async () => {
    await save(w.dossiers.wang, basic, { name: '王建国', unit: w.units.tech, birth: '197806' } as Fields)
    const { bytes } = await w.as('hr').bytes(one(w.dossiers.wang), { ...asked, ageDate: '2020.01' })
    expect(bare(await pdfText(bytes))).toContain('（41岁）')
  })

  it('takes what is typed of the appointment for this print, sealed with it, and leaves the dossier as it is', async () => {
    await save(w.dossiers.wang, form, { proposed: '总工程师助理', reason: '工作需要。' })
    const page = (await w.as('hr').get(one(w.dossiers.wang))).text
    for (const words of ['总工程师助理', '工作需要。']) expect(page).toContain(words)
    const typed = {
      'form-proposed': '副总工程师',
      'form-removed': '主任工程师',
      'form-reason': '工作需要。',
      'form-submitter': '华星机械有限公司党委',
      'form-filledBy': '林晓岚',
    }
    const { bytes } = await w.as('hr').bytes(one(w.dossiers.wang), { ...asked, ...typed })
    const said = bare(await pdfText(bytes))
    for (const words of [...Object.values(typed), '填表人：林晓岚']) expect(said).toContain(words)
    expect(said).not.toContain('总工程师助理')
    expect(JSON.stringify(await runs())).not.toContain('副总工程师')
    expect((await w.as('hr').get(one(w.dossiers.wang))).text).toContain('总工程师助理')
  })

  it('names the letter of what was typed that no face has, and keeps it', async () => {
    const typed = { 'form-proposed': '某\u{3fffd}厂厂长', 'form-reason': '' }
    const { status, text } = await w.as('hr').post(one(w.dossiers.wang), { ...asked, ...typed })
    expect(status).toBe(422)
    for (const words of ['U+3FFFD', '某\u{3fffd}厂厂长', '报党委会讨论']) expect(text).toContain(words)
    expect(await runs()).toEqual([])
  })

  it('answers the same file to the same form, and records it once', async () => {
    const client = w.as('hr')
    const body = { ...asked, cmd_id: sameForm }
    const [first, again] = [
      await client.bytes(one(w.dossiers.wang), body),
      await client.bytes(one(w.dossiers.wang), body),
    ]
    expect(Buffer.from(again.bytes).equals(Buffer.from(first.bytes))).toBe(true)
    expect(await runs()).toHaveLength(1)
  })

  it('stays unsigned when the dossier changes: looked up it is a material, neither stale nor replaced, and no scanner takes it', async () => {
    await w.as('hr').bytes(one(w.dossiers.wang), asked)
    const [page] = await pages()
    const code = page?.code ?? ''
    await save(w.dossiers.wang, family, { name: '王小明' })
    await w.as('hr').bytes(one(w.dossiers.wang), asked)
    const { text } = await w.as('archivist').get(paths.codes(code))
    expect(text).toContain('打印稿，未签批')
    for (const words of ['已失效', '已被新页替代']) expect(text).not.toContain(words)
    const scanned = await w.as('archivist').post(paths.scans(), { page: code, code: 'A-03-2-07' })
    expect(scanned.text).toContain('没有这一页')
  })

  it('is no part of what a filing prints and waits for', async () => {
    await w.as('hr').bytes(one(w.dossiers.wang), asked)
    const filing = await inTransaction(w.app, (app) => openFiling(app, { dossier: w.dossiers.wang }))
    const { bytes } = await w.as('archivist').bytes(paths.filingPrintRuns(filing), {})
    expect(bare(await pdfText(bytes))).not.toContain('任免审批表')
    expect((await w.as('archivist').get(paths.filing(filing))).text).not.toContain('任免审批表')
  })

  it('names the field and the letter that no face has, and prints nothing', async () => {
    await save(w.dossiers.wang, form, { proposed: '某\u{3fffd}厂厂长' })
    const page = (await w.as('hr').get(one(w.dossiers.wang))).text
    for (const words of ['不能打印', 'U+3FFFD', '任免事项']) expect(page).toContain(words)
    expect((await w.as('hr').get(paths.hrPrintPdf(w.dossiers.wang, 'appointment'))).status).toBe(404)
    expect((await w.as('hr').post(one(w.dossiers.wang), asked)).status).toBe(422)
    expect(await runs()).toEqual([])
  })

  it.each<[string, Cast, 'wang' | 'zhou' | 'guyuan' | 'fang', number]>([
    ['administration', 'archivist', 'wang', 403],
    ['a head', 'headTech', 'wang', 403],
    ['finance', 'finance', 'wang', 403],
    ['a head of another unit', 'headFinance', 'wang', 404],
    ['a relative', 'hr2', 'guyuan', 404],
    ['the own dossier', 'hrLead', 'fang', 404],
    ['IT', 'it', 'wang', 404],
  ])('is not for %s', async (_, who, dossier, status) => {
    const id = w.dossiers[dossier]
    for (const path of [one(id), paths.hrPrintPdf(id, 'appointment')])
      expect((await w.as(who).get(path)).status).toBe(status)
    expect((await w.as(who).post(one(id), asked)).status).toBe(status)
    expect(await runs()).toEqual([])
  })

  it('is not there in a private company, which keeps no formal dossier', async () => {
    const private_ = await world(undefined, 'enterprise')
    const { wang } = private_.dossiers
    expect((await private_.as('hr').get(one(wang))).status).toBe(403)
    expect((await private_.as('hr').get(many)).status).toBe(403)
    expect((await private_.as('hr').get(paths.dossier(wang))).text).not.toContain('任免审批表')
    await private_.close()
  })

  it('is found from the dossier and from the list', async () => {
    expect((await w.as('hr').get(paths.dossier(w.dossiers.wang))).text).toContain(one(w.dossiers.wang))
    expect((await w.as('hr').get(paths.dossiers({ q: '王' }))).text).toContain('/prints/appointment?q=')
    expect((await w.as('headTech').get(paths.dossiers())).text).not.toContain('/prints/appointment')
  })
})

describe('the forms of the people of a list', () => {
  it('offers those whom the list leaves, in its order, all ticked', async () => {
    const { text } = await w.as('hr').get(`${many}?sort=-name&unit=${w.units.tech}`)
    const names = [...text.matchAll(/name="dossier"[^>]*aria-label="打印([^"]+)"/g)].map(([, name]) => name)
    const list = (await w.as('hr').get(`/dossiers?sort=-name&unit=${w.units.tech}`)).text
    expect(names.length).toBeGreaterThan(1)
    expect(names.map((name) => list.indexOf(`>${name}<`))).toEqual(
      names.map((name) => list.indexOf(`>${name}<`)).toSorted((a, b) => a - b),
    )
    expect(names).not.toContain('陈雨桐')
    expect(text.match(/name="dossier"[^>]* checked/g)).toHaveLength(names.length)
  })

  it('prints them as one file in the order sent, copies together, a run and two log entries a dossier', async () => {
    const { wang, chen, shen } = w.dossiers
    const { answer, bytes } = await w.as('hr').bytes(many, { ...asked, copies: '2', dossier: [shen, wang, chen] })
    expect(answer.status).toBe(200)
    const pdf = await openPdf(bytes)
    const fronts = (await pdf.text()).map(bare).filter((_, at) => at % 2 === 0)
    await pdf.close()
    expect(fronts.map((page) => /姓名(沈诚|王建国|陈雨桐)/.exec(page)?.[1])).toEqual([
      ...['沈诚', '沈诚', '王建国', '王建国', '陈雨桐', '陈雨桐'],
    ])
    expect((await runs()).map(({ dossier_id }) => dossier_id).toSorted()).toEqual([wang, chen, shen].toSorted())
    const acts = (await entries()).filter(({ act }) => ['dossier.printed', 'paper.printed'].includes(act))
    expect(acts.map(({ act, about }) => `${act} ${about.dossier}`).toSorted()).toEqual(
      [wang, chen, shen].flatMap((id) => [`dossier.printed ${id}`, `paper.printed ${id}`]).toSorted(),
    )
  })

  it('names whoever cannot be printed and why, unticks them, and prints the others with one more press', async () => {
    const { wang, chen, guyuan } = w.dossiers
    await save(chen, form, { proposed: '某\u{3fffd}厂厂长' })
    const refused = await w.as('hr2').post(many, { ...asked, dossier: [wang, chen, guyuan] })
    expect(refused.status).toBe(422)
    for (const words of ['陈雨桐：有字没有字体能印', 'U+3FFFD', '有 1 人不在您能打印的范围', '打印其余 1 人'])
      expect(refused.text).toContain(words)
    expect(refused.text).not.toContain('顾远')
    expect(refused.text).toContain('报党委会讨论')
    const ticked = [...refused.text.matchAll(/<input[^>]*name="dossier"[^>]*>/g)].filter(([tag]) =>
      tag.includes('checked'),
    )
    expect(ticked.map(([tag]) => tag.includes(wang))).toEqual([true])
    expect(await runs()).toEqual([])
    const { answer, bytes } = await w.as('hr2').bytes(many, { ...asked, dossier: [wang] })
    expect(answer.status).toBe(200)
    expect(bare(await pdfText(bytes))).toContain('王建国')
  })

  it('prints nobody where nobody is ticked, nor more than may be printed at once, and a person named twice once', async () => {
    const none = await w.as('hr').post(many, { ...asked })
    expect([none.status, none.text.includes('没有勾选任何人')]).toEqual([422, true])
    const crowd = Array.from({ length: 101 }, (_, at) => `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`)
    const tooMany = await w.as('hr').post(many, { ...asked, dossier: crowd })
    expect([tooMany.status, tooMany.text.includes('一次最多打印 100 人')]).toEqual([422, true])
    const tooMuch = await w.as('hr').post(many, { ...asked, copies: '9', dossier: crowd.slice(0, 34) })
    expect([tooMuch.status, tooMuch.text.includes('一次最多打印 300 份')]).toEqual([422, true])
    const { wang } = w.dossiers
    await w.as('hr').bytes(many, { ...asked, dossier: [wang, wang] })
    expect(await runs()).toHaveLength(1)
  })

  it('answers the same file to the same form, whatever number of transactions it took', async () => {
    const client = w.as('hr')
    const body = { ...asked, cmd_id: sameForm, dossier: [w.dossiers.wang, w.dossiers.chen] }
    const [first, again] = [await client.bytes(many, body), await client.bytes(many, body)]
    expect(Buffer.from(again.bytes).equals(Buffer.from(first.bytes))).toBe(true)
    expect(await runs()).toHaveLength(2)
  })

  it('is for HR alone, and another kind of paper does not exist', async () => {
    for (const who of ['archivist', 'headTech', 'finance', 'it', 'auditor'] as const) {
      expect((await w.as(who).get(many)).status).toBe(403)
      expect((await w.as(who).post(many, { ...asked, dossier: [w.dossiers.wang] })).status).toBe(403)
    }
    expect((await w.as('hr').get('/prints/diploma')).status).toBe(404)
  })
})
