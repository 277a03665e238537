import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import { createHouse } from '#house/house.ts'
import { createKeyring } from '#keys/keyring.ts'
import { createWeb } from '#routes/create-web.ts'
import type { House, Progress } from '#routes/web/house.ts'
import { cheap, morning } from '../db/bare-house.ts'
import { drawnFor, type World, world } from '../world.ts'

let folder: string
let inside: World
let house: House
let recoveryCode: string
let closed: number
let progress: Progress
let goOn: (error?: Error) => void

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'juanzong-unseal-'))
  inside = await world()
  closed = 0
  const path = join(folder, 'keyring.db')
  const made = await createKeyring({
    path,
    mark: 'real',
    passphrases: ['江南可采莲'],
    recoveryCard: true,
    cost: cheap,
    at: morning,
  })
  made.keyring.close()
  recoveryCode = made.recoveryCode ?? ''
  house = createHouse(path, {
    demo: false,
    open: async (_, report) => {
      progress = report
      await new Promise<void>((resolve, reject) => {
        goOn = (error) => (error ? reject(error) : resolve())
      })
      const close = async () => {
        closed += 1
      }
      return { app: inside.app, close }
    },
  })
})

afterEach(async () => {
  await house.close()
  await inside.close()
  rmSync(folder, { recursive: true })
})

