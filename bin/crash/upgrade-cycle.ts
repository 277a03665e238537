import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { migrations } from '#db/migrations/index.ts'
import { placesIn } from '#house/config.ts'
import { checkFolder } from '#house/data-folder.ts'
import { snapshots, snapshotsIn } from '#house/upgrading/snapshot.ts'
import { foundHouse } from './house.ts'
import { runOrKill } from './killing.ts'
import { later, laterFacts, laterVersion } from './later.ts'

/** What is killed: an upgrade to a later program, and the way back from it. */
export type UpgradeWork = 'upgrade' | 'back'

/** A data folder as this program left it and one as the later program leaves it, and how long each work takes. */
export type UpgradeHouse = {
  readonly root: string
  readonly old: string
  readonly upgraded: string
  readonly digest: string
  readonly took: Readonly<Record<UpgradeWork, number>>
}

export async function foundUpgrade(root: string): Promise<UpgradeHouse> {
  const [old, upgraded, back] = ['old', 'upgraded', 'back'].map((name) => join(root, name)) as [string, string, string]
  mkdirSync(old)
  await foundHouse(old)
  cpSync(old, upgraded, { recursive: true })
  const digest = digestOf(placesIn(old).database)
  const took = { upgrade: await timed('upgrade', upgraded), back: 0 }
  cpSync(upgraded, back, { recursive: true })
  took.back = await timed('back', back)
  return { root, old, upgraded, digest, took }
}

type Round = {
  readonly sabotage?: boolean
  /** When it is killed, as a share of how long it takes. */
  readonly at: number
}

export type UpgradeCycle = { readonly isKilled: boolean; readonly wrong: readonly string[] }

/** One kill and what is there afterwards, then the same once more to its end. */
export async function upgradeCycle(
  house: UpgradeHouse,
  work: UpgradeWork,
  { sabotage = false, at }: Round,
): Promise<UpgradeCycle> {
  const data = join(house.root, 'killed')
  rmSync(data, { recursive: true, force: true })
  cpSync(work === 'upgrade' ? house.old : house.upgraded, data, { recursive: true })
  const { isKilled } = await run(sabotage ? 'sabotage' : work, data, at * house.took[work])
  const first = await stateOf(house, data)
  if (sabotage || first.wrong.length > 0) return { isKilled, wrong: first.wrong }
  if (first.is === (work === 'upgrade' ? 'old' : 'new')) await run(work, data)
  const { is, wrong } = await stateOf(house, data)
  const wanted = work === 'upgrade' ? 'new' : 'old'
  return { isKilled, wrong: is === wanted ? wrong : [...wrong, `it does not become ${wanted} when it is run again`] }
}

/** Old or new, each whole, with the old one proved beside the new one; else what is wrong. */
async function stateOf(
  { digest }: UpgradeHouse,
  data: string,
): Promise<{ readonly is: 'old' | 'new' | 'neither'; readonly wrong: readonly string[] }> {
  const { database } = placesIn(data)
  const wrong: string[] = []
  const raw = new Sqlite(database, { fileMustExist: true })
  const names = raw.prepare<[], string>('select name from migrations order by name').pluck().all()
  if (raw.pragma('integrity_check', { simple: true }) !== 'ok') wrong.push('the file is damaged')
  const is = sameNames(names, migrations) ? 'old' : sameNames(names, later) ? 'new' : 'neither'
  if (is === 'neither') wrong.push(`the file is half upgraded: ${names.at(-1)}`)
  if (is === 'new') wrong.push(...notLater(raw))
  raw.close()
  if (digestOf(database) !== digest) wrong.push('what was there before is another')
  const kept = await snapshots(data)
  for (const { file, name } of kept) if (digestOf(file) !== digest) wrong.push(`the snapshot ${name} is another`)
  if (is === 'new') {
    if (kept.length === 0) wrong.push(`there is no way back: nothing in ${snapshotsIn(data)}`)
    const refused = await checkFolder(data, { demo: false }).then(
      () => 'taken',
      ({ code, about }) => `${code} ${about?.value}`,
    )
    if (refused !== `database-newer ${laterVersion}`) wrong.push(`the older program says ${refused}`)
  }
  return { is, wrong }
}

function notLater(raw: Sqlite.Database): string[] {
  const found = raw.prepare('select count(*) rows, sum(n) sum from later_facts').get()
  const words = raw.prepare(`select count(*) from accounts where later_word is not 'new'`).pluck().get()
  return JSON.stringify(found) === JSON.stringify(laterFacts) && words === 0
    ? []
    : ['what the upgrade adds is not whole']
}

const sameNames = (names: readonly string[], list: readonly { readonly name: string }[]) =>
  JSON.stringify(names) === JSON.stringify(list.map(({ name }) => name).sort())

/** Every row of every table that this program knows, but for the list of migrations and what a later one added. */
function digestOf(file: string): string {
  const raw = new Sqlite(file, { fileMustExist: true })
  const hash = createHash('sha256')
  const tables = raw
    .prepare<[], string>(
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`,
    )
    .pluck()
    .all()
  for (const table of tables.filter((name) => name !== 'migrations' && !name.startsWith('later_'))) {
    hash.update(table)
    for (const row of raw.prepare(`select * from ${table}`).iterate()) {
      const { later_word: _, ...before } = row as Record<string, unknown>
      hash.update(JSON.stringify(before))
    }
  }
  raw.close()
  return hash.digest('hex')
}

async function timed(work: UpgradeWork, data: string): Promise<number> {
  return (await run(work, data)).took
}

/** From source always: a later program is not built. */
const run = (work: UpgradeWork | 'sabotage', data: string, after?: number) =>
  runOrKill('./upgrading.ts', [work, data], { after, says: true, by: sourceFlags })

const sourceFlags = ['--conditions=development', '--import', import.meta.resolve('tsx')]
