import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { type AddressInfo, connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Trouble } from '#domain/unseal/trouble.ts'
import { placesIn, readConfig } from '#house/config.ts'
import { checkFolder } from '#house/data-folder.ts'
import { holdFolder } from '#house/folder-lock.ts'
import { openHouse } from '#house/open-house.ts'
import { listen } from '#main/listen.ts'
import { createWeb } from '#routes/create-web.ts'
import { translator } from '#views/i18n/index.ts'
import { layLittleDemo } from '../demo/little-house.ts'
import { endOf, started as programs, type Running, start } from '../processes.ts'
import { isThorough, some } from '../thorough.ts'
import { passphrase, world } from '../world.ts'

let root: string
let busy: Server

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'juanzong-start-'))
  chmodSync(root, 0o755)
  mkdirSync(join(root, 'whole'))
  await (await world(join(root, 'whole'))).close()
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  writeFileSync(join(root, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
  writeFileSync(join(root, 'not-a-certificate.pem'), 'certificate')
  busy = createServer().listen(0, '127.0.0.1')
  await once(busy, 'listening')
})
afterAll(() => {
  busy.close()
  rmSync(root, { recursive: true })
})

afterEach(({ task }) => {
  // What runs longer than one test is told of at each.
  if (task.result?.state === 'fail') process.stderr.write(programs.map(({ story }) => story()).join('\n'))
})

let count = 0
const fresh = () => {
  count += 1
  const folder = join(root, `data-${count}`)
  cpSync(join(root, 'whole'), folder, { recursive: true })
  return folder
}

const taken = () => String((busy.address() as AddressInfo).port)

type Case = readonly [what: string, env: () => Readonly<Record<string, string>>, names: () => string, code: string]

const cases: readonly Case[] = [
  ['a port that is none', () => ({ JUANZONG_PORT: '80a' }), () => '80a', 'port-invalid'],
  ['a port beyond the last', () => ({ JUANZONG_PORT: '70000' }), () => '70000', 'port-invalid'],
  ['a port that is taken', () => ({ JUANZONG_PORT: taken() }), taken, 'port-taken'],
  [
    'an address that is not ours',
    () => ({ JUANZONG_HOST: '203.0.113.7', JUANZONG_ORIGIN: 'https://hr.example.cn' }),
    () => '203.0.113.7',
    'host-unknown',
  ],
  [
    'an address beyond this machine, without encryption',
    () => ({ JUANZONG_HOST: '0.0.0.0' }),
    () => '0.0.0.0',
    'encryption-needed',
  ],
  ['an origin that is none', () => ({ JUANZONG_ORIGIN: 'hr.example.cn' }), () => 'hr.example.cn', 'origin-invalid'],
  [
    'a certificate without a key',
    () => ({ JUANZONG_CERT: join(root, 'key.pem') }),
    () => 'JUANZONG_KEY',
    'certificate-halved',
  ],
  [
    'a certificate file that is missing',
    () => ({ JUANZONG_CERT: join(root, 'none.pem'), JUANZONG_KEY: join(root, 'key.pem') }),
    () => 'none.pem',
    'certificate-missing',
  ],
  [
    'a certificate that cannot be read',
    () => ({ JUANZONG_CERT: join(root, 'not-a-certificate.pem'), JUANZONG_KEY: join(root, 'key.pem') }),
    () => 'not-a-certificate.pem',
    'certificate-unreadable',
  ],
  [
    'a data folder whose own folder is missing',
    () => ({ JUANZONG_DATA: join(root, 'not-mounted', 'data') }),
    () => 'not-mounted',
    'folder-missing',
  ],
  [
    'a data folder that is a file',
    () => ({ JUANZONG_DATA: join(root, 'key.pem') }),
    () => 'key.pem',
    'folder-unwritable',
  ],
]

/** What a start does until it serves, in this process. */
async function begin(env: Readonly<Record<string, string>>) {
  const config = readConfig(env)
  const folder = holdFolder(config.data)
  try {
    await checkFolder(config.data, { demo: false })
    const listening = await listen(
      createWeb(await openHouse(config, { demo: false }), { reach: { https: false } }),
      config,
    )
    await listening.close()
  } finally {
    folder.release()
  }
}

it.each(cases)('%s stops the start with a sentence in each language that names it', async (_, env, names, code) => {
  const given = env()
  const trouble = await begin({ JUANZONG_PORT: '0', JUANZONG_DATA: given['JUANZONG_DATA'] ?? fresh(), ...given }).then(
    () => undefined,
    (error: Trouble) => error,
  )
  expect(trouble?.code).toBe(code)
  for (const language of ['zh-Hans', 'en'] as const) {
    const say = translator(language) as (key: string, about?: object) => string
    expect(say(`trouble.${code}`, trouble?.about)).toContain(names())
  }
})

/** What is found before the house is looked at and what is found in it, started as a program. */
const started: readonly (readonly [string, () => Readonly<Record<string, string>>, () => string])[] = [
  ['a port that is taken', () => ({ JUANZONG_PORT: taken(), JUANZONG_DATA: fresh() }), taken],
  ['half a database', () => ({ JUANZONG_DATA: halved() }), () => 'juanzong.db'],
]

function halved() {
  const data = fresh()
  truncateSync(placesIn(data).database, 100_000)
  return data
}