const web = () => createWeb(house, { reach: { https: false } })
const get = (path: string, headers = {}) => web().request(path, { headers })
const post = (path: string, form: Record<string, string>, headers = {}) =>
  web().request(path, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
  })
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('a sealed house', () => {
  it('leads every address to the one page that it has', async () => {
    for (const [path, leads] of [
      ['/', '/unseal'],
      ['/sign-in', '/unseal'],
      ['/dossiers', '/unseal?to=%2Fdossiers'],
      ['/nowhere', '/unseal?to=%2Fnowhere'],
    ] as const) {
      const answer = await get(path)
      expect([answer.status, answer.headers.get('Location')], path).toEqual([303, leads])
    }
    expect((await post('/sign-in', { number: 'H001', password: 'x' })).headers.get('Location')).toBe('/unseal')
  })

  it.each([
    ['the page alone, without what was searched on it', '/dossiers?q=林知行#rows', {}, '/unseal?to=%2Fdossiers'],
    ['the page that a sign-in would have led to', '/sign-in?to=%2Fcases', {}, '/unseal?to=%2Fcases'],
    ['no other house', '/.//elsewhere.cn', {}, '/unseal'],
  ])('carries on %s', async (_, path, headers, leads) => {
    expect((await get(path, headers)).headers.get('Location')).toBe(leads)
  })

  it('carries on the page of a part that was asked for', async () => {
    const headers = { 'HX-Request': 'true', 'HX-Current-URL': 'http://localhost/cases?for=her', Host: 'localhost' }
    const answer = await get('/suggestions/x', headers)
    expect([answer.status, answer.headers.get('HX-Redirect')]).toEqual([401, '/unseal?to=%2Fcases'])
  })

  it('takes whoever was on a page back to it, through a wrong secret, the opening and the sign-in', async () => {
    const asked = await (await get('/unseal?to=%2Fcases')).text()
    expect(asked).toContain('<input type="hidden" name="to" value="/cases"/>')
    expect(await (await post('/unseal', { secret: 'no', to: '/cases' })).text()).toContain('name="to" value="/cases"')
    const opening = await post('/unseal', { secret: '江南可采莲', to: '/cases' })
    expect(opening.headers.get('Location')).toBe('/unseal/progress?to=%2Fcases')
    expect(await (await get('/unseal/progress?to=%2Fcases')).text()).toContain('hx-get="/unseal/progress?to=%2Fcases"')
    goOn()
    while (house.state.is === 'opening') await settled()
    expect(await (await get('/unseal/progress?to=%2Fcases')).text()).toContain('href="/sign-in?to=%2Fcases"')
    expect((await get('/unseal?to=%2Fcases')).headers.get('Location')).toBe('/cases')
    for (const to of ['//elsewhere.cn', 'https://elsewhere.cn/', '/\\elsewhere.cn'])
      expect((await get(`/unseal?to=${encodeURIComponent(to)}`)).headers.get('Location'), to).toBe('/')
  })

  it('holds what somebody was typing when it was sealed, to be sent again once it is open', async () => {
    const cmd_id = drawnFor(inside.app, inside.account('hr'), '/dossiers/new')
    const answer = await post('/dossiers/new', { cmd_id, name: '林知行', password: 'a secret of hers' })
    const text = await answer.text()
    expect(answer.status).toBe(503)
    expect(text).toContain('系统刚刚锁定')
    expect(text).toContain('<dd>林知行</dd>')
    expect(text).toContain('href="/unseal"')
    expect(text).toContain(`name="cmd_id" value="${cmd_id}"`)
    expect(text).not.toContain('a secret of hers')
    const large = await post('/imports', { file: 'x' }, { 'Content-Length': String(5 * 1024 * 1024) })
    expect([large.status, (await large.text()).includes('系统刚刚锁定')]).toEqual([503, true])
    const byScript = await post('/imports', { file: 'x' }, { 'HX-Request': 'true' })
    expect([byScript.status, byScript.headers.get('HX-Redirect')]).toEqual([503, null])
  })

  it('keeps no custodian out for what somebody tries elsewhere', async () => {
    const from = (remoteAddress: string, secret: string) =>
      web().request(
        '/unseal',
        { method: 'POST', body: new URLSearchParams({ secret }), headers: { 'Sec-Fetch-Site': 'same-origin' } },
        { incoming: { socket: { remoteAddress } } },
      )
    for (let n = 0; n < 12; n += 1) await from('10.0.0.66', 'no')
    expect((await from('10.0.0.66', 'no')).status).toBe(429)
    expect((await from('10.0.0.7', '江南可采莲')).status).toBe(303)
    goOn()
    await settled()
  })

  it('shows a field for a secret and nothing of what it keeps', async () => {
    const text = await (await get('/unseal')).text()
    expect(text).toContain('name="secret"')
    expect(text).toContain('type="password"')
    for (const name of ['林晓岚', '华星', 'H001']) expect(text).not.toContain(name)
  })

  it('says that it is sealed, and its version, to whoever watches over it', async () => {
    const answer = await get('/health')
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ state: 'sealed', version: house.version })
  })

  it('speaks the language that was chosen', async () => {
    const chosen = await post('/language', { language: 'en', back: '/unseal' })
    expect([chosen.status, chosen.headers.get('Location')]).toEqual([303, '/unseal'])
    const cookie =
      chosen.headers
        .getSetCookie()
        .find((text) => text.startsWith('language='))
        ?.split(';')[0] ?? ''
    expect(await (await get('/unseal', { Cookie: cookie })).text()).toContain('The system is locked')
  })

  it('stays sealed for a wrong secret and never shows it again', async () => {
    const answer = await post('/unseal', { secret: '江南不可采莲' })
    const text = await answer.text()
    expect(answer.status).toBe(422)
    expect(text).toContain('口令或恢复码不对')
    expect(text).not.toContain('江南不可采莲')
    expect(house.state.is).toBe('sealed')
  })

  it('does not answer more than ten tries a minute', async () => {
    for (let n = 0; n < 10; n += 1) expect((await post('/unseal', { secret: 'no' })).status).toBe(422)
    expect((await post('/unseal', { secret: '江南可采莲' })).status).toBe(429)
    expect(house.state.is).toBe('sealed')
  })

  it('takes no secret from another site', async () => {
    const answer = await post('/unseal', { secret: '江南可采莲' }, { 'Sec-Fetch-Site': 'cross-site' })
    expect(answer.status).toBe(403)
    expect(house.state.is).toBe('sealed')
  })
})

