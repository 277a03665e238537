import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookkeeper, boss, officer } from '#demo/little/organisation.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { paperPdf } from '../paper-pdf.ts'
import type { FormValues } from '../world.ts'
import { caseIn, dayFromNow, type LittleHouse, littleHouse } from './little-house.ts'

let house: LittleHouse
beforeAll(async () => {
  house = await littleHouse()
})
afterAll(() => house.close())

const day = (after: number) => dayFromNow(after).replaceAll('-', '.')
const month = day(0).slice(0, 7)
const problemsIn = (text: string) =>
  [...text.matchAll(/class="problem" id="([^"]*)"[^>]*>([^<]*)/g)].map(([all]) => all)

/** A change of a block of somebody on file, up to its case; of the one record that stands there, or a new one. */
async function change(name: string, dossier: DossierId, section: string, typed: FormValues): Promise<CaseId> {
  const [one] = section === 'basic' ? ((await house.contents(dossier))[section] ?? []) : []
  const page = paths.section(dossier, section, one?.id)
  const drawn = await house.send(name, page, paths.sectionRecords(dossier, section), typed)
  expect([section, drawn.status, problemsIn(drawn.text)]).toEqual([section, 303, []])
  const submission = paths.proposalSubmission(dossier)
  return caseIn(await house.send(name, paths.proposal(dossier), submission, { text: '按文件办理' }))
}

type DrawnKind = 'transfer' | 'dismissal' | 'contract'

/** A form of its own about somebody on file, up to its case. */
async function drawing(name: string, dossier: DossierId, kind: DrawnKind, typed: FormValues, way?: string) {
  const action = paths.drawing(dossier, kind, way)
  const drawn = await house.send(name, action, action, typed)
  expect([kind, drawn.status, problemsIn(drawn.text)]).toEqual([kind, 303, []])
  const submission = paths.proposalSubmission(dossier, kind)
  return caseIn(await house.send(name, paths.proposal(dossier, kind), submission, { text: '工作需要' }))
}

const closing: FormValues = { document: '岚检任〔2026〕9号', documentDate: day(0), effective: day(0), signed: day(0) }

/** Walked to its end: who was asked, in order. */
async function asked(id: CaseId, given: FormValues = {}): Promise<readonly string[]> {
  const { asked } = await house.walk(id, given)
  expect(await house.stateOf(id)).toBe('approved')
  return asked
}

describe('four accounts with one person in HR', () => {
  it('correct a key date with whoever leads in the place of the second of HR', async () => {
    const dossier = house.onFile()
    const id = await change(officer, dossier, 'basic', { birth: '1979.03', basis: '出生医学证明 第1页' })
    expect(await asked(id)).toEqual([`checker ${boss}`])
    expect(JSON.stringify((await house.contents(dossier))['basic'])).toContain('197903')
  })

  it('record leave, and pay that finance draws and does not decide on', async () => {
    const dossier = house.onFile()
    const leave = await change(officer, dossier, 'leave', { year: '2025', entitled: '10', used: '6' })
    expect(await asked(leave)).toEqual([`finance ${bookkeeper}`, `leader ${boss}`])
    const raise = { grade: '管理七级', postPay: '7800', from: month }
    const pay = await change(bookkeeper, dossier, 'pay', raise)
    expect(await asked(pay)).toEqual([`hr ${officer}`, `finance ${boss}`])
  })

  it('move somebody to another department', async () => {
    const dossier = house.onFile()
    const unit = [...house.app.directory.units.values()].find(({ name }) => name === '市场部')?.id ?? ''
    const there = { unit, post: '市场专员', full: '市场部专员', exception: '小单位未逐岗设置' }
    const id = await drawing(officer, dossier, 'transfer', { ...there, from: month, basis: '商调函' })
    expect(await asked(id, closing)).toEqual([`head ${boss}`, `administration ${officer}`, `closing ${officer}`])
    expect(house.app.roster.entry(dossier)?.subject.unit).toBe(unit)
  })

  it('sign a contract, which finance keeps where nobody is there for it alone', async () => {
    const term = { kind: '固定期限', number: 'HT-9', from: day(0), to: day(1000), post: '检测员', pay: '月薪' }
    const id = await drawing(bookkeeper, house.onFile(), 'contract', { ...term, basis: '录用意见' }, 'sign')
    const copy = new File([new Uint8Array(await paperPdf({ pages: 1 }))], '合同.pdf')
    expect(await asked(id, { ...closing, copy })).toEqual([`head ${boss}`, `hr ${officer}`, `signing ${bookkeeper}`])
  })

  it('dismiss from a post', async () => {
    const dossier = house.onFile()
    const { text } = await house.as(officer).get(paths.drawing(dossier, 'dismissal'))
    const [, posts = ''] = /name="posts"[^>]*value="([^"]*)"/.exec(text) ?? []
    const why = { reason: '工作需要', because: '因故免职', basis: '总经理办公会纪要' }
    const id = await drawing(officer, dossier, 'dismissal', { posts, from: month, ...why })
    expect(await asked(id, closing)).toEqual([`head ${boss}`, `closing ${officer}`])
  })

  it('record the appraisals of a year in one go', async () => {
    const people = house.named('archived').filter(({ subject }) => subject.keeper === 'hr')
    const lines = people.slice(0, 3).map(({ columns }) => `${columns.who.name}\t2025\t称职`)
    const basis = { title: '2025 年度考核', committee: '考核小组', document: '考〔2026〕1号', day: day(-3) }
    const rows = ['姓名\t年度\t考核结果', ...lines].join('\n')
    const sent = await house
      .as(officer)
      .post(paths.peopleChanges('appraisals'), { ...basis, why: '按结果登记', rows, step: 'save' })
    expect([sent.status, problemsIn(sent.text)]).toEqual([303, []])
    for (const { subject } of people.slice(0, 3))
      expect(JSON.stringify((await house.contents(subject.dossier))['appraisals'])).toContain('"2025"')
  })
})