it.concurrent.each(some(started, 2, 1))(
  '%s ends the program with these sentences and exit code 1, and no trace',
  async (_, env, names) => {
    const { code, lines, out } = await endOf('server', { cwd: root, env: { JUANZONG_PORT: '0', ...env() } })
    expect([code, lines.length, out]).toEqual([1, 2, ''])
    expect(lines[0]).toMatch(/[一-鿿].*。$/)
    for (const line of lines) expect(line).toContain(names())
    expect(lines.join()).not.toMatch(/\bat |Error|\{/)
  },
)

it.runIf(process.getuid?.() === 0)(
  'a data folder that may not be written ends the start with whose right is missing',
  async () => {
    const data = fresh()
    chmodSync(data, 0o555)
    const { code, lines } = await endOf('server', {
      cwd: '/',
      uid: 65_534,
      env: { JUANZONG_PORT: '0', JUANZONG_DATA: data },
    })
    expect([code, lines.length]).toEqual([1, 2])
    expect(lines[0]).toContain(data)
  },
)

const serve = (data: string): Running =>
  start('server', { cwd: root, env: { JUANZONG_PORT: '0', JUANZONG_DATA: data } })
const addressOf = async (running: Running) => (await running.says(/(http:\/\/[\d.]+:\d+)\n/))[1] ?? ''

describe('a running house', () => {
  it('turns a second process on its folder away, tells it where it answers, leaves both notes to its owner, and no lock behind however it ended', async () => {
    const data = fresh()
    const first = serve(data)
    const address = await addressOf(first)
    const { code, lines } = await endOf('server', { cwd: root, env: { JUANZONG_PORT: '0', JUANZONG_DATA: data } })
    expect([code, lines.length]).toEqual([1, 2])
    for (const line of lines) expect(line).toContain(address)
    for (const name of ['house.lock', 'running.json']) expect(statSync(join(data, name)).mode & 0o077).toBe(0)
    expect((await fetch(`${address}/health`)).status).toBe(200)
    first.process.kill('SIGKILL')
    await first.ended
    // The next ends when it is told to, though half a request has been sent and the house is open.
    const next = serve(data)
    const { host, hostname, port } = new URL(await addressOf(next))
    const opened = await fetch(`http://${host}/unseal`, {
      method: 'POST',
      body: new URLSearchParams({ secret: passphrase }),
      headers: { 'Sec-Fetch-Site': 'same-origin' },
      redirect: 'manual',
    })
    expect(opened.status).toBe(303)
    const half = connect(Number(port), hostname)
    await once(half, 'connect')
    half.on('error', () => {})
    half.write(`POST /unseal HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 500\r\n\r\nsecret=`)
    await fetch(`http://${host}/health`)
    next.process.kill('SIGINT')
    expect(await next.ended).toMatchObject({ code: 0, err: '' })
    half.destroy()
  })

  it('ends at once at a second signal', async () => {
    const running = serve(fresh())
    const address = new URL(await addressOf(running))
    const half = connect(Number(address.port), address.hostname)
    await once(half, 'connect')
    half.on('error', () => {})
    half.write(`POST /unseal HTTP/1.1\r\nHost: ${address.host}\r\nContent-Length: 500\r\n\r\nsecret=`)
    await fetch(new URL('/health', address))
    running.process.kill('SIGTERM')
    while (await answers(address));
    running.process.kill('SIGTERM')
    expect((await running.ended).code).toBe(1)
    half.destroy()
  })
})

/** Whether it still takes new connections. */
const answers = (address: URL): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(Number(address.port), address.hostname)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

describe('a demo', () => {
  it('is not made anew while it runs, keeps a port that was named, and is found where it answers', async () => {
    const cwd = join(root, 'demo-home')
    mkdirSync(join(cwd, 'data'), { recursive: true })
    // Else the program makes it.
    if (!isThorough) await layLittleDemo(join(cwd, 'data/demo-small'))
    const first = start('demo', { cwd, args: ['--small', '--port', '0'] })
    const address = (await first.says(/(http:\/\/[\d.]+:\d+)\n/))[1] ?? ''
    const data = join(cwd, 'data/demo-small')
    const before = readFileSync(join(data, 'keyring.db'))
    const key = readFileSync(join(data, 'demo.key'), 'utf8')
    for (const args of some([['--fresh', '--port', '0'], []], 2)) {
      const { code, lines } = await endOf('demo', { cwd, args: ['--small', ...args] })
      expect([code, lines.length]).toEqual([1, 2])
      expect(lines[1]).toContain(address)
    }
    expect(readFileSync(join(data, 'keyring.db')).equals(before)).toBe(true)
    first.process.kill('SIGTERM')
    expect(await first.ended).toMatchObject({ code: 0, err: '' })

    const { code, lines } = await endOf('demo', { cwd, args: ['--small', '--port', taken()] })
    expect([code, lines.length]).toEqual([1, 2])
    expect(lines[0]).toContain(taken())
    expect(readFileSync(join(data, 'demo.key'), 'utf8')).toBe(key)
  })

  it('leaves a folder alone that holds something else', async () => {
    const cwd = join(root, 'other-home')
    mkdirSync(join(cwd, 'data/demo'), { recursive: true })
    writeFileSync(join(cwd, 'data/demo/论文.txt'), '不要删')
    for (const args of some([['--fresh'], []], 2)) {
      expect(await endOf('demo', { cwd, args })).toMatchObject({ code: 1 })
      expect(readFileSync(join(cwd, 'data/demo/论文.txt'), 'utf8')).toBe('不要删')
    }
  })
})
