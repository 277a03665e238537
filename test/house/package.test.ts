import { execFile, execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrations } from '#db/migrations/index.ts'
import { layOlder, layPackage, makeOlder, replace, sumAnew, thinned } from '../../bin/crash/packed.ts'
import { archive } from '../../bin/package/archive.ts'
import type { Laid } from '../../bin/package/laying.ts'
import { licencesOf } from '../../bin/package/licences.ts'
import { isThorough } from '../thorough.ts'

let root: string
let home: string
let laid: Laid

/** Made once as `npm run package` makes it, but for the zipping; and with `npm run thorough` unpacked. */
beforeAll(async () => {
  // Another account runs it: it is let through here, and not where `npm test` lays what tests leave.
  root = mkdtempSync(join(existsSync('/var/tmp') ? '/var/tmp' : tmpdir(), 'juanzong-package-'))
  chmodSync(root, 0o755)
  const made = layPackage(root)
  laid = made.laid
  home = made.home
  if (!isThorough) return
  await archive(made.home, join(root, 'package.tar'), 0)
  rmSync(join(root, 'made'), { recursive: true })
  execFileSync('tar', ['-xf', join(root, 'package.tar'), '-C', root])
  home = join(root, basename(made.home))
})
afterAll(() => rmSync(root, { recursive: true }))

const run = (file: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(file, args, {
    encoding: 'utf8',
    cwd: root,
    env: { PATH: process.env['PATH'] },
  })
  return { code: status, out: stdout, err: stderr }
}
const juanzong = (folder: string) => join(folder, 'juanzong')

describe('a package', () => {
  it('has what it runs with and its licences, and nothing that builds it or tests it', () => {
    const names = laid.parts.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['better-sqlite3', '@node-rs/argon2-linux-x64-gnu', 'hono']))
    for (const other of ['typescript', 'vitest', 'tsx', '@sparticuz/chromium', '@img/sharp-linux-arm64'])
      expect(names).not.toContain(other)
    const licences = readFileSync(join(home, 'LICENCES.txt'), 'utf8')
    for (const { name, version } of laid.parts) expect(licences).toContain(`${name} ${version} (`)
    for (const words of [
      'SIL OPEN FONT LICENSE',
      'GNU LESSER GENERAL PUBLIC LICENSE',
      'Copyright Node.js contributors',
    ])
      expect(licences).toContain(words)
    expect(laid.glibc).toMatch(/^2\.\d+$/)
    for (const file of ['src', 'test', 'node_modules/better-sqlite3/deps'])
      expect(existsSync(join(home, file))).toBe(false)
  })

  it('draws charts with one file of echarts', () => {
    for (const file of ['echarts/lib', 'echarts/dist/echarts.js', 'zrender/lib'])
      expect(existsSync(join(home, 'node_modules', file))).toBe(false)
    const cell = { text: '7', number: 7 }
    const row = { label: '处', depth: 0, people: cell, cells: [] }
    const job = { title: '', counts: '', is: 'bars', rows: [row, row], columns: [], whole: row }
    const worker = join(home, 'dist/house/rooms/chart-worker.js')
    const program = `const { image } = await import('${worker}')
console.log(image({ data: ${JSON.stringify(job)}, text: '', size: 'wide', shade: 'light' }))`
    const { code, out, err } = run(join(home, 'node/bin/node'), '--input-type=module', '-e', program)
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^<svg .*fill="#234a7a".*<\/svg>$/m)
  })

  it('is not made of a part without a licence', () => {
    const from = join(root, 'bare')
    mkdirSync(join(from, 'node_modules/bare'), { recursive: true })
    writeFileSync(join(from, 'node_modules/bare/package.json'), '{}')
    const part = { path: 'node_modules/bare', name: 'bare', version: '1.0.0' }
    const node = { version: '24.0.0', text: 'text' }
    expect(() => licencesOf(from, [part], node)).toThrow('bare 1.0.0 names no licence')
    expect(() => licencesOf(from, [{ ...part, licence: 'Odd-1.0' }], node)).toThrow('no text of Odd-1.0')
  })

  it('is the same bytes whoever makes it and when', async () => {
    const one = join(root, 'same/one')
    mkdirSync(join(one, 'b'), { recursive: true })
    for (const file of ['z', 'a', 'b/c']) writeFileSync(join(one, file), file)
    const first = await archive(one, join(root, 'one.tar.gz'))
    rmSync(join(one, 'a'))
    writeFileSync(join(one, 'a'), 'a')
    expect(await archive(one, join(root, 'two.tar.gz'))).toEqual(first)
  })

  it('proves itself, and says which file was altered, is missing or was added', () => {
    const copy = join(root, 'altered')
    thinned(home, copy)
    expect(run(juanzong(copy), 'check')).toMatchObject({ code: 0, err: '' })
    replace(join(copy, 'public/mark.svg'), '<svg/>')
    rmSync(join(copy, 'README.txt'))
    writeFileSync(join(copy, 'dist/more.js'), '')
    const { code, err } = run(juanzong(copy), 'check')
    expect(code).toBe(1)
    for (const file of ['public/mark.svg', 'README.txt', 'dist/more.js']) expect(err).toContain(file)
    rmSync(copy, { recursive: true })
  })

  it.each([
    ['linux-arm64', 'linux-x64', 'linux-arm64'],
    ['glibc 2.99', /glibc 2\.\d+/, '2.99'],
  ] as const)('for %s says so on a machine that is none', (other, ours, named) => {
    const copy = join(root, 'for-another')
    thinned(home, copy)
    replace(join(copy, 'VERSION'), readFileSync(join(copy, 'VERSION'), 'utf8').replace(ours, other))
    sumAnew(copy)
    expect(run(juanzong(copy), 'check')).toMatchObject({ code: 1, err: expect.stringContaining(named) })
    rmSync(copy, { recursive: true })
  })
})

