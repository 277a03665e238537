import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import type { Vault } from '#keys/vault.ts'
import { addressOf, isLocal } from '#routes/web/address.ts'
import type { Reach } from '#routes/web/security.tsx'
import { blankSessionCookie, sessionCookie, sessionCookieName } from '#routes/web/session-cookie.ts'
import { wayBack } from '#routes/web/way-back.ts'
import type { Web } from '#routes/web/web.ts'
import { type FormValues, type World, world } from '../world.ts'

let house: World

beforeAll(async () => {
  house = await world()
})
afterAll(() => house.close())

const password = 'a password of fifteen'
const stranger = () => house.as(undefined)
const cookiesOf = (headers: Headers) => headers.getSetCookie()

describe('whoever is not signed in', () => {
  it('is led to the sign-in page, and back to the page afterwards', async () => {
    const answer = await stranger().get('/dossiers')
    expect(answer).toMatchObject({ status: 303, location: '/sign-in?to=%2Fdossiers' })
    const signedIn = await stranger().post('/sign-in', { number: 'H002', password, to: '/dossiers' })
    expect(signedIn).toMatchObject({ status: 303, location: '/dossiers' })
  })

  it('is led back to the whole address of the page that it was on, also from a part of it', async () => {
    const to = (path: string) => `/sign-in?${new URLSearchParams({ to: path })}`
    const on = '/dossiers/1?asOf=2026-01-31&from=q%3D1'
    expect((await stranger().get(on)).location).toBe(to(on))
    const inPage = { 'HX-Request': 'true', 'HX-Current-URL': `http://localhost${on}#family` }
    const part = await stranger().get('/dossiers/suggestions?q=w', inPage)
    expect(part.headers.get('HX-Redirect')).toBe(to(`${on}#family`))
    const followed = await stranger().get('/cases/1?tab=2', { ...inPage, 'HX-Boosted': 'true' })
    expect(followed.headers.get('HX-Redirect')).toBe(to('/cases/1?tab=2'))
    const foreign = { 'HX-Request': 'true', 'HX-Current-URL': 'http://evil.cn/x' }
    expect((await stranger().get('/dossiers', foreign)).headers.get('HX-Redirect')).toBe(to('/dossiers'))
    const without = await stranger().post('/cases/1/comments', { comment: 'x' }, { Referer: `http://localhost${on}` })
    expect(without.text).toContain(`href="${to(on).replaceAll('&', '&amp;')}"`)
    expect(await stranger().post('/sign-in', { number: 'H002', password, to: `${on}#family` })).toMatchObject({
      location: `${on}#family`,
    })
  })

  it('is not led back to a search: what was searched for stays out of addresses', async () => {
    expect((await stranger().get('/search?q=赵国华')).location).toBe('/sign-in?to=%2Fsearch')
  })

  it('is led there as a whole page when a part was asked for', async () => {
    const answer = await stranger().get('/dossiers', { 'HX-Request': 'true' })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('HX-Redirect')).toBe('/sign-in?to=%2Fdossiers')
  })

  it('who comes by a link on another site gets a page that goes on, since the strict cookie was not sent', async () => {
    const answer = await stranger().get('/dossiers?page=2', { 'Sec-Fetch-Site': 'cross-site' })
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('content="0; url=/dossiers?page=2"')
  })

  it('cannot write, and is told how to sign in and send the same again', async () => {
    const { status, text } = await stranger().post('/dossiers/new', { name: '林知行' })
    expect(status).toBe(401)
    expect(text).toMatch(/<a href="\/sign-in"[^>]*target="_blank" rel="noopener"/)
    expect(text).toContain('再回到这里发一次')
    expect(text).toContain('林知行')
  })

  it('keeps the page on which something was typed: its notice takes the sentence and the way in from the answer', async () => {
    const on = { 'HX-Request': 'true', 'HX-Current-URL': 'http://localhost/dossiers/new?unit=1#name' }
    const answer = await stranger().post('/dossiers/new', { name: '林知行' }, on)
    expect([answer.status, answer.headers.get('HX-Redirect')]).toEqual([401, null])
    const [, notice] = /<div id="notice"[^>]*>(.*?)<\/div>/s.exec(answer.text) ?? []
    expect(notice).toContain('登录已过期，刚才的操作还没有保存；您写的都还在。')
    expect(notice).toContain(`href="/sign-in?${new URLSearchParams({ to: '/dossiers/new?unit=1#name' })}"`)
  })
})

