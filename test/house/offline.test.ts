import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as sessions from '#db/sessions.ts'
import type { App } from '#house/app.ts'
import { placesIn } from '#house/config.ts'
import { openHouse } from '#house/open-house.ts'
import { createWeb } from '#routes/create-web.ts'
import { paths } from '#views/paths.ts'
import { type Cast, client, passphrase, people, type World, world } from '../world.ts'

/** Somebody has the disk while the house is sealed, changes the file, and comes back when it is open again. */
const root = mkdtempSync(join(tmpdir(), 'juanzong-'))
const whole = join(root, 'whole')
let w: World
const kept = {} as {
  company: string
  account: (who: Cast) => string
  person: (who: Cast) => string
  wang: string
  chen: string
}

beforeAll(async () => {
  const { mkdirSync } = await import('node:fs')
  mkdirSync(whole)
  w = await world(whole)
  Object.assign(kept, {
    company: w.units.company,
    account: w.account,
    person: w.person,
    wang: w.dossiers.wang,
    chen: w.dossiers.chen,
  })
  w.app.keepLogHead()
  await w.close()
})
afterAll(() => rmSync(root, { recursive: true }))

type Opened = {
  readonly app: App
  readonly as: (who: Cast) => ReturnType<typeof client>
  readonly told: () => Promise<string>
}

/** Changes a copy of the folder, opens the house on it, and looks. */
async function withChanged(
  change: (raw: Sqlite.Database) => void,
  look: (opened: Opened) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(root, 'copy-'))
  cpSync(whole, folder, { recursive: true })
  const raw = new Sqlite(placesIn(folder).database)
  raw.pragma('foreign_keys = off')
  const triggers = raw.prepare("select name, sql from sqlite_schema where type = 'trigger'").all() as {
    name: string
    sql: string
  }[]
  for (const { name } of triggers) raw.exec(`drop trigger ${name}`)
  change(raw)
  for (const { sql } of triggers) raw.exec(sql)
  raw.close()

  const house = await openHouse({ data: folder }, { demo: false })
  const opened = await house.openWith({ kind: 'passphrase', text: passphrase })
  const app = house.app()
  if (!opened.ok || !app) throw new Error('The house did not open.')
  try {
    const web = createWeb(house, { reach: { https: false } })
    const told = async () => {
      const rows = await app.db.selectFrom('log').select('body').where('act', '=', 'damage.found').execute()
      return rows.map(({ body }) => body).join('\n')
    }
    await look({ app, as: (who) => client(web, app, kept.account(who) as never), told })
  } finally {
    await house.close()
  }
}

const name = people.wang.name