/** Runs a program where nothing but this machine itself can be reached: without any other network, or refused at the socket. */
function withoutNetwork(): { readonly before: readonly string[]; readonly options: string } {
  const inside = ['sh', '-c', 'ip link set lo up && exec "$0" "$@"']
  for (const unshare of [
    ['unshare', '-n'],
    ['unshare', '-rn'],
  ])
    if (run(unshare[0] ?? '', ...unshare.slice(1), ...inside, 'true').code === 0)
      return { before: [...unshare, ...inside], options: '' }
  const refusing = join(root, 'refusing.mjs')
  writeFileSync(refusing, refusal)
  return { before: [], options: `--import=${refusing}` }
}

const refusal = `
import { Socket } from 'node:net'
const { connect } = Socket.prototype
Socket.prototype.connect = function (...given) {
  const { host = 'localhost', path } = given[0]?.[0] ?? given[0] ?? {}
  if (!path && !['localhost', '127.0.0.1', '::1'].includes(host)) throw Object.assign(new Error(), { code: 'ENETUNREACH' })
  return connect.apply(this, given)
}
`

/** Starts it, asks for its pages as somebody would who read the terminal, and ends it. */
const walk = `
import { spawn } from 'node:child_process'
import { once } from 'node:events'
const [file, data, ...before] = process.argv.slice(2)
const outside = await fetch('http://192.0.2.1/').then(() => 'reached', ({ cause }) => cause.code)
const [command, ...args] = [...before, file, 'start', '--data', data]
const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, JUANZONG_PORT: '0' } })
let out = ''
let told
child.once('exit', (code) => told ?? process.exit(code || 1))
while (!told) {
  const [text] = await once(child.stdout, 'data')
  out += text
  told = /(http:\\S+)\\/start\\n\\s+(\\S{9})/.exec(out)
}
const [, address, code] = told
const send = (path, form, cookie = '') =>
  fetch(address + path, {
    redirect: 'manual',
    headers: { 'Sec-Fetch-Site': 'same-origin', Cookie: cookie },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
const first = await send('/start')
const entered = await send('/start/code', { code })
const cookie = entered.headers.getSetCookie()[0].split(';')[0]
const page = await send('/start/organisation', undefined, cookie)
const health = await (await send('/health')).json()
child.kill('SIGTERM')
const [ended] = await once(child, 'exit')
console.log(JSON.stringify({ outside, first: [first.status, await first.text()], page: [page.status, await page.text()], health, ended }))
`

async function walked(file: string, data: string, ...before: readonly string[]) {
  writeFileSync(join(root, 'walk.mjs'), walk)
  const denied = withoutNetwork()
  const [command = '', ...args] = [
    ...denied.before,
    join(home, 'node/bin/node'),
    join(root, 'walk.mjs'),
    file,
    data,
    ...before,
  ]
  const env = { PATH: process.env['PATH'], NODE_OPTIONS: denied.options }
  const { stdout } = await promisify(execFile)(command, args, { cwd: root, env, maxBuffer: 1 << 22 })
  return JSON.parse(stdout) as {
    readonly outside: string
    readonly first: readonly [number, string]
    readonly page: readonly [number, string]
    readonly health: { readonly version: string }
    readonly ended: number
  }
}

