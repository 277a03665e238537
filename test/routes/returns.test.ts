import readXlsx from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import * as returns from '#db/returns/sealed.ts'
import type { ReturnId } from '#domain/ids.ts'
import type { Act } from '#domain/log/entry.ts'
import { digestShown, frozenOf, stateOf } from '#domain/returns/return.ts'
import type { Day } from '#domain/time.ts'
import { paths } from '#views/paths.ts'
import { pdfText } from '../pdf.ts'
import { type Cast, cast, type World, world } from '../world.ts'
import { begun, explanations, fieldIn, freeze, sign, signed, tables, wishOf } from './returns.ts'

let w: World

beforeAll(async () => {
  w = await world()
})

afterAll(() => w.close())

const stateNow = async (id: ReturnId) => {
  const one = await returns.find(w.app, id)
  return one && stateOf(one)
}

const newest = async (act: Act) => JSON.parse((await log.search(w.app.db, { act }, 1))[0]?.body ?? '{}')

const bare = (text: string) => text.replace(/\s/g, '')

const words = (html: string) =>
  html
    .replace(/<a class="share".*?<\/a>/g, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .trim()

/** The lines of the table on the screen, label and cells. */
const linesIn = (text: string) => {
  const table = text.slice(text.indexOf('class="figure-table"'), text.indexOf('</table>'))
  const body = /<tbody>(.*?)<\/tbody>/s.exec(table)?.[1] ?? ''
  return [...body.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<(th|td).*?<\/\1>/gs)].map(([cell]) => words(cell)),
  )
}

