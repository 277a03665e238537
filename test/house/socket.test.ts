import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Trouble } from '#domain/unseal/trouble.ts'
import { commandsOf } from '#house/commands.ts'
import { findCopy } from '#house/copies/folder.ts'
import { houseOf } from '#house/house.ts'
import { answerAt, askRunning } from '#house/socket.ts'
import { type World, world } from '../world.ts'

let root: string
let house: World

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'juanzong-socket-'))
  mkdirSync(join(root, 'data'))
  house = await world(join(root, 'data'))
})
afterAll(async () => {
  await house.close()
  rmSync(root, { recursive: true })
})

const troubleIn = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error) => (error instanceof Trouble ? error.code : String(error)),
  )

describe('the socket of a data folder', () => {
  it('answers the account of the house alone, and is in the place of what a killed server left', async () => {
    const folder = join(root, 'data')
    writeFileSync(join(folder, 'house.sock'), '')
    const answering = await answerAt(folder, { twice: async (about) => Number(about) * 2 })
    expect(statSync(join(folder, 'house.sock')).mode & 0o777).toBe(0o600)
    expect(await askRunning(folder, 'twice', 21)).toBe(42)
    await answering.close()
    expect(await askRunning(folder, 'twice', 21)).toBeUndefined()
  })

  it('is there in a folder with a long path', async () => {
    const folder = join(root, 'x'.repeat(120))
    mkdirSync(folder)
    const answering = await answerAt(folder, { say: async (about) => about })
    expect(await askRunning(folder, 'say', 'here')).toBe('here')
    await answering.close()
  })

  it('says what was refused, and does not mind what makes no sense', async () => {
    const folder = join(root, 'data')
    const house = { app: () => undefined } as unknown as Parameters<typeof commandsOf>[0]
    const answering = await answerAt(folder, commandsOf(house))
    expect(await troubleIn(askRunning(folder, 'backup', { to: join(root, 'to') }))).toBe('copy-sealed')
    expect(await troubleIn(askRunning(folder, 'toString', {}))).toBe('copy-usage')
    const stranger = createConnection(join(folder, 'house.sock')).on('error', () => {})
    stranger.end('no json at all\n')
    expect(await troubleIn(askRunning(folder, 'backup', {}))).toBe('copy-sealed')
    await answering.close()
  })

  it('has the running house make a copy, which the log tells of, and refuses a second meanwhile', async () => {
    const folder = join(root, 'data')
    const answering = await answerAt(folder, commandsOf(houseOf(house.app)))
    const to = join(root, 'copies')
    const steps: string[] = []
    const first = askRunning(folder, 'backup', { to }, (told) => steps.push((told as { step: string }).step))
    const second = askRunning(folder, 'backup', { to })
    expect(await troubleIn(second)).toBe('copy-busy')
    expect(await first).toMatchObject({ missing: 0, older: false })
    expect(steps).toContain('files')
    expect((await findCopy(to)).manifest.counts.dossiers).toBe(Object.keys(house.dossiers).length)
    const told = await house.app.db.selectFrom('log').select('body').orderBy('seq', 'desc').limit(1).executeTakeFirst()
    expect(JSON.parse(told?.body ?? '{}')).toMatchObject({
      act: 'copy.made',
      actor: 'system',
      about: { where: 'named' },
    })
    expect(told?.body).not.toContain(to)
    await answering.close()
  })

  it('refuses a copy in the data folder, and a keyring beside the data or the copy, links followed', async () => {
    const folder = join(root, 'data')
    const answering = await answerAt(folder, commandsOf(houseOf(house.app)))
    const [keys, to] = [join(root, 'keys'), join(root, 'copies-2')]
    mkdirSync(keys)
    const asked = (about: { to: string; keyring?: string }) => troubleIn(askRunning(folder, 'backup', about))
    expect(await asked({ to: join(folder, 'copies') })).toBe('copy-inside-data')
    expect(await asked({ to: root })).toBe('copy-inside-data')
    expect(await asked({ to, keyring: to })).toBe('copy-beside-keyring')
    expect(await asked({ to, keyring: join(folder, 'blobs') })).toBe('copy-beside-keyring')
    expect(readdirSync(root)).not.toContain('copies-2')
    expect(await asked({ to, keyring: keys })).toBe('none')
    expect(readdirSync(keys)).toEqual(['keyring.db'])
    await answering.close()
  })
})
