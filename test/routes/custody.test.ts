import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFiling } from '#actions/custody/opening.ts'
import { applyChange } from '#actions/dossiers/applying.ts'
import { inTransaction } from '#db/transaction.ts'
import { basic } from '#domain/dossiers/sections/basic.ts'
import { conduct } from '#domain/dossiers/sections/conduct.ts'
import { resume } from '#domain/dossiers/sections/resume.ts'
import type { DossierId, FilingId } from '#domain/ids.ts'
import { pageCode } from '#domain/prints/code.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { pdfText } from '../pdf.ts'
import { type Cast, people, type World, world } from '../world.ts'

let w: World
let filing: FilingId

beforeEach(async () => {
  w = await world()
  filing = await opened(w.dossiers.wang)
})
afterEach(() => w.close())

const opened = (dossier: DossierId) => inTransaction(w.app, (app) => openFiling(app, { dossier }))

const nobodys = '00000000-0000-7000-8000-00000000dead'
/** A code that could be one, of a run that never was. */
const unprinted = pageCode('0000', 1)
const elsewhere = { 'Sec-Fetch-Site': 'cross-site' }

const change = (
  dossier: DossierId,
  section: Parameters<typeof applyChange>[2]['section'],
  fields: Record<string, string>,
) => inTransaction(w.app, (app) => applyChange(app, w.actor('hr'), { dossier, section, fields }))

const print = (id = filing, form?: Record<string, string>) =>
  w.as('archivist').bytes(paths.filingPrintRuns(id), form ?? {})

const chooseBox = (code = 'A-03-2-07') => w.as('archivist').post(paths.filingBox(filing), { code, make: 'yes' })

/** The codes of the pages that wait, in the order of the filing page. */
const codes = async (): Promise<readonly string[]> => {
  const { text } = await w.as('archivist').get(paths.filing(filing))
  return [...text.matchAll(/>(P-[0-9A-Z]{4}-\d+-[0-9A-Z])</g)].map(([, code = '']) => code)
}

const scan = (form: Record<string, string>) => w.as('archivist').post(paths.scans(), form)

const filed = () => w.app.db.selectFrom('print_pages').select('code').where('filed_at', 'is not', null).execute()

const acts = async () =>
  (await w.app.db.selectFrom('log').select('body').execute()).map(({ body }) => String(JSON.parse(body).act))

describe('the archive', () => {
  it('shows administration what waits, by name, as soon as a filing is open', async () => {
    const { status, text } = await w.as('archivist').get(paths.archive())
    expect(status).toBe(200)
    expect(text).toContain('等待打印')
    expect(text).toContain('王建国')
    expect(text).toContain('技术部')
  })

  it('walks along the shelves', async () => {
    const second = await opened(w.dossiers.chen)
    await print()
    await print(second)
    await chooseBox('B-01-1-01')
    await w.as('archivist').post(paths.filingBox(second), { code: 'A-12-1-03', make: 'yes' })
    const { text } = await w.as('archivist').get(paths.archive())
    expect(text).toContain('6 页已打印，等待入盒')
    expect(text.indexOf('A库 A-12-1')).toBeLessThan(text.indexOf('B库 B-01-1'))
    expect(text.indexOf('A库 A-12-1')).toBeGreaterThan(0)
    // On a narrow page too: the number of a box alone is that of a box on every shelf.
    expect(text).toContain('<td class="keep">A库 A-12-1</td><td class="keep whole"><strong>03</strong></td>')
  })

  it.each<Cast>(['hr', 'headTech', 'leaderTech', 'finance', 'legal', 'it', 'auditor'])('is not for %s', async (who) => {
    for (const path of [paths.archive(), paths.filing(filing), paths.locations()]) {
      expect((await w.as(who).get(path)).status).toBe(403)
    }
  })

  it('writes one line into the log for the whole list', async () => {
    await w.as('archivist').get(paths.archive())
    expect((await acts()).filter((act) => act === 'filing.listed')).toHaveLength(1)
  })

  it('counts there, and for a filing, the rows of what was filed last too, which name other dossiers', async () => {
    const logged = async (act: string) =>
      (await w.app.db.selectFrom('log').select('body').execute())
        .map(({ body }) => JSON.parse(body))
        .findLast((entry) => entry.act === act).about
    const chen = await opened(w.dossiers.chen)
    await print()
    await chooseBox()
    const [page = ''] = await codes()
    await scan({ page, code: 'A-03-2-07' })
    expect((await w.as('archivist').get(paths.filing(chen))).text).toContain('王建国')
    expect(await logged('filing.read')).toEqual({ dossier: w.dossiers.chen, filing: chen, rows: 1 })
    await w.as('archivist').get(paths.archive())
    expect(await logged('filing.listed')).toEqual({ rows: 3 })
  })

  it('offers no codes to click outside the demo', async () => {
    await print()
    await chooseBox()
    expect((await w.as('archivist').get(paths.archive())).text).not.toContain('演示：')
  })
})