describe('the sign-in page', () => {
  it('lets in with number and password, and says nothing of accounts', async () => {
    const shown = await stranger().get('/sign-in')
    expect(shown.status).toBe(200)
    expect(shown.text).toContain('name="password"')
    for (const number of ['H001', 'H002']) expect(shown.text).not.toContain(number)
    const done = await stranger().post('/sign-in', { number: 'h002', password })
    expect(done).toMatchObject({ status: 303, location: '/' })
  })

  it('gives a cookie that scripts cannot read, that no other site sends and that ends with the browser', async () => {
    const { headers } = await stranger().post('/sign-in', { number: 'H002', password })
    const name = `session-${house.app.vault.installation.slice(0, 8)}`
    const cookie = cookiesOf(headers).find((text) => text.startsWith(`${name}=`))
    expect(cookie).toMatch(/=[a-z0-9]{40}; Path=\/; HttpOnly; SameSite=Strict$/)
    const safe = { https: true, app: house.app }
    expect(sessionCookie('token', safe)).toBe(`__Host-${name}=token; Path=/; HttpOnly; SameSite=Strict; Secure`)
    expect(blankSessionCookie(safe)).toContain('Max-Age=0')
  })

  it('answers an unknown number and a wrong password with the same page', async () => {
    const [unknown, wrong] = [
      await stranger().post('/sign-in', { number: 'H9', password: 'x' }),
      await stranger().post('/sign-in', { number: 'H3', password }),
    ]
    expect([unknown.status, wrong.status]).toEqual([422, 422])
    const bare = (text: string) => text.replace(/nonce="[^"]*"|[0-9a-f-]{36}|value="H[93]"|hx-nonce="[^"]*"/g, '')
    expect(bare(unknown.text)).toBe(bare(wrong.text))
    expect(unknown.text).toContain('工号或密码不对')
  })

  it('keeps the number that was typed and never the password', async () => {
    const answer = await stranger().post('/sign-in', { number: 'H002', password: 'not the password' })
    expect(answer.text).toContain('value="H002"')
    expect(answer.text).not.toContain('not the password')
  })

  it('asks to wait after too many tries', async () => {
    const { app } = house
    for (let n = 0; n < 5; n += 1) await stranger().post('/sign-in', { number: 'T001', password: 'no' })
    const answer = await stranger().post('/sign-in', { number: 'T001', password })
    expect(answer.status).toBe(429)
    expect(answer.text).toContain('15 分钟')
    await app.db.deleteFrom('sign_in_failures').execute()
  })

  it('turns away a form from another site', async () => {
    const answer = await stranger().post('/sign-in', { number: 'H002', password }, { 'Sec-Fetch-Site': 'cross-site' })
    expect(answer.status).toBe(403)
    expect(cookiesOf(answer.headers).some((text) => text.startsWith('session-'))).toBe(false)
    // Nobody waits for the entry of it.
    const told = async () => (await log.search(house.app.db, { act: 'access.refused' }, 5)).map(({ body }) => body)
    await expect.poll(told).toContainEqual(expect.stringContaining('"route":"POST foreign"'))
  })

  it('sends whoever is signed in on', async () => {
    expect(await house.as('hr').get('/sign-in?to=/dossiers')).toMatchObject({ status: 303, location: '/dossiers' })
  })

  it('never leads to another site', () => {
    for (const to of [
      '//evil.cn',
      'https://evil.cn',
      '/\\evil.cn',
      '\\\\evil.cn',
      'javascript:alert(1)',
      '/\t/evil.cn',
      '/.//evil.cn',
      '/..//evil.cn',
      '/%2e//evil.cn',
      '/./\\evil.cn',
      '//',
      '///',
      undefined,
      '',
    ]) {
      expect(new URL(wayBack(to), 'http://house.cn').host, String(to)).toBe('house.cn')
    }
    expect(wayBack('/cases/1?tab=2')).toBe('/cases/1?tab=2')
  })

  it('does not lead there either whoever is signed in already, or comes by a link', async () => {
    expect(await house.as('hr').get('/sign-in?to=/.//evil.cn')).toMatchObject({ status: 303, location: '/' })
    const answer = await house.web.request('http://house.cn//evil.cn/x', {
      headers: { 'Sec-Fetch-Site': 'cross-site' },
    })
    expect(await answer.text()).toContain('content="0; url=/"')
  })
})

