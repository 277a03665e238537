import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ownSchema } from '#db/own-schema.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import { createHouse } from '#house/house.ts'
import { createStandby, type Standby } from '#house/standby.ts'
import { createKeyring } from '#keys/keyring.ts'
import { cheap, morning } from '../db/bare-house.ts'

const folder = mkdtempSync(join(tmpdir(), 'juanzong-standby-'))
const file = join(folder, 'some.db')
writeFileSync(file, Buffer.alloc(1000))
afterAll(() => rmSync(folder, { recursive: true }))

/** The threads that this test started, and how many of them still live. */
const threads: Worker[] = []
const started = (thread: Worker) => void threads.push(thread)
/** Node tells of a thread in the turn after. */
const told = () => setImmediate()
const living = () => threads.filter(({ threadId }) => threadId !== -1).length
const standbys: Standby[] = []
const standbyOf = (many: number) => {
  const made = createStandby(file, many)
  standbys.push(made)
  return made
}

beforeEach(() => void process.on('worker', started))
afterEach(() => {
  process.off('worker', started)
  threads.length = 0
  for (const standby of standbys.splice(0)) standby.end()
})

describe('what is done while the house waits', () => {
  it('is one thread, begun once for a long file and given to whoever asks first', async () => {
    const standby = standbyOf(1000)
    standby.begin()
    standby.begin()
    await told()
    expect(threads).toHaveLength(1)
    const first = standby.take()
    await told()
    expect(threads).toHaveLength(1)
    const second = standby.take()
    await told()
    expect(threads).toHaveLength(2)
    await Promise.all([first.end(), second.end()])
    expect(living()).toBe(0)
  })

  it('is no thread for a short file, or for none', async () => {
    standbyOf(1001).begin()
    createStandby(join(folder, 'none.db'), 1).begin()
    await told()
    expect(threads).toHaveLength(0)
  })

  it('is begun anew where the machine ended it', async () => {
    const standby = standbyOf(1)
    standby.begin()
    await told()
    await threads[0]?.terminate()
    standby.begin()
    await told()
    expect([threads.length, living()]).toEqual([2, 1])
    await threads[1]?.terminate()
    const taken = standby.take()
    await told()
    expect([threads.length, living(), taken.hasEnded()]).toEqual([3, 1, false])
    await taken.end()
  })
})

it('knows the tables of this program beforehand, and tells them as well where nobody began', async () => {
  const standby = standbyOf(1001)
  standby.begin()
  const [begun, anew] = [standby.schema(), standby.schema()]
  expect(begun).not.toBe(anew)
  expect(await begun).toBe(await ownSchema())
  expect(await anew).toBe(await begun)
})

describe('a house that waits for a secret', () => {
  const passphrase = '江南可采莲'
  const said: string[] = []
  const path = join(folder, 'keyring.db')

  async function houseWith(begin: () => void) {
    rmSync(path, { force: true })
    const made = await createKeyring({ path, mark: 'real', passphrases: [passphrase], cost: cheap, at: morning })
    made.keyring.close()
    said.length = 0
    const standby = { begin, end: () => void said.push('ended') }
    const open = async () => {
      said.push('opening')
      throw new Trouble('disk-full')
    }
    return createHouse(path, { demo: false, open, standby })
  }

  it('has begun before the keys are there, and ends what waits when it closes', async () => {
    const house = await houseWith(() => void said.push('begun'))
    await house.openWith({ kind: 'passphrase', text: '鱼戏莲叶间' })
    expect(said).toEqual(['begun'])
    await expect(house.openWith({ kind: 'passphrase', text: passphrase })).rejects.toThrow(Trouble)
    expect(said).toEqual(['begun', 'begun', 'opening'])
    await house.close()
    expect(said.at(-1)).toBe('ended')
  })

  it('goes on with the secret where nothing can be begun', async () => {
    const house = await houseWith(() => {
      throw new Error('No thread.')
    })
    await expect(house.openWith({ kind: 'passphrase', text: passphrase })).rejects.toThrow(Trouble)
    expect(said).toEqual(['opening'])
    await house.close()
  })
})
