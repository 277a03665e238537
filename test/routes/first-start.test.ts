import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { checkFolder } from '#house/data-folder.ts'
import { firstStartOf } from '#house/first-start/first-start.ts'
import { openHouse } from '#house/open-house.ts'
import { createWeb } from '#routes/create-web.ts'
import type { FirstStart } from '#routes/start/first-start.ts'
import type { House } from '#routes/web/house.ts'
import { cheap } from '../db/bare-house.ts'
import { openPdf } from '../pdf.ts'
import { rooms } from '../shared-rooms.ts'

const root = mkdtempSync(join(tmpdir(), 'juanzong-first-'))
afterAll(() => rmSync(root, { recursive: true }))

let folder: string
let house: House
let start: FirstStart
let web: ReturnType<typeof createWeb>
let send: Browser

/** A browser with cookies of its own. */
type Browser = (
  path: string,
  form?: Record<string, string>,
) => Promise<{ status: number; to: string; text: string; body: Response }>

beforeEach(async () => {
  folder = mkdtempSync(join(root, 'data-'))
  await begin()
})

/** What a start of the program does; the one before was killed. */
async function begin() {
  const begun = firstStartOf(folder, { cost: cheap, printRoom: () => rooms.printRoom })
  if (!begun) throw new Error('There is no first start here.')
  start = begun
  house = await openHouse({ data: folder }, { demo: false })
  web = createWeb(house, { reach: { https: false }, firstStart: start })
  send = browser()
}

