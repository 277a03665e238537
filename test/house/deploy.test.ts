import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import { limits as tries } from '#domain/accounts/throttle.ts'
import { limits } from '#domain/limits.ts'
import { houseOf } from '#house/house.ts'
import { type Listening, listen } from '#main/listen.ts'
import { createWeb } from '#routes/create-web.ts'
import { paths } from '#views/paths.ts'
import { drawnFor, type World, world } from '../world.ts'
import { type Playing, play, type Rules, rulesOfCaddy, rulesOfNginx } from './proxy.ts'

const deploy = fileURLToPath(new URL('../../deploy', import.meta.url))
const fileOf = (name: string) => readFileSync(join(deploy, name), 'utf8')
const name = 'hr.example.cn'
const origin = `https://${name}`

let house: World
let listening: Listening
let visitor = '10.0.0.7'

beforeAll(async () => {
  house = await world()
  const web = createWeb(houseOf(house.app), { reach: { https: true, origin } })
  listening = await listen(web, { data: '', host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await listening.close()
  await house.close()
})

type Asked = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
}

const ask = (port: number, path: string, { method = 'GET', headers = {}, body }: Asked = {}) =>
  new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>((resolve, reject) => {
    const asking = request({ port, path, method, agent: false, headers: { Host: name, ...headers } }, (answer) => {
      text(answer).then((said) => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: said })
        asking.destroy()
      }, reject)
    })
    asking.on('error', reject)
    // Of a body that is only announced nothing is sent: it has to be refused by what it says of itself.
    if (headers['Content-Length'] === undefined) asking.end(body)
    else asking.flushHeaders()
  })

async function bodyOf(form: FormData): Promise<{ readonly type: string; readonly body: Uint8Array }> {
  const whole = new Response(form)
  return { type: whole.headers.get('Content-Type') ?? '', body: new Uint8Array(await whole.arrayBuffer()) }
}

const examples: readonly (readonly [string, Rules])[] = [
  ['nginx.conf', rulesOfNginx(fileOf('nginx.conf'))],
  ['Caddyfile', rulesOfCaddy(fileOf('Caddyfile'))],
]

describe.each(examples)('behind a proxy that does what deploy/%s says', (example, rules) => {
  let proxy: Playing
  let cookie: string

  beforeAll(async () => {
    const program = Number(new URL(listening.address).port)
    proxy = await play(rules, { program, visitor: () => visitor })
    cookie = `__Host-${await house.cookie('it')}`
  })
  afterAll(() => proxy.close())

  const system = async (headers: Readonly<Record<string, string>> = {}) =>
    (await ask(proxy.tls, paths.system(), { headers: { Cookie: cookie, ...headers } })).text
  const entrance = (page: string) => page.slice(page.indexOf('data-row="entrance"')).split('</tr>')[0]

  it('whoever comes over plain HTTP is sent to the same page over HTTPS', async () => {
    const { status, headers } = await ask(proxy.plain, '/dossiers?q=%E5%BC%A0&page=2')
    expect([status, headers.location]).toEqual([308, `${origin}/dossiers?q=%E5%BC%A0&page=2`])
  })

  it('the program knows who asks, and believes nothing that the visitor says of himself', async () => {
    visitor = '10.0.0.7'
    expect(entrance(await system())).toContain('代理说的来处是 10.0.0.7')
    visitor = '10.0.0.8'
    const spoofed = { 'X-Forwarded-For': '127.0.0.1, 192.0.2.1', Forwarded: 'for=127.0.0.1', 'X-Real-IP': '127.0.0.1' }
    expect(entrance(await system(spoofed))).toContain('代理说的来处是 10.0.0.8')
  })

  it('cookies are for HTTPS and this very host alone', async () => {
    const { headers } = await ask(proxy.tls, paths.signIn())
    const set = headers['set-cookie'] ?? []
    for (const each of set) expect(each).toMatch(/; Secure/)
    const form = await bodyOf(new FormData())
    const out = await ask(proxy.tls, paths.signOut(), {
      method: 'POST',
      headers: { Origin: origin, 'Content-Type': form.type, Cookie: `__Host-${await house.cookie('legal')}` },
      body: form.body,
    })
    expect((out.headers['set-cookie'] ?? []).some((each) => /^__Host-session-.*; Secure/.test(each))).toBe(true)
  })

  it('a visitor of one network has five guesses at a number, whatever address is written beside it, and the log says so', async () => {
    const refused = async () => (await log.search(house.app.db, { act: 'session.refused' }, 100)).length
    const before = await refused()
    const guesses = tries.pair + 20
    const said: string[] = []
    for (let at = 0; at < guesses; at += 1) {
      visitor = `2001:db8:${example.length}:1::${at + 1}`
      const form = new URLSearchParams({ number: 'F002', password: `guess ${at}` })
      const { text: page } = await ask(proxy.tls, paths.signIn(), {
        method: 'POST',
        headers: {
          Origin: origin,
          'Content-Type': 'application/x-www-form-urlencoded',
          'X-Forwarded-For': `198.51.100.${at}`,
        },
        body: new TextEncoder().encode(form.toString()),
      })
      said.push(page.includes('分钟再试') ? 'later' : 'wrong')
    }
    expect(said).toEqual([...Array(tries.pair).fill('wrong'), ...Array(guesses - tries.pair).fill('later')])
    expect((await refused()) - before).toBe(tries.pair + 1)
  })

  it('HSTS is said once, whoever says it', async () => {
    const { headers } = await ask(proxy.tls, paths.signIn())
    expect(headers['strict-transport-security']).toBe('max-age=31536000')
  })

  const upload = async (bytes: number, from = origin) => {
    const form = new FormData()
    form.append('cmd_id', drawnFor(house.app, house.account('it'), paths.staffNumbers()))
    form.append('file', new Blob([new Uint8Array(bytes)]), 'numbers.xlsx')
    const { type, body } = await bodyOf(form)
    const headers = { Origin: from, 'Content-Type': type, Cookie: cookie }
    return ask(proxy.tls, paths.staffNumbers(), { method: 'POST', headers, body })
  }

  it('forms are taken from the address that people type, and from no other', async () => {
    expect((await upload(10)).status).toBe(422)
    expect((await upload(10, 'https://hr.example.com')).status).toBe(403)
    expect((await upload(10, `http://${name}`)).status).toBe(403)
  })

  it('a file goes through up to its limit, and what is beyond is answered with our own sentence', async () => {
    expect((await upload(limits.listFile)).text).not.toContain('工作簿超过')
    const over = await upload(limits.listFile + 1)
    expect([over.status, over.text.includes('工作簿超过 20 MB')]).toEqual([422, true])
    const announced = (bytes: number) =>
      ask(proxy.tls, paths.staffNumbers(), {
        method: 'POST',
        headers: {
          Origin: origin,
          Cookie: cookie,
          'Content-Type': 'multipart/form-data; boundary=x',
          'Content-Length': String(bytes),
        },
      })
    const far = await announced(60 * 1024 * 1024)
    expect([far.status, far.text.includes('超过了允许的大小')]).toEqual([413, true])
    expect(await announced(rules.most + 1)).toMatchObject({ status: 413, text: 'proxy' })
  })

  it('nothing that a page of ours takes is stopped by the proxy, and nothing waits for ever', () => {
    expect(rules.most).toBeGreaterThan(limits.batchBytes + limits.form)
    expect(rules.streams).toBe(true)
    expect(rules.target).toEqual({ host: '127.0.0.1', port: 8080 })
    const words = rules.all.flat().join(' ')
    expect(words).toMatch(/(client_header_timeout|read_header) 30s/)
    expect(words).toMatch(/(client_body_timeout|read_body) /)
    expect(words).toMatch(/(proxy_connect_timeout|dial_timeout) 5s/)
    expect(words).not.toMatch(/TLSv1(\.1)?\b(?!\.)/)
  })
})

