import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFiling } from '#actions/custody/opening.ts'
import { applyChange } from '#actions/dossiers/applying.ts'
import * as log from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { CaseId, FilingId, RecordId } from '#domain/ids.ts'
import type { Act } from '#domain/log/entry.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { paths } from '#views/paths.ts'
import { pdfText } from '../pdf.ts'
import { type World, world } from '../world.ts'
import { proposer } from './proposing.ts'
import { walker } from './walk.ts'

const box = 'A-03-2-07'
let w: World
let first: FilingId
let old: readonly string[]
beforeAll(async () => {
  w = await world()
  first = await inTransaction(w.app, (app) => openFiling(app, { dossier: w.dossiers.wang }))
  await print(first)
  await w.as('archivist').post(paths.filingBox(first), { code: box, make: 'yes' })
  old = await codesOf(first)
  for (const page of old) await file(page)
})
afterAll(() => w.close())

const print = (id: FilingId) => w.as('archivist').bytes(paths.filingPrintRuns(id), {})
const file = (page: string) => w.as('archivist').post(paths.scans(), { page, code: box })
const rows = () =>
  w.app.db.selectFrom('filings').select(['id', 'swaps', 'ended_at']).orderBy('opened_at').orderBy('id').execute()
const swapsOpen = async () => (await rows()).filter(({ swaps, ended_at }) => swaps !== null && ended_at === null)
const codesOf = async (filing: FilingId) =>
  (
    await w.app.db
      .selectFrom('print_pages as p')
      .innerJoin('print_runs as r', 'r.id', 'p.run_id')
      .select('p.code')
      .where('r.filing_id', '=', filing)
      .orderBy('r.printed_at')
      .orderBy('p.id')
      .execute()
  ).map(({ code }) => code)

const entries = async (act: Act) => (await log.search(w.app.db, { act }, 500)).length

/** Changes fields of the first record of a section, or adds one where `fresh`. */
const change = (key: string, fields: Fields, fresh = false) =>
  inTransaction(w.app, async (app) => {
    const section = sectionOf(key)
    const known = (await openForWork(app, 'check', w.dossiers.wang)).opened.contents[key]?.[0]
    if (!section) throw new Error(key)
    const record = fresh ? undefined : (known?.id as RecordId)
    await applyChange(app, w.actor('hr'), {
      dossier: w.dossiers.wang,
      section,
      fields: fresh ? fields : { ...known?.fields, ...fields },
      ...(record && { record }),
    })
  })