function browser(): Browser {
  const cookies = new Map<string, string>()
  return async (path, form) => {
    const headers = {
      'Sec-Fetch-Site': 'same-origin',
      Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    }
    const body = await web.request(
      path,
      form ? { method: 'POST', body: new URLSearchParams(form), headers } : { headers },
    )
    for (const cookie of body.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    return { status: body.status, to: body.headers.get('Location') ?? '', text: await body.clone().text(), body }
  }
}

const organisation = {
  name: '岚溪检测技术有限公司',
  code: 'lx',
  profile: 'enterprise',
  companies: '',
  shortName: '岚溪',
}
const [first, second] = ['江南可采莲莲叶何田', '一共有两位保管人呢']

/** The link of this custodian, as the page shows it once. */
async function linkOf(at: number): Promise<string> {
  const { text } = await send(`/start/custodians/${at}/link`, { to: 'show' })
  const [, link = ''] = /(\/start\/seat\/[\w-]+)/.exec(text) ?? []
  return link
}

async function cardOn(custodian: Browser): Promise<string> {
  await custodian('/start/card', {})
  const drawn = await custodian('/start/card.pdf')
  const [text = ''] = await (await openPdf(new Uint8Array(await drawn.body.arrayBuffer()))).text()
  // Each group stands behind its number, all of them behind the day.
  const [, groups = ''] = /\d{4}-\d\d-\d\d((?:\s*\d\s*[0-9A-Z]{4}){9})/.exec(text) ?? []
  return [...groups.matchAll(/\s*\d\s*([0-9A-Z]{4})/g)].map(([, group]) => group).join(' ')
}

const signIn = async () => {
  await send('/start/code', { code: start.code })
}

describe('a house that is not there yet', () => {
  it('asks for the code of the terminal before anything else, and takes no other', async () => {
    expect((await send('/')).to).toBe('/start')
    expect((await send('/start')).text).toContain('启动码')
    expect((await send('/start/organisation')).text).not.toContain('单位全称')
    expect((await send('/start/organisation', organisation)).to).toBe('/start')
    expect(readdirSync(folder)).toEqual([])
    const wrong = await send('/start/code', { code: start.code.startsWith('A') ? 'BBBB-BBBB' : 'AAAA-AAAA' })
    expect([wrong.status, wrong.text.includes('启动码不对')]).toEqual([422, true])
    expect((await send('/start/code', { code: start.code.toLowerCase().replace('-', ' ') })).to).toBe('/start')
    expect((await send('/start')).to).toBe('/start/organisation')
  })

  it('lets nobody guess the code', async () => {
    const answers = []
    for (let at = 0; at < 12; at += 1) answers.push((await send('/start/code', { code: `AAAA-000${at}` })).status)
    expect(answers.filter((status) => status === 429).length).toBeGreaterThan(0)
    expect((await send('/start/code', { code: start.code })).status).toBe(429)
  })

  it('takes neither the code of an earlier start nor its browser', async () => {
    await signIn()
    const [before, old] = [send, start.code]
    await begin()
    expect(start.code).not.toBe(old)
    expect((await before('/start/organisation')).text).not.toContain('单位全称')
    expect((await send('/start/code', { code: old })).status).toBe(422)
  })

  it('keeps what was typed when something is missing, and what is whole through a kill', async () => {
    await signIn()
    const half = await send('/start/organisation', { ...organisation, profile: '' })
    expect([half.status, half.text.includes(organisation.name), half.text.includes('请选择单位类型')]).toEqual([
      422,
      true,
      true,
    ])
    await send('/start/organisation', organisation)
    await begin()
    await signIn()
    expect((await send('/start')).to).toBe('/start/custodians')
    expect((await send('/start/organisation')).text).toContain(organisation.name)
  })

  it('refuses a group without companies and two companies with one code', async () => {
    await signIn()
    expect((await send('/start/organisation', { ...organisation, isGroup: 'on' })).text).toContain('至少要有一家')
    const twice = { ...organisation, companies: '甲公司，LX' }
    expect((await send('/start/organisation', twice)).text).toContain('代码有重复')
    expect((await send('/start/organisation', { ...organisation, companies: '甲公司' })).text).toContain('每行写一家')
  })
})

describe('custodians', () => {
  beforeEach(async () => {
    await signIn()
    await send('/start/organisation', { ...organisation, companies: '岚溪计量有限公司，LJ' })
  })

  it('set a passphrase and a card each in the own browser, and find the house founded when they unlock it', async () => {
    await send('/start/custodians', { custody: '2-2' })
    const [one, two] = [browser(), browser()]
    expect((await one(await linkOf(1), { first, second: first })).to).toBe('/start/card')
    const code = await cardOn(one)
    const misread = await one('/start/card/reading', { code: code.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A')) })
    expect([misread.status, misread.text.includes('第 9 组不对')]).toEqual([422, true])
    expect((await one('/start/card/reading', { code })).to).toBe('/start/card')
    expect((await send('/start/keyring', {})).to).toBe('/start/custodians')

    await two(await linkOf(2), { first: second, second })
    expect(start.hasKeys()).toBe(true)
    await checkFolder(folder, { demo: false })
    expect((await send('/start')).to).toBe('/unseal')
    expect((await one('/unseal', { secret: first })).text).toContain('已有 1 位保管人')
    expect((await two('/unseal', { secret: code })).to).toBe('/unseal/progress')
    await expect.poll(() => house.state.is).toBe('open')
    const units = [...(house.app()?.directory.units.values() ?? [])].map(({ name, entity }) => [name, entity])
    expect(units).toEqual([
      ['岚溪检测技术有限公司', true],
      ['岚溪计量有限公司', true],
    ])
    expect(house.app()?.directory.settings).toMatchObject({ profile: 'enterprise', shortName: '岚溪' })
    await house.close()
  })

  it('are refused a short passphrase, two that differ, one that another has, and a link that is spent or replaced', async () => {
    await send('/start/custodians', { custody: '2-2' })
    const one = browser()
    const old = await linkOf(1)
    const link = await linkOf(1)
    expect((await one(old)).status).toBe(404)
    expect((await one(link, { first: 'short', second: 'short' })).text).toContain('太短了')
    expect((await one(link, { first: '啊'.repeat(12), second: '啊'.repeat(12) })).text).toContain('用的字太少')
    expect((await one(link, { first, second })).text).toContain('两遍不一样')
    await one(link, { first, second: first })
    expect((await browser()(link)).status).toBe(404)
    expect((await browser()(link, { first: second, second })).status).toBe(404)
    expect((await browser()(await linkOf(2), { first, second: first })).text).toContain('请另想一个口令')
  })

  it('go on after a kill at each step, with the paper alone where the card was printed', async () => {
    const again = async () => {
      await begin()
      await signIn()
    }
    await again()
    const link = await linkOf(1)
    await again()
    await browser()(link, { first, second: first })
    await again()
    const one = browser()
    const next = await linkOf(1)
    expect((await one(next, { first: second, second })).text).toContain('口令不对')
    await one(next, { first })
    const code = await cardOn(one)
    await again()
    const later = browser()
    await later(await linkOf(1), { first })
    expect((await later('/start/card')).text).toContain('程序重启过')
    expect((await later('/start/card.pdf')).to).toBe('/start/card')
    expect(start.hasKeys()).toBe(false)
    await later('/start/card/reading', { code })
    expect(start.hasKeys()).toBe(true)
    await again()
    expect(await house.openWith({ kind: 'recovery-code', text: code })).toMatchObject({ ok: true })
    expect(house.app()?.directory.units.size).toBe(2)
    await house.close()
    await again()
    expect(await house.openWith({ kind: 'passphrase', text: first })).toMatchObject({ ok: true })
    expect(house.app()?.directory.units.size).toBe(2)
    await house.close()
  })

  it('find their keys whole or not begun, wherever the making of them was killed', async () => {
    const one = browser()
    await one(await linkOf(1), { first, second: first })
    const code = await cardOn(one)
    await one('/start/card/reading', { code })
    // Killed between the folder's name and the moving of what is in it: half of it is moved.
    mkdirSync(join(folder, 'founding'))
    renameSync(join(folder, 'keyring.db'), join(folder, 'founding', 'keyring.db'))
    // And killed before it had its name: nothing of it counts.
    mkdirSync(join(folder, 'founding.making'))
    writeFileSync(join(folder, 'founding.making', 'keyring.db'), 'half')
    await begin()
    expect(readdirSync(folder).filter((name) => name.startsWith('founding'))).toEqual([])
    await checkFolder(folder, { demo: false })
    expect(await house.openWith({ kind: 'passphrase', text: first })).toMatchObject({ ok: true })
    await house.close()
  })

  it('are made once where the code is used in two browsers at the same moment, and a link is the newest one alone', async () => {
    const other = browser()
    expect((await other('/start/code', { code: start.code })).to).toBe('/start')
    const mine = await linkOf(1)
    const { text } = await other('/start/custodians/1/link', { to: 'show' })
    const [, theirs = ''] = /(\/start\/seat\/[\w-]+)/.exec(text) ?? []
    const one = browser()
    expect((await browser()(mine, { first: second, second })).status).toBe(404)
    await one(theirs, { first, second: first })
    const code = await cardOn(one)
    const at = { code }
    const made = await Promise.all([
      one('/start/card/reading', at),
      send('/start/keyring', {}),
      one('/start/card/reading', at),
      other('/start/keyring', {}),
    ])
    for (const { status } of made) expect(status).toBeLessThan(500)
    expect(start.hasKeys()).toBe(true)
    for (const each of [send, other]) expect((await each('/start')).to).toBe('/unseal')
    expect(await house.openWith({ kind: 'passphrase', text: second })).toMatchObject({ ok: false })
    expect(await house.openWith({ kind: 'passphrase', text: first })).toMatchObject({ ok: true })
    await house.close()
  })

  it('void a card by making another', async () => {
    const one = browser()
    await one(await linkOf(1), { first, second: first })
    const old = await cardOn(one)
    await cardOn(one)
    expect((await one('/start/card/reading', { code: old })).status).toBe(422)
    expect(start.hasKeys()).toBe(false)
  })

  it('leave nothing secret in the folder, which is for this account alone', async () => {
    const one = browser()
    const link = await linkOf(1)
    await one(link, { first, second: first })
    const code = await cardOn(one)
    const file = join(folder, 'first-start.json')
    const text = readFileSync(file, 'utf8')
    for (const secret of [
      first,
      code.replaceAll(' ', ''),
      code,
      code.replaceAll(' ', '-'),
      link.split('/').at(-1) ?? '',
      start.code,
    ])
      expect(text).not.toContain(secret)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    await one('/start/card/reading', { code })
    expect(statSync(join(folder, 'keyring.db')).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).filter((name) => name.startsWith('founding'))).toEqual([])
  })

  it('cannot reach the card without a passphrase of their own, and whoever has the code cannot either', async () => {
    expect((await send('/start/card')).status).toBe(404)
    expect((await send('/start/card', {})).status).toBe(404)
    expect((await send('/start/card.pdf')).to).toBe('/start/card')
    expect((await browser()('/start/card/reading', { code: 'x' })).status).toBe(404)
  })
})

describe('the three who begin', () => {
  const password = '一个只有自己才会知道的长长的密码'
  const numbers = { 'hr-lead': 'H001', it: 'I001', auditor: 'S001' }
  const personLink = async (duty: string) => {
    const { text } = await send(`/start/people/${duty}/link`, { to: 'show' })
    return /(\/start\/person\/[\w-]+)/.exec(text)?.[1] ?? ''
  }

  beforeEach(async () => {
    await signIn()
    await send('/start/organisation', organisation)
    const one = browser()
    await one(await linkOf(1), { first, second: first })
    await one('/start/card/reading', { code: await cardOn(one) })
    await house.openWith({ kind: 'passphrase', text: first })
  })

  it('must have three numbers, take the own link each, and end the first start with the last of them', async () => {
    expect((await send('/start')).to).toBe('/start/people')
    const alike = await send('/start/people', { ...numbers, it: 'h001' })
    expect([alike.status, alike.text.includes('工号不能相同')]).toEqual([422, true])
    await send('/start/people', numbers)
    for (const [founder, name] of [
      ['hr-lead', '方宁'],
      ['it', '阮维'],
      ['auditor', '季审言'],
    ] as const) {
      const [theirs, link] = [browser(), await personLink(founder)]
      const short = await theirs(link, { name, first: 'short', second: 'short' })
      expect([short.status, short.text.includes(name)]).toEqual([422, true])
      const own = `${name}的密码就是这样长长长长长长`
      expect((await theirs(link, { name, first: own, second: own })).status).toBe(422)
      expect((await theirs(link, { name, first: password, second: password })).to).toBe('/sign-in')
      expect((await theirs(link, { name, first: password, second: password })).status).toBe(404)
      expect((await theirs('/sign-in', { number: numbers[founder], password })).to).toBe('/sign-in/enrolment')
    }
    expect([start.plan(), readdirSync(folder).includes('first-start.json')]).toEqual([undefined, false])
    expect(firstStartOf(folder)).toBeUndefined()
    expect((await send('/start/people')).status).toBe(404)
    await house.close()
  })

  it('may bring the 专管人, who decides last until somebody else is named, and join what a small house joins', async () => {
    await send('/start/people', { ...numbers, keeper: 'L001', archivist: 'on', finance: 'on', legal: 'on' })
    for (const founder of ['hr-lead', 'it', 'auditor', 'keeper'])
      await browser()(await personLink(founder), { name: `名${founder}`, first: password, second: password })
    const { directory } = house.app() ?? {}
    const held = directory
      ?.everyone()
      .map(({ account, duties }) => [directory.numberOf(account), duties.map(({ duty }) => duty).join(' ')])
    expect(Object.fromEntries(held ?? [])).toEqual({
      H001: 'hr-lead checker archivist cataloguer',
      I001: 'it',
      L001: 'keeper',
      S001: 'finance legal auditor',
    })
    expect(directory?.nameOf(directory.settings.fallback as never)).toBe('名keeper')
    expect(start.plan()).toBeUndefined()
    const lead = browser()
    await lead('/sign-in', { number: 'H001', password })
    const [mark = ''] = /(?<=name="cmd_id" value=")[^"]+/.exec((await lead('/sign-in/enrolment')).text) ?? []
    await lead('/sign-in/enrolment', { cmd_id: mark, kind: 'card' })
    expect((await lead('/')).to).toBe('/setup/questions')
    const page = await lead('/setup')
    // Whoever came as the 专管人 decides last to begin with, which leaves nobody for the dossier of HR.
    for (const part of ['还没有部门', '人力资源只有一位', '导入交换文件，或录入第一卷', '现在是同一位'])
      expect(page.text).toContain(part)
    await house.close()
  })

  it('go on after a kill between two of them, and whoever has the code meets no name', async () => {
    await send('/start/people', numbers)
    const link = await personLink('hr-lead')
    const other = await personLink('it')
    await browser()(link, { name: '方宁', first: password, second: password })
    await house.close()
    await begin()
    await signIn()
    expect((await send('/start')).to).toBe('/unseal')
    expect((await browser()(other)).to).toBe('/unseal')
    await house.openWith({ kind: 'passphrase', text: first })
    const page = await send('/start/people')
    expect([page.text.includes('可以登录'), page.text.includes('方宁')]).toEqual([true, false])
    expect((await send('/start/people/hr-lead/link', { to: 'show' })).to).toBe('/start/people')
    expect((await browser()(other, { name: '阮维', first: password, second: password })).to).toBe('/sign-in')
    expect(readFileSync(join(folder, 'first-start.json'), 'utf8')).not.toContain('方宁')
    await house.close()
  })
})

it('no first start begins where a keyring, a database or encrypted files lie', () => {
  for (const name of ['keyring.db', 'juanzong.db', 'blobs']) {
    const taken = mkdtempSync(join(root, 'taken-'))
    writeFileSync(join(taken, name), '')
    expect(firstStartOf(taken), name).toBeUndefined()
  }
})
