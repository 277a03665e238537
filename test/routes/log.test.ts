import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import type { Entry } from '#domain/log/entry.ts'
import { acts } from '#domain/log/entry.ts'
import { noteRefused } from '#gate/log/refusals.ts'
import { type Language, languages, type MessageKey, translator } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { type Cast, cast, people, type World, world } from '../world.ts'
import { walker } from './walk.ts'

let house: World

beforeEach(async () => {
  house = await world()
})
afterEach(() => house.close())

const logPage = (query = '') => house.as('auditor').get(`/log${query}`)
const newest = async (): Promise<Entry> => {
  const [entry] = await log.search(house.app.db, {}, 1)
  return JSON.parse(entry?.body ?? '{}')
}
const rows = (text: string) => [...text.matchAll(/<tr data-row="(\d+)"/g)].map(([, seq]) => Number(seq))
const body = (text: string) => text.slice(text.indexOf('<tbody>'), text.indexOf('</tbody>'))
const numberOf = async (key: keyof typeof people) =>
  house.app.roster.entry(house.dossiers[key])?.columns.who.number ?? ''

describe('the page of the log', () => {
  const others = (Object.keys(cast) as Cast[]).filter((who) => who !== 'auditor')

  it.each(others)('does not exist for %s', async (who) => {
    expect((await house.as(who).get('/log')).status).toBe(404)
    expect((await house.as(who).get('/log/export')).status).toBe(404)
  })

  it('shows who read what by number, and no name of anybody', async () => {
    await house.as('hr').get(`/dossiers/${house.dossiers.wang}`)
    const { status, text } = await logPage(`?dossier=${await numberOf('wang')}&act=dossier.read`)
    expect(status).toBe(200)
    expect(body(text)).toContain('H002')
    expect(body(text)).toContain(await numberOf('wang'))
    expect(body(text)).toContain('查看档案')
    expect(body(text)).toContain('证件号码')
    for (const { name } of [...Object.values(people), ...Object.values(cast).filter((one) => one !== cast.auditor)]) {
      expect(text).not.toContain(name)
    }
  })

  it('is itself in the log, with what was asked as ids and prints', async () => {
    await logPage(`?number=h002&act=dossier.read&from=2026-11-01`)
    expect(await newest()).toMatchObject({
      act: 'log.read',
      actor: house.account('auditor'),
      about: { account: house.account('hr'), of: 'dossier.read', from: '2026-11-01' },
    })
    await logPage('?number=赵国华&dossier=赵国华')
    expect(JSON.stringify(await newest())).not.toContain('赵国华')
  })

  it('finds by person, dossier, act and day', async () => {
    await house.as('hr').get(`/dossiers/${house.dossiers.wang}`)
    await house.as('headFinance').get(`/dossiers/${house.dossiers.chen}`)
    const reads = async (query: string) => {
      const found = rows((await logPage(`?act=dossier.read&${query}`)).text)
      const all = await log.following(house.app.db, 0, 10_000)
      return all.filter(({ seq }) => found.includes(seq)).map(({ body }) => JSON.parse(body).about.dossier)
    }
    expect(await reads('number=H002')).toEqual([house.dossiers.wang])
    expect(await reads(`dossier=${await numberOf('chen')}`)).toEqual([house.dossiers.chen])
    expect(await reads('from=2026-11-24&until=2026-11-24')).toEqual([house.dossiers.wang, house.dossiers.chen])
    expect(await reads('from=2026-11-25')).toEqual([])
    expect(await reads('until=2026-11-23')).toEqual([])
    expect(await reads('number=F001&from=2026-11-24')).toEqual([house.dossiers.chen])
  })

  it('says at the field that nobody has this number, and keeps what was typed', async () => {
    const { status, text } = await logPage('?number=Z999&dossier=ZZ-1')
    expect(status).toBe(200)
    expect(text).toContain('没有这个工号')
    expect(text).toContain('没有这个档案编号')
    expect(text).toContain('value="Z999"')
    expect(rows(text)).toEqual([])
  })

  it('leads page by page to the first entry', async () => {
    for (let n = 0; n < 120; n += 1) {
      await log.record(house.app.db, {
        at: house.app.now(),
        actor: 'system',
        act: 'session.refused',
        about: { number: `${n}` },
      })
    }
    const seen: number[] = []
    let next: string | undefined = '/log?act=session.refused'
    while (next) {
      const { text } = await house.as('auditor').get(next)
      seen.push(...rows(text))
      next = /href="([^"]*before=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen).toHaveLength(120)
    expect(seen).toEqual([...seen].sort((a, b) => b - a))
  })

  it('shows the head and that the chain holds, and where it breaks once it was tampered with', async () => {
    const before = await logPage()
    const head = await log.head(house.app.db)
    expect(before.text).toContain(`${head.seq}:${head.chain}`)
    expect(before.text).toContain(`到第 ${head.seq} 条完整`)
    await sql.raw('drop trigger log_stays').execute(house.app.db)
    await sql.raw("update log set body = json_set(body, '$.actor', 'somebody') where seq = 2").execute(house.app.db)
    expect((await logPage('?check=whole')).text).toContain('在第 2 条断开')
  })

  it('is refused when it cannot itself be logged', async () => {
    await sql
      .raw("create trigger full before insert on log begin select raise(abort, 'full'); end")
      .execute(house.app.db)
    const { status, text } = await logPage()
    expect(status).toBe(503)
    expect(rows(text)).toEqual([])
    expect((await house.as('auditor').get('/log/export')).status).toBe(503)
  })

  it('says why a verdict was refused in words', async () => {
    const walk = walker(house)
    const id = await walk.submit(house.dossiers.zhou)
    expect((await walk.approve('hr2', id, { tick: [] })).status).toBe(422)
    const { text } = await logPage('?act=case.refused')
    expect(body(text)).toContain('没有勾齐')
    expect(body(text)).not.toContain('ticks-missing')
  })

  it.each(languages)('has a sentence in %s for every act', (language: Language) => {
    for (const act of acts) expect(translator(language)(`act.${act}` as MessageKey)).not.toMatch(/^act\./)
  })
})