describe('an opening house', () => {
  it('shows real numbers on a page that looks again, with and without script', async () => {
    const answer = await post('/unseal', { secret: '江南可采莲' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/unseal/progress'])
    progress('roster', 1500, 10_000)
    const text = await (await get('/unseal/progress')).text()
    expect(text).toContain('1,500 / 10,000')
    expect(text).toContain('打开名册')
    expect(text).toMatch(/<noscript><meta http-equiv="refresh" content="1"/)
    expect(text).toContain('hx-get="/unseal/progress"')
    expect(await (await get('/health')).json()).toMatchObject({ state: 'opening' })
    expect((await get('/dossiers')).headers.get('Location')).toBe('/unseal?to=%2Fdossiers')
    expect((await get('/unseal')).headers.get('Location')).toBe('/unseal/progress')
    goOn()
    await settled()
  })

  it('is not opened twice by two custodians at once', async () => {
    const [one, two] = await Promise.all([
      post('/unseal', { secret: '江南可采莲' }),
      post('/unseal', { secret: '江南可采莲' }),
    ])
    expect([one.status, two.status].sort()).toEqual([303, 422])
    goOn()
    await settled()
  })

  it('is sealed again when it cannot be opened, and says so without saying why', async () => {
    await post('/unseal', { secret: '江南可采莲' })
    goOn(new Error('赵国华的档案坏了'))
    await settled()
    expect(house.state).toMatchObject({ is: 'sealed', failed: { code: 'unknown' } })
    const text = await (await get('/unseal')).text()
    expect(text).toContain('没有打开成功')
    expect(text).not.toContain('赵国华')
    expect((await post('/unseal', { secret: '江南可采莲' })).status).toBe(303)
    goOn()
    while (house.state.is === 'opening') await settled()
    expect(house.state.is).toBe('open')
  })
})

describe('an open house', () => {
  const unseal = async (secret: string) => {
    await post('/unseal', { secret })
    goOn()
    while (house.state.is === 'opening') await settled()
  }

  it('was opened by a passphrase or the recovery code, and the log says by which and how often it was refused before', async () => {
    await post('/unseal', { secret: 'no' })
    await unseal(recoveryCode.toLowerCase())
    const [newest] = await log.search(inside.app.db, { act: 'house.unsealed' }, 1)
    expect(JSON.parse(newest?.body ?? '{}')).toMatchObject({
      actor: 'system',
      about: { by: 'recovery-code', refused: 1 },
    })
    expect((await get('/unseal')).headers.get('Location')).toBe('/')
    expect(await (await get('/unseal/progress')).text()).toContain('可以登录')
    expect((await get('/dossiers')).headers.get('Location')).toBe('/sign-in?to=%2Fdossiers')
  })

  it('answers no wrong secret with anything but the way in', async () => {
    await unseal('江南可采莲')
    expect((await post('/unseal', { secret: 'no' })).headers.get('Location')).toBe('/unseal/progress')
  })

  it('is sealed by the head of human resources: keys gone, everybody out, in the log', async () => {
    await unseal('江南可采莲')
    const lead = inside.as('hrLead')
    for (const who of ['hr', 'it'] as const) await inside.as(who).get('/dossiers')
    const asked = (await lead.get('/seal')).text
    for (const said of ['立即锁定', '2 人，2 处登录', '林晓岚', 'I001', '写的都还在']) expect(asked).toContain(said)
    expect(asked.match(/<tr data-row="/g)).toHaveLength(2)
    const { db } = inside.app
    const cookie = { Cookie: await inside.cookie('hrLead') }
    const cmd_id = drawnFor(inside.app, inside.account('hrLead'), '/seal')
    const answer = await post('/seal', { cmd_id }, cookie)
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/unseal'])
    expect(house.state.is).toBe('sealed')
    expect(house.app()).toBeUndefined()
    expect(closed).toBe(1)
    expect((await get('/dossiers', cookie)).headers.get('Location')).toBe('/unseal?to=%2Fdossiers')
    const [newest] = await log.search(db, { act: 'house.sealed' }, 1)
    expect(JSON.parse(newest?.body ?? '{}')).toMatchObject({ actor: inside.account('hrLead') })
    await unseal('江南可采莲')
    expect((await get('/dossiers', cookie)).headers.get('Location')).toBe('/sign-in?to=%2Fdossiers')
  })

  it('is sealed by IT, which meets whoever is signed in by number alone', async () => {
    await unseal('江南可采莲')
    await inside.as('hr').get('/dossiers')
    const asked = (await inside.as('it').get('/seal')).text
    expect(asked).toContain(inside.app.directory.numberOf(inside.account('hr')))
    expect(asked).toContain('1 人，1 处登录')
    for (const name of ['林晓岚', '姓名']) expect(asked).not.toContain(name)
    expect((await inside.as('it').get('/system')).text).toContain('href="/seal"')
    const { db } = inside.app
    const cookie = { Cookie: await inside.cookie('it') }
    const foreign = drawnFor(inside.app, inside.account('hr'), '/seal')
    expect((await post('/seal', { cmd_id: foreign }, cookie)).status).toBe(409)
    expect(house.state.is).toBe('open')
    const cmd_id = drawnFor(inside.app, inside.account('it'), '/seal')
    expect((await post('/seal', { cmd_id }, cookie)).headers.get('Location')).toBe('/unseal')
    expect(house.state.is).toBe('sealed')
    const [newest] = await log.search(db, { act: 'house.sealed' }, 1)
    expect(JSON.parse(newest?.body ?? '{}')).toMatchObject({ actor: inside.account('it') })
    expect((await post('/seal', { cmd_id }, cookie)).status).toBe(503)
  })

  it.each(['hr', 'auditor', 'headTech'] as const)(
    'is not sealed by %s, for whom there is no such page',
    async (who) => {
      await unseal('江南可采莲')
      expect((await inside.as(who).get('/seal')).status).toBe(404)
      expect((await inside.as(who).post('/seal')).status).toBe(404)
      expect(house.state.is).toBe('open')
    },
  )
})

it('opens for the demo with a key file and tells when that failed', async () => {
  const opened = house.openWith({ kind: 'passphrase', text: '江南可采莲' })
  while (house.state.is === 'sealed') await settled()
  goOn(new Error('no data'))
  await expect(opened).rejects.toThrow('no data')
  expect(await house.openWith({ kind: 'demo-key', text: 'x' })).toEqual({
    ok: false,
    refusal: 'unseal.demo-key-refused',
  })
})

describe('a house that takes two custodians', () => {
  it('opens for the second of them, whatever the first one waited, and says meanwhile how far it is', async () => {
    const path = join(folder, 'of-two.db')
    const passphrases = ['江南可采莲', '莲叶何田田']
    const made = await createKeyring({ path, mark: 'real', passphrases, threshold: 2, cost: cheap, at: morning })
    made.keyring.close()
    const two = createHouse(path, {
      demo: false,
      open: async () => ({ app: inside.app, close: async () => {} }),
    })
    const say = (secret: string, from: string) =>
      createWeb(two, { reach: { https: false } }).request('/unseal', {
        method: 'POST',
        body: new URLSearchParams({ secret }),
        headers: { 'Sec-Fetch-Site': 'same-origin', 'X-From': from },
      })
    const first = await say('江南可采莲', 'one')
    expect([first.status, (await first.text()).includes('已有 1 位保管人')]).toEqual([422, true])
    const again = await (await say('江南可采莲', 'one')).text()
    expect(again).toContain('刚才已经输过')
    expect(await (await say('鱼戏莲叶间', 'three')).text()).toContain('口令或恢复码不对')
    expect((await say('莲叶何田田', 'two')).headers.get('Location')).toBe('/unseal/progress')
    await expect.poll(() => two.state.is).toBe('open')
    await two.close()
  })
})