describe('a sheet that lies in the box', () => {
  it('is asked for again once what it says changed, it alone, and once', async () => {
    await change('resume', { from: '20150701', text: '某市重型机器厂技术员（更正）' }, true)
    const [swap, ...more] = await swapsOpen()
    expect([swap?.swaps, more]).toEqual(['resume', []])
    await change('resume', { text: '某市重型机器厂技术员（再更正）' })
    expect(await swapsOpen()).toEqual([swap])
  })

  it('is not asked for by what stands on no sheet, nor by an age that grew', async () => {
    const before = await rows()
    w.clock.forward(400 * 24 * 60)
    await change('contact', { mobile: '13800000000' }, true)
    expect(await rows()).toEqual(before)
  })

  it('is printed alone, after a slip that says which pages come out', async () => {
    const id = (await swapsOpen())[0]?.id as FilingId
    const archive = await w.as('archivist').get(paths.archive())
    expect(archive.text).toContain('更新目录页')
    const { text } = await w.as('archivist').get(paths.filing(id))
    expect(text).toContain('王建国的目录页更新')
    expect(text).toContain('只印换页（1 种）')
    const { answer, bytes } = await print(id)
    const words = (await pdfText(bytes)).replace(/\s/g, '')
    const fresh = await codesOf(id)
    expect(answer.status).toBe(200)
    expect(words).toContain('换页单')
    expect(words).toContain('某市重型机器厂技术员（再更正）')
    for (const code of [old.at(-1) ?? '', ...fresh]) expect(words).toContain(code)
    for (const code of old.slice(0, 2)) expect(words).not.toContain(code)
    expect(fresh.every((code) => !old.includes(code))).toBe(true)
  })

  it('printed and not filed, is asked for anew when it changes once more; what was printed is not filed any more', async () => {
    const id = (await swapsOpen())[0]?.id as FilingId
    const [printed = ''] = await codesOf(id)
    await change('resume', { text: '某市重型机器厂技术员（第三次更正）' })
    const [next, ...more] = await swapsOpen()
    expect([next?.swaps, more]).toEqual(['resume', []])
    expect(next?.id).not.toBe(id)
    expect((await file(printed)).text).toContain('这一页已被重新打印的新页替代')
  })

  it('is swapped by two scans, and its old page is told to be replaced', async () => {
    const id = (await swapsOpen())[0]?.id as FilingId
    await print(id)
    for (const page of await codesOf(id)) await file(page)
    expect(await swapsOpen()).toEqual([])
    expect((await w.as('archivist').get(paths.codes(old.at(-1)))).text).toContain('已被新页替代')
    expect((await w.as('archivist').get(paths.filing(id))).text).toContain('已全部入盒')
  })

  it('is not asked for once it says again what lies there, and a task that is not done is withdrawn', async () => {
    const lies = '某市重型机器厂技术员（第三次更正）'
    const ended = await entries('filing.ended')
    await change('resume', { text: '某市重型机器厂技术员（误改）' })
    expect((await swapsOpen()).map(({ swaps }) => swaps)).toEqual(['resume'])
    await change('resume', { text: lies })
    expect([await swapsOpen(), w.app.filings.has(w.dossiers.wang)]).toEqual([[], false])
    expect((await entries('filing.ended')) - ended).toBe(1)
    expect((await w.as('archivist').get(paths.archive())).text).not.toContain('更新目录页')

    await change('resume', { text: '某市重型机器厂技术员（又误改）' })
    const id = (await swapsOpen())[0]?.id as FilingId
    await print(id)
    const [printed = ''] = await codesOf(id)
    await change('resume', { text: lies })
    expect(await swapsOpen()).toEqual([])
    expect((await file(printed)).text).toContain('这一页已被重新打印的新页替代')
  })

  it('is taken off a task of several sheets alone, which goes on with the others', async () => {
    const place = (await openForWork(w.app, 'check', w.dossiers.wang)).opened.contents['basic']?.[0]?.fields[
      'nativePlace'
    ]
    await change('basic', { nativePlace: '江西南昌' })
    await change('resume', { text: '某市重型机器厂技术员（误改）' })
    await change('resume', { text: '某市重型机器厂技术员（第三次更正）' })
    expect((await swapsOpen()).map(({ swaps }) => swaps?.split(',').sort())).toEqual([['basic', 'cover']])
    await change('basic', { nativePlace: place })
    expect(await swapsOpen()).toEqual([])
  })

  it('is not asked for after a revocation that makes it say again what lies there', async () => {
    const hr = proposer(w, w.dossiers.wang, 'hr')
    const line = (await openForWork(w.app, 'check', w.dossiers.wang)).opened.contents['resume']?.[0]
    await hr.draw('resume', { text: '某市重型机器厂副总工程师' }, line?.id)
    const id = await hr.submit()
    await walker(w).until(id, 'end')
    expect((await swapsOpen()).map(({ swaps }) => swaps)).toEqual(['resume'])
    const sent = await w.as('hr').post(paths.caseRevocation(id), { reason: '材料有误' })
    await walker(w).until(sent.location?.split('/').at(-1) as CaseId, 'end')
    const now = (await openForWork(w.app, 'check', w.dossiers.wang)).opened.contents['resume']
    expect([now?.[0]?.fields['text'], await swapsOpen()]).toEqual([line?.fields['text'], []])
  })

  it('joins what else changed before it was printed', async () => {
    await change('basic', { nativePlace: '湖南长沙' })
    await change('resume', { text: '某市重型机器厂技术员' })
    const [swap, ...more] = await swapsOpen()
    expect([swap?.swaps?.split(',').sort(), more]).toEqual([['basic', 'cover', 'resume'], []])
    expect(w.app.filings.has(w.dossiers.wang)).toBe(true)
  })
})

describe('a sheet that was printed and waits for its box', () => {
  it('is asked for again too, so that nothing old comes to lie there unnoticed', async () => {
    const waiting = await inTransaction(w.app, (app) => openFiling(app, { dossier: w.dossiers.chen }))
    await print(waiting)
    await inTransaction(w.app, async (app) => {
      const [known] = (await openForWork(app, 'check', w.dossiers.chen)).opened.contents['basic'] ?? []
      const section = sectionOf('basic')
      if (section && known)
        await applyChange(app, w.actor('hr'), {
          dossier: w.dossiers.chen,
          section,
          record: known.id,
          fields: { ...known.fields, nativePlace: '湖北武汉' },
        })
    })
    expect((await swapsOpen()).map(({ swaps }) => swaps)).toContain('cover,basic')
  })
})
