import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import { codeAt } from '#domain/accounts/totp.ts'
import { paths } from '#views/paths.ts'
import { type Cast, cast, drawnFor, type World, world } from '../world.ts'

let w: World

beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const password = 'a password of fifteen'
const optionally = (wish: 'required' | 'optional') => w.as('hrLead').post(paths.secondFactor(), { wish })

/** A browser of somebody: it keeps the cookies that it is given, and its forms are drawn for that one. */
function browser(who: Cast) {
  const cookies = new Map<string, string>()
  const send = async (path: string, form?: Record<string, string>) => {
    const answer = await w.web.request(path, {
      headers: {
        Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'Sec-Fetch-Site': 'same-origin',
      },
      ...(form && {
        method: 'POST',
        body: new URLSearchParams({ cmd_id: drawnFor(w.app, w.account(who), path.split('?')[0] ?? ''), ...form }),
      }),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    return { status: answer.status, location: answer.headers.get('Location'), text: await answer.text() }
  }
  return { send, signIn: () => send('/sign-in', { number: cast[who].number, password }), cookies }
}

const secretIn = (text: string) => /name="secret" value="([A-Z2-7]{32})"/.exec(text)?.[1] ?? ''
const codesIn = (text: string) =>
  [...text.matchAll(/<code>([0-9A-Z]{4}-[0-9A-Z]{4})<\/code>/g)].map(([, code = '']) => code)

/** Sets an authenticator up on the own page; answers its secret and the recovery codes. */
async function withTotp(who: Cast) {
  const own = browser(who)
  await own.signIn()
  const secret = secretIn((await own.send(paths.myFactor())).text)
  const set = await own.send(paths.myFactor(), { kind: 'totp', secret, 'code-once': codeAt(secret, w.app.now()) })
  expect(set.status).toBe(200)
  w.clock.forward(1)
  return { own, secret, recovery: codesIn(set.text) }
}

const pass = (own: ReturnType<typeof browser>, code: string) => own.send('/sign-in/factor', { 'code-once': code })

describe('an authenticator', () => {
  it('is set up with a picture and a code of it, and asked for at every sign-in from then on', async () => {
    const { secret, recovery } = await withTotp('hr')
    expect(recovery).toHaveLength(10)
    const own = browser('hr')
    expect(await own.signIn()).toMatchObject({ status: 303, location: '/sign-in/factor' })
    expect((await own.send('/dossiers')).location).toBe('/sign-in/factor')
    expect((await own.send('/dossiers/new', { name: 'x' })).status).toBe(401)
    expect((await pass(own, '000000')).text).toContain('口令不对，或已经用过')
    expect(await pass(own, codeAt(secret, w.app.now()))).toMatchObject({ status: 303, location: '/' })
    expect((await own.send('/dossiers')).status).toBe(200)
  })

  it('takes each code once, also in another browser, and a recovery code once', async () => {
    const { secret, recovery } = await withTotp('legal')
    const [one, other] = [browser('legal'), browser('legal')]
    await one.signIn()
    await other.signIn()
    const code = codeAt(secret, w.app.now())
    expect((await pass(one, code)).status).toBe(303)
    expect((await pass(other, code)).status).toBe(422)
    const saved = recovery[3] ?? ''
    expect((await pass(other, saved.toLowerCase())).status).toBe(303)
    const third = browser('legal')
    await third.signIn()
    expect((await pass(third, saved)).status).toBe(422)
  })

  it('is not set up with a wrong code, and what is kept of it opens nothing', async () => {
    const own = browser('finance')
    await own.signIn()
    const page = await own.send(paths.myFactor())
    expect(page.text).toContain('<svg')
    const secret = secretIn(page.text)
    const wrong = await own.send(paths.myFactor(), { kind: 'totp', secret, 'code-once': '000000' })
    expect([wrong.status, wrong.text.includes('口令不对')]).toEqual([422, true])
    expect(secretIn(wrong.text)).toBe(secret)
    const { secret: kept, recovery } = await withTotp('finance')
    const rows = [
      await w.app.db.selectFrom('factors').selectAll().execute(),
      await w.app.db.selectFrom('factor_codes').selectAll().execute(),
    ]
    const everything =
      JSON.stringify(rows) +
      Buffer.concat((rows[0] as { secret: Buffer }[]).map((row) => row.secret)).toString('latin1')
    for (const known of [kept, ...recovery]) expect(everything.includes(known)).toBe(false)
  })

  it('holds up whoever guesses, and the log says so', async () => {
    await withTotp('archivist')
    const own = browser('archivist')
    await own.signIn()
    own.cookies.delete([...own.cookies.keys()].find((name) => name.startsWith('device-')) ?? '')
    const statuses = []
    for (let n = 0; n < 7; n += 1) statuses.push((await pass(own, `00000${n}`)).status)
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429])
    const entries = await log.search(w.app.db, { act: 'factor.refused' }, 20)
    expect(entries.filter(({ body }) => body.includes('too-many'))).toHaveLength(1)
    w.clock.forward(16)
  })

  it('takes the form of its own account only', async () => {
    await withTotp('headTech')
    const own = browser('headTech')
    await own.signIn()
    const foreign = drawnFor(w.app, w.account('hr'), '/sign-in/factor')
    expect((await own.send('/sign-in/factor', { 'code-once': '1', cmd_id: foreign })).status).toBe(409)
  })
})

