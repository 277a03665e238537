import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookkeeper, boss, littleAccounts, officer, technician } from '#demo/little/organisation.ts'
import type { ArrivalId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import type { FormValues } from '../world.ts'
import { caseIn, dayFromNow, type LittleHouse, littleHouse } from './little-house.ts'

let house: LittleHouse
let app: App
const as = (name: string) => house.as(name)

beforeAll(async () => {
  house = await littleHouse()
  app = house.app
})
afterAll(() => house.close())

describe('the small demo', () => {
  it('has thirty dossiers and four accounts, and something for each of those who meet people', async () => {
    expect(app.roster.all()).toHaveLength(30)
    expect(littleAccounts.map(({ name }) => name)).toEqual([boss, officer, bookkeeper, technician])
    expect((await as(boss).get(paths.home())).text).toContain('件事等您')
    expect((await as(officer).get(paths.archive())).status).toBe(200)
    expect((await as(bookkeeper).get(paths.dossiers())).status).toBe(200)
    expect((await as(bookkeeper).get('/log')).status).toBe(200)
    expect((await as(technician).get('/system')).status).toBe(200)
    expect((await as(technician).get(paths.dossiers())).status).toBe(403)
  })

  it('walks a new dossier to the archive', async () => {
    const [draft] = house.named('draft')
    if (!draft) throw new Error('There is no draft.')
    const { dossier } = draft.subject
    const { text } = await as(officer).get(paths.submission(dossier))
    const sent = await as(officer).post(paths.submission(dossier), {
      ...drawnForm(text, paths.submission(dossier)),
      text: '新进人员建档',
    })
    const id = caseIn(sent)
    const { together } = await house.walk(id)
    expect([await house.stateOf(id), app.roster.entry(dossier)?.subject.state]).toEqual(['approved', 'archived'])
    // The boss compares with the papers, heads the department and leads it: one page.
    expect(together).toBe(1)
  })

  it('walks an update to the dossier', async () => {
    const dossier = house.onFile()
    const action = paths.sectionRecords(dossier, 'titles')
    const { text } = await as(officer).get(paths.section(dossier, 'titles'))
    const drawn = await as(officer).post(action, { ...drawnForm(text, action), title: '高级工程师' })
    expect(drawn.status).toBe(303)
    const send = paths.proposalSubmission(dossier)
    const page = await as(officer).get(paths.proposal(dossier))
    const sent = await as(officer).post(send, { ...drawnForm(page.text, send), text: '补录职称' })
    const id = caseIn(sent)
    await house.walk(id)
    expect(await house.stateOf(id)).toBe('approved')
    expect(JSON.stringify((await house.contents(dossier))['titles'])).toContain('高级工程师')
  })

  it('walks a promotion to 办结, new pay with it', async () => {
    const dossier = house.onFile()
    const action = paths.drawing(dossier, 'promotion')
    const { text } = await as(officer).get(action)
    const today = dayFromNow(0).replaceAll('-', '.')
    const typed = {
      post: '检测部副部长',
      full: '检测部副部长',
      rank: '中层副职',
      from: today.slice(0, 7),
      basis: '总经理办公会纪要 第8次',
      grade: '管理六级',
      postPay: '9000',
      first: '方敏',
      second: '顾岚',
      examinedOn: today,
    }
    const drawn = await as(officer).post(action, { ...drawnForm(text, action), ...typed })
    if (drawn.status !== 303) throw new Error(drawn.text.slice(-3000))
    const send = paths.proposalSubmission(dossier, 'promotion')
    const page = await as(officer).get(paths.proposal(dossier, 'promotion'))
    const sent = await as(officer).post(send, { ...drawnForm(page.text, send), text: '工作需要' })
    const id = caseIn(sent)
    await house.walk(id, { document: '岚检任〔2026〕3号', documentDate: today, notice: '公示无异议', effective: today })
    expect(await house.stateOf(id)).toBe('approved')
    expect(JSON.stringify((await house.contents(dossier))['appointments'])).toContain('检测部副部长')
  })

  it('walks a resignation through the same four to the end of the last day', async () => {
    const dossier = house.onFile()
    const action = paths.drawing(dossier, 'departure')
    const { text } = await as(officer).get(action)
    const day = (after: number) => dayFromNow(after).replaceAll('-', '.')
    const typed = { kind: '辞职', noticed: day(-31), lastDay: day(-1), reason: '回乡照顾父母', plan: '移交顾岚' }
    const drawn = await as(officer).post(action, { ...drawnForm(text, action), ...typed })
    if (drawn.status !== 303) throw new Error(drawn.text.slice(-3000))
    const send = paths.proposalSubmission(dossier, 'departure')
    const page = await as(officer).get(paths.proposal(dossier, 'departure'))
    const sent = await as(officer).post(send, { ...drawnForm(page.text, send), text: '本人辞职' })
    const id = caseIn(sent)
    const today = day(0)
    await house.walk(id, {
      taker: '顾岚',
      ...amounts,
      documentDate: today,
      signed: today,
      document: '岚检离〔2026〕1号',
    })
    expect([await house.stateOf(id), app.roster.entry(dossier)?.subject.state]).toEqual(['approved', 'closed'])
    expect((await as(officer).get(paths.transfers())).text).toContain(paths.transfer(dossier))
  })

  it('walks paper that comes in to its box: who leads checks it and approves the storage, seeing nothing else', async () => {
    const dossier = house.onFile()
    const name = app.roster.entry(dossier)?.columns.who.name ?? ''
    const id = await receive(name)
    const step = async (who: string, at: Parameters<typeof paths.arrivalStep>[1], given: FormValues) => {
      const action = paths.arrivalStep(id, at)
      const { text } = await as(who).get(paths.arrival(id))
      const sent = await as(who).post(action, { ...drawnForm(text, action), ...given })
      if (sent.status !== 303) throw new Error(`${who} at ${at}: ${sent.status} ${sent.text.slice(-2500)}`)
      return sent
    }
    await step(officer, 'dossier', { dossier })
    const alone = (await as(officer).get(paths.arrival(id))).text
    expect(alone).toContain(`由${boss}代为办理`)
    expect(alone).not.toContain(paths.arrivalStep(id, 'check'))
    const own = await as(officer).post(paths.arrivalStep(id, 'check'), { version: '2', quality: 'fit' })
    expect([own.status, own.text.includes('清点的人不能审核')]).toEqual([409, true])

    expect((await as(boss).get(paths.home())).text).toContain('请您办理的转入档案')
    expect((await as(boss).get(paths.arrivals())).text).toContain(paths.arrival(id))
    const asked = (await as(boss).get(paths.arrival(id))).text
    expect(asked).toContain('请您作为第二人审核')
    for (const at of ['dossier', 'receipt', 'reminder', 'scan', 'box'] as const) {
      expect(asked).not.toContain(paths.arrivalStep(id, at))
      expect((await as(boss).post(paths.arrivalStep(id, at), {})).status, at).toBe(404)
    }
    expect((await as(bookkeeper).get(paths.arrival(id))).status).toBe(404)
    // The storage waits for the same one next.
    expect((await step(boss, 'check', { quality: 'good' })).location).toBe(paths.arrival(id))

    const approving = (await as(officer).get(paths.arrival(id))).text
    expect(approving).not.toContain(paths.arrivalStep(id, 'approval'))
    const version = /name="version" value="(\d+)"/.exec((await as(boss).get(paths.arrival(id))).text)?.[1] ?? ''
    const self = await as(officer).post(paths.arrivalStep(id, 'approval'), { version })
    expect([self.status, self.text.includes('不能自己入库')]).toEqual([409, true])
    expect((await step(boss, 'approval', {})).location).toBe(paths.home())
    expect((await as(boss).get(paths.arrival(id))).status).toBe(404)
    expect((await as(boss).get(paths.home())).text).not.toContain('请您办理的转入档案')

    await step(officer, 'box', { code: 'A-01-1-01', make: 'on' })
    const today = dayFromNow(0)
    await step(officer, 'receipt', { answeredOn: today })
    expect((await as(officer).get(paths.arrival(id))).text).toContain('已办结')
  })

  it('asks who leads to agree where more than twenty dossiers leave the house', async () => {
    const ids = house
      .named('archived')
      .filter(({ subject }) => subject.keeper === 'hr')
      .map(({ subject }) => subject.dossier)
    expect(ids.length).toBeGreaterThan(20)
    const asked = await as(officer).post(paths.exports(), { what: 'lrmx', from: '', dossier: ids, reason: '上级要求' })
    expect([asked.status, asked.text.slice(-300)]).toEqual([303, ''])
    expect((await as(boss).get(paths.home())).text).toContain('等您同意')
    const page = (await as(boss).get(paths.agreements())).text
    const consent = /action="(\/agreements\/[^"]*\/consent)"/.exec(page)?.[1] ?? ''
    expect((await as(officer).post(consent, {})).status).toBe(409)
    expect((await as(boss).post(consent, {})).status).toBe(303)
  })
})

/** 登记转入, by the one who sits at the desk. */
async function receive(name: string): Promise<ArrivalId> {
  const { text } = await as(officer).get(paths.newArrival())
  const drawn = drawnForm(text, paths.arrivals())
  const day = (before: number) => dayFromNow(-before)
  const unit = [...app.directory.units.values()].find((each) => each.name === '检测部')?.id ?? ''
  const slip = {
    receivedOn: day(1),
    sentOn: day(5),
    from: '岚州市检测中心',
    number: '检转字第0021号',
    name,
    office: '检测员',
    reason: '调入',
    unit,
    'said-originals': '1',
    'said-materials': '30',
    'counted-originals': '1',
    'counted-materials': '30',
  }
  const sent = await as(officer).post(paths.arrivals(), { ...drawn, ...slip })
  if (sent.status !== 303) throw new Error(sent.text.slice(-2500))
  return sent.location?.split('/').at(-1) as ArrivalId
}

const amounts: FormValues = { pay: '6000', leave: '0', bonus: '0', loan: '0', social: '600', housing: '500', tax: '0' }
