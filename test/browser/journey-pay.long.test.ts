import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import { moveDossier } from '#actions/dossiers/archiving.ts'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { inTransaction } from '#db/transaction.ts'
import { yuan } from '#domain/codes/currency.ts'
import { entry } from '#domain/dossiers/sections/entry.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import type { BatchId, CaseId, DossierId } from '#domain/ids.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { pdfText } from '../pdf.ts'
import { sitting } from '../routes/walk.ts'
import type { Cast, FormValues, World } from '../world.ts'
import { toTheEnd } from './appointment-steps.ts'
import { putOnShelf, swapsAsked, whoMayOpen, whoReads } from './ends.ts'
import { type BrowserHouse, browserHouse, type Somebody } from './house.ts'
import { at, type Way } from './steps.ts'
import { drawOn, submitGathered } from './update-steps.ts'

/** More than one file of prints and two pages hold; and, where everything is wanted, as many as a list of pay of a large house. */
const many = process.env['JUANZONG_THOROUGH'] === '1' ? 300 : 110

let house: BrowserHouse
let w: World
let people: readonly DossierId[]
beforeAll(async () => {
  house = await browserHouse()
  w = house.world
  const made: DossierId[] = []
  for (let at = 1; at <= many; at += 1) made.push(await inTransaction(w.app, (app) => onFile({ ...w, app }, at)))
  people = made
})
afterAll(() => house.close())

/** The names repeat: whoever is pasted by name alone may be one of several. */
const nameOf = (at: number) => `职工${String.fromCharCode(0x4e00 + (at % (many - 50)))}`
const numberOf = (at: number) => `P${1000 + at}`

async function onFile({ app, units, actor }: World, at: number): Promise<DossierId> {
  const basic = { name: nameOf(at), unit: units.tech, post: '技术员', rank: { text: '主管' }, workStart: '200007' }
  const begun = await createDraft(app, actor('hr'), {
    entity: units.company,
    keeper: 'hr',
    records: [{ section: 'basic', fields: basic }],
    nothing: [],
  })
  if (!begun.ok) throw new Error(begun.refusal)
  for (const state of ['confirming', 'approving', 'archived'] as const) await moveDossier(app, begun.value, state)
  const has = (
    section: Parameters<typeof applyChange>[2]['section'],
    fields: Parameters<typeof applyChange>[2]['fields'],
  ) => applyChange(app, actor('hr'), { dossier: begun.value, section, fields })
  await has(entry, { staffNumber: numberOf(at), entered: '20211201' })
  await has(pay, { from: '202501', postPay: { cents: 800_000 + at * 100, currency: yuan } })
  return begun.value
}

const basis = {
  title: '年度调薪',
  committee: '薪酬委员会',
  document: '薪〔2026〕6号',
  day: '2026.11.12',
  why: '按方案',
}
const post = (who: Cast, section: string, rows: string, form: FormValues = {}) =>
  w.as(who).post(paths.peopleChanges(section), { ...basis, rows, step: 'save', ...form })

const casesIn = (batch: BatchId) =>
  w.app.db.selectFrom('cases').select(['id', 'state']).where('batch_id', '=', batch).orderBy('number').execute()
const statesIn = async (batch: BatchId) => {
  const states = (await casesIn(batch)).map(({ state }) => state)
  return Object.fromEntries([...new Set(states)].map((one) => [one, states.filter((state) => state === one).length]))
}
const batchIn = (location: string | null) => (location ?? '').split('/').at(-1) as BatchId

