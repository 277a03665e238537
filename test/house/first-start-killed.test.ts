import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { cardOf, founding, installation, seatOf, secret } from './first-start-walk.ts'

const house = installation()
afterAll(() => house.close())

/** Killed where most is under way; after every step, and to the end: first-start-killed.long.test.ts. */
it('a first start goes on where it was left when its process is killed while it makes the keys', async () => {
  let founder = await house.begin()
  await founder.ask('/start/organisation', founding)
  const custodian = house.visit()
  await custodian.ask(await seatOf(founder), { first: secret, second: secret })
  const reading = custodian.ask('/start/card/reading', { code: await cardOf(custodian) }).catch(() => undefined)
  await expect.poll(() => existsSync(join(house.cwd, 'data/founding.making')), { interval: 1 }).toBe(true)
  founder = await house.killed()
  await reading
  expect((await founder.ask('/start')).to).toBe('/start/custodians')
  expect((await founder.ask('/start/custodians')).text).toContain('action="/start/keyring"')
  expect((await founder.ask('/start/keyring', {})).status).toBe(303)
  expect((await founder.ask('/start')).to).toBe('/unseal')
  await house.unseal()
})