describe('on a machine without a network', () => {
  it('starts where it lies, with one command, to the first page of a first start and the next', async () => {
    const seen = await walked(juanzong(home), join(root, 'in-place'))
    expect(seen.outside).toMatch(/UNREACH/)
    expect(seen.first).toEqual([200, expect.stringContaining('启动码')])
    expect(seen.page).toEqual([200, expect.stringContaining('单位全称')])
    expect(seen.health.version).toBe(readFileSync(join(home, 'VERSION'), 'utf8').split('\n')[0])
    expect(seen.ended).toBe(0)
    expect(filesIn(home)).toBe(laid.files)
    if (isThorough) expect(run(juanzong(home), 'check')).toMatchObject({ code: 0, err: '' })
  })

  it('is installed for an account of its own, upgraded with a copy of the data, and taken back', async () => {
    const isRoot = process.getuid?.() === 0
    const [prefix, data, units] = [join(root, 'opt'), join(root, 'data'), join(root, 'units')]
    mkdirSync(units)
    const [older, newer] = [join(root, 'older'), join(root, 'newer')]
    for (const folder of [older, newer]) thinned(home, folder)
    await makeOlder(older)
    const places = ['--prefix', prefix, '--data', data, '--units', units, '--user', 'nobody']
    const install = (folder: string, ...more: string[]) =>
      run(juanzong(folder), 'install', ...(more.length ? more : places))
    if (!isRoot) {
      expect(install(older)).toMatchObject({ code: 2, err: expect.stringContaining('root') })
      return
    }

    expect(install(older)).toMatchObject({ code: 0, err: '' })
    const first = readlinkSync(join(prefix, 'current'))
    expect(statSync(data).mode & 0o777).toBe(0o700)
    const unit = readFileSync(join(units, 'juanzong.service'), 'utf8')
    for (const line of ['User=nobody', `${prefix}/current/node/bin/node`, data]) expect(unit).toContain(line)
    expect(unit).not.toMatch(/\/opt\/juanzong(?!\/current)|\/var\/lib\/juanzong/)
    if (isThorough) {
      const seen = await walked(join(prefix, 'current/juanzong'), data)
      expect(seen.page[0]).toBe(200)
      for (const name of readdirSync(data)) expect(statSync(join(data, name)).uid).not.toBe(0)
    }

    layOlder(data)
    const database = join(data, 'juanzong.db')
    const before = ran(database)
    const upgraded = install(newer)
    expect(upgraded).toMatchObject({ code: 0, err: '' })
    expect(readlinkSync(join(prefix, 'current'))).not.toBe(first)
    expect(upgraded.out).toContain(`${prefix}/${first}/juanzong install --back`)
    expect(ran(database)).toContain('0040-told-together')
    expect(readdirSync(join(data, 'before-upgrade')).length).toBe(2)
    // As whoever does who was broken off in the middle: the way back is still there. `npm run crash-moves` breaks it off, too.
    if (isThorough) expect(install(newer).code).toBe(0)

    expect(install(join(prefix, first), '--back')).toMatchObject({ code: 0, err: '' })
    expect(readlinkSync(join(prefix, 'current'))).toBe(first)
    expect(ran(database)).toEqual(before)
    expect(statSync(database).uid).not.toBe(0)

    writeFileSync(database, 'damaged')
    const refused = install(newer)
    expect([refused.code, readlinkSync(join(prefix, 'current'))]).toEqual([2, first])
    expect(refused.err).toContain('juanzong.db')
    expect(refused.err).not.toMatch(/\bat |Error/)
  })
})

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length

/** Read of a copy: opened here it would get companions of this account. */
function ran(file: string): readonly string[] {
  const copy = join(root, 'looked-at.db')
  cpSync(file, copy)
  const raw = new Sqlite(copy)
  try {
    return raw.prepare<[], string>('select name from migrations order by name').pluck().all()
  } finally {
    raw.close()
  }
}

it('knows every change that there is by name', () => {
  expect(migrations.map(({ name }) => name)).toContain('0040-told-together')
})