/** Whoever is asked approves all that waits, step by step, and strikes the others. */
async function walk(batch: BatchId, who: readonly Cast[], struck: ReadonlySet<CaseId> = new Set()): Promise<void> {
  for (const each of [...who, ...who]) {
    const open = (await casesIn(batch)).filter(({ state }) => state === 'running').map(({ id }) => id)
    const { status, text } = await w.as(each).get(paths.batch(batch))
    if (open.length === 0 || status !== 200 || !text.includes('name="case"')) continue
    const named = (input: RegExp) => [...text.matchAll(input)].map(([, name = '', value = '']) => [name, value])
    const form: FormValues = {
      ...drawnForm(text, paths.batchVerdict(batch)),
      tick: named(/<input type="checkbox" name="tick" (value)="([^"]*)"/g).map(([, group = '']) => group),
      verdict: 'approve',
      rest: 'return',
      opinion: '同意',
      case: open.filter((id) => !struck.has(id)),
    }
    expect((await w.as(each).post(paths.batchVerdict(batch), form)).text).toBe('')
  }
}

const keepers: readonly Somebody[] = ['hrLead', 'hr', 'hr2']
const payReaders: readonly Somebody[] = [...keepers, 'finance']

/** What the foot of the list says: 8,000 and 8,499 yuan, and one more from each to the next. */
const totals = `共 ${many} 人：现月薪合计 ${yuans(8000)}，拟定月薪合计 ${yuans(8499)}`
function yuans(base: number): string {
  return (many * base + (many * (many + 1)) / 2).toLocaleString('en', { minimumFractionDigits: 2 })
}

/** Somebody else's raise, which takes effect while the list is under way. */
const raisedElsewhere = (dossier: DossierId) =>
  inTransaction(w.app, (app) =>
    applyChange(app, w.actor('hr'), {
      dossier,
      section: pay,
      fields: { from: '202611', postPay: { cents: 990_000, currency: yuan } },
    }),
  )

const mouse: Way = { script: true, by: 'mouse' }
/** What Excel puts on the clipboard. */
const paste = (page: Page, rows: string) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, rows)