describe('printing a filing', () => {
  it('answers a PDF to keep, whose words are those of the dossier, and records the run', async () => {
    const { answer, bytes } = await print()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toBe('application/pdf')
    expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename="P-[0-9A-Z]{4}\.pdf"$/)
    expect(answer.headers.get('Content-Security-Policy')).toContain('sandbox')
    const text = (await pdfText(bytes)).replace(/\s/g, '')
    for (const words of [
      '干部人事档案',
      '王建国',
      '技术部主任工程师',
      '1978.06（48岁）',
      '许明舟',
      '华北某工业大学机械系学习',
    ]) {
      expect(text).toContain(words)
    }
    expect(text).toContain('郑安')
    const run = await w.app.db.selectFrom('print_runs').selectAll().executeTakeFirstOrThrow()
    const pages = await w.app.db.selectFrom('print_pages').selectAll().execute()
    expect(run).toMatchObject({ dossier_id: w.dossiers.wang, filing_id: filing, purpose: 'filing', form_version: 1 })
    expect(pages.map(({ sheet }) => sheet)).toEqual(['cover', 'basic', 'resume'])
    for (const { code } of pages) expect(text).toContain(code)
    const [seq = '', chain = ''] = run.log_head.split(' ')
    const entry = await w.app.db.selectFrom('log').select('chain').where('seq', '=', Number(seq)).executeTakeFirst()
    expect(entry?.chain).toBe(chain)
    expect(text).toContain(chain)
    expect((await acts()).slice(-2)).toEqual(['dossier.printed', 'filing.printed'])
  })

  it('keeps no plain hash of what a page says', async () => {
    await print()
    await print(await opened(w.dossiers.chen))
    const pages = await w.app.db.selectFrom('print_pages').select('content_hash').execute()
    for (const { content_hash } of pages) expect(content_hash).toMatch(/^[0-9a-f]{16}$/)
  })

  it('shows names, sizes and codes of the sheets, and nothing of what they say', async () => {
    await print()
    const { text } = await w.as('archivist').get(paths.filing(filing))
    for (const words of ['封面', '基本信息', '简历', 'A4', '已打印，未入盒']) expect(text).toContain(words)
    for (const words of ['许明舟', '华北某工业大学', '技术部主任工程师', '1978']) expect(text).not.toContain(words)
    expect(await codes()).toHaveLength(3)
  })

  it('prints nothing that administration may not print', async () => {
    await change(w.dossiers.wang, conduct, { text: '2015年某月警告处分' })
    const text = await pdfText((await print()).bytes)
    expect(text).not.toContain('警告')
    expect(text).not.toContain(people.wang.idNumber)
  })

  it('answers the same file when the form is sent twice, and records one run', async () => {
    const cmd_id = w.app.newId<string & never>()
    const [first, second] = [await print(filing, { cmd_id }), await print(filing, { cmd_id })]
    expect(second.answer.status).toBe(200)
    expect(Buffer.from(second.bytes).equals(Buffer.from(first.bytes))).toBe(true)
    expect(await w.app.db.selectFrom('print_runs').select('id').execute()).toHaveLength(1)
  })

  it('gives new codes when printed again, and only the new ones count', async () => {
    await print()
    const old = await codes()
    await print()
    const fresh = await codes()
    expect(fresh).toHaveLength(3)
    expect(fresh.filter((code) => old.includes(code))).toEqual([])
    await chooseBox()
    const { status, text } = await scan({ code: old[0] ?? '' })
    expect(status).toBe(422)
    expect(text).toContain('已被重新打印的新页替代')
  })

  it('stops at a character without a glyph, names it with its code point and the cure, and records nothing', async () => {
    const record = await w.app.db.selectFrom('print_runs').select('id').execute()
    const { text: before } = await w.as('archivist').get(paths.filing(filing))
    await rename('王\u{3fffd}国')
    const { answer } = await print()
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('U+3FFFD')
    expect(answer.text).toContain('data/fonts/')
    expect(await w.app.db.selectFrom('print_runs').select('id').execute()).toEqual(record)
    expect(before).not.toContain('U+3FFFD')
  })

  const rename = async (name: string) => {
    const id = await w.app.db
      .selectFrom('revisions')
      .select('record_id')
      .where('dossier_id', '=', w.dossiers.wang)
      .orderBy('id')
      .executeTakeFirstOrThrow()
    await inTransaction(w.app, (app) =>
      applyChange(app, w.actor('hr'), {
        dossier: w.dossiers.wang,
        section: basic,
        record: id.record_id,
        fields: { name, unit: w.units.tech, post: '技术部主任工程师' },
      }),
    )
  }

  it('is refused once everything lies in its box', async () => {
    await fileAll()
    const { answer } = await print()
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('没有再打印')
  })

  it.each<[Cast, number]>([
    ['hr', 403],
    ['headTech', 403],
    ['finance', 403],
    ['headFinance', 404],
    ['it', 404],
    ['auditor', 404],
  ])('is not for %s', async (who, status) => {
    expect((await w.as(who).post(paths.filingPrintRuns(filing))).status).toBe(status)
    expect((await w.as(who).post(paths.filingPrintRuns(nobodys as FilingId))).status).toBe(404)
    expect(await w.app.db.selectFrom('print_runs').select('id').execute()).toEqual([])
  })

  it('turns away a form posted from another site', async () => {
    expect((await w.as('archivist').post(paths.filingPrintRuns(filing), {}, elsewhere)).status).toBe(403)
  })
})