describe('the own matters of the one in HR and of the one who leads', () => {
  it('are begun by the 专管人 and decided on by somebody else: the 最终审批人', async () => {
    const own = house.app.roster.all().find(({ columns }) => columns.who.name === officer)
    if (!own) throw new Error('The officer has no dossier.')
    expect((await house.as(officer).get(paths.dossier(own.subject.dossier))).text).not.toContain('中国')
    const id = await change(boss, own.subject.dossier, 'titles', { title: '经济师' })
    expect(await asked(id)).toEqual([`head ${bookkeeper}`])
  })

  it('are asked of the same one where the one who leads wants to read, and then of HR', async () => {
    const one = house.named('archived').find(({ subject }) => subject.keeper === 'hr')
    const request: FormValues = {
      number: one?.columns.who.number ?? '',
      name: one?.columns.who.name ?? '',
      second: '3',
      purpose: '2',
      reason: '核对任职经历',
      group: ['career'],
      from: dayFromNow(0),
      until: dayFromNow(2),
    }
    const sent = await house.send(boss, paths.newReading(), paths.readings(), request)
    expect(await asked(caseIn(sent))).toEqual([`own-head ${bookkeeper}`, `reading-hr ${officer}`])
  })

  it('say which step has nobody where one person is both', async () => {
    const lead = await house.as(officer).get(paths.setup())
    expect([lead.status, lead.text.includes('现在是同一位')]).toEqual([200, false])
    const approver = new RegExp(`<option value="([^"]+)"[^>]*>${boss}`).exec(
      lead.text.slice(lead.text.indexOf('name="person"')),
    )?.[1]
    await house.send(officer, paths.setupDeputies(), paths.setupFallback(), {
      person: approver ?? '',
      step: 'deputies',
    })
    for (const page of [paths.setup(), paths.setupDeputies()])
      expect((await house.as(officer).get(page)).text).toContain('现在是同一位')
    const one = house.named('archived').find(({ subject }) => subject.keeper === 'hr')
    const request: FormValues = {
      number: one?.columns.who.number ?? '',
      name: one?.columns.who.name ?? '',
      second: '3',
      purpose: '2',
      reason: '核对任职经历',
      group: ['appraisal'],
      from: dayFromNow(0),
      until: dayFromNow(2),
    }
    const refused = await house.send(boss, paths.newReading(), paths.readings(), request)
    expect([refused.status, refused.text.includes('「查阅人所在部门负责人」没有人可以办理')]).toEqual([409, true])
  })
})
