import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { layOlder, layPackage, makeOlder, replace, sumAnew, thinned } from './packed.ts'

/** An installed older program with its data, kept aside, and a newer package; how long the upgrade takes, in ms. */
export type Installed = {
  readonly root: string
  readonly newer: string
  readonly careless: string
  readonly kept: string
  readonly old: readonly string[]
  readonly new: readonly string[]
  readonly first: string
  readonly took: number
}

/** The installer makes accounts and changes owners. */
export const canInstall = process.getuid?.() === 0

/** Makes the packages and installs the older one; `root` is a folder that another account may pass. */
export async function foundInstalled(root: string): Promise<Installed> {
  const { home } = layPackage(root)
  const [older, newer, careless] = ['older', 'newer', 'careless'].map((name) => join(root, name)) as [
    string,
    string,
    string,
  ]
  for (const folder of [older, newer, careless]) thinned(home, folder)
  rmSync(join(root, 'made'), { recursive: true })
  await makeOlder(older)
  makeCareless(careless)
  mkdirSync(join(root, 'units'))
  runs(older, places(root))
  layOlder(join(root, 'data'))
  const kept = join(root, 'kept')
  mkdirSync(kept)
  execFileSync('cp', ['-a', join(root, 'data'), join(root, 'opt'), kept])
  const [old, first] = [ran(root), readlinkSync(join(root, 'opt/current'))]
  const begun = performance.now()
  runs(newer, places(root))
  return { root, newer, careless, kept, old, new: ran(root), first, took: performance.now() - begun }
}

/** Points to the version before it is laid, and lays it where it is looked for. */
function makeCareless(folder: string): void {
  const file = join(folder, 'juanzong')
  const text = readFileSync(file, 'utf8')
    .replace(
      '  lay_version\n',
      '  name=$version-$(sha256sum "$home/SHA256SUMS" | cut -c 1-8)\n  point_to "versions/$name"\n  lay_version\n',
    )
    .replaceAll('$target.unfinished', '$target')
  replace(file, text)
  sumAnew(folder)
}

const places = (root: string) => [
  ...['--prefix', join(root, 'opt'), '--data', join(root, 'data')],
  ...['--units', join(root, 'units'), '--user', 'nobody'],
]

function runs(home: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(join(home, 'juanzong'), ['install', ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`The installer ended with ${status}: ${stderr}`)
}

type Round = {
  /** When it is killed, as a share of how long it takes. */
  readonly at: number
  readonly careless?: boolean
}

/** One upgrade whose every process is killed at once, and what is there; then the same once more to its end. */
export async function installingCycle(found: Installed, { at, careless = false }: Round) {
  const { root, kept, newer } = found
  for (const name of ['data', 'opt']) rmSync(join(root, name), { recursive: true })
  execFileSync('cp', ['-a', join(kept, 'data'), root])
  // Of programs that are laid nothing is ever written to.
  execFileSync('cp', ['-al', join(kept, 'opt'), root])
  const home = careless ? found.careless : newer
  const child = spawn(join(home, 'juanzong'), ['install', ...places(root)], { detached: true, stdio: 'ignore' })
  const kill = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), at * found.took)
  await once(child, 'close')
  clearTimeout(kill)
  const isKilled = child.signalCode === 'SIGKILL'
  const wrong = wrongIn(found)
  if (careless) return { isKilled, wrong }
  try {
    runs(newer, places(root))
    const isNew = readlinkSync(join(root, 'opt/current')) !== found.first && same(ran(root), found.new)
    return { isKilled, wrong: [...wrong, ...wrongIn(found), ...(isNew ? [] : ['it does not become the newer one'])] }
  } catch (error) {
    return { isKilled, wrong: [...wrong, String(error)] }
  }
}

/** One whole program in its place, and data of one program: never newer than it. */
function wrongIn({ root, old, new: upgraded, first }: Installed): readonly string[] {
  const wrong: string[] = []
  const prefix = join(root, 'opt')
  const current = readlinkSync(join(prefix, 'current'))
  const checked = spawnSync(join(prefix, current, 'juanzong'), ['check'], { encoding: 'utf8' })
  if (checked.status !== 0) wrong.push(`${current} is not whole: ${checked.stderr}`)
  if (!existsSync(join(prefix, first, 'juanzong'))) wrong.push('the former program is gone')
  const conf = readFileSync(join(prefix, 'juanzong.conf'), 'utf8')
  if (!/^PREFIX=.+\nDATA=.+\nUSER=nobody\nUNITS=.+\n$/.test(conf)) wrong.push('what was chosen is forgotten')
  const names = ran(root)
  if (!same(names, old) && !same(names, upgraded)) wrong.push(`the data is half upgraded: ${names.at(-1)}`)
  if (same(names, upgraded) && current === first) wrong.push('the former program has data of the newer one')
  if (same(names, upgraded) && !existsSync(join(root, 'data/before-upgrade'))) wrong.push('there is no way back')
  return wrong
}

/** Read of a copy: opened here it would get companions of this account. */
function ran(root: string): readonly string[] {
  const copy = join(root, 'looked-at')
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(copy)
  for (const end of ['', '-wal'])
    if (existsSync(join(root, `data/juanzong.db${end}`)))
      cpSync(join(root, `data/juanzong.db${end}`), join(copy, `juanzong.db${end}`))
  const raw = new Sqlite(join(copy, 'juanzong.db'))
  try {
    if (raw.pragma('integrity_check', { simple: true }) !== 'ok') return ['damaged']
    return raw.prepare<[], string>('select name from migrations order by name').pluck().all()
  } finally {
    raw.close()
  }
}

const same = (one: readonly string[], other: readonly string[]) => JSON.stringify(one) === JSON.stringify(other)