describe('the address that tries are counted by', () => {
  const seen = (reach: Reach, headers: Record<string, string>, remoteAddress = '127.0.0.1') => {
    const web = new Hono<Web>().get('/', (c) => c.text(addressOf(c, reach)))
    const env = { incoming: { socket: { remoteAddress } } }
    return Promise.resolve(web.request('/', { headers }, env)).then((answer) => answer.text())
  }

  it('is that of the connection, whatever the visitor says', async () => {
    expect(await seen({ https: false }, { 'X-Forwarded-For': '10.9.9.9' })).toBe('127.0.0.1')
  })

  it('is what the named proxy added last', async () => {
    const proxied = { https: true, origin: 'https://hr.example.cn' }
    expect(await seen(proxied, { 'X-Forwarded-For': '10.9.9.9, 10.0.0.7' })).toBe('10.0.0.7')
    expect(await seen(proxied, {})).toBe('127.0.0.1')
    expect(await seen(proxied, { 'X-Forwarded-For': '203.0.113.7:50001' })).toBe('203.0.113.7')
    expect(await seen(proxied, { 'X-Forwarded-For': '[2001:db8::7]:50002' })).toBe('2001:db8:0:0::/64')
  })

  it('is believed of nobody but the named proxy', async () => {
    const said = { 'X-Forwarded-For': '10.9.9.9' }
    const proxied = { https: true, origin: 'https://hr.example.cn' }
    expect(await seen(proxied, said, '::ffff:192.168.3.4')).toBe('192.168.3.4')
    expect(await seen({ ...proxied, proxy: '192.168.3.4' }, said, '::ffff:192.168.3.4')).toBe('10.9.9.9')
    expect(await seen({ ...proxied, proxy: '192.168.3.4' }, said)).toBe('127.0.0.1')
  })

  it('is no reserve of the machine for what comes through a proxy that stands on it', async () => {
    const local = async (reach: Reach, remoteAddress: string) => {
      const web = new Hono<Web>().get('/', (c) => c.text(String(isLocal(c, reach))))
      return (await web.request('/', {}, { incoming: { socket: { remoteAddress } } })).text()
    }
    expect(await local({ https: false }, '::1')).toBe('true')
    expect(await local({ https: false }, '10.0.0.1')).toBe('false')
    expect(await local({ https: true, origin: 'https://hr.example.cn' }, '127.0.0.1')).toBe('false')
  })
})

