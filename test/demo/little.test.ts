import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookkeeper, boss, littleAccounts, officer, technician } from '#demo/little/organisation.ts'
import type { AccountId, CaseId, DossierId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/reader.ts'
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

/** Whoever of the four has the open seat decides through the page, until nobody is asked any more. */
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
    const isTask = text.includes(`action="${paths.caseTask(id)}"`)
    const sent = isTask
      ? await as(name).post(paths.caseTask(id), { ...drawnForm(text, paths.caseTask(id)), ...closing })
      : await as(name).post(paths.caseVerdict(id), { ...at, tick, verdict: 'approve', opinion: '同意。' })
    if (sent.status !== 303) throw new Error(`${name} at ${seat.step}: ${sent.status} ${sent.text.slice(-2500)}`)
  }
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
})

/** Somebody of the laboratory on file, with no case under way. */
function archivedOf(): DossierId {
  const found = named('archived').find(({ subject }) => app.directory.units.get(subject.unit)?.name === '检测部')
  if (!found) throw new Error('Nobody is on file.')
  return found.subject.dossier
}
