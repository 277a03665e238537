import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Check, exitFor, type State } from '#domain/health/finding.ts'
import { commandsOf } from '#house/commands.ts'
import { examine } from '#house/doctor.ts'
import { houseOf } from '#house/house.ts'
import { answerAt } from '#house/socket.ts'
import { translator } from '#views/i18n/index.ts'
import { people, type World, world } from '../world.ts'

const root = mkdtempSync(join(tmpdir(), 'juanzong-doctor-'))
let w: World

beforeAll(async () => {
  w = await world(root)
})
afterAll(async () => {
  await w.close()
  rmSync(root, { recursive: true })
})

const states = async (folder = root): Promise<Partial<Record<Check, State>>> =>
  Object.fromEntries((await examine(folder)).map(({ check, state }) => [check, state]))

it('finds a house in order while its server is open, and says so without one name of a person', async () => {
  const answering = await answerAt(root, commandsOf(houseOf(w.app)))
  chmodSync(root, 0o700)
  const findings = await examine(root)
  expect(findings.filter(({ check, state }) => state !== 'ok' && check !== 'disk')).toEqual([])
  const said = (['zh-Hans', 'en'] as const).flatMap((language) =>
    findings.map(({ check, state, about }) =>
      (translator(language) as (key: string, about: object) => string)(`doctor.${check}.${state}`, about),
    ),
  )
  expect(said.filter((text) => text.startsWith('doctor.') || /\{\w+\}/.test(text))).toEqual([])
  for (const { name } of Object.values(people)) expect(said.join()).not.toContain(name)
  await answering.close()
  expect((await states()).server).toBe('look')
})

it('finds what others may read, a keyring that is none, and an empty folder that waits for its first start', async () => {
  const folder = mkdtempSync(join(root, 'other-'))
  expect(await states(folder)).toMatchObject({ keyring: 'look', database: 'look', files: 'ok', server: 'look' })
  writeFileSync(join(folder, 'keyring.db'), 'no keyring', { mode: 0o644 })
  chmodSync(folder, 0o755)
  expect(await states(folder)).toMatchObject({ keyring: 'bad', database: 'bad', files: 'bad', folder: 'look' })
})

it('ends with 0, 1 or 2 by the worst that it found', () => {
  const of = (...found: State[]) => exitFor(found.map((state) => ({ check: 'disk', state, about: {} })))
  expect([of('ok'), of('ok', 'look'), of('look', 'bad', 'ok')]).toEqual([0, 1, 2])
})