describe('a cookie that was copied', () => {
  const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0'
  const at = (path: string, remoteAddress: string, cookie: string, agent = windows, form?: FormValues) => {
    const headers = { 'User-Agent': agent, 'Sec-Fetch-Site': 'same-origin', Cookie: cookie }
    const body = form && { method: 'POST', body: new URLSearchParams(form as Record<string, string>) }
    return Promise.resolve(house.web.request(path, { headers, ...body }, { incoming: { socket: { remoteAddress } } }))
  }
  /** Signs in at this address, and answers the cookie. */
  const begun = async (remoteAddress: string) => {
    const answer = await at('/sign-in', remoteAddress, '', windows, { number: 'H003', password })
    return answer.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
  }
  const told = async () => (await log.search(house.app.db, { act: 'session.refused' }, 50)).map(({ body }) => body)

  it('opens nothing from another address or on another device, ends for everybody, and is in the log', async () => {
    for (const [address, agent] of [
      ['192.168.3.9', windows],
      ['192.168.3.4', 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0'],
    ] as const) {
      const cookie = await begun('192.168.3.4')
      expect((await at('/dossiers', '192.168.3.4', cookie)).status).toBe(200)
      const before = (await told()).length
      expect((await at('/dossiers', address, cookie, agent)).headers.get('Location')).toContain('/sign-in')
      expect((await at('/dossiers', '192.168.3.4', cookie)).status).toBe(303)
      const [newest = ''] = await told()
      expect((await told()).length).toBe(before + 1)
      expect(JSON.parse(newest).about).toEqual({ account: house.account('hr2'), refusal: 'elsewhere' })
      expect(newest).not.toContain('192.168')
    }
  })

  it('does not hold up whose machine is reached by IPv4 and by IPv6, or changes its address within one network', async () => {
    const cookie = await begun('2001:db8:0:1::5')
    for (const address of ['2001:db8:0:1::77', '192.168.3.4', '2001:db8:0:1::5'])
      expect((await at('/dossiers', address, cookie)).status, address).toBe(200)
    expect((await at('/dossiers', '2001:db8:0:2::5', cookie)).status).toBe(303)
  })
})

describe('signing in', () => {
  it('ends the session that the browser had until then', async () => {
    const headers = { Cookie: await house.cookie('hr') }
    expect((await stranger().get('/dossiers', headers)).status).toBe(200)
    expect((await stranger().post('/sign-in', { number: 'H003', password }, headers)).status).toBe(303)
    expect((await stranger().get('/dossiers', headers)).status).toBe(303)
  })
})

describe('signing out', () => {
  it('is of one house: another on the same machine names its cookie otherwise', () => {
    const named = (installation: string) =>
      sessionCookieName({ https: false, app: { vault: { installation } as Vault } })
    expect(named('01a4b7c2-1')).toBe('session-01a4b7c2')
    expect(named('77a4b7c2-1')).not.toBe(named('01a4b7c2-1'))
  })

  it('kills the token, clears no more than its own cookie, and is in the log', async () => {
    const legal = house.as('legal')
    expect((await legal.get('/dossiers')).status).toBe(200)
    const headers = { Cookie: await house.cookie('legal') }
    const answer = await house.as(undefined).post('/sign-out', {}, headers)
    expect(answer).toMatchObject({ status: 303, location: '/sign-in' })
    expect(answer.headers.get('Clear-Site-Data')).toBeNull()
    expect(cookiesOf(answer.headers).join()).toMatch(
      /session-[0-9a-f]{8}=; Path=\/; HttpOnly; SameSite=Strict; Max-Age=0/,
    )
    expect((await house.as(undefined).get('/dossiers', headers)).status).toBe(303)
    expect((await legal.get('/dossiers')).status).toBe(200)
    const [newest] = await log.search(house.app.db, { act: 'session.ended' }, 1)
    expect(JSON.parse(newest?.body ?? '{}')).toMatchObject({ actor: house.account('legal') })
  })
})

describe('a change of duties', () => {
  it('counts from the next request on', async () => {
    const { app } = house
    const auditor = house.as('auditor')
    expect((await auditor.get('/log')).status).toBe(200)
    await app.db.deleteFrom('duties').where('account_id', '=', house.account('auditor')).execute()
    await app.directory.reload()
    expect((await auditor.get('/log')).status).toBe(404)
  })

  it('an account that is locked is out with the next request', async () => {
    const { app } = house
    const finance = house.as('finance')
    expect((await finance.get('/dossiers')).status).toBe(200)
    await app.db.updateTable('accounts').set({ state: 'locked' }).where('id', '=', house.account('finance')).execute()
    expect((await finance.get('/dossiers')).status).toBe(303)
  })
})

describe('language and appearance', () => {
  it('follow the browser until somebody chooses', async () => {
    const english = await stranger().get('/sign-in', { 'Accept-Language': 'en-GB,en;q=0.9' })
    expect(english.text).toContain('Staff number')
    const traditional = await stranger().get('/sign-in', { 'Accept-Language': 'zh-TW' })
    expect(traditional.text).toContain('lang="zh-Hant"')
  })

  it('are kept on the machine and with the account, and lead back to the page', async () => {
    const chosen = await house.as('hr').post('/language', { language: 'en', back: '/dossiers' })
    expect(chosen).toMatchObject({ status: 303, location: '/dossiers' })
    expect(cookiesOf(chosen.headers).join()).toContain('language=en')
    const signedIn = await stranger().post('/sign-in', { number: 'H002', password })
    expect(cookiesOf(signedIn.headers).join()).toContain('language=en')
  })

  it('stay as the machine has them for an account that never chose', async () => {
    const signedIn = await stranger().post('/sign-in', { number: 'H003', password }, { Cookie: 'language=en' })
    expect(cookiesOf(signedIn.headers).join()).not.toMatch(/language=|theme=/)
  })

  it('take nothing that they do not know, and lead to no other site', async () => {
    const answer = await house.as('hr2').post('/theme', { theme: '"><script>', back: 'https://evil.cn' })
    expect(answer).toMatchObject({ status: 303, location: '/' })
    expect(cookiesOf(answer.headers)).toEqual([])
  })
})
