import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as accounts from '#db/accounts.ts'
import * as log from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import type { AccountId } from '#domain/ids.ts'
import { instant } from '#domain/time.ts'
import { houseOf } from '#house/house.ts'
import { createWeb } from '#routes/create-web.ts'
import { paths } from '#views/paths.ts'
import { type Cast, cast, people, type World, world } from '../world.ts'

let house: World

beforeAll(async () => {
  house = await world()
})
afterAll(() => house.close())

describe('the page of IT', () => {
  it('lists every account by number with duties and state', async () => {
    await house.app.db
      .updateTable('accounts')
      .set({ state: 'locked' })
      .where('id', '=', house.account('finance'))
      .execute()
    await house.app.directory.reload()
    const { status, text } = await house.as('it').get('/system')
    expect(status).toBe(200)
    for (const { number } of Object.values(cast)) expect(text).toContain(`data-row="${number}"`)
    const row = (number: string) => text.slice(text.indexOf(`data-row="${number}"`)).split('</tr>')[0]
    expect(row('S001')).toContain('安全审计')
    expect(row('T001')).toContain('部门负责人')
    expect(row('S001')).toContain('启用')
    expect(row('F002')).toContain('锁定')
  })

  it('has a page for every fifty of them, and each stands on one', async () => {
    const all = await house.app.db.selectFrom('accounts').select('staff_number').execute()
    const added = Array.from({ length: 60 }, (_, at) => `Z${at + 1}`)
    for (const staffNumber of added) {
      const account = { id: house.app.newId<AccountId>(), person: house.person('it'), passwordHash: '' }
      await accounts.add(house.app, { ...account, staffNumber, at: house.app.now() })
    }
    const shown = []
    for (const page of [1, 2]) {
      const { text } = await house.as('it').get(paths.system(page))
      expect(text).toContain(`${all.length + 60} 个`)
      const list = text.slice(text.indexOf('<h2>账号'))
      shown.push(...[...list.matchAll(/data-row="([^"]+)"/g)].map(([, number = '']) => number))
    }
    expect(shown.filter((number) => number.startsWith('Z'))).toEqual(added)
    expect([...shown].sort()).toEqual([...all.map(({ staff_number }) => staff_number), ...added].sort())
  })

  it('shows the version and the head of the log', async () => {
    const { text } = await house.as('it').get('/system')
    const { seq, chain } = await log.head(house.app.db)
    expect(text).toContain(`${seq}:${chain}`)
    expect(text).toContain('已解锁')
  })

  const rowOf = (text: string, check: string) => text.slice(text.indexOf(`data-row="${check}"`)).split('</tr>')[0] ?? ''

  it('says of each thing with a colour and a sentence whether somebody should see to it, the worst first', async () => {
    const before = (await house.as('it').get('/system')).text
    expect(before).toMatch(/数据所在磁盘剩余<\/dt><dd>\d+\.\d GB/)
    expect(before).toContain('服务器时钟')
    expect(rowOf(before, 'unused')).toContain('没有。')
    expect(rowOf(before, 'copies')).toMatch(/要留意.*数据只有这一份.*<small>在“备份与演练”里写上/)
    expect(rowOf(before, 'sessions')).toMatch(/现在有 \d+ 个/)
    expect(rowOf(before, 'pragmas')).toContain('提交落盘以后才算')
    house.app.vault.addKey(house.app.newId())
    house.app.damages.note({ of: 'dossier', id: 'd', what: 'does-not-open', where: 'revisions' })
    const { text } = await house.as('it').get('/system')
    expect(text).toContain('密钥 1 把，加密文件 0 个')
    expect(rowOf(text, 'damages')).toMatch(/要处理.*1 处打不开.*告诉人力资源负责人/)
    expect(text).toMatch(/<a href="\/damages">数据损坏<\/a>/)
    expect(text.indexOf('data-row="damages"')).toBeLessThan(text.indexOf('data-row="copies"'))
    expect(text.indexOf('data-row="copies"')).toBeLessThan(text.indexOf('data-row="server"'))
    house.app.damages.mended('dossier', 'd')
  })

  it('counts who could not sign in, by number, and what is nobody’s number as such', async () => {
    const tried = async (number: string) =>
      inTransaction(house.app, ({ db, now }) =>
        log.record(db, {
          at: now(),
          actor: 'system',
          act: 'session.refused',
          about: number === '' ? { number: 'print' } : { account: number },
        }),
      )
    for (const account of [house.account('legal'), house.account('legal'), '']) await tried(account)
    const { text } = await house.as('it').get('/system')
    expect(rowOf(text, 'refused')).toContain('近 24 小时 3 次')
    expect(text).toMatch(/<span class="line-start">J001<\/span><span class="line-text">2 次/)
    expect(text).toMatch(/<span class="line-start">没有这个工号<\/span><span class="line-text">1 次/)
  })

  it('reckons from what the nights wrote down how fast the data grow', async () => {
    const free = await house.app.blobs.free()
    const at = instant(new Date(Date.parse(house.app.now()) - 10 * 86_400_000))
    await inTransaction(house.app, ({ db }) =>
      log.record(db, { at, actor: 'system', act: 'house.checked', about: { damages: 0, bytes: 0, free } }),
    )
    const { text } = await house.as('it').get('/system')
    expect(rowOf(text, 'size')).toMatch(/十四天增加 \d+(\.\d)? [KM]B/)
  })

  it('says how the request came in: what the proxy says, and where it says nothing', async () => {
    const web = createWeb(houseOf(house.app), { reach: { https: true, origin: 'https://hr.example.cn' } })
    const asked = async (headers: Readonly<Record<string, string>>, remoteAddress: string) => {
      const cookie = `__Host-${await house.cookie('it')}`
      const env = { incoming: { socket: { remoteAddress } } }
      const host = { Host: 'hr.example.cn' }
      return rowOf(
        await (await web.request('/system', { headers: { ...host, ...headers, Cookie: cookie } }, env)).text(),
        'entrance',
      )
    }
    expect(await asked({ 'X-Forwarded-For': '10.0.0.7' }, '127.0.0.1')).toContain('代理说的来处是 10.0.0.7')
    expect(await asked({}, '127.0.0.1')).toMatch(/要处理.*所有人算作同一个地址/)
    expect(await asked({ 'X-Forwarded-For': '10.0.0.7' }, '10.0.0.9')).toMatch(/绕过了反向代理/)
    expect(await asked({ Host: '127.0.0.1:8080', 'X-Forwarded-For': '10.0.0.7' }, '127.0.0.1')).toContain(
      '不是设定的那一个',
    )
  })

  it('says while it is open that nothing can be written', async () => {
    house.app.standstill.begin('data-unproven')
    expect((await house.as('it').get('/system')).text).toContain('现在只能查阅')
    house.app.standstill.end('data-unproven')
  })

  it('has no name of anybody, the reader apart', async () => {
    const { text } = await house.as('it').get('/system')
    const names = [...Object.values(people), ...Object.values(cast).filter((one) => one !== cast.it)].map(
      ({ name }) => name,
    )
    for (const name of names) expect(text).not.toContain(name)
  })

  it.each((Object.keys(cast) as Cast[]).filter((who) => who !== 'it' && who !== 'finance'))(
    'does not exist for %s',
    async (who) => {
      expect((await house.as(who).get('/system')).status).toBe(404)
    },
  )
})
