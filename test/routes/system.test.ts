import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as accounts from '#db/accounts.ts'
import * as log from '#db/log/log.ts'
import type { AccountId } from '#domain/ids.ts'
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
      shown.push(...[...text.matchAll(/data-row="([^"]+)"/g)].map(([, number = '']) => number))
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

  it('shows what somebody should see to: damages, unused keys and files, the disk, the clock', async () => {
    const before = (await house.as('it').get('/system')).text
    expect(before).toMatch(/数据所在磁盘剩余<\/dt><dd>\d+\.\d GB/)
    expect(before).toContain('服务器时钟')
    expect(before).toMatch(/没有用到的密钥和文件<\/dt><dd>无/)
    house.app.vault.addKey(house.app.newId())
    house.app.damages.note({ of: 'dossier', id: 'd', what: 'does-not-open', where: 'revisions' })
    const { text } = await house.as('it').get('/system')
    expect(text).toContain('密钥 1 把，加密文件 0 个')
    expect(text).toMatch(/<a href="\/damages">1 处<\/a>/)
    house.app.damages.mended('dossier', 'd')
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