async function fileAll() {
  await print()
  await chooseBox()
  for (const code of await codes()) await scan({ page: code, code: 'A-03-2-07' })
}

describe('choosing a box', () => {
  const boxIn = async (id = filing) => {
    const { text } = await w.as('archivist').get(paths.filing(id))
    return text.includes(`action="${paths.filingBox(id)}"`) ? drawnForm(text, paths.filingBox(id))['code'] : 'rests'
  }

  it('rests until the paper is printed, and says why', async () => {
    const resting = '打印以后再选盒'
    expect((await w.as('archivist').get(paths.filing(filing))).text).toContain(resting)
    expect(await boxIn()).toBe('rests')
    await print()
    expect((await w.as('archivist').get(paths.filing(filing))).text).not.toContain(resting)
    expect(await boxIn()).toBe('')
  })

  it('proposes the first free box along the shelves, and each time the next', async () => {
    for (const code of ['B-01-1-01', 'A-10-1-01', 'A-02-1-10', 'A-02-1-09'])
      await w.as('archivist').post(paths.locations(), { code, name: '', to: '' })
    const others = [await opened(w.dossiers.chen), await opened(w.dossiers.shen), await opened(w.dossiers.guyuan)]
    const proposed = []
    for (const id of [filing, ...others]) {
      await print(id)
      const code = String(await boxIn(id))
      proposed.push(code)
      expect((await w.as('archivist').post(paths.filingBox(id), { code })).status).toBe(303)
    }
    expect(proposed).toEqual(['A-02-1-09', 'A-02-1-10', 'A-10-1-01', 'B-01-1-01'])
    const last = await opened(w.dossiers.fang)
    await print(last)
    expect(await boxIn(last)).toBe('')
  })

  it('takes a box that is there, and shows where it stands', async () => {
    await w.as('archivist').post(paths.locations(), { code: 'A-03-2-07', name: '', to: '' })
    const { status, location } = await w.as('archivist').post(paths.filingBox(filing), { code: 'a-3-2-7' })
    expect([status, location]).toEqual([303, paths.filing(filing)])
    const { text } = await w.as('archivist').get(paths.filing(filing))
    expect(text).toContain('A-03-2-07')
    expect(text).toContain('A库 03 柜 2 层 07 盒')
    expect(w.app.roster.entry(w.dossiers.wang)?.columns.custody.box).toBe('A-03-2-07')
  })

  it('adds the box with room, cabinet and shelf where asked to', async () => {
    await chooseBox()
    const kinds = await w.app.db.selectFrom('locations').select(['kind', 'code']).execute()
    expect(kinds).toEqual([
      { kind: 'room', code: 'A' },
      { kind: 'cabinet', code: 'A-03' },
      { kind: 'shelf', code: 'A-03-2' },
      { kind: 'box', code: 'A-03-2-07' },
    ])
  })

  it.each([
    ['a box that is not there', 'A-03-2-08', '没有这个盒'],
    ['a shelf', 'A-03-2', '这不是盒码'],
    ['half a code', '-03-2-07', '字母没有收到'],
    ['nothing', '', '还没有扫到码'],
  ])('refuses %s, keeps what was typed and changes nothing', async (_, code, sentence) => {
    const { status, text } = await w.as('archivist').post(paths.filingBox(filing), { code })
    expect(status).toBe(422)
    expect(text).toContain(sentence)
    expect(text).toContain(`value="${code}"`)
    expect(await w.app.db.selectFrom('locations').select('id').execute()).toEqual([])
  })

  it('is refused once a page lies in the box', async () => {
    await print()
    await chooseBox()
    const [code = ''] = await codes()
    await scan({ page: code, code: 'A-03-2-07' })
    const { status, text } = await chooseBox('A-03-2-09')
    expect(status).toBe(422)
    expect(text).toContain('不能再换')
    expect(w.app.roster.entry(w.dossiers.wang)?.columns.custody.box).toBe('A-03-2-07')
  })

  it('happens once when the form is sent twice', async () => {
    const form = { cmd_id: w.app.newId<string & never>(), code: 'A-03-2-07', make: 'yes' }
    for (const _ of [1, 2]) expect((await w.as('archivist').post(paths.filingBox(filing), form)).status).toBe(303)
    expect((await acts()).filter((act) => act === 'filing.box-chosen')).toHaveLength(1)
  })

  it.each<[Cast, number]>([
    ['hr', 403],
    ['headTech', 403],
    ['headFinance', 404],
    ['it', 404],
  ])('is not for %s', async (who, status) => {
    expect((await w.as(who).post(paths.filingBox(filing), { code: 'A-01-1-01', make: 'yes' })).status).toBe(status)
    expect((await w.as(who).post(paths.filingBox(nobodys as FilingId), { code: 'A-01-1-01' })).status).toBe(404)
  })

  it('turns away a form posted from another site', async () => {
    expect(
      (await w.as('archivist').post(paths.filingBox(filing), { code: 'A-01-1-01', make: 'yes' }, elsewhere)).status,
    ).toBe(403)
  })
})