describe('data of which nobody has said yet that they count', () => {
  it('let in whoever has a second factor, or sets one up, to say so; each code works once there too', async () => {
    const { secret } = await withTotp('keeper')
    w.app.seals.refuseWriting(true)
    w.app.standstill.begin('data-unproven')
    const [own, other] = [browser('keeper'), browser('keeper')]
    await own.signIn()
    await other.signIn()
    const code = codeAt(secret, w.app.now())
    expect(await pass(own, code)).toMatchObject({ status: 303, location: '/' })
    expect((await pass(other, code)).status).toBe(422)
    expect((await own.send(paths.agreements())).status).toBe(200)
    expect((await own.send(paths.myFactorRemoval(), {})).status).toBe(503)
    w.app.seals.refuseWriting(false)
    w.app.standstill.end('data-unproven')
    expect(await w.app.seals.unsound()).toEqual([])
  })
})

describe('a printed card', () => {
  it('is asked for code by code, in their order', async () => {
    const own = browser('hr2')
    await own.signIn()
    const made = await own.send(paths.myFactor(), { kind: 'card' })
    const codes = codesIn(made.text)
    expect(codes).toHaveLength(50)
    const again = browser('hr2')
    await again.signIn()
    expect((await again.send('/sign-in/factor')).text).toContain('第 1 个口令')
    expect((await pass(again, codes[1] ?? '')).status).toBe(422)
    expect((await pass(again, codes[0] ?? '')).status).toBe(303)
    const third = browser('hr2')
    await third.signIn()
    expect((await third.send('/sign-in/factor')).text).toContain('第 2 个口令')
    expect((await pass(third, codes[0] ?? '')).status).toBe(422)
    expect((await pass(third, codes[1] ?? '')).status).toBe(303)
  })
})

describe('a lost factor', () => {
  it('is cured by two people: a code of the HR lead that IT let be used, once', async () => {
    await withTotp('leaderTech')
    const issued = await w.as('hrLead').post(paths.accountLink(w.account('leaderTech')), { purpose: 'factor' })
    const code = /<code>([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})<\/code>/.exec(issued.text)?.[1] ?? ''
    const own = browser('leaderTech')
    await own.signIn()
    expect((await pass(own, code)).text).toContain('还没有启用')
    await w.as('it').post(paths.numberedAccountAct(w.account('leaderTech'), 'activation'))
    expect(await pass(own, code)).toMatchObject({ status: 303, location: '/' })
    const next = browser('leaderTech')
    expect(await next.signIn()).toMatchObject({ status: 303, location: '/' })
    const set = await next.send('/sign-in/first', {
      number: 'L002',
      'code-once': code,
      password: 'plum oar wing lamp',
      'password-again': 'plum oar wing lamp',
    })
    expect(set.status).toBe(422)
  })
})

