import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { inTransaction } from '#db/transaction.ts'
import type { DossierId } from '#domain/ids.ts'
import { placesIn } from '#house/config.ts'
import { openKeyring } from '#keys/keyring.ts'
import { flags } from '../../test/processes.ts'
import { enterHouse, foundHouse, passphrase } from './house.ts'

/** What the custodian of the so-manieth change types; before any change it is that of the house. */
export const passphraseOf = (at: number): string => (at === 0 ? passphrase : `第 ${at} 位保管人的口令`)

/** A data folder with many keys, and which passphrase opens it. */
export type LockedHouse = { readonly folder: string; now: number; readonly keys: ReadonlyMap<string, string> }

/** So many keys go over to another epoch in slices, between any two of which it may be killed. */
const count = 2000

export async function foundLocked(folder: string): Promise<LockedHouse> {
  await foundHouse(folder)
  const house = await enterHouse(folder)
  const ids = Array.from({ length: count }, () => house.app.newId<DossierId>())
  house.app.vault.addKeys(ids)
  await inTransaction(house.app, async () => {})
  await house.close()
  const [keys, wrong] = await keysUnder(folder, 0)
  if (!keys) throw new Error(wrong)
  return { folder, now: 0, keys }
}

/** Every key by its owner, where this passphrase opens the keyring; else why not. */
async function keysUnder(folder: string, at: number): Promise<readonly [Map<string, string> | undefined, string]> {
  try {
    const secret = { kind: 'passphrase', text: passphraseOf(at) } as const
    const opened = await openKeyring(placesIn(folder).keyring, [secret], { demo: false })
    if (!opened.ok) return [undefined, opened.refusal]
    const keyring = opened.value
    const keys = new Map(
      keyring.owners().map((owner) => [owner, keyring.dataKey(owner)?.secret.toString('hex') ?? 'none']),
    )
    keyring.close()
    return [keys, '']
  } catch (error) {
    return [undefined, `broken: ${error instanceof Error ? error.message : error}`]
  }
}

/** Changes custodians until it is killed, so many milliseconds after it began; answers what is wrong then. */
export async function custodianCycle(
  house: LockedHouse,
  { after, torn = false }: { readonly after: number; readonly torn?: boolean },
): Promise<readonly string[]> {
  const program = fileURLToPath(new URL('./relocking.ts', import.meta.url))
  const given = [house.folder, String(house.now), ...(torn ? ['torn'] : [])]
  const child = spawn(process.execPath, [...flags, program, ...given], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [said, cried] = ['', '']
  child.stderr.on('data', (text) => {
    cried += text
  })
  child.stdout.on('data', (text) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), after)
    said += text
  })
  const [, signal] = await once(child, 'close')
  if (signal !== 'SIGKILL') return [`it ended by itself: ${cried.slice(-2000)}`]
  const numbers = (line: RegExp) => [house.now, ...[...said.matchAll(line)].map(([, at]) => Number(at))]
  const acknowledged = Math.max(...numbers(/^changed (\d+)$/gm))
  // A child brings what was broken off to its end before it begins anything.
  const underWay = Math.max(acknowledged, ...numbers(/^changing (\d+)$/gm))
  return [...[...said.matchAll(/^wrong .*$/gm)].map(String), ...(await foundAfter(house, acknowledged, underWay))]
}

/** One passphrase opens it, of the last that was acknowledged and the one that was under way; and with it every key. */
async function foundAfter(house: LockedHouse, acknowledged: number, underWay: number): Promise<string[]> {
  const opening: number[] = []
  const wrong: string[] = []
  for (let at = Math.max(0, acknowledged - 1); at <= underWay; at += 1) {
    const [keys, why] = await keysUnder(house.folder, at)
    if (why.startsWith('broken')) wrong.push(`the keyring is ${why}`)
    if (!keys) continue
    opening.push(at)
    const lost = [...house.keys].filter(([owner, key]) => keys.get(owner) !== key).length
    if (lost > 0 || keys.size < house.keys.size) wrong.push(`${lost} keys are not what they were`)
  }
  const [now] = opening
  if (opening.length !== 1 || now === undefined)
    wrong.push(`opened by ${opening.length} of ${acknowledged}..${underWay}`)
  else if (now < acknowledged) wrong.push(`the change to ${acknowledged} was acknowledged and ${now} opens it`)
  house.now = now ?? house.now
  return wrong
}