describe('an annual return', () => {
  it('is begun, frozen, signed by three people in turn, and each step stands in the log without what it says', async () => {
    const id = await begun(w)
    expect((await newest('return.begun')).about).toEqual({ return: id, tables: 4, day: '2025-12-31' })
    expect((await w.as('manager').get(paths.return(id))).status).toBe(404)
    expect((await freeze(w, id)).status).toBe(303)
    const one = await returns.find(w.app, id)
    const digest = one && frozenOf(one)?.frozen.digest
    expect((await newest('return.frozen')).about).toEqual({ return: id, tables: 4, day: '2025-12-31', digest })
    expect(await stateNow(id)).toBe('reviewer')
    expect((await sign(w.as('hrLead'), id)).status).toBe(303)
    expect(await stateNow(id)).toBe('head')
    expect((await newest('return.signed')).about).toEqual({ return: id, as: 'reviewer', digest })
    expect((await sign(w.as('manager'), id)).status).toBe(303)
    expect(await stateNow(id)).toBe('signed')
    const { text } = await w.as('hr').get(paths.return(id))
    for (const who of ['hr', 'hrLead', 'manager'] as const) expect(text).toContain(`${cast[who].name}，2026-11-24`)
    expect(text).toContain(digest?.slice(0, digestShown))
    expect(text).not.toContain('name="digest"')
  })

  it('tells whoever is next on every page, and nobody else', async () => {
    const id = await begun(w)
    const told = async (who: Cast) => (await w.as(who).get('/')).text.includes('份年报等您签字')
    expect([await told('hr'), await told('hrLead')]).toEqual([false, false])
    await freeze(w, id)
    expect([await told('hrLead'), await told('manager')]).toEqual([true, false])
    await sign(w.as('hrLead'), id)
    expect([await told('hrLead'), await told('manager')]).toEqual([false, true])
    expect((await w.as('manager').get(paths.returns())).text).toContain('等您办的年报')
    await w.as('manager').post(paths.returnAct(id, 'sending-back'), { reason: '财务部人数请再核对' })
    expect([await told('manager'), await told('hr')]).toEqual([false, true])
    const { text } = await w.as('hr').get(paths.return(id))
    expect(text).toContain(`单位负责人 ${cast.manager.name}`)
    expect(text).toContain('财务部人数请再核对')
    await freeze(w, id)
    expect(await stateNow(id)).toBe('reviewer')
    await w.as('hr').post(paths.returnAct(id, 'cancellation'))
    expect(await stateNow(id)).toBe('cancelled')
  })

  it('keeps its numbers when the house goes on, and the names under them', async () => {
    const id = await signed(w)
    const before = await w.as('hr').get(paths.returnTable(id, 'by-department'))
    const figure = (text: string) =>
      /\/dossiers\?figure=[^"]+/.exec(text.slice(text.lastIndexOf('<tr class="whole">')))?.[0] ?? ''
    const list = await w.as('hr').get(figure(before.text))
    expect(list.text).toContain('2025-12-31 定格的 4 人')
    for (const name of ['王建国', '陈雨桐', '沈诚', '顾远']) expect(list.text).toContain(name)
    expect(list.text).toContain(paths.returnTable(id, 'by-department'))
    const kin = await w.as('hr2').get(figure(before.text))
    expect(kin.text).toContain('其中 1 人您无权查看')
    expect(kin.text.includes('顾远')).toBe(false)
    const head = await w.as('manager').get(figure(before.text))
    expect(head.text).toContain('其中 4 人您无权查看')
    expect(head.text.includes('王建国')).toBe(false)
    expect((await w.as('legal').get(figure(before.text))).text.includes('王建国')).toBe(false)
  })

  it('shows its tables to whoever may read them all, to who signs it, and is not there for anybody else', async () => {
    const id = await signed(w)
    const statuses = async (path: string) => {
      const got: Partial<Record<Cast, number>> = {}
      for (const who of [
        'hr',
        'hr2',
        'hrLead',
        'manager',
        'fallback',
        'keeper',
        'headTech',
        'legal',
        'finance',
        'archivist',
      ] as const)
        got[who] = (await w.as(who).get(path)).status
      return got
    }
    const seen = { hr: 200, hr2: 200, hrLead: 200, manager: 200 }
    const not = { fallback: 404, keeper: 404, headTech: 404, legal: 404, finance: 404, archivist: 404 }
    for (const path of [paths.return(id), paths.returnTable(id, 'by-sex')])
      expect(await statuses(path), path).toEqual({ ...seen, ...not })
    for (const who of ['it', 'auditor'] as const) expect((await w.as(who).get(paths.return(id))).status).toBe(403)
    expect((await w.as('hr').get(paths.returnTable(id, 'left'))).status).toBe(404)
    expect((await w.as('hr').get(paths.return('00000000-0000-7000-8000-00000000dead' as ReturnId))).status).toBe(404)
    expect((await w.as('legal').get(paths.returns())).text).toContain('还没有您可以看的年报')
  })
})

describe('a return that is begun', () => {
  const ask = (form: Parameters<typeof wishOf>[1], who: Cast = 'hr') => w.as(who).post(paths.returns(), wishOf(w, form))

  it.each([
    [{ name: ' ' }, '请写名称'],
    [{ name: '长'.repeat(61) }, '请写名称'],
    [{ table: [] }, '请至少选一张'],
    [{ table: ['by-star'] }, '请至少选一张'],
    [{ day: '2099-12-31' }, '已经到了的日子'],
    [{ day: '2025-02-30' }, '已经到了的日子'],
    [{ reviewer: '' }, '审核人和单位负责人都要选'],
  ])('refuses %j with a sentence at the field, keeps what was typed and begins nothing', async (form, sentence) => {
    const before = (await returns.list(w.app)).length
    const { status, text } = await ask(form)
    expect([status, text.includes(sentence), text.includes('class="problem"')]).toEqual([422, true, true])
    expect(text).toContain(w.account('manager'))
    expect((await returns.list(w.app)).length).toBe(before)
  })

  it('is signed by three different people, each of whom may read it or heads its units', async () => {
    const [lead, head, maker] = [w.account('hrLead'), w.account('manager'), w.account('hr')]
    expect((await ask({ reviewer: maker })).text).toContain('制表人不能再当')
    expect((await ask({ reviewer: lead, head: lead })).text).toContain('请选两个人')
    const legal = await ask({ reviewer: w.account('legal'), head })
    expect([legal.status, legal.text.includes(`${cast.legal.name}看不全选中的表（表 01、18、21、28）`)]).toEqual([
      422,
      true,
    ])
    expect((await ask({ head: w.account('headTech') })).text).toContain(`${cast.headTech.name}看不全选中的表`)
    const page = await w.as('hr').get(paths.return(await begun(w)))
    expect(page.text).toContain(`${cast.manager.name}平时无权查看其中 4 张表的内容`)
  })

  it('is begun by HR alone, from its own page, once', async () => {
    for (const who of ['manager', 'legal', 'archivist', 'keeper', 'it', 'auditor'] as const)
      expect((await ask({}, who)).status, who).toBe(403)
    const foreign = await w.as('hr').post(paths.returns(), wishOf(w), { 'Sec-Fetch-Site': 'cross-site' })
    expect(foreign.status).toBe(403)
    const before = (await returns.list(w.app)).length
    const twice = { cmd_id: '00000000-0000-7000-8000-0000000c0001' }
    const [first, second] = [await ask(twice), await ask(twice)]
    expect([first.status, second.location]).toEqual([303, first.location])
    expect((await returns.list(w.app)).length).toBe(before + 1)
  })

  it('does not take figures that nobody has explained, nor others than were seen', async () => {
    const id = await begun(w)
    const { text } = await w.as('hr').get(paths.return(id))
    const faults = Object.keys(explanations(text))
    expect(faults.length).toBeGreaterThan(0)
    const shownIn = [...text.matchAll(/<a href="([^"]+)" target="_blank"/g)].map(([, address = '']) => address)
    expect(shownIn.length).toBeGreaterThanOrEqual(faults.length)
    for (const address of new Set(shownIn))
      expect((await w.as('hr').get(address.replaceAll('&amp;', '&'))).text, address).toMatch(/处对不上/)
    const one = await freeze(w, id, { [faults[0] ?? '']: ' ' })
    expect([one.status, one.text.includes('还有对不上的地方没有说明'), one.text.includes('个别人员未填')]).toEqual([
      422,
      true,
      faults.length > 1,
    ])
    const other = await freeze(w, id, { seen: 'others' })
    expect([other.status, other.text.includes('您看过以后数字变了')]).toEqual([409, true])
    expect(await stateNow(id)).toBe('begun')
    await freeze(w, id)
    const told = await w.as('hrLead').get(paths.return(id))
    expect(told.text).toContain('个别人员未填，已核实。')
  })

  it('is of a day on which somebody was here', async () => {
    const id = await begun(w, { day: '1950-01-01', clock: 'known' })
    const { status, text } = await freeze(w, id)
    expect([status, text.includes('没有什么可定格')]).toEqual([422, true])
  })
})

describe('a signature', () => {
  it('is given by whose turn it is, once, for the very figures that were seen', async () => {
    const id = await begun(w)
    await freeze(w, id)
    const act = paths.returnAct(id, 'signature')
    expect((await sign(w.as('manager'), id, { digest: 'any' })).status).toBe(409)
    expect((await w.as('hr').post(act, { digest: 'any' })).status).toBe(403)
    expect((await w.as('hr2').post(act, { digest: 'any' })).status).toBe(403)
    expect((await w.as('legal').post(act, { digest: 'any' })).status).toBe(404)
    expect((await w.as('it').post(act, { digest: 'any' })).status).toBe(404)
    const wrong = await sign(w.as('hrLead'), id, { digest: 'f'.repeat(64) })
    expect([wrong.status, wrong.text.includes('您看过以后数字变了')]).toEqual([409, true])
    const foreign = await w.as('hrLead').post(act, {}, { 'Sec-Fetch-Site': 'cross-site' })
    expect(foreign.status).toBe(403)
    const twice = { cmd_id: '00000000-0000-7000-8000-0000000c0002' }
    const [first, second] = [
      await sign(w.as('hrLead'), id, twice),
      await sign(w.as('hrLead'), id, {
        ...twice,
        digest: fieldIn((await w.as('manager').get(paths.return(id))).text, 'digest'),
      }),
    ]
    expect([first.status, second.status]).toEqual([303, 303])
    expect((await returns.find(w.app, id))?.events.map(({ is }) => is)).toEqual(['frozen', 'signed'])
    const again = await sign(w.as('hrLead'), id, { digest: 'any' })
    expect([again.status, again.text.includes('已经往下走了')]).toEqual([409, true])
  })

  it('at the same moment by two tabs is one', async () => {
    const id = await begun(w)
    await freeze(w, id)
    const done = await Promise.all([sign(w.as('hrLead'), id), sign(w.as('hrLead'), id)])
    expect(done.map(({ status }) => status).toSorted()).toEqual([303, 409])
    expect((await returns.find(w.app, id))?.events.length).toBe(2)
  })

  it('and freezing at the same moment by two tabs is one', async () => {
    const id = await begun(w)
    const done = await Promise.all([freeze(w, id), freeze(w, id)])
    expect(done.map(({ status }) => status).toSorted()).toEqual([303, 409])
    expect((await returns.find(w.app, id))?.events.length).toBe(1)
  })

  it('needs a reason where it is refused', async () => {
    const id = await begun(w)
    await freeze(w, id)
    const { status, text } = await w.as('hrLead').post(paths.returnAct(id, 'sending-back'), { reason: '  ' })
    expect([status, text.includes('请写理由')]).toEqual([422, true])
    expect((await w.as('manager').post(paths.returnAct(id, 'sending-back'), { reason: '还没轮到' })).status).toBe(409)
    expect((await w.as('hr').post(paths.returnAct(id, 'sending-back'), { reason: '不是签字人' })).status).toBe(403)
    expect(await stateNow(id)).toBe('reviewer')
  })

  it('asks for a fresh proof, as freezing and every file does', async () => {
    const [id, hr] = [await begun(w), w.as('hr')]
    const { text } = await hr.get(paths.return(id))
    w.clock.forward(6)
    const form = { seen: fieldIn(text, 'seen'), ...explanations(text) }
    const asked = await hr.post(paths.returnAct(id, 'freezing'), form)
    expect([asked.status, asked.text.includes('proof-secret')]).toEqual([422, true])
    expect(await stateNow(id)).toBe('begun')
    for (const path of [
      paths.returnAct(id, 'signature'),
      paths.returnAct(id, 'sheet'),
      paths.returnTableSheet(id, 'by-sex'),
    ])
      expect((await hr.post(path)).text, path).toContain('proof-secret')
  })
})

describe('a return whose signer may sign no more', () => {
  it('is not there for that one, says so, and is given up and made again with others', async () => {
    const own = await world()
    const id = await begun(own)
    await freeze(own, id)
    const [duty] = own.actor('hrLead').duties.filter(({ duty }) => duty === 'hr-lead')
    expect(duty).toBeDefined()
    const ended = await endDutyOf(own, 'hrLead')
    expect(ended).toBe(true)
    expect((await own.as('hrLead').get(paths.return(id))).status).toBe(404)
    expect((await own.as('hrLead').post(paths.returnAct(id, 'signature'), { digest: 'any' })).status).toBe(404)
    const { text } = await own.as('hr').get(paths.return(id))
    expect(text).toContain(`轮到签字的 ${cast.hrLead.name} 现在看不全`)
    expect((await own.as('hr').post(paths.returnAct(id, 'cancellation'))).status).toBe(303)
    const over = await own.as('hr').post(paths.returnAct(id, 'cancellation'))
    expect(over.status).toBe(409)
    const again = await own.as('hr').get(paths.newReturn({ like: id }))
    expect([again.status, again.text.includes('2025-12-31')]).toEqual([200, true])
    await own.close()
  })

  /** Ends what somebody holds, as accounts do. */
  async function endDutyOf(own: World, who: Cast) {
    const account = own.account(who)
    await own.app.db
      .updateTable('duties')
      .set({ until: '2026-11-01' as Day })
      .where('account_id', '=', account)
      .execute()
    await own.app.directory.reload()
    return own.actor(who).duties.every(({ duty }) => duty !== 'hr-lead')
  }
})

describe('a return that everybody signed', () => {
  it('is never given up, deleted or frozen again', async () => {
    const id = await signed(w)
    expect((await w.as('hr').post(paths.returnAct(id, 'cancellation'))).status).toBe(409)
    expect((await freeze(w, id)).status).toBe(409)
    expect((await sign(w.as('manager'), id, { digest: 'any' })).status).toBe(409)
    for (const table of ['returns', 'return_events', 'return_parts'] as const)
      await expect(w.app.db.deleteFrom(table).execute()).rejects.toThrow('a return stays as it was written')
    expect(await stateNow(id)).toBe('signed')
  })

  it('is corrected by a version of its own, with a reason and new signatures, and stays as it was', async () => {
    const id = await signed(w, { name: '要更正的年报' })
    const form = await w.as('hr').get(paths.newReturn({ corrects: id }))
    expect([form.status, form.text.includes('name="day"')]).toEqual([200, false])
    const typed = { corrects: id, name: '更正后的年报', reviewer: w.account('hrLead'), head: w.account('manager') }
    const without = await w.as('hr').post(paths.returns(), { ...typed, reason: '' })
    expect([without.status, without.text.includes('请写理由')]).toEqual([422, true])
    const made = await w.as('hr').post(paths.returns(), { ...typed, reason: '漏报一人的性别' })
    const correction = made.location?.split('/').at(-1) as ReturnId
    await freeze(w, correction)
    expect((await w.as('hr').get(paths.return(id))).text).not.toContain('已被更正')
    await sign(w.as('hrLead'), correction)
    await sign(w.as('manager'), correction)
    const old = await w.as('hr').get(paths.return(id))
    expect(old.text).toContain('这一份已被更正，以《更正后的年报》为准')
    expect(old.text).not.toContain('更正这份年报')
    const now = await w.as('hr').get(paths.return(correction))
    expect(now.text).toContain('更正自《要更正的年报》。理由：漏报一人的性别')
    expect((await w.as('hr').get(paths.returnTable(correction, 'by-sex'))).text).toContain('与《要更正的年报》相比')
    expect((await w.as('hr').post(paths.returns(), { ...typed, reason: '再来一次' })).status).toBe(403)
    expect((await w.as('hr').get(paths.newReturn({ corrects: id }))).status).toBe(404)
    const paper = bare(await pdfText((await w.as('hr').bytes(paths.returnTableSheet(id, 'by-sex'), {})).bytes))
    expect(paper).toContain('已被更正，不再作为依据')
  })
})

describe('the files of a return', () => {
  it('say cell by cell what the screen says, who signed and when, and are the same when asked for twice', async () => {
    const id = await signed(w)
    const shown = linesIn((await w.as('hr').get(paths.returnTable(id, 'by-sex'))).text)
    expect(shown.length).toBeGreaterThan(1)
    const ask = (as: string) => w.as('manager').bytes(paths.returnTableSheet(id, 'by-sex'), { as })
    const { bytes, answer } = await ask('xlsx')
    expect(answer.status).toBe(200)
    const [{ data }] = (await readXlsx(Buffer.from(bytes))) as unknown as [{ data: (string | number | null)[][] }]
    const from = data.findIndex(([label]) => label === shown[0]?.[0])
    const text = (cell: string | number | null, on: string | undefined) =>
      typeof cell === 'number' ? cell.toFixed(on?.includes('.') ? 1 : 0) : cell
    expect(
      data.slice(from, from + shown.length).map((line, row) => line.map((cell, at) => text(cell, shown[row]?.[at]))),
    ).toEqual(shown)
    const pdf = await ask('pdf')
    const paper = bare(await pdfText(pdf.bytes))
    for (const line of shown) expect(paper).toContain(bare(line.join('')))
    const one = await returns.find(w.app, id)
    const digest = one && frozenOf(one)?.frozen.digest.slice(0, digestShown)
    const around = data.flat().join('')
    for (const words of [
      ...[
        ['制表人', 'hr'],
        ['审核人', 'hrLead'],
        ['单位负责人', 'manager'],
      ].map(([role, who]) => `${role}：${cast[who as 'hr'].name}2026-11-24`),
      `数字摘要${digest}`,
      '已核实',
    ]) {
      expect(paper).toContain(words)
      expect(bare(around)).toContain(words)
    }
    expect(paper).not.toContain('草稿')
    expect(Buffer.compare((await ask('pdf')).bytes, pdf.bytes)).toBe(0)
    expect(Buffer.compare((await ask('xlsx')).bytes, bytes)).toBe(0)
    expect((await newest('return.printed')).about).toEqual({ return: id, table: 'by-sex', format: 'xlsx' })
  })

  it('say that they are a draft until everybody has signed, and are none before the figures are frozen', async () => {
    const id = await begun(w)
    expect((await w.as('hr').post(paths.returnTableSheet(id, 'by-sex'))).status).toBe(404)
    expect((await w.as('hr').post(paths.returnAct(id, 'sheet'))).status).toBe(404)
    await freeze(w, id)
    const { answer, bytes } = await w.as('hr').bytes(paths.returnAct(id, 'sheet'), {})
    expect(answer.status).toBe(200)
    const paper = bare(await pdfText(bytes))
    expect(paper).toContain('（草稿）')
    expect(paper).toContain('草稿，未签完字')
    expect(paper).toContain(`制表人：${cast.hr.name}`)
    expect(paper).not.toContain(`审核人：${cast.hrLead.name}`)
    expect((await newest('return.printed')).about).toEqual({ return: id, tables: tables.length, format: 'pdf' })
  })

  it('hide numbers below five where they are sent out, with what explains them', async () => {
    const id = await signed(w)
    const { bytes } = await w.as('hr').bytes(paths.returnTableSheet(id, 'by-sex'), { as: 'xlsx', outward: 'on' })
    const [{ data }] = (await readXlsx(Buffer.from(bytes))) as unknown as [{ data: (string | number | null)[][] }]
    const numbers = data.flat().filter((cell) => typeof cell === 'number')
    expect(numbers.filter((number) => number > 0 && number < 5)).toEqual([])
    expect(data.flat()).toContain('*')
    expect(data.flat().join('')).not.toContain('已核实')
    expect((await newest('return.printed')).about).toEqual({
      return: id,
      table: 'by-sex',
      format: 'xlsx',
      outward: true,
    })
  })

  it('are for whoever may see the return', async () => {
    const id = await signed(w)
    for (const path of [paths.returnAct(id, 'sheet'), paths.returnTableSheet(id, 'by-sex')]) {
      for (const who of ['legal', 'headTech', 'keeper'] as const) expect((await w.as(who).post(path)).status).toBe(404)
      expect((await w.as('hr').post(path, {}, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    }
  })
})

describe('what was frozen', () => {
  const alter = async (own: World, id: ReturnId, part: string) => {
    await own.app.db.executeQuery({ sql: 'drop trigger return_parts_never_update', parameters: [] } as never)
    await own.app.db
      .updateTable('return_parts')
      .set({ content: Buffer.alloc(300) as never })
      .where('return_id', '=', id)
      .where('part', '=', part)
      .execute()
  }

  it('is signed by nobody once a part of it is altered on the disk, and is never shown as if it were whole', async () => {
    const own = await world()
    const id = await begun(own)
    await freeze(own, id)
    await alter(own, id, 'people')
    const { status } = await sign(own.as('hrLead'), id)
    expect(status).toBe(503)
    expect((await returns.find(own.app, id))?.events.length).toBe(1)
    expect(own.app.damages.all()).toMatchObject([{ of: 'organisation', where: 'returns' }])
    await own.close()
  })

  it('is not on its page once a table of it is altered on the disk', async () => {
    const own = await world()
    const id = await signed(own)
    await alter(own, id, 'by-sex')
    expect((await own.as('hr').get(paths.returnTable(id, 'by-sex'))).status).toBe(503)
    expect((await own.as('hr').get(paths.returnTable(id, 'by-rank'))).status).toBe(200)
    await own.close()
  })

  it('lies sealed: neither names nor ids of people stand in the rows', async () => {
    const id = await signed(w)
    const parts = await w.app.db.selectFrom('return_parts').selectAll().where('return_id', '=', id).execute()
    expect(parts.length).toBe(tables.length + 1)
    for (const { content } of parts) {
      expect(content.includes(w.dossiers.wang)).toBe(false)
      expect(content.includes(Buffer.from(w.dossiers.wang.replaceAll('-', ''), 'hex'))).toBe(false)
    }
  })
})
