import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { type Browser, cardOf, founding, installation, linkIn, seatOf, secret } from './first-start-walk.ts'

const house = installation()
const { begin, killed, unseal, visit } = house
afterAll(() => house.close())

const password = '一个只有自己才会知道的长长的密码'

/** After every step. */
it('a first start goes on where it was left, whenever its process is killed', async () => {
  let founder = await begin()
  await founder.ask('/start/organisation', founding)

  founder = await killed()
  expect((await founder.ask('/start')).to).toBe('/start/custodians')
  await visit().ask(await seatOf(founder), { first: secret, second: secret })

  founder = await killed()
  const again = async (founder: Browser) => {
    const custodian = visit()
    await custodian.ask(await seatOf(founder), { first: secret })
    return { custodian, card: await cardOf(custodian) }
  }
  const { card: lost } = await again(founder)

  founder = await killed()
  const { custodian: same, card } = await again(founder)
  await same.ask('/start/card/reading', { code: lost })
  expect((await founder.ask('/start')).to).toBe('/start/custodians')
  // Killed while the keys are being made of what was read back: the founder has them made again.
  const reading = same.ask('/start/card/reading', { code: card }).catch(() => undefined)
  await expect.poll(() => existsSync(join(house.cwd, 'data/founding.making')), { interval: 1 }).toBe(true)
  founder = await killed()
  await reading
  expect((await founder.ask('/start')).to).toBe('/start/custodians')
  expect((await founder.ask('/start/custodians')).text).toContain('action="/start/keyring"')
  expect((await founder.ask('/start/keyring', {})).status).toBe(303)
  expect((await founder.ask('/start')).to).toBe('/unseal')
  await unseal()
  await founder.ask('/start/people', { 'hr-lead': '101', it: '102', auditor: '103', keeper: '104', legal: 'on' })
  const seat = async (founder: Browser, duty: string, name: string) =>
    visit().ask(linkIn((await founder.ask(`/start/people/${duty}/link`, { to: 'show' })).text), {
      name,
      first: password,
      second: password,
    })
  await seat(founder, 'hr-lead', '方宁')

  founder = await killed()
  await unseal()
  const people = await founder.ask('/start/people')
  expect([people.text.includes('可以登录'), people.text.includes('102')]).toEqual([true, true])
  for (const [duty, name] of [
    ['it', '阮维'],
    ['auditor', '季审言'],
    ['keeper', '何书远'],
  ] as const)
    expect((await seat(founder, duty, name)).to).toBe('/sign-in')

  await killed({ first: false })
  await unseal()
  let lead = visit()
  expect((await lead.ask('/sign-in', { number: '101', password })).to).toBe('/sign-in/enrolment')
  const made = await lead.send('/sign-in/enrolment', '/sign-in/enrolment', { kind: 'card' })
  const codes = [...made.text.matchAll(/\d+\. <code>([^<]+)<\/code>/g)].map(([, one = '']) => one)
  /** Killed, opened, and the lead signed in with the next code of the card. */
  const leadAgain = async () => {
    await killed({ first: false })
    await unseal()
    lead = visit()
    await lead.ask('/sign-in', { number: '101', password })
    const { status } = await lead.send('/sign-in/factor', '/sign-in/factor', { 'code-once': codes.shift() ?? '' })
    expect(status).toBe(303)
  }
  expect((await lead.ask('/')).to).toBe('/setup/questions')
  const approvers = (await lead.ask('/setup/deputies')).text
  const [, keeper = ''] =
    /<option value="([^"]+)"[^>]*>[^<]*方宁/.exec(approvers.slice(approvers.indexOf('name="person"'))) ?? []
  await lead.send('/setup/deputies', '/setup/fallback', { person: keeper, step: 'deputies' })

  await leadAgain()
  expect((await lead.ask('/setup/deputies')).text).toMatch(new RegExp(`value="${keeper}" selected`))
  await lead.send('/setup/questions', '/setup/questions', { reading: 'career', managed: 'here' })
  expect((await lead.ask('/')).to).toBe('/setup/tree')

  await leadAgain()
  expect((await lead.ask('/')).to).toBe('/setup/tree')
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const table = '部门名称\t上级部门\t代码\n检测部\t\tLX-JC\n市场部\t\tLX-SC'
  const seen = await lead.send('/setup/tree', '/setup/tree', { text: table, since: day, do: 'look' })
  expect([seen.status, seen.text.includes('市场部')]).toEqual([200, true])
  await lead.send('/setup/tree', '/setup/tree', { text: table, since: day, do: 'keep' })

  await leadAgain()
  expect((await lead.ask('/')).to).toBe('/setup')
  const list = (await lead.ask('/setup')).text
  expect([list.includes('单位下面 2 个机构'), list.includes('导入交换文件，或录入第一卷')]).toEqual([true, true])
  // What the auditor was to keep besides was noted before the first kill after it.
  expect([list.includes('没有人管合同'), list.includes('没有人定工资')]).toEqual([false, true])
})
