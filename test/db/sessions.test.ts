import { beforeEach, expect, it } from 'vitest'
import * as sessions from '#db/sessions.ts'
import { type Instant, instant } from '#domain/time.ts'
import { type BareHouse, bareHouse, morning } from './bare-house.ts'

let house: BareHouse
let at: Instant
let needs: sessions.Needs

beforeEach(async () => {
  house = await bareHouse()
  at = morning
  needs = { db: house.db, vault: house.vault, now: () => at }
})

const wait = (minutes: number) => {
  at = instant(new Date(Date.parse(at) + minutes * 60_000))
}

const begin = () => sessions.begin(needs, house.account, 'Chrome · Windows')
const rows = () => house.db.selectFrom('sessions').select(['id', 'device']).execute()

it('knows whose token it is', async () => {
  expect(await sessions.find(needs, await begin())).toBe(house.account)
  expect(await sessions.find(needs, 'abcdefghijklmnopqrstuvwxyz234567abcdefgh')).toBeUndefined()
})

it('keeps no token that could be used, only a keyed print', async () => {
  const token = await begin()
  const [row] = await rows()
  expect(row?.id).not.toContain(token)
  expect(await sessions.find(needs, row?.id ?? '')).toBeUndefined()
  expect(row?.id).toBe(house.vault.tokenPrint(token))
})

it('kills the token at sign-out, for every copy of it', async () => {
  const token = await begin()
  await sessions.end(needs, token)
  expect(await sessions.find(needs, token)).toBeUndefined()
  expect(await rows()).toEqual([])
})

it('ends one session and leaves the others of the account', async () => {
  const [one, two] = [await begin(), await begin()]
  await sessions.end(needs, one)
  expect(await sessions.find(needs, two)).toBe(house.account)
})

it('ends after twenty idle minutes', async () => {
  const token = await begin()
  wait(sessions.idleMinutes - 1)
  expect(await sessions.find(needs, token)).toBe(house.account)
  wait(sessions.idleMinutes)
  expect(await sessions.find(needs, token)).toBeUndefined()
  expect(await rows()).toEqual([])
})

it('lasts while somebody works, but never beyond ten hours', async () => {
  const token = await begin()
  for (let minutes = 10; minutes < sessions.absoluteHours * 60; minutes += 10) {
    wait(10)
    expect(await sessions.find(needs, token), `${minutes} minutes`).toBe(house.account)
  }
  wait(10)
  expect(await sessions.find(needs, token)).toBeUndefined()
})

it.each(['locked', 'closed'] as const)('ends when the account is %s', async (state) => {
  const token = await begin()
  await house.db.updateTable('accounts').set({ state }).execute()
  expect(await sessions.find(needs, token)).toBeUndefined()
})

it('does not depend on the clock of the machine', async () => {
  at = '2031-01-01T00:00:00.000Z' as Instant
  const token = await begin()
  wait(1)
  expect(await sessions.find(needs, token)).toBe(house.account)
})

it('removes what ended by time, and nothing else', async () => {
  await begin()
  wait(sessions.idleMinutes + 1)
  const token = await begin()
  await sessions.removeEnded(needs)
  expect(await rows()).toHaveLength(1)
  expect(await sessions.find(needs, token)).toBe(house.account)
})
