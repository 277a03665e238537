import { v7 } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import { signIn, signOut } from '#actions/accounts/accounts.ts'
import * as accounts from '#db/accounts.ts'
import * as log from '#db/log/log.ts'
import * as sessions from '#db/sessions.ts'
import type { Actor } from '#domain/access/actor.ts'
import { limits } from '#domain/accounts/throttle.ts'
import type { AccountId, PersonId } from '#domain/ids.ts'
import { type Instant, instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { type BareHouse, bareHouse, morning } from './bare-house.ts'

const password = '江南可采莲莲叶何田田'
let house: BareHouse
let app: App
let at: Instant
const id = 'lin' as AccountId

beforeEach(async () => {
  house = await bareHouse()
  at = morning
  app = {
    db: house.db,
    disk: house.db.disk,
    vault: house.vault,
    seals: house.db.seals,
    now: () => at,
    newId: () => v7(),
    missed: { roster: false },
    // Nobody here has a duty, so nobody has to have a second factor.
    directory: { actorOf: () => undefined },
  } as unknown as App
  const passwordHash = await house.vault.hashPassword(password)
  await accounts.add(app, { id, staffNumber: 'H002', person: 'person' as PersonId, passwordHash, at })
})

const attempt = async (more: Partial<Parameters<typeof signIn>[1]> = {}) => {
  at = instant(new Date(Date.parse(at) + 10))
  const done = await signIn(app, { staffNumber: 'H002', password, address: '10.0.0.1', device: 'Chrome', ...more })
  return done.ok ? 'in' : done.refusal
}

const wait = (minutes: number) => {
  at = instant(new Date(Date.parse(at) + minutes * 60_000))
}

const logged = async () => (await log.following(house.db, 0, 100)).map(({ body }) => JSON.parse(body))
const failures = () => house.db.selectFrom('sign_in_failures').select('subject').execute()

describe('signing in', () => {
  it('takes the right password, in any width and case of the number, and says so in the log', async () => {
    const done = await signIn(app, { staffNumber: ' ｈ002', password, address: '10.0.0.1', device: 'Chrome' })
    expect(done.ok && (await sessions.find(app, done.value.token))).toBe(id)
    expect(await logged()).toMatchObject([{ act: 'session.started', actor: id }])
  })

  it('refuses a wrong password and an unknown number in the same words', async () => {
    expect(await attempt({ password: '江南可采莲' })).toBe('sign-in.refused')
    expect(await attempt({ staffNumber: 'H999' })).toBe('sign-in.refused')
    expect(await attempt({ staffNumber: '', password: '' })).toBe('sign-in.refused')
  })

  it('never writes down what was typed', async () => {
    await attempt({ staffNumber: '误输的密码', password: '另一个密码' })
    const text = JSON.stringify([await logged(), await failures()])
    for (const typed of ['误输的密码', '另一个密码', 'H002', '10.0.0.1']) expect(text).not.toContain(typed)
  })

  it.each(['locked', 'closed'] as const)('tells only who knows the password that the account is %s', async (state) => {
    await house.db.updateTable('accounts').set({ state }).where('id', '=', id).execute()
    expect(await attempt()).toBe('sign-in.not-active')
    expect(await attempt({ password: 'no' })).toBe('sign-in.refused')
    expect(await house.db.selectFrom('sessions').select('id').execute()).toEqual([])
  })

  it('does not open a sealed password in the row of another account', async () => {
    const other = 'gu' as AccountId
    await accounts.add(app, {
      id: other,
      staffNumber: 'H003',
      person: 'person' as PersonId,
      passwordHash: await house.vault.hashPassword('another password'),
      at,
    })
    const { secret } = await house.db
      .selectFrom('accounts')
      .select('secret')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    await house.db.updateTable('accounts').set({ secret }).where('id', '=', other).execute()
    await expect(attempt({ staffNumber: 'H003' })).rejects.toThrow()
  })
})

describe('the throttle', () => {
  it.each(['H002', 'H999'])('makes whoever guesses %s wait, known or not', async (staffNumber) => {
    for (let n = 0; n < limits.pair; n += 1)
      expect(await attempt({ staffNumber, password: 'no' })).toBe('sign-in.refused')
    expect(await attempt({ staffNumber, password: 'no' })).toBe('sign-in.throttled')
    expect(await attempt({ staffNumber })).toBe('sign-in.throttled')
    wait(16)
    expect(await attempt({ staffNumber, password: 'no' })).toBe('sign-in.refused')
  })

  it('does not keep out the person at another address when one address guesses', async () => {
    for (let n = 0; n <= limits.pair; n += 1) await attempt({ password: 'no' })
    expect(await attempt({ address: '10.0.0.2' })).toBe('in')
  })

  it('lets nobody elsewhere use up the tries of the owner, at another address', async () => {
    for (let n = 0; n < 20; n += 1) await attempt({ password: 'no', address: `10.0.3.${n % 4}` })
    expect(await attempt({ address: '10.0.4.1' })).toBe('in')
  })

  it('keeps a reserve for a device that was signed in before, and for the machine itself, whatever strangers do', async () => {
    const first = await signIn(app, { staffNumber: 'H002', password, address: '10.0.0.9', device: '' })
    const known = first.ok ? first.value.known : ''
    for (let n = 0; n < limits.account + 5; n += 1) await attempt({ password: 'no', address: `10.1.1.${n}` })
    for (let n = 0; n < limits.address; n += 1)
      await attempt({ staffNumber: `X${n}`, password: 'no', address: '10.0.0.9' })
    expect(await attempt({ address: '10.0.0.9' })).toBe('sign-in.throttled')
    expect(await attempt({ address: '10.0.0.9', known })).toBe('in')
    expect(await attempt({ address: '127.0.0.1', local: true })).toBe('in')
  })

  it('counts the tries of a known device too, by themselves, and believes no device that it did not make', async () => {
    const first = await signIn(app, { staffNumber: 'H002', password, address: '10.0.0.9', device: '' })
    const known = first.ok ? first.value.known : ''
    for (let n = 0; n < limits.pair; n += 1) await attempt({ password: 'no', known, address: `10.0.5.${n}` })
    expect(await attempt({ known })).toBe('sign-in.throttled')
    expect(await attempt({ address: '10.0.0.10' })).toBe('in')
    for (let n = 0; n < limits.account; n += 1) await attempt({ password: 'no', address: `10.0.1.${n}` })
    for (const forged of [known.slice(0, 36), `${known.slice(0, -2)}xx`, `${v7()}${known.slice(36)}`, '.', 'x.y'])
      expect(await attempt({ known: forged, address: '10.9.9.9' }), forged).toBe('sign-in.throttled')
  })

  it('stops guessing at one account from many addresses', async () => {
    for (let n = 0; n < limits.account; n += 1) await attempt({ password: 'no', address: `10.0.1.${n}` })
    expect(await attempt({ password: 'no', address: '10.0.2.1' })).toBe('sign-in.throttled')
  })

  it('stops guessing at many accounts from one address', async () => {
    for (let n = 0; n < limits.address; n += 1) await attempt({ staffNumber: `X${n}`, password: 'no' })
    expect(await attempt({ staffNumber: 'Y1', password: 'no' })).toBe('sign-in.throttled')
    expect(await attempt({ address: '10.0.0.2' })).toBe('in')
  })

  it('counts a burst that comes at once', async () => {
    const burst = await Promise.all(
      Array.from({ length: limits.pair + 5 }, () =>
        signIn(app, { staffNumber: 'H002', password: 'no', address: '10.0.0.1', device: '' }),
      ),
    )
    const refusals = burst.map((done) => (done.ok ? 'in' : done.refusal))
    expect(refusals.filter((refusal) => refusal === 'sign-in.throttled')).toHaveLength(5)
  })

  it('forgets the failures of whoever gets in', async () => {
    for (let n = 0; n < limits.pair - 1; n += 1) await attempt({ password: 'no' })
    expect(await attempt()).toBe('in')
    for (let n = 0; n < limits.pair - 1; n += 1) await attempt({ password: 'no' })
    expect(await attempt()).toBe('in')
  })
})

it('signs out for good and says so in the log', async () => {
  const done = await signIn(app, { staffNumber: 'H002', password, address: '', device: '' })
  if (!done.ok) throw new Error(done.refusal)
  await signOut(
    app,
    { account: id, person: 'person' as PersonId, duties: [], profile: 'state' } satisfies Actor,
    done.value.token,
  )
  expect(await sessions.find(app, done.value.token)).toBeUndefined()
  expect((await logged()).at(-1)).toMatchObject({ act: 'session.ended', actor: id })
})
