import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CopyWork, copyCycle, foundCopies } from './copy-cycle.ts'
import { custodianCycle, foundLocked } from './custodian-cycle.ts'
import { canInstall, foundInstalled, installingCycle } from './installing-cycle.ts'
import { foundMerging, mergingCycle } from './merging-cycle.ts'
import { foundUpgrade, type UpgradeWork, upgradeCycle } from './upgrade-cycle.ts'

/**
 * `npm run crash-moves -- 50 [kind …]`: whatever moves the whole house (a backup, a restore, a drill, an upgrade of the data and
 * the way back, a change of custodians, an upgrade by the installer, a merger of units) is killed with SIGKILL that often each,
 * at random moments, and copies are harmed before they are restored. One line a kind, then each control, which must be found
 * wrong, then the sum. Exit 1 where anything was wrong, or a control was not noticed. With `--sabotage` only the controls are
 * played, and what they do counts as wrong: it must fail. `crash-copies`, `crash-upgrade` and `crash-custodians` are kinds of it.
 */
/** What is there after one round, which counts where it was killed, or harmed. */
type Found = { readonly isKilled: boolean; readonly wrong: readonly string[] }

type Kind = {
  readonly key: string
  /** One round: `at` is when it is killed, as a share of how long it takes. */
  readonly round: (at: number) => Promise<Found>
  /** The same of a program with a fault. */
  readonly control?: readonly [what: string, round: (at: number) => Promise<readonly string[]>]
}

const given = process.argv.slice(2)
const wanted = Number(given.find((word) => /^\d+$/.test(word)) ?? 10)
const isSabotage = given.includes('--sabotage')
// Another account runs what is installed: it is let through here.
const root = mkdtempSync(join(existsSync('/var/tmp') ? '/var/tmp' : tmpdir(), 'juanzong-crash-moves-'))
chmodSync(root, 0o755)
const folder = (name: string) => {
  mkdirSync(join(root, name))
  return join(root, name)
}
/** A round may end before it was to be killed: so many are tried for each that is wanted. */
const tries = 4

const groups: Readonly<Record<string, () => Promise<readonly Kind[]>>> = {
  copies: async () => {
    const house = await foundCopies(folder('copies'))
    const of = (work: CopyWork) => ({ key: work, round: (at: number) => copyCycle(house, work, { at }) })
    const harmed = async () => (await copyCycle(house, 'harm', { believing: true, at: 0 })).wrong
    const restore = { ...of('restore'), control: ['the manifest is not checked', harmed] as const }
    return [of('backup'), restore, of('drill'), of('harm')]
  },
  upgrade: async () => {
    const house = await foundUpgrade(folder('upgrade'))
    const of = (work: UpgradeWork) => ({ key: work, round: (at: number) => upgradeCycle(house, work, { at }) })
    const careless = async (at: number) => (await upgradeCycle(house, 'upgrade', { sabotage: true, at })).wrong
    return [{ ...of('upgrade'), control: ['one transaction a change, nothing kept', careless] }, of('back')]
  },
  custodians: async () => {
    const house = await foundLocked(folder('custodians'))
    const torn = await foundLocked(folder('torn'))
    return [
      {
        key: 'custodians',
        round: async (at) => ({ isKilled: true, wrong: await custodianCycle(house, { after: at * 400 }) }),
        control: ['the new lock is written piece by piece', () => custodianCycle(torn, { after: 60_000, torn: true })],
      },
    ]
  },
  installer: async () => {
    if (!canInstall) {
      console.log('installer: not tried, since it takes root')
      return []
    }
    const found = await foundInstalled(folder('installer'))
    const careless = async (at: number) => (await installingCycle(found, { careless: true, at })).wrong
    return [
      {
        key: 'installer',
        round: (at) => installingCycle(found, { at }),
        control: ['a version is pointed to before it is laid', careless],
      },
    ]
  },
  merger: async () => {
    const house = await foundMerging(folder('merger'))
    const careless = async () => (await mergingCycle(house, { at: 0, torn: true, careless: true })).wrong
    return [
      {
        key: 'merger',
        round: (at) => mergingCycle(house, { at }),
        control: ['nobody looks at closed units again', careless],
      },
    ]
  },
}

const named = Object.keys(groups).filter((name) => given.includes(name))
let [killed, wrong, unnoticed] = [0, 0, 0]
for (const [name, found] of Object.entries(groups)) {
  if (named.length > 0 && !named.includes(name)) continue
  for (const kind of await found()) await play(kind)
}
rmSync(root, { recursive: true })
console.log(`${killed} killed, ${wrong} wrong${unnoticed > 0 ? `, ${unnoticed} controls not noticed` : ''}`)
process.exit(wrong + unnoticed === 0 ? 0 : 1)

async function play({ key, round, control }: Kind): Promise<void> {
  if (!isSabotage) await playRounds(key, round)
  if (!control) return
  const [what, tried] = control
  const said: string[] = []
  for (let time = 0; said.length === 0 && time < 10 * tries; time += 1) said.push(...(await tried(Math.random())))
  console.log(`control of ${key} (${what}): ${said.length > 0 ? `noticed, ${said[0]?.split('\n')[0]}` : 'NOT NOTICED'}`)
  if (said.length === 0) unnoticed += 1
  if (isSabotage) wrong += said.length
}

async function playRounds(key: string, round: Kind['round']): Promise<void> {
  let [kills, faults, rounds] = [0, 0, 0]
  for (; kills < wanted && rounds < wanted * tries; rounds += 1) {
    const found = await round(Math.random())
    if (found.isKilled) kills += 1
    faults += found.wrong.length
    for (const what of found.wrong) console.log(`${key}, round ${rounds + 1}: ${what}`)
  }
  console.log(`${key}: ${kills} ${key === 'harm' ? 'harmed' : 'killed'} in ${rounds} rounds, ${faults} wrong`)
  killed += kills
  wrong += faults
}