describe('pay for many on one list', () => {
  let batch: BatchId

  const list = (old: (at: number) => string) =>
    [
      '工号\t原岗位工资\t岗位工资\t执行时间',
      ...people.map((_, at) => `${numberOf(at + 1)}\t${old(at + 1)}\t${8500 + at}\t2026.12`),
    ].join('\n')
  const sending = (rows: string) =>
    at(house, 'finance', paths.peopleChangeStart(), mouse, async (page) => {
      const { why, ...typed } = basis
      for (const [name, text] of Object.entries({ ...typed, why })) await page.locator(`[name=${name}]`).fill(text)
      await page.locator('.grid-foot').waitFor()
      await page.locator('[data-grid] td').first().click()
      await paste(page, rows)
      await page.locator('.grid-save').click()
      await page.getByText('和档案里现在的不一致').or(page.getByText('拟定月薪合计')).first().waitFor()
      return [await page.getByRole('main').innerText(), new URL(page.url()).pathname] as const
    })

  it('is pasted with the old beside the new, and stops at the one line that is not so any more', async () => {
    const [refused] = await sending(list((at) => (at === 70 ? '7999' : `${8000 + at}.00`)))
    expect(refused).toContain('和档案里现在的不一致')
    const [shown, path] = await sending(list((at) => `${8000 + at}.00`))
    for (const part of ['8,001.00', '8,500.00', totals]) expect(shown).toContain(part)
    batch = path.split('/').at(-1) as BatchId
    expect(await statesIn(batch)).toEqual({ running: many })
  })

  it('shows every row with old and new, page by page, and what all of it costs on each, none above 100 KB', async () => {
    const rows: string[] = []
    for (let page = 1; (page - 1) * 50 < many; page += 1) {
      const { text } = await w.as('hr').get(paths.batch(batch, { page }))
      rows.push(...[...text.matchAll(/name="case" value="([^"]*)"/g)].map(([, id = '']) => id))
      expect(text).toContain(totals)
      expect(Buffer.byteLength(text)).toBeLessThan(100 * 1024)
    }
    expect(new Set(rows)).toEqual(new Set((await casesIn(batch)).map(({ id }) => id)))
  })

  it('keeps every tick while pages are turned and rows are looked for, without script', async () => {
    const [first, ...others] = (await casesIn(batch)).map(({ id }) => id)
    const last = others.at(-1)
    const plain: Way = { script: false, by: 'mouse' }
    await at(house, 'hr', paths.batch(batch), plain, async (page) => {
      const press = (name: string | RegExp) => page.getByRole('button', { name }).click()
      const box = (id: CaseId | undefined) => page.locator(`input[name=case][value="${id}"]`)
      await page.getByPlaceholder('意见').fill('同意')
      await box(first).uncheck()
      await press('下一页')
      await page.getByText(`另有 ${many - 50} 件不在这一页，其中 ${many - 51} 件已勾选，一并办理`).waitFor()
      await page.getByPlaceholder('在名单里找').fill(nameOf(many))
      await press('查找')
      await box(last).uncheck()
      await page.getByPlaceholder('在名单里找').fill('')
      await press('查找')
      expect([await box(first).isChecked(), await page.getByPlaceholder('意见').inputValue()]).toEqual([false, '同意'])
      await page.getByText(`另有 ${many - 50} 件不在这一页，其中 ${many - 51} 件已勾选，一并办理`).waitFor()
      await press('全部不勾')
      await press('同意勾选的')
      await page.getByText('一件也没有勾选').waitFor()
    })
    expect(await statesIn(batch)).toEqual({ running: many })
  })

  it('is decided by one act a step, one row struck on the way and one held back at the end with its reason', async () => {
    const [struck, moved] = [(await casesIn(batch))[0]?.id, (await casesIn(batch))[2]?.id] as CaseId[]
    const decide = (who: Cast, look: (page: Page) => Promise<void> = async () => {}) =>
      at(house, who, paths.batch(batch), mouse, async (page) => {
        expect(await page.locator('input[name=case]:checked').count()).toBe(
          await page.locator('input[name=case]').count(),
        )
        expect(await page.locator('input[name=case]').count()).toBeLessThanOrEqual(50)
        await look(page)
        await page.getByPlaceholder('意见').fill('同意')
        await page.getByRole('button', { name: '同意勾选的' }).click()
        await page.getByText('已办，各件结果见名单').waitFor()
        return page.getByRole('main').innerText()
      })
    await decide('hr', async (page) => {
      await page.locator(`input[name=case][value="${struck}"]`).uncheck()
      await page.getByLabel('没勾选的：').selectOption('return')
    })
    expect(await statesIn(batch)).toEqual({ running: many - 1, returned: 1 })
    const went: Cast[] = ['hr']
    for (let now = await sitting(w, moved as CaseId); now; now = await sitting(w, moved as CaseId)) {
      if (now.who === 'manager') await raisedElsewhere(people[2] as DossierId)
      went.push(now.who)
      await decide(now.who)
    }
    expect(went).toEqual(['hr', 'fallback', 'leaderTech', 'manager'])
    expect(await statesIn(batch)).toEqual({ approved: many - 2, returned: 1, blocked: 1 })
    await at(house, 'hr', paths.batch(batch), mouse, async (page) => {
      const line = (id: CaseId | undefined) =>
        page.getByRole('row').filter({ has: page.locator(`a[href="/cases/${id}"]`) })
      expect(await line(struck).innerText()).toContain('已退回')
      expect(await line(moved).innerText()).toMatch(/暂缓生效[\s\S]*档案里的同一内容在这期间变了，没有写入/)
      await line(moved)
        .getByRole('link', { name: /没有写入/ })
        .click()
      await page.getByText('现在的').first().waitFor()
      const said = await page.getByRole('main').innerText()
      for (const part of ['8,003.00', '9,900.00', '8,502.00']) expect(said).toContain(part)
    })
  })

  it('stands in each dossier and its history, on no sheet to be swapped, and is read by finance and HR alone', async () => {
    const [first, second, third, fourth] = people as readonly [DossierId, DossierId, DossierId, DossierId]
    const pages = (dossier: DossierId) => [paths.dossier(dossier), paths.dossierHistory(dossier)]
    // Whoever drew what was struck has it back, and finds it in its place.
    const read = await Promise.all(
      (
        [
          [first, '8,500.00'],
          [second, '8,501.00'],
          [third, '8,502.00'],
          [fourth, '8,503.00'],
        ] as const
      ).map(([dossier, pay]) => whoReads(house, pay, ...pages(dossier))),
    )
    expect(read).toEqual([['finance'], payReaders, [], payReaders])
    for (const dossier of [first, second, third, fourth]) expect(await swapsAsked(house, dossier)).toEqual([])
    expect(await whoMayOpen(house, paths.batch(batch))).toEqual([
      ...keepers,
      ...(['leaderTech', 'manager', 'fallback', 'finance'] as const),
    ])
  })

  it('prints 工资变动审批表 of everybody who was not struck, a hundred in a file and in the order of the list, each recorded', async () => {
    const { text } = await w.as('hr').get(paths.batch(batch))
    const from = Math.floor((many - 2) / 100) * 100
    const last = many - 1 - from
    expect(text.match(/打印工资变动审批表（第 (\d+–\d+) 份）/g)).toEqual(
      Array.from({ length: from / 100 + 1 }, (_, file) => {
        const end = Math.min(file * 100 + 100, many - 1)
        return `打印工资变动审批表（第 ${file * 100 + 1}–${end} 份）`
      }),
    )
    const form = {
      ...drawnForm(text, paths.batchPrints(batch)),
      sheet: 'pay-change',
      from: String(from),
      cmd_id: w.app.newId(),
    }
    const { bytes, answer } = await w.as('hr').bytes(paths.batchPrints(batch), form)
    expect(answer.headers.get('Content-Type')).toBe('application/pdf')
    const pages = (await pdfText(bytes))
      .replace(/[ 　]/g, '')
      .split('\n')
      .filter((page) => page.includes('工资变动审批表'))
    expect(pages).toHaveLength(last)
    expect(pages[0]).toContain(nameOf(from + 2))
    expect(pages[last - 1]).toContain(nameOf(many))
    const runs = () => w.app.db.selectFrom('print_runs').select('id').execute()
    const printed = await w.app.db.selectFrom('log').select('act').where('act', '=', 'case.printed').execute()
    expect([(await runs()).length, printed.length]).toEqual([last, last])
    const again = await w.as('hr').bytes(paths.batchPrints(batch), form)
    expect([Buffer.compare(again.bytes, bytes), (await runs()).length]).toEqual([0, last])
  })

  it('prints none of them beyond the list, of another kind, or for whoever does not keep the cases', async () => {
    const { text } = await w.as('hr').get(paths.batch(batch))
    const drawn = drawnForm(text, paths.batchPrints(batch))
    for (const form of [
      { sheet: 'pay-change', from: '900' },
      { sheet: 'settlement', from: '0' },
    ])
      expect((await w.as('hr').post(paths.batchPrints(batch), { ...drawn, ...form })).status).toBe(404)
    for (const who of ['leaderTech', 'legal', 'it'] as const)
      expect([403, 404]).toContain((await w.as(who).post(paths.batchPrints(batch), { sheet: 'pay-change' })).status)
  })
})

describe('pay of one', () => {
  it('is drawn by finance on the dossier, decided by HR, a second pair of eyes and the leaders, and read by nobody else', async () => {
    const { wang } = w.dossiers
    await putOnShelf(house, wang)
    const raise = { from: '2026.12', grade: '管理七级', postPay: '7800', basis: '岗变〔2026〕3号' }
    const id = await at(house, 'finance', paths.dossier(wang), mouse, async (page) => {
      await drawOn(page, 'pay', raise, mouse)
      await submitGathered(page, '职级晋升', mouse)
      return new URL(page.url()).pathname.split('/').at(-1) as CaseId
    })
    expect(await toTheEnd(house, id, mouse, {})).toEqual([
      ['hr', 'hr2'],
      ['finance', 'fallback'],
      ['leaders', 'leaderTech'],
      ['leaders', 'manager'],
    ])
    await at(house, 'hr', paths.case(id), mouse, (page) =>
      page.getByRole('heading', { name: '王建国 · 工资调整' }).waitFor(),
    )
    const pages = [paths.dossier(wang), paths.dossierHistory(wang)]
    const read = (who: Somebody, path: string) =>
      at(house, who, path, mouse, (page) => page.getByRole('main').innerText())
    expect(await read('finance', paths.dossier(wang))).toContain('7,800.00')
    expect(await read('hr', paths.dossierHistory(wang))).toMatch(/新增工资变动[\s\S]*管理七级[\s\S]*7,800\.00/)
    expect(await swapsAsked(house, wang)).toEqual([])
    expect(await whoReads(house, '7,800.00', ...pages)).toEqual(payReaders)
    const deciders = ['leaderTech', 'manager', 'fallback'] as const
    expect(await whoReads(house, '7,800.00', paths.case(id), paths.log())).toEqual([...keepers, ...deciders, 'finance'])
    expect(await whoMayOpen(house, paths.case(id))).toEqual([...keepers, ...deciders, 'finance'])
  })
})

describe('the appraisal of a year over a list', () => {
  it('takes all rows pasted by name or number, and asks which namesake is meant', async () => {
    const rows = (name: (at: number) => string) =>
      ['姓名\t工号\t年度\t考核结果', ...people.map((_, at) => `${nameOf(at + 1)}\t${name(at + 1)}\t2025\t称职`)].join(
        '\n',
      )
    const asked = await post(
      'hr',
      'appraisals',
      rows((at) => (at === 7 ? '' : numberOf(at))),
    )
    expect([asked.status, asked.text.includes('不止一位叫这个名字')]).toEqual([422, true])
    const sent = await post('hr', 'appraisals', rows(numberOf))
    expect([sent.status, sent.text]).toEqual([303, ''])
    expect(await statesIn(batchIn(sent.location))).toEqual({ approved: many })
  }, 600_000)
})

describe('twenty drafts of one department', () => {
  it('are sent as one batch, and archived row by row with one verdict a step', async () => {
    const drafts: DossierId[] = []
    for (let at = 0; at < 20; at += 1) drafts.push(await inTransaction(w.app, (app) => draftOf({ ...w, app }, at)))
    const { text } = await w.as('hr').get(paths.newBatch('state=draft'))
    const form = {
      ...drawnForm(text, paths.batches()),
      dossier: drafts,
      title: '技术部存量建档',
      text: '集中建档，材料后补',
    }
    const sent = await w.as('hr').post(paths.batches(), form)
    expect([sent.status, sent.text]).toEqual([303, ''])
    const batch = batchIn(sent.location)
    await walk(batch, ['hr2', 'headTech', 'leaderTech', 'manager'])
    expect(await statesIn(batch)).toEqual({ approved: 20 })
    expect(drafts.map((id) => w.app.roster.entry(id)?.subject.state)).toEqual(Array(20).fill('archived'))
  })
})

/** A draft with what no draft is submitted without. */
async function draftOf({ app, units, actor }: World, at: number): Promise<DossierId> {
  const number = withCheck(
    `1101011985${String(101 + Math.floor(at / 9) * 100).padStart(4, '0')}${String(301 + at * 2)}`,
  )
  const basic = {
    name: `新进${String.fromCharCode(0x5000 + at)}`,
    unit: units.tech,
    post: '技术员',
    sex: { code: '1', text: '男' },
    birth: number.slice(6, 12),
  }
  const begun = await createDraft(app, actor('hr'), {
    entity: units.company,
    keeper: 'hr',
    records: [
      { section: 'basic', fields: basic },
      { section: 'id-numbers', fields: { type: { code: '1', text: '居民身份证' }, number } },
    ],
    nothing: ['rewards'],
  })
  if (!begun.ok) throw new Error(begun.refusal)
  return begun.value
}