describe('with the house sealed, whoever has the disk', () => {
  it('gains nothing by a duty for an account of theirs, and it is named', async () => {
    const row = `insert into duties values ('${kept.account('it')}', 'hr', '${kept.company}', '2020-01-01', null)`
    await withChanged(
      (raw) => raw.exec(row),
      async ({ app, as, told }) => {
        expect(app.directory.actorOf(kept.account('it') as never)?.duties.map(({ duty }) => duty)).toEqual(['it'])
        expect((await as('it').get(paths.dossier(kept.wang as never))).status).toBe(404)
        expect(await told()).toContain('duties')
        expect((await as('hr').get(paths.dossier(kept.wang as never))).text).toContain(name)
      },
    )
  })

  it('gains nothing by the office of another', async () => {
    await withChanged(
      (raw) => raw.exec(`update offices set person_id = '${kept.person('archivist')}' where title = '技术部部长'`),
      async ({ app, told }) => {
        expect(app.directory.offices.map(({ title }) => title)).not.toContain('技术部部长')
        expect(await told()).toContain('offices')
      },
    )
  })

  it('opens no account that was closed, and none whose secret was another account’s', async () => {
    await withChanged(
      (raw) =>
        raw.exec(
          `update accounts set secret = (select secret from accounts where staff_number = 'I001') where staff_number = 'H002'`,
        ),
      async ({ app, told }) => {
        expect(app.directory.actorOf(kept.account('hr') as never)).toBeUndefined()
        expect(app.directory.actorOf(kept.account('hr2') as never)).toBeDefined()
        expect(await told()).toContain(kept.account('hr'))
      },
    )
  })

  it('reads no dossier by making it somebody else’s to keep', async () => {
    await withChanged(
      (raw) => raw.exec(`update dossiers set keeper = 'deputy' where id = '${kept.wang}'`),
      async ({ as, told }) => {
        for (const who of ['keeper', 'hr'] as const)
          expect((await as(who).get(paths.dossier(kept.wang as never))).text).not.toContain(name)
        expect((await as('hr').get(paths.dossier(kept.chen as never))).text).toContain(people.chen.name)
        expect(await told()).toContain(kept.wang)
      },
    )
  })

  it.each([
    ['says that a record was ended', `update revisions set kind = 'end' where dossier_id = ? and version = 1`],
    ['names another author', `update revisions set author = (select max(id) from accounts) where dossier_id = ?`],
    [
      'makes it known since another day',
      `update revisions set known_since = '2020-01-01T00:00:00.000Z' where dossier_id = ?`,
    ],
    ['gives a record to another section', `update revisions set section_tag = 'x' where dossier_id = ?`],
    [
      'takes seven revisions away',
      `delete from revisions where id in (select id from revisions where dossier_id = ? limit 7)`,
    ],
  ])('%s: the dossier is shown as damaged and nothing of it as true', async (_, statement) => {
    await withChanged(
      (raw) => void raw.prepare(statement).run(kept.wang),
      async ({ app, as, told }) => {
        const { status, text } = await as('hr').get(paths.dossier(kept.wang as never))
        expect(status).not.toBe(200)
        expect(text).not.toContain(people.wang.post)
        expect(app.damages.of('dossier', kept.wang)).not.toEqual([])
        expect((await as('hr').get(paths.dossier(kept.chen as never))).text).toContain(people.chen.name)
        await as('hr').get(paths.dossiers())
        expect(await told()).toContain(kept.wang)
      },
    )
  })

  it('brings no row back as it was, whole with what vouched for it', async () => {
    const folder = mkdtempSync(join(root, 'old-'))
    cpSync(whole, folder, { recursive: true })
    const old = new Sqlite(placesIn(folder).database, { readonly: true })
    const account = old.prepare('select * from accounts where staff_number = ?').get('H003') as Record<string, unknown>
    const head = old.prepare('select * from heads where kind = ? and id = ?').get('accounts', account['id']) as Record<
      string,
      unknown
    >
    old.close()
    const house = await openHouse({ data: folder }, { demo: false })
    await house.openWith({ kind: 'passphrase', text: passphrase })
    await house.app()?.db.updateTable('accounts').set({ state: 'closed' }).where('staff_number', '=', 'H003').execute()
    await house.close()

    const raw = new Sqlite(placesIn(folder).database)
    raw.prepare('update accounts set state = ? where staff_number = ?').run(account['state'], 'H003')
    raw
      .prepare('update heads set n = ?, counts = ?, sums = ?, mac = ? where kind = ? and id = ?')
      .run(head['n'], head['counts'], head['sums'], head['mac'], 'accounts', account['id'])
    raw.close()

    const again = await openHouse({ data: folder }, { demo: false })
    await again.openWith({ kind: 'passphrase', text: passphrase })
    const app = again.app()
    expect(app?.directory.actorOf(account['id'] as never)).toBeUndefined()
    expect(app?.damages.of('account', String(account['id']))).not.toEqual([])
    await again.close()
  })

  it('finds every session ended', async () => {
    let token = ''
    await withChanged(
      () => {},
      async ({ app }) => {
        token = await sessions.begin(app, kept.account('hr') as never, 'test')
        expect(await sessions.find(app, token)).toBeDefined()
      },
    )
    await withChanged(
      () => {},
      async ({ app }) => expect(await sessions.find(app, token)).toBeUndefined(),
    )
  })

  it('opens nothing with a trigger of theirs in the file', async () => {
    const foreign = `create trigger later after insert on log begin
      insert into duties values ('${kept.account('it')}', 'hr', '${kept.company}', '2020-01-01', null); end`
    const opening = withChanged(
      (raw) => raw.exec(foreign),
      async () => {},
    )
    await expect(opening).rejects.toThrow()
  })

  it('lets nothing be written on an older copy of the data, which is read as it is', async () => {
    const folder = mkdtempSync(join(root, 'older-'))
    cpSync(whole, folder, { recursive: true })
    const house = await openHouse({ data: folder }, { demo: false })
    await house.openWith({ kind: 'passphrase', text: passphrase })
    await house.close()
    cpSync(placesIn(whole).database, placesIn(folder).database)

    const again = await openHouse({ data: folder }, { demo: false })
    await again.openWith({ kind: 'passphrase', text: passphrase })
    const app = again.app()
    if (!app) throw new Error('The house did not open.')
    expect(app.standstill.reasons()).toContain('data-unproven')
    await expect(
      app.db.updateTable('accounts').set({ state: 'closed' }).where('staff_number', '=', 'H003').execute(),
    ).rejects.toThrow()
    const web = createWeb(again, { reach: { https: false } })
    const hr = client(web, app, kept.account('hr') as never)
    expect((await hr.get(paths.dossier(kept.wang as never))).text).toContain(name)
    await again.close()
  })
})
