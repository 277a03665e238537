import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { submitCase } from '#actions/cases/submitting.ts'
import { commandOf } from '#db/commands.ts'
import { groups } from '#domain/access/groups.ts'
import { create } from '#domain/cases/kinds/create.ts'
import { placesIn } from '#house/config.ts'
import { openHouse } from '#house/open-house.ts'
import { createWeb } from '#routes/create-web.ts'
import type { House } from '#routes/web/house.ts'
import { type Cast, cast, client, passphrase, people, type World, worldIn } from '../world.ts'
import { contentOf } from './walk.ts'

let folder: string
let w: World
let house: House
let inCase: string

/** A house with one case under way, closed; each test breaks one thing in its files and opens it again. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'juanzong-damage-'))
  w = await worldIn(folder)
  const sent = commandOf(w.app.newId(), ['submit'])
  const [dossier, content] = [w.dossiers.zhou, await contentOf(w, w.dossiers.zhou)]
  const done = await submitCase(w.app, w.actor('hr'), { kind: create, dossier, text: '请审批。', content }, sent)
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
  inCase = done.value
  await w.close()
})
afterEach(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

function change(statement: string, ...values: unknown[]) {
  const db = new Sqlite(placesIn(folder).database)
  const triggers = db.prepare("select name, sql from sqlite_master where type = 'trigger'").all() as {
    name: string
    sql: string
  }[]
  for (const { name } of triggers) db.exec(`drop trigger ${name}`)
  const { changes } = db.prepare(statement).run(...values)
  for (const { sql } of triggers) db.exec(sql)
  db.close()
  if (changes === 0) throw new Error('Nothing was changed.')
}

/** The last byte of an envelope is of its tag; it may be any, zero too. */
const flipped = (column: string) =>
  `substr(${column}, 1, length(${column}) - 1) || iif(substr(${column}, -1) = x'00', x'01', x'00')`
const flip = (table: string, column: string, where: string, ...values: unknown[]) =>
  change(`update ${table} set ${column} = cast(${flipped(column)} as blob) where ${where}`, ...values)

async function open() {
  house = await openHouse({ data: folder }, { demo: false })
  const opened = await house.openWith({ kind: 'passphrase', text: passphrase })
  if (!opened.ok) throw new Error(opened.refusal)
  const app = house.app()
  if (!app) throw new Error('Sealed.')
  const web = createWeb(house, { reach: { https: false } })
  const as = (who: Cast) => client(web, app, w.account(who))
  return { app, as }
}

/** Everything that shows more than one thing, for everybody who may go there. */
const places: readonly (readonly [Cast, readonly string[]])[] = [
  [
    'hr',
    ['/', '/?tab=mine', '/notices', '/dossiers', '/cases', '/search?q=王', '/dossiers/suggestions?q=王', '/imports'],
  ],
  ['hrLead', ['/', '/dossiers', '/cases', '/damages']],
  ['hr2', ['/', '/notices', '/cases']],
  ['headTech', ['/', '/dossiers']],
  ['archivist', ['/', '/archive', '/dossiers']],
  ['auditor', ['/log', '/damages']],
  ['it', ['/system', '/damages']],
]

async function everythingAnswers(as: (who: Cast) => ReturnType<World['as']>, except: readonly string[] = []) {
  for (const [who, paths] of places) {
    for (const path of paths.filter((path) => !except.includes(path))) {
      const { status } = await as(who).get(path)
      expect([who, path, status < 400]).toEqual([who, path, true])
    }
  }
}

const toldOf = async (as: (who: Cast) => ReturnType<World['as']>, what: string) => {
  for (const who of ['hrLead', 'auditor', 'it'] as const) {
    const { text } = await as(who).get('/damages')
    expect([who, text.includes(what)]).toEqual([who, true])
  }
  for (const who of ['auditor', 'it'] as const) {
    const { text } = await as(who).get('/damages')
    for (const { name } of Object.values(people)) expect(text).not.toContain(name)
  }
  expect((await as('hr').get('/damages')).status).toBe(404)
}