describe('a house that asks for a second factor', () => {
  it('lets HR, IT and the auditor set one up at the next sign-in, before anything else; others may', async () => {
    expect((await optionally('required')).status).toBe(303)
    const own = browser('auditor')
    expect(await own.signIn()).toMatchObject({ status: 303, location: '/sign-in/enrolment' })
    expect((await own.send('/log')).location).toBe('/sign-in/enrolment')
    const secret = secretIn((await own.send('/sign-in/enrolment')).text)
    const set = await own.send('/sign-in/enrolment', { kind: 'totp', secret, 'code-once': codeAt(secret, w.app.now()) })
    expect([set.status, codesIn(set.text).length]).toEqual([200, 10])
    expect((await own.send('/log')).status).toBe(200)
    expect((await own.send(paths.myFactorRemoval(), {})).text).toContain('不能取消')
    expect(await browser('manager').signIn()).toMatchObject({ location: '/' })
    await optionally('optional')
    expect((await own.send(paths.myFactorRemoval(), {})).status).toBe(303)
  })
})

describe('what leaves the house or changes rights', () => {
  it('asks for the password again where five minutes have passed, keeps the form, and then does it once', async () => {
    const own = browser('hrLead')
    await own.signIn()
    const address = paths.accountAct(w.account('keeper'), 'suspension')
    w.clock.forward(6)
    const cmd_id = drawnFor(w.app, w.account('hrLead'), address)
    const asked = await own.send(address, { cmd_id })
    expect([asked.status, asked.text.includes('请再次确认是您本人')]).toEqual([422, true])
    expect(asked.text).toContain(`value="${cmd_id}"`)
    expect(w.app.directory.actorOf(w.account('keeper'))).toBeDefined()
    const wrong = await own.send(address, { cmd_id, 'proof-secret': 'no' })
    expect([wrong.status, wrong.text.includes('刚才的事还没有办')]).toEqual([422, true])
    expect((await own.send(address, { cmd_id, 'proof-secret': password })).status).toBe(303)
    expect(w.app.directory.actorOf(w.account('keeper'))).toBeUndefined()
    expect((await own.send(paths.accountAct(w.account('keeper'), 'resumption'), {})).status).toBe(303)
  })

  it('asks for the second factor of whoever has one, and takes no password for it', async () => {
    const { own, secret } = await withTotp('it')
    w.clock.forward(6)
    const address = paths.numberedAccountAct(w.account('fallback'), 'lock')
    expect((await own.send(address, {})).text).toContain('动态口令')
    expect((await own.send(address, { 'proof-secret': password })).status).toBe(422)
    expect((await own.send(address, { 'proof-secret': codeAt(secret, w.app.now()) })).status).toBe(303)
  })

  it('asks before a second factor is set up, changed or removed: a session left open gives nobody a factor', async () => {
    const own = browser('hrLead')
    await own.signIn()
    w.clock.forward(6)
    for (const path of [paths.myFactor(), paths.myRecovery(), paths.myFactorRemoval()])
      expect((await own.send(path, { kind: 'card' })).text).toContain('请再次确认是您本人')
    expect(
      await w.app.db.selectFrom('factors').selectAll().where('account_id', '=', w.account('hrLead')).execute(),
    ).toEqual([])
  })

  it('does not ask for reading and for what changes nothing of the kind', async () => {
    const own = browser('hrLead')
    await own.signIn()
    w.clock.forward(6)
    expect((await own.send(paths.accounts())).status).toBe(200)
    expect((await own.send('/settings/phrases', { phrases: '同意' })).status).toBe(303)
  })
})

describe('the own page', () => {
  it('lists the own sessions, and signs out everywhere else', async () => {
    const [here, there] = [browser('manager'), browser('manager')]
    await here.signIn()
    await there.signIn()
    const { text } = await here.send(paths.mySignIn())
    expect(text).toContain('这里')
    expect((await here.send(paths.mySessions(), {})).status).toBe(303)
    expect((await there.send('/')).location).toBe('/sign-in')
    expect((await here.send(paths.mySignIn())).status).toBe(200)
  })

  it('changes the password, which ends the other sessions', async () => {
    const [here, there] = [browser('leaderFinance'), browser('leaderFinance')]
    await here.signIn()
    await there.signIn()
    const form = {
      'password-current': password,
      password: 'plum oar wing lamp',
      'password-again': 'plum oar wing lamp',
    }
    expect((await here.send(paths.myPassword(), { ...form, 'password-current': 'no' })).text).toContain(
      '现在的密码不对',
    )
    expect((await here.send(paths.myPassword(), form)).status).toBe(303)
    expect((await there.send('/')).location).toBe('/sign-in')
    expect((await here.send('/')).status).toBe(200)
  })
})