describe('deploy/juanzong.service', () => {
  const unit = fileOf('juanzong.service')
  const told = (key: string) =>
    unit
      .split('\n')
      .filter((line) => line.startsWith(`${key}=`))
      .map((line) => line.slice(key.length + 1))

  it.each([
    ['NoNewPrivileges', 'true'],
    ['ProtectSystem', 'strict'],
    ['PrivateTmp', 'true'],
    ['CapabilityBoundingSet', ''],
    ['UMask', '0077'],
    ['LimitCORE', '0'],
    ['MemorySwapMax', '0'],
    ['MemoryDenyWriteExecute', 'false'],
    ['StateDirectoryMode', '0700'],
    ['User', 'juanzong'],
  ])('says %s=%s', (key, value) => {
    expect(told(key)).toContain(value)
  })

  it('starts what npm start starts, and may write where the data and the backups are, nowhere else', () => {
    const { scripts } = JSON.parse(fileOf('../package.json')) as { scripts: Record<string, string> }
    const [memory, ...command] = scripts['start']?.split(' ') ?? []
    expect(told('ExecStart')[0]).toBe(`/opt/juanzong/node_modules/.bin/${command.join(' ')}`)
    expect(told('Environment')).toContain(memory)
    expect(fileOf('juanzong')).toContain(`${memory}\n  export JUANZONG_DATA GLIBC_TUNABLES`)
    expect(told('Environment')).toContain('JUANZONG_DATA=/var/lib/juanzong')
    expect(told('ReadWritePaths').join(' ')).toBe('/var/lib/juanzong -/mnt/backup/juanzong -/mnt/keys/juanzong')
    expect(told('SystemCallFilter')[0]).toBe('@system-service')
  })

  it('is understood by systemd as it stands, where there is one', () => {
    const analyze = ['/usr/bin/systemd-analyze', '/bin/systemd-analyze'].find(existsSync)
    const folder = mkdtempSync(join(tmpdir(), 'juanzong-unit-'))
    // Neither the program nor its account is on this machine.
    const here = unit
      .replace(/^ExecStart=\S+/m, 'ExecStart=/bin/true')
      .replace(/^(User|Group|WorkingDirectory)=.*\n/gm, '')
    writeFileSync(join(folder, 'juanzong.service'), here)
    const said = analyze
      ? execFileSync(analyze, ['verify', join(folder, 'juanzong.service')], { encoding: 'utf8' })
      : ''
    rmSync(folder, { recursive: true })
    expect(said).toBe('')
  })
})
