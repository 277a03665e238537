import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPdf } from '../pdf.ts'
import { type Running, start } from '../processes.ts'
import { isThorough } from '../thorough.ts'

const settings = fileURLToPath(new URL('../../tsconfig.json', import.meta.url))

let cwd: string
let program: Running
let origin: string
/** What the terminal shows of this start; none once the first start has ended. */
let code: string

beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'juanzong-killed-'))
})
afterAll(async () => {
  await kill()
  rmSync(cwd, { recursive: true })
})

async function kill() {
  program.process.kill('SIGKILL')
  if (program.process.exitCode === null && program.process.signalCode === null) await once(program.process, 'close')
}

/** Starts the program of an installation on the folder, as far as it says where it answers. */
async function begin({ first }: { readonly first: boolean }) {
  // From source the program reads how to draw from a file that it looks for where it is started.
  program = start('server', { cwd, env: { JUANZONG_PORT: '0', TSX_TSCONFIG_PATH: settings } })
  const [, address = ''] = await program.says(/(http:\/\/127\.0\.0\.1:\d+)/)
  origin = address
  code = first ? ((await program.says(/^ {4}([0-9A-Z]{4}-[0-9A-Z]{4})$/m))[1] ?? '') : ''
}

type Answer = { readonly status: number; readonly to: string; readonly text: string; readonly bytes: ArrayBuffer }

/** A browser with cookies of its own. A form that was drawn carries what its page gave it. */
function browser() {
  const cookies = new Map<string, string>()
  const ask = async (path: string, form?: Readonly<Record<string, string>>): Promise<Answer> => {
    const answer = await fetch(origin + path, {
      redirect: 'manual',
      headers: {
        'Sec-Fetch-Site': 'same-origin',
        Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    const bytes = await answer.arrayBuffer()
    const text = new TextDecoder().decode(bytes)
    return { status: answer.status, to: answer.headers.get('Location') ?? '', text, bytes }
  }
  const send = async (page: string, action: string, form: Readonly<Record<string, string>>) => {
    const { text } = await ask(page)
    const drawn = new RegExp(`<form[^>]*action="${action}"[^>]*>.*?name="cmd_id" value="([^"]+)"`, 's').exec(text)
    return ask(action, { ...(drawn?.[1] && { cmd_id: drawn[1] }), ...form })
  }
  return { ask, send }
}

type Browser = ReturnType<typeof browser>

/** Killed where it stands, and started again: whoever has the new code goes on. */
async function killed({ first = true } = {}): Promise<Browser> {
  await kill()
  await begin({ first })
  const founder = browser()
  if (first) await founder.ask('/start/code', { code })
  return founder
}

const linkIn = (text: string) => /(\/start\/(?:seat|person)\/[\w-]+)/.exec(text)?.[1] ?? ''

async function cardOf(custodian: Browser): Promise<string> {
  await custodian.ask('/start/card', {})
  const [text = ''] = await (await openPdf(new Uint8Array((await custodian.ask('/start/card.pdf')).bytes))).text()
  const [, groups = ''] = /\d{4}-\d\d-\d\d((?:\s*\d\s*[0-9A-Z]{4}){9})/.exec(text) ?? []
  return [...groups.matchAll(/\s*\d\s*([0-9A-Z]{4})/g)].map(([, group]) => group).join(' ')
}

const secret = '江南可采莲莲叶何田田'
const password = '一个只有自己才会知道的长长的密码'

async function unseal() {
  await browser().ask('/unseal', { secret })
  await expect.poll(async () => (await browser().ask('/sign-in')).status).toBe(200)
}

/** Killed where most is under way, and with `npm run thorough` after every step. */
it('a first start goes on where it was left, whenever its process is killed', async () => {
  await begin({ first: true })
  let founder = browser()
  await founder.ask('/start/code', { code })
  const founding = { name: '岚溪检测技术有限公司', shortName: '岚溪', code: 'LX', profile: 'enterprise', companies: '' }
  await founder.ask('/start/organisation', founding)

  if (isThorough) founder = await killed()
  expect((await founder.ask('/start')).to).toBe('/start/custodians')
  const custodian = browser()
  await custodian.ask(linkIn((await founder.ask('/start/custodians/1/link', { to: 'show' })).text), {
    first: secret,
    second: secret,
  })

  if (isThorough) founder = await killed()
  const again = async (founder: Browser) => {
    const custodian = browser()
    const link = linkIn((await founder.ask('/start/custodians/1/link', { to: 'show' })).text)
    await custodian.ask(link, { first: secret })
    return { custodian, card: await cardOf(custodian) }
  }
  const { card: lost } = await again(founder)

  founder = await killed()
  const { custodian: same, card } = await again(founder)
  await same.ask('/start/card/reading', { code: lost })
  expect((await founder.ask('/start')).to).toBe('/start/custodians')
  // Killed while the keys are being made of what was read back: the founder has them made again.
  const reading = same.ask('/start/card/reading', { code: card }).catch(() => undefined)
  await expect.poll(() => existsSync(join(cwd, 'data/founding.making')), { interval: 1 }).toBe(true)
  founder = await killed()
  await reading
  expect((await founder.ask('/start')).to).toBe('/start/custodians')
  expect((await founder.ask('/start/custodians')).text).toContain('action="/start/keyring"')
  expect((await founder.ask('/start/keyring', {})).status).toBe(303)
  expect((await founder.ask('/start')).to).toBe('/unseal')
  await unseal()
  await founder.ask('/start/people', { 'hr-lead': '101', it: '102', auditor: '103', keeper: '104', legal: 'on' })
  const seat = async (founder: Browser, duty: string, name: string) =>
    browser().ask(linkIn((await founder.ask(`/start/people/${duty}/link`, { to: 'show' })).text), {
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
  let lead = browser()
  expect((await lead.ask('/sign-in', { number: '101', password })).to).toBe('/sign-in/enrolment')
  const made = await lead.send('/sign-in/enrolment', '/sign-in/enrolment', { kind: 'card' })
  const codes = [...made.text.matchAll(/\d+\. <code>([^<]+)<\/code>/g)].map(([, one = '']) => one)
  /** Killed, opened, and the lead signed in with the next code of the card. */
  const leadAgain = async ({ always = false } = {}) => {
    if (!always && !isThorough) return
    await killed({ first: false })
    await unseal()
    lead = browser()
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

  await leadAgain({ always: true })
  expect((await lead.ask('/')).to).toBe('/setup')
  const list = (await lead.ask('/setup')).text
  expect([list.includes('单位下面 2 个机构'), list.includes('导入交换文件，或录入第一卷')]).toEqual([true, true])
  // What the auditor was to keep besides was noted before the first kill after it.
  expect([list.includes('没有人管合同'), list.includes('没有人定工资')]).toEqual([false, true])
})