it('rebuilds a summary with a flipped bit from the revisions, and nothing is damaged any more', async () => {
  flip('summaries', 'payload', 'dossier_id = ?', w.dossiers.wang)
  const { app, as } = await open()
  expect(app.damages.all()).toEqual([])
  expect(app.roster.entry(w.dossiers.wang)?.columns.who.name).toBe(people.wang.name)
  expect((await as('hr').get('/dossiers')).text).toContain(people.wang.name)
  await everythingAnswers(as)
  await house.close()
  expect((await open()).app.damages.all()).toEqual([])
})

it('opens without a key of one dossier: it stands in the list as damaged and says that nothing of it can be read', async () => {
  const keyring = new Sqlite(placesIn(folder).keyring)
  keyring.exec('drop trigger data_keys_keep')
  keyring.prepare('delete from data_keys where owner = ?').run(w.dossiers.wang)
  keyring.close()
  const { as } = await open()
  const list = (await as('hr').get('/dossiers')).text
  expect(list).toContain('姓名读不出')
  expect(list).toContain(people.chen.name)
  const { status, text } = await as('hr').get(`/dossiers/${w.dossiers.wang}`)
  expect(status).toBe(200)
  expect(text).toContain('密钥不在密钥环里')
  await everythingAnswers(as)
  await toldOf(as, `…${w.dossiers.wang.slice(-8)}`)
})

it('shows a dossier with revisions that do not open, says how many lines can be read, and changes nothing of it', async () => {
  const rows = 'dossier_id = ? and id in (select id from revisions where dossier_id = ? order by id desc limit 2)'
  flip('revisions', 'payload', rows, w.dossiers.zhou, w.dossiers.zhou)
  const { app, as } = await open()
  const { status, text } = await as('hr').get(`/dossiers/${w.dossiers.zhou}`)
  expect(status).toBe(200)
  expect(text).toContain(people.zhou.name)
  const [, of = '', read = ''] = /共 (\d+) 条，读得出 (\d+) 条/.exec(text) ?? []
  expect(Number(of) - Number(read)).toBe(2)
  expect((await as('hr').get(`/dossiers/${w.dossiers.zhou}/history`)).status).toBe(200)
  const row = (await as('hr').get('/dossiers')).text.split(`data-row="${w.dossiers.zhou}"`)[1]?.split('</tr>')[0]
  expect([row?.includes(people.zhou.name), row?.includes('损坏')]).toEqual([true, true])
  await everythingAnswers(as)
  await toldOf(as, 'revisions')
  expect(app.damages.of('dossier', w.dossiers.wang)).toEqual([])
})

it('prints and approves nothing of a dossier of which a part cannot be read, and sends it back all the same', async () => {
  flip('revisions', 'payload', 'id = (select max(id) from revisions where dossier_id = ?)', w.dossiers.zhou)
  const { app, as } = await open()
  const preview = await as('hr').get(`/dossiers/${w.dossiers.zhou}/preview`)
  expect([preview.status, preview.text.includes('这里有数据损坏')]).toEqual([503, true])
  const asked = await sql<{ person_id: string; run: number; seat: number }>`
    select person_id, run, seat from case_candidates where case_id = ${inCase}`.execute(app.db)
  const [seat] = asked.rows
  const who = (Object.keys(cast) as Cast[]).find((one) => w.person(one) === seat?.person_id)
  if (!who || !seat) throw new Error('Nobody was asked.')
  const { content } = await app.db
    .selectFrom('dossiers')
    .select('content')
    .where('id', '=', w.dossiers.zhou)
    .executeTakeFirstOrThrow()
  const ruling = { run: `${seat.run}`, seat: `${seat.seat}`, content: `${content}`, opinion: '同意。', tick: groups }
  const approved = await as(who).post(`/cases/${inCase}/verdict`, { ...ruling, verdict: 'approve' })
  expect([approved.status, approved.text.includes('这里有数据损坏')]).toEqual([503, true])
  const returned = await as(who).post(`/cases/${inCase}/verdict`, { ...ruling, verdict: 'return', to: 'START' })
  expect(returned.status).toBe(303)
})