describe('scanning', () => {
  beforeEach(async () => {
    await print()
    await chooseBox()
  })

  it('takes a page, then asks for its box by name, then files it', async () => {
    const [cover = ''] = await codes()
    const first = await scan({ code: cover.toLowerCase() })
    expect([first.status, first.location]).toEqual([303, paths.archive({ page: cover })])
    const { text } = await w.as('archivist').get(first.location ?? '')
    expect(text).toContain(`第 2 步：扫盒码（页 ${cover} · 王建国 · 封面）`)
    const second = await scan({ page: cover, code: 'Ａ－０３－２－０７' })
    expect([second.status, second.location]).toEqual([303, paths.archive()])
    expect(await filed()).toEqual([{ code: cover }])
    const after = (await w.as('archivist').get(paths.archive())).text
    expect(after).toContain('还差 2 / 3 页')
    expect(after).toContain('入盒 1 页')
  })

  it('ends the filing with its last page and takes it off the queue', async () => {
    const said: (string | undefined)[] = []
    for (const code of await codes())
      said.push((await scan({ page: code, code: 'A-03-2-07' })).headers.getSetCookie().at(-1)?.split(';')[0])
    expect(said.map((text) => text?.split('=')[1])).toEqual(['filing.page-filed', 'filing.page-filed', 'filing.ended'])
    const row = await w.app.db.selectFrom('filings').select('ended_at').executeTakeFirstOrThrow()
    expect(row.ended_at).not.toBeNull()
    expect((await w.as('archivist').get(paths.archive())).text).toContain('没有等待入盒的纸')
    expect((await w.as('archivist').get(paths.filing(filing))).text).toContain('已全部入盒')
    expect((await acts()).at(-3)).toBe('filing.ended')
  })

  it('leads back to the filing that it was begun from', async () => {
    const [cover = ''] = await codes()
    expect((await scan({ code: cover, filing })).location).toBe(paths.filing(filing, { page: cover }))
    expect((await scan({ page: cover, code: 'A-03-2-07', filing })).location).toBe(paths.filing(filing))
    expect((await scan({ code: 'P-7F3', filing: '../../sign-out' })).status).toBe(422)
  })

  it('refuses a wrong box, names the right one, files nothing and keeps in the log that it was tried', async () => {
    await w.as('archivist').post(paths.locations(), { code: 'A-03-2-08', name: '', to: '' })
    const [cover = ''] = await codes()
    const { status, text } = await scan({ page: cover, code: 'A-03-2-08' })
    expect(status).toBe(422)
    expect(text).toContain('这一页属于 A-03-2-07')
    expect(text).toContain('扫错盒：A-03-2-08')
    expect(text).toContain('第 2 步')
    expect(await filed()).toEqual([])
    expect(await acts()).toContain('filing.page-misplaced')
  })

  it('takes another page in place of the box', async () => {
    const [cover = '', other = ''] = await codes()
    expect((await scan({ page: cover, code: other })).location).toBe(paths.archive({ page: other }))
    expect(await filed()).toEqual([])
  })

  it.each([
    ['a box before its page', 'A-03-2-07', '这是盒码。先扫页码'],
    ['letters lost to the input method', '-73-2-', '字母没有收到'],
    ['half a code', 'P-7F3', '码不完整'],
    ['a page that nobody printed', unprinted, '没有这一页'],
    ['nothing at all', '', '还没有扫到码'],
  ])('refuses %s with its cause, and keeps what arrived', async (_, code, sentence) => {
    const { status, text } = await scan({ code })
    expect(status).toBe(422)
    expect(text).toContain(sentence)
    expect(text).toContain(`value="${code}"`)
    expect(await filed()).toEqual([])
  })

  it.each([
    ['half a box', '-03-2-07', '字母没有收到'],
    ['a shelf', 'A-03-2', '这不是盒码'],
  ])('refuses %s as the box, and still knows the page', async (_, code, sentence) => {
    const [cover = ''] = await codes()
    const { status, text } = await scan({ page: cover, code })
    expect(status).toBe(422)
    expect(text).toContain(sentence)
    expect(text).toContain(`name="page" value="${cover}"`)
    expect(await filed()).toEqual([])
  })

  it('refuses a page that was filed already', async () => {
    const [cover = ''] = await codes()
    await scan({ page: cover, code: 'A-03-2-07' })
    const { status, text } = await scan({ page: cover, code: 'A-03-2-07' })
    expect(status).toBe(422)
    expect(text).toContain('已经入过盒了')
    expect(await filed()).toHaveLength(1)
  })

  it('files once when the form is sent twice', async () => {
    const [cover = ''] = await codes()
    const form = { cmd_id: w.app.newId<string & never>(), page: cover, code: 'A-03-2-07' }
    for (const _ of [1, 2]) expect((await scan(form)).status).toBe(303)
    expect((await acts()).filter((act) => act === 'filing.page-filed')).toHaveLength(1)
  })

  it('asks for a box before any page is taken', async () => {
    const other = await opened(w.dossiers.chen)
    await print(other)
    const { text } = await w.as('archivist').get(paths.filing(other))
    const [, code = ''] = />(P-[0-9A-Z]{4}-\d+-[0-9A-Z])</.exec(text) ?? []
    const refused = await scan({ code })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('还没有给这份档案选盒')
  })

  it.each<Cast>(['hr', 'headTech', 'finance', 'it', 'auditor'])('is not for %s', async (who) => {
    const [cover = ''] = await codes()
    expect((await w.as(who).post(paths.scans(), { page: cover, code: 'A-03-2-07' })).status).toBe(403)
    expect(await filed()).toEqual([])
  })

  it('knows no page of a dossier that this archivist may not see', async () => {
    const [cover = ''] = await codes()
    const entry = w.app.roster.entry(w.dossiers.wang)
    if (!entry) throw new Error('No entry.')
    const kin = new Set([w.person('archivist')])
    w.app.roster.put({ ...entry, declared: kin, subject: { ...entry.subject, kin } })
    const { status, text } = await scan({ code: cover })
    expect(status).toBe(422)
    expect(text).toContain('没有这一页')
    expect((await w.as('archivist').get(paths.filing(filing))).status).toBe(404)
    expect((await w.as('archivist').get(paths.archive())).text).not.toContain('王建国')
    expect((await w.as('archivist').get(paths.codes(cover))).text).toContain('没有这个码')
  })

  it('turns away a form posted from another site', async () => {
    const [cover = ''] = await codes()
    const { status } = await w.as('archivist').post(paths.scans(), { page: cover, code: 'A-03-2-07' }, elsewhere)
    expect(status).toBe(403)
  })
})

