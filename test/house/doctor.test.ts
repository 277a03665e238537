import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { State } from '#domain/health/check.ts'
import type { CheckKey } from '#domain/health/checks/index.ts'
import { examined } from '#domain/health/finding.ts'
import { commandsOf } from '#house/commands.ts'
import { measure } from '#house/health/doctor.ts'
import { houseOf } from '#house/house.ts'
import { answerAt } from '#house/socket.ts'
import { sentencesOf } from '#views/health/sentence.ts'
import { translator } from '#views/i18n/index.ts'
import { cast, people, type World, world } from '../world.ts'

const root = mkdtempSync(join(tmpdir(), 'juanzong-doctor-'))
let w: World

beforeAll(async () => {
  w = await world(root)
})
afterAll(async () => {
  await w.close()
  rmSync(root, { recursive: true })
})

const found = async (folder = root) => examined(await measure(folder))
const states = async (folder = root): Promise<Partial<Record<CheckKey, State>>> =>
  Object.fromEntries((await found(folder)).map(({ check, state }) => [check, state]))
const says = async (folder = root): Promise<Partial<Record<CheckKey, string>>> =>
  Object.fromEntries((await found(folder)).map(({ check, say }) => [check, say]))

it('finds a house in order while its server is open, and says so without one name of a person', async () => {
  const answering = await answerAt(root, commandsOf(houseOf(w.app)))
  chmodSync(root, 0o700)
  const findings = await found()
  // The organisation of the tests has no backups, and nobody has unlocked it.
  const expected = ['copies', 'keys', 'disk', 'unlocked', 'clock', 'faces']
  expect(findings.filter(({ check, state }) => state !== 'good' && !expected.includes(check))).toEqual([])
  expect(findings.map(({ check }) => check)).toEqual(
    expect.arrayContaining(['server', 'chain', 'sessions', 'refused', 'pragmas', 'damages', 'size', 'node', 'version']),
  )
  const said = (['zh-Hans', 'en'] as const).flatMap((language) =>
    findings.flatMap((finding) => Object.values(sentencesOf(translator(language), finding)).map(String)),
  )
  expect(said.filter((text) => text.startsWith('health.') || /\{\w+\}/.test(text))).toEqual([])
  for (const { name } of [...Object.values(people), ...Object.values(cast)]) expect(said.join()).not.toContain(name)
  await answering.close()
  expect(await says()).toMatchObject({ server: 'none' })
})

it('finds what others may read, a keyring that is none, and an empty folder that waits for its first start', async () => {
  const folder = mkdtempSync(join(root, 'other-'))
  expect(await states(folder)).toMatchObject({ keyring: 'look', database: 'look', files: 'good', server: 'look' })
  writeFileSync(join(folder, 'keyring.db'), 'no keyring', { mode: 0o644 })
  chmodSync(folder, 0o755)
  expect(await states(folder)).toMatchObject({ keyring: 'act', database: 'act', files: 'act', folder: 'look' })
})

it('reads of a folder that no server has how far its log goes', async () => {
  const folder = join(root, 'closed')
  mkdirSync(folder)
  await (await world(folder)).close()
  const findings = await found(folder)
  expect(findings.find(({ check }) => check === 'chain')?.say).toBe('unchecked')
  expect(Number(findings.find(({ check }) => check === 'chain')?.about['count'])).toBeGreaterThan(0)
  expect((await says(folder)).database).toBe('ours')
})

it('asks the address that people type, and says where nothing answers', async () => {
  const answering = await answerAt(root, commandsOf(houseOf(w.app)))
  writeFileSync(join(root, 'running.json'), JSON.stringify({ address: 'http://127.0.0.1:1' }), { mode: 0o600 })
  expect(await says()).toMatchObject({ answer: 'silent' })
  rmSync(join(root, 'running.json'))
  await answering.close()
})