describe('a refusal', () => {
  const nobodys = '00000000-0000-7000-8000-00000000dead'
  const refusals = async (): Promise<readonly Entry[]> =>
    (await log.search(house.app.db, { act: 'access.refused' }, 50)).map(({ body }) => JSON.parse(body)).reverse()

  it('of an invisible dossier is in the log by its id, of a missing one by the address, and both answer alike', async () => {
    const hidden = await house.as('headFinance').get(`/dossiers/${house.dossiers.wang}`)
    const missing = await house.as('headTech').get(`/dossiers/${nobodys}`)
    expect([hidden.status, missing.status]).toEqual([404, 404])
    await house.as('auditor').get('/log')
    expect((await refusals()).map(({ actor, about }) => ({ actor, about }))).toEqual([
      {
        actor: house.account('headFinance'),
        about: { status: 404, route: 'GET /dossiers/:id', count: 1, dossier: house.dossiers.wang },
      },
      { actor: house.account('headTech'), about: { status: 404, route: 'GET /dossiers/:id', count: 1 } },
    ])
  })

  it('of what is forbidden is there too, and of a case by its number and the dossier it is about', async () => {
    const id = await walker(house).submit(house.dossiers.zhou, 'hr', '建档')
    expect((await house.as('finance').get(paths.case(id))).status).toBe(404)
    expect((await house.as('hr').get(paths.archive())).status).toBe(403)
    const { text } = await logPage('?act=access.refused')
    expect(await refusals()).toMatchObject([
      { about: { status: 404, route: 'GET /cases/:id', case: id, dossier: house.dossiers.zhou } },
      { actor: house.account('hr'), about: { status: 403, route: 'GET /archive' } },
    ])
    expect(rows(text)).toHaveLength(2)
    expect(body(text)).toContain('访问被拒')
    expect(body(text)).toContain('GET /cases/:id')
  })

  it('leaves none for public files, for addresses that lead nowhere and for whoever is not signed in; of another site the method alone', async () => {
    for (const path of ['/assets/look-000000000000.css', '/favicon.ico', '/nowhere/at/all']) {
      expect((await house.as('hr').get(path)).status).toBe(404)
    }
    await house.as(undefined).get(`/dossiers/${house.dossiers.wang}`)
    await house.as('hr').post('/dossiers/new', {}, { 'Sec-Fetch-Site': 'cross-site' })
    await logPage()
    expect((await refusals()).map(({ actor, about }) => ({ actor, about }))).toEqual([
      { actor: 'system', about: { status: 403, route: 'POST foreign', count: 1 } },
    ])
  })

  it('is one entry a second for an account and a pattern, with how often, however many there are', async () => {
    const due: (() => void)[] = []
    const [actor, failed] = [house.account('finance'), (error: unknown) => expect(error).toBeUndefined()]
    const refuse = (dossier: string) => {
      const refused = { actor, status: 404, route: 'GET /dossiers/:id', dossier } as const
      noteRefused(house.app, refused, failed, (work) => due.push(work))
    }
    const secondLater = async () => {
      for (const work of due.splice(0)) work()
      await logPage()
    }
    refuse(house.dossiers.wang)
    await logPage()
    for (const id of [...Array<string>(500).fill(nobodys), house.dossiers.chen]) refuse(id)
    await secondLater()
    for (const id of [house.dossiers.chen, house.dossiers.chen]) refuse(id)
    await secondLater()
    await secondLater()
    expect(due).toEqual([])
    expect((await refusals()).map(({ about: { count, dossier } }) => ({ count, dossier }))).toEqual([
      { count: 1, dossier: house.dossiers.wang },
      { count: 501, dossier: undefined },
      { count: 2, dossier: house.dossiers.chen },
    ])
  })
})