describe('places', () => {
  const add = (form: Record<string, string>) => w.as('archivist').post(paths.locations(), { name: '', to: '', ...form })

  it('are added with all they need above them, boxes a row at a time', async () => {
    expect((await add({ code: 'B', name: '二库' })).status).toBe(303)
    expect((await add({ code: 'B-01-1-01', to: '12' })).location).toBe(paths.locations())
    const { text } = await w.as('archivist').get(paths.locations())
    expect(text).toContain('二库 01 柜 1 层')
    expect(text).toContain('01 至 12，共 12 盒')
  })

  it.each([
    ['what is no code', { code: '架子' }, '看不懂这个编码'],
    ['a code that is there', { code: 'A-01-1-01' }, '已经有了'],
    ['a range backwards', { code: 'A-01-1-09', to: '3' }, '范围不对'],
    ['a range over the last box', { code: 'A-01-1-02', to: '99' }, '范围不对'],
  ])('refuse %s, keep what was typed and change nothing', async (_, form, sentence) => {
    await add({ code: 'A-01-1-01' })
    const before = await w.app.db.selectFrom('locations').select('id').execute()
    const { status, text } = await add(form)
    expect(status).toBe(422)
    expect(text).toContain(sentence)
    expect(text).toContain(`value="${form.code}"`)
    expect(await w.app.db.selectFrom('locations').select('id').execute()).toEqual(before)
  })

  it('are added once when the form is sent twice', async () => {
    const form = { cmd_id: w.app.newId<string & never>(), code: 'A-01-1-01' }
    for (const _ of [1, 2]) expect((await add(form)).status).toBe(303)
  })

  it('print labels for the boxes of a shelf', async () => {
    await add({ code: 'A-03-2-01', to: '03' })
    const shelf = await w.app.db
      .selectFrom('locations')
      .select('id')
      .where('kind', '=', 'shelf')
      .executeTakeFirstOrThrow()
    const { answer, bytes } = await w.as('archivist').bytes(paths.boxLabels(shelf.id))
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="A-03-2.pdf"')
    const text = await pdfText(bytes)
    for (const code of ['A-03-2-01', 'A-03-2-02', 'A-03-2-03', 'A库 03 柜 2 层']) expect(text).toContain(code)
    expect((await w.as('archivist').get(paths.boxLabels(nobodys as never))).status).toBe(404)
    expect((await w.as('hr').get(paths.boxLabels(shelf.id))).status).toBe(403)
  })

  it.each<Cast>(['hr', 'headTech', 'it'])('are not for %s', async (who) => {
    expect((await w.as(who).post(paths.locations(), { code: 'A-01-1-01', name: '', to: '' })).status).toBe(403)
    expect(await w.app.db.selectFrom('locations').select('id').execute()).toEqual([])
  })

  it('turn away a form posted from another site', async () => {
    const { status } = await w.as('archivist').post(paths.locations(), { code: 'A-01-1-01' }, elsewhere)
    expect(status).toBe(403)
  })
})

