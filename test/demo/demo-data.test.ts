import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Instant } from '#domain/time.ts'
import { placesIn } from '#house/config.ts'
import { openHouse } from '#house/open-house.ts'
import { createKeyring, openKeyring } from '#keys/keyring.ts'
import { makeDemo } from '#main/demo-data.ts'
import { demoKeyFile, demoPassphrase, hasDemo } from '#main/demo-folder.ts'
import type { House } from '#routes/web/house.ts'
import { layLittleDemo, littleDemo } from './little-house.ts'

const root = mkdtempSync(join(tmpdir(), 'juanzong-demo-'))
const folder = join(root, 'demo')
const config = { data: folder, port: 0, host: '127.0.0.1' }
let house: House
/** The small one, which is made for others as well; the one of forty: demo-data.long.test.ts. */
beforeAll(async () => {
  await layLittleDemo(folder)
  house = await openHouse(config, { demo: true })
})

afterAll(() => house.close())

describe('the folder of the demo', () => {
  it('is whole: data, keys, photos, and a key file that only its owner reads', async () => {
    const folder = await littleDemo('state')
    expect(hasDemo(folder)).toBe(true)
    expect(existsSync(placesIn(folder).database)).toBe(true)
    expect(readdirSync(placesIn(folder).blobs, { recursive: true }).length).toBeGreaterThanOrEqual(30)
    expect(statSync(demoKeyFile(folder)).mode & 0o077).toBe(0)
    expect(statSync(folder).mode & 0o077).toBe(0)
  })

  it('opens with its key file, in the demo and nowhere else', async () => {
    const secret = { kind: 'demo-key', text: readFileSync(demoKeyFile(folder), 'utf8') } as const
    const elsewhere = await openKeyring(placesIn(folder).keyring, [secret], { demo: false })
    expect(elsewhere).toMatchObject({ ok: false, refusal: 'unseal.demo-keyring' })
    expect(await house.openWith(secret)).toMatchObject({ ok: true })
    expect(house.app()?.roster.all()).toHaveLength(30)
  })

  it('opens under its printed passphrase, so that the sealed start can be walked', async () => {
    await house.seal()
    expect(await house.openWith({ kind: 'passphrase', text: demoPassphrase })).toMatchObject({ ok: true })
    expect(house.state).toEqual({ is: 'open' })
  })

  it('never takes the place of a real organisation', async () => {
    const real = join(root, 'real')
    mkdirSync(real)
    const { keyring } = placesIn(real)
    const made = await createKeyring({
      path: keyring,
      mark: 'real',
      passphrases: ['a custodian'],
      cost: { memory: 64, passes: 1, lanes: 1 },
      at: '2026-11-24T01:00:00.000Z' as Instant,
    })
    made.keyring.close()
    await expect(makeDemo(real)).rejects.toMatchObject({ code: 'keyring-real' })
    expect(existsSync(keyring)).toBe(true)
  })
})
