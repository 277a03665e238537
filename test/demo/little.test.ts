import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookkeeper, boss, littleAccounts, officer, technician } from '#demo/little/organisation.ts'
import type { AccountId, ArrivalId, CaseId, DossierId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import type { App } from '#house/app.ts'
import { openHouse } from '#house/open-house.ts'
import { makeLittleDemo } from '#main/demo-data.ts'
import { demoKeyFile } from '#main/demo-folder.ts'
import { createWeb } from '#routes/create-web.ts'
import type { House } from '#routes/web/house.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type Client, client, type FormValues } from '../world.ts'

const folder = join(mkdtempSync(join(tmpdir(), 'juanzong-little-')), 'demo')
let house: House
let app: App
let as: (name: string) => Client

beforeAll(async () => {
  await makeLittleDemo(folder, new Date())
  house = await openHouse({ data: folder }, { demo: true })
  await house.openWith({ kind: 'demo-key', text: readFileSync(demoKeyFile(folder), 'utf8') })
  app = house.app() as App
  const web = createWeb(house, { reach: { https: false } })
  const accounts = new Map(
    (await app.db.selectFrom('accounts').select(['id', 'staff_number']).execute()).map(({ id, staff_number }) => [
      staff_number,
      id,
    ]),
  )
  const clients = new Map<string, Client>()
  as = (name) => {
    const known = clients.get(name)
    if (known) return known
    const number = littleAccounts.find((account) => account.name === name)?.staffNumber ?? ''
    const made = client(web, app, accounts.get(number) as AccountId)
    clients.set(name, made)
    return made
  }
})
afterAll(() => house.close())

const stateOf = async (id: CaseId) =>
  (await app.db.selectFrom('cases').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state

const everyone = () => app.roster.all()
const named = (state: string) => everyone().filter(({ subject }) => subject.state === state)
const contents = async (id: DossierId) => (await openForWork(app, 'compare', id, { silent: true })).opened.contents

const caseIn = (location: string | null, text: string): CaseId => {
  const id = /^\/cases\/([0-9a-f-]{36})$/.exec(location ?? '')?.[1]
  if (!id) throw new Error(`No case: ${text.slice(-2500)}`)
  return id as CaseId
}

/** The groups to be ticked at further seats. */
const ticksOf = (text: string, further: readonly string[]): FormValues =>
  Object.fromEntries(
    further.map((stop) => [
      `tick-${stop}`,
      [...text.matchAll(new RegExp(`<input[^>]*name="tick-${stop}"[^>]*value="([^"]*)"`, 'g'))].map(
        ([, group = '']) => group,
      ),
    ]),
  )

/** How many seats were decided together with one before them. */
let together = 0

/**
 * Whoever of the four has the open seat decides through the page, what follows for the same person with it, until nobody is
 * asked any more.
 */
async function walk(id: CaseId, closing: FormValues = {}) {
  for (let step = 0; step < 12; step += 1) {
    const seat = await app.db
      .selectFrom('case_seats as s')
      .innerJoin('case_candidates as p', (join) =>
        join.onRef('p.case_id', '=', 's.case_id').onRef('p.run', '=', 's.run').onRef('p.seat', '=', 's.seat'),
      )
      .select(['p.person_id', 's.step'])
      .where('s.case_id', '=', id)
      .where('s.state', '=', 'open')
      .executeTakeFirst()
    if (!seat) return
    const name = app.directory.nameOf(seat.person_id)
    const { text } = await as(name).get(paths.case(id))
    const value = (key: string) => new RegExp(`name="${key}" value="(\\d+)"`).exec(text)?.[1] ?? ''
    const at = { run: value('run'), seat: value('seat'), content: value('content') }
    const tick = [...text.matchAll(/<input[^>]*name="tick"[^>]*value="([^"]*)"/g)].map(([, group = '']) => group)
    if (name === technician) {
      await answer(name, paths.leaver(id), closing)
      continue
    }
    if (text.includes(`action="${paths.caseTask(id)}"`)) {
      await answer(name, paths.caseTask(id), closing, paths.case(id))
      continue
    }
    const further = [...text.matchAll(/<input[^>]*name="further"[^>]*value="([^"]*)"/g)].map(([, stop = '']) => stop)
    together += further.length
    const sent = await as(name).post(paths.caseVerdict(id), {
      ...at,
      tick,
      ...ticksOf(text, further),
      further,
      verdict: 'approve',
      opinion: '同意。',
    })
    if (sent.status !== 303) throw new Error(`${name} at ${seat.step}: ${sent.status} ${sent.text.slice(-2500)}`)
  }
}

/** The form of a task as it is drawn: the first answer to every point, what is given in every field that it has. */
async function answer(name: string, action: string, given: FormValues, page = action) {
  const { text } = await as(name).get(page)
  const begun = drawnForm(text, action)
  const points = [...text.matchAll(/<select[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)].flatMap(
    ([, key = '', options = '']): [string, string][] => {
      const first = [...options.matchAll(/<option[^>]*value="([^"]+)"/g)][0]?.[1]
      return key in begun && first !== undefined ? [[key, first]] : []
    },
  )
  const said = Object.entries(given).filter(([key]) => key in begun)
  const sent = await as(name).post(action, { ...begun, ...Object.fromEntries([...said, ...points]) })
  const problems = [...sent.text.matchAll(/class="problem" id="([^"]*)"[^>]*>([^<]*)/g)].map((each) => each[0])
  if (sent.status !== 303) throw new Error(`${name} at ${action}: ${sent.status} ${problems.join('; ')}`)
}

describe('the small demo', () => {
  it('has thirty dossiers and four accounts, and something for each of those who meet people', async () => {
    expect(everyone()).toHaveLength(30)
    expect(littleAccounts.map(({ name }) => name)).toEqual([boss, officer, bookkeeper, technician])
    expect((await as(boss).get(paths.home())).text).toContain('件事等您')
    expect((await as(officer).get(paths.archive())).status).toBe(200)
    expect((await as(bookkeeper).get(paths.dossiers())).status).toBe(200)
    expect((await as(bookkeeper).get('/log')).status).toBe(200)
    expect((await as(technician).get('/system')).status).toBe(200)
    expect((await as(technician).get(paths.dossiers())).status).toBe(403)
  })

  it('walks a new dossier to the archive', async () => {
    const [draft] = named('draft')
    if (!draft) throw new Error('There is no draft.')
    const { dossier } = draft.subject
    const { text } = await as(officer).get(paths.submission(dossier))
    const sent = await as(officer).post(paths.submission(dossier), {
      ...drawnForm(text, paths.submission(dossier)),
      text: '新进人员建档',
    })
    const id = caseIn(sent.location, sent.text)
    await walk(id)
    expect([await stateOf(id), app.roster.entry(dossier)?.subject.state]).toEqual(['approved', 'archived'])
    // The boss compares with the papers, heads the department and leads it: one page.
    expect(together).toBe(1)
  })

  it('walks an update to the dossier', async () => {
    const dossier = archivedOf()
    const action = paths.sectionRecords(dossier, 'titles')
    const { text } = await as(officer).get(paths.section(dossier, 'titles'))
    const drawn = await as(officer).post(action, { ...drawnForm(text, action), title: '高级工程师' })
    expect(drawn.status).toBe(303)
    const send = paths.proposalSubmission(dossier)
    const page = await as(officer).get(paths.proposal(dossier))
    const sent = await as(officer).post(send, { ...drawnForm(page.text, send), text: '补录职称' })
    const id = caseIn(sent.location, sent.text)
    await walk(id)
    expect(await stateOf(id)).toBe('approved')
    expect(JSON.stringify((await contents(dossier))['titles'])).toContain('高级工程师')
  })

  it('walks a promotion to 办结, new pay with it', async () => {
    const dossier = archivedOf()
    const action = paths.drawing(dossier, 'promotion')
    const { text } = await as(officer).get(action)
    const today = new Date().toISOString().slice(0, 10).replaceAll('-', '.')
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
    const id = caseIn(sent.location, sent.text)
    await walk(id, { document: '岚检任〔2026〕3号', documentDate: today, notice: '公示无异议', effective: today })
    expect(await stateOf(id)).toBe('approved')
    expect(JSON.stringify((await contents(dossier))['appointments'])).toContain('检测部副部长')
  })

  it('walks a resignation through the same four to the end of the last day', async () => {
    const dossier = archivedOf()
    const action = paths.drawing(dossier, 'departure')
    const { text } = await as(officer).get(action)
    const day = (after: number) =>
      new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '.')
    const typed = { kind: '辞职', noticed: day(-31), lastDay: day(-1), reason: '回乡照顾父母', plan: '移交顾岚' }
    const drawn = await as(officer).post(action, { ...drawnForm(text, action), ...typed })
    if (drawn.status !== 303) throw new Error(drawn.text.slice(-3000))
    const send = paths.proposalSubmission(dossier, 'departure')
    const page = await as(officer).get(paths.proposal(dossier, 'departure'))
    const sent = await as(officer).post(send, { ...drawnForm(page.text, send), text: '本人辞职' })
    const id = caseIn(sent.location, sent.text)
    const today = day(0)
    await walk(id, { taker: '顾岚', ...amounts, documentDate: today, signed: today, document: '岚检离〔2026〕1号' })
    expect([await stateOf(id), app.roster.entry(dossier)?.subject.state]).toEqual(['approved', 'closed'])
    expect((await as(officer).get(paths.transfers())).text).toContain(paths.transfer(dossier))
  })

  it('walks paper that comes in to its box: who leads checks it and approves the storage, seeing nothing else', async () => {
    const dossier = archivedOf()
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
    const today = new Date().toISOString().slice(0, 10)
    await step(officer, 'receipt', { answeredOn: today })
    expect((await as(officer).get(paths.arrival(id))).text).toContain('已办结')
  })

  it('asks who leads to agree where more than twenty dossiers leave the house', async () => {
    const ids = named('archived')
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
  const day = (before: number) => new Date(Date.now() - before * 86_400_000).toISOString().slice(0, 10)
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

/** Somebody of the laboratory on file, with no case under way. */
function archivedOf(): DossierId {
  const found = named('archived').find(({ subject }) => app.directory.units.get(subject.unit)?.name === '检测部')
  if (!found) throw new Error('Nobody is on file.')
  return found.subject.dossier
}