it('refuses to change a draft of which a part cannot be read, and says so', async () => {
  const withdrawn = await (await open()).as('hr').post(`/cases/${inCase}/withdrawal`, { reason: '重来' })
  expect(withdrawn.status).toBe(303)
  await house.close()
  flip('revisions', 'payload', 'id = (select max(id) from revisions where dossier_id = ?)', w.dossiers.zhou)
  const { app, as } = await open()
  const before = await sql<{ n: number }>`select count(*) as n from revisions`.execute(app.db)
  const form = { title: '工程师', from: '200109' }
  const answer = await as('hr').post(`/dossiers/${w.dossiers.zhou}/sections/titles/records`, form)
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('有一部分读不出')
  expect(await sql<{ n: number }>`select count(*) as n from revisions`.execute(app.db)).toEqual(before)
})

it('shows a case with an event that does not open: its way is there, its words are not, and it is decided by nobody', async () => {
  flip('case_events', 'sealed', "case_id = ? and type = 'submitted'", inCase)
  const { as } = await open()
  const { status, text } = await as('hr').get(`/cases/${inCase}`)
  expect(status).toBe(200)
  expect(text).toContain('这件审批的经过有一部分读不出')
  expect(text).not.toContain('请审批。')
  expect((await as('hr').get('/cases')).text).toContain('损坏')
  await everythingAnswers(as)
  await toldOf(as, 'C-2026-0001')
  const { status: refused, text: said } = await as('hr').post(`/cases/${inCase}/comments`, { comment: '在吗' })
  expect(refused).toBe(503)
  expect(said).toContain('这里有数据损坏')
})

it('shows a case with an event whose clear part is broken', async () => {
  change("update case_events set body = '{' where case_id = ? and type = 'opened'", inCase)
  const { as } = await open()
  expect((await as('hr').get(`/cases/${inCase}`)).status).toBe(200)
  await everythingAnswers(as)
})

describe('an account', () => {
  it.each([
    ['secret', '账号'],
    ['person', '账号'],
  ] as const)('whose %s does not open keeps nobody else out', async (column, told) => {
    flip('accounts', column, 'id = ?', w.account('hr2'))
    const { as, app } = await open()
    const web = createWeb(house, { reach: { https: false } })
    const answer = await web.request('/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ number: cast.hr2.number, password: 'a password of fifteen' }),
      headers: { 'Sec-Fetch-Site': 'same-origin' },
    })
    expect(answer.status).toBe(422)
    for (const who of ['hr', 'hrLead', 'it', 'auditor'] as const) {
      expect((await as(who).get(who === 'it' ? '/system' : who === 'auditor' ? '/log' : '/cases')).status).toBe(200)
    }
    expect(app.damages.of('account', w.account('hr2'))).toHaveLength(1)
    const { text } = await as('it').get('/damages')
    expect(text).toContain(told)
    expect(text).toContain(cast.hr2.number)
  })

  it('whose name does not open goes by its number', async () => {
    flip('persons', 'name', 'id = ?', w.person('archivist'))
    const { as, app } = await open()
    expect(app.directory.nameOf(w.person('archivist'))).toBe(cast.archivist.number)
    expect((await as('archivist').get('/archive')).status).toBe(200)
    await everythingAnswers(as)
  })
})

it('goes on with the log of reads though an entry of it is broken, and tells the auditor where', async () => {
  const db = new Sqlite(placesIn(folder).database)
  const body = db.prepare('select body from log order by seq desc limit 1').pluck().get() as string
  db.close()
  const bytes = readFileSync(placesIn(folder).database)
  bytes.write('[', bytes.indexOf(body))
  writeFileSync(placesIn(folder).database, bytes)
  const { as } = await open()
  await everythingAnswers(as)
  const { status, text } = await as('auditor').get('/log?check=whole')
  expect(status).toBe(200)
  expect(text).toMatch(/在第 \d+ 条断开/)
  for (const query of ['act=case.submitted', 'number=H002', 'from=2026-11-01']) {
    expect([query, (await as('auditor').get(`/log?${query}`)).status]).toEqual([query, 200])
  }
})