describe('looking a code up', () => {
  const look = (code: string, who: Cast = 'archivist') => w.as(who).get(paths.codes(code))

  it('says that a page agrees with the system, whose it is and where it lies', async () => {
    await fileAll()
    const [cover = ''] = await codes()
    for (const who of ['archivist', 'hr'] as const) {
      const { status, text } = await look(cover, who)
      expect(status).toBe(200)
      for (const words of ['与系统一致', '王建国', '封面', 'A-03-2-07', '郑安']) expect(text).toContain(words)
    }
  })

  it('says that a page is out of date once a change alters what it says, by whom, and that others are not', async () => {
    await fileAll()
    const [cover = '', , resumePage = ''] = await codes()
    w.clock.forward(60 * 24 * 400)
    expect((await look(resumePage)).text).toContain('与系统一致')
    await change(w.dossiers.wang, resume, { from: '201501', text: '技术部副部长' })
    const { text } = await look(resumePage)
    expect(text).toContain('已失效')
    expect(text).toContain('林晓岚')
    expect(text).not.toContain('技术部副部长')
    expect((await look(cover)).text).toContain('与系统一致')
    expect(await acts()).toContain('dossier.worked-on')
  })

  it('names the newer page of a sheet that was printed again', async () => {
    await print()
    const [old = ''] = await codes()
    await print()
    const [fresh = ''] = await codes()
    const { text } = await look(old)
    expect(text).toContain('已被新页替代')
    expect(text).toContain(fresh)
  })

  it('knows nothing of a code that nobody printed, and says why half a code is none', async () => {
    expect((await look(unprinted)).text).toContain('没有这个码')
    expect((await look('-73-2-')).text).toContain('字母没有收到')
    expect((await look('P-7F3K-2-Y')).text).toContain('校验不符')
  })

  it('answers a place with the volumes kept there', async () => {
    await chooseBox()
    const { text } = await look('A-03-2')
    expect(text).toContain('位置 A-03-2')
    expect(text).toContain('王建国')
    expect((await look('C-01')).text).toContain('没有这个码')
  })

  it.each<Cast>(['headTech', 'leaderTech', 'finance', 'it', 'auditor'])('is not for %s', async (who) => {
    expect((await look(unprinted, who)).status).toBe(403)
  })
})