describe('the export', () => {
  it('is the whole log, which the independent verifier accepts against the head on the page', async () => {
    await house.as('hr').get(`/dossiers/${house.dossiers.wang}`)
    const answer = await house.as('auditor').get('/log/export')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Disposition')).toMatch(
      /attachment; filename="juanzong-log-2026-11-24-\d+\.jsonl"/,
    )
    expect(await newest()).toMatchObject({ act: 'log.exported', actor: house.account('auditor') })

    const { seq, chain } = await log.head(house.app.db)
    expect(answer.text.trimEnd().split('\n')).toHaveLength(seq + 1)
    const folder = mkdtempSync(join(tmpdir(), 'juanzong-export-'))
    const file = join(folder, 'log.jsonl')
    writeFileSync(file, answer.text)
    const verify = (head: string) => spawnSync(process.execPath, ['bin/verify-log.mjs', file, '--head', head]).status
    expect(verify(`${seq}:${chain}`)).toBe(0)
    expect(verify(`${seq}:${chain.replace(/^./, (sign) => (sign === '0' ? '1' : '0'))}`)).toBe(1)
    rmSync(folder, { recursive: true })
  })

  it('leaves out what its reader looked at in it, unless asked, and never what another auditor did', async () => {
    await house.as('hr').get(`/dossiers/${house.dossiers.wang}`)
    await logPage()
    const [hidden, shown] = [await logPage(), await logPage('?own=yes')]
    expect(body(hidden.text)).not.toContain('查看访问记录')
    expect(body(hidden.text)).toContain('查看档案')
    expect(body(shown.text)).toContain('查看访问记录')
    expect(body((await logPage('?act=log.read')).text)).toContain('查看访问记录')
  })

  it('holds no value of anybody, not even a name', async () => {
    await house.as('hr').get(`/dossiers/${house.dossiers.wang}`)
    const { text } = await house.as('auditor').get('/log/export')
    for (const { name, idNumber } of Object.values(people)) {
      expect(text).not.toContain(name)
      expect(text).not.toContain(idNumber)
    }
    for (const { name, number } of Object.values(cast)) {
      expect(text).not.toContain(name)
      expect(text).not.toContain(`"${number}"`)
    }
  })
})
