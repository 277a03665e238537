import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accounts, demoPassword } from '#demo/accounts.ts'
import { people } from '#demo/people/index.ts'
import { idNumberOf } from '#demo/person.ts'
import { readConfig } from '#house/config.ts'
import { openHouse } from '#house/open-house.ts'
import { scanForText } from '#main/canary-scan.ts'
import type { House } from '#routes/web/house.ts'
import { demoCopy } from '../demo-world.ts'
import { some } from '../thorough.ts'
import { passphrase } from '../world.ts'

let folder: string
let house: House

beforeAll(async () => {
  folder = (await demoCopy()).folder
  house = await openHouse(readConfig({ JUANZONG_DATA: folder }), { demo: true })
  const opened = await house.openWith({ kind: 'passphrase', text: passphrase })
  if (!opened.ok) throw new Error(opened.refusal)
})

afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

/** Three characters at least: fewer bytes than that come up in any ciphertext by chance. */
const longEnough = (text: string) => [...text].length >= 3

describe('the raw bytes of a whole house, open and at work', () => {
  it('hold no name, career, family, ID number, number or paper of a dossier', async () => {
    const numbers =
      house
        .app()
        ?.roster.all()
        .map(({ columns }) => columns.who.number ?? '') ?? []
    const relatives = people.flatMap(({ family }) =>
      family.split('\n').map((line) => line.trim().split(/\s+/)[1] ?? ''),
    )
    const careers = people.flatMap(({ resume }) => resume.trim().split('\n').slice(0, 3))
    const texts = [
      ...people.map(({ name }) => name),
      ...people.map(({ nativePlace }) => nativePlace),
      ...people.map(idNumberOf),
      ...accounts.map(({ name }) => name),
      ...numbers,
      ...relatives,
      ...careers,
      ...['入党志愿书', '转正定级审批表', '家庭情况说明（手写）', '没有单位证明，不归档'],
    ]
    const all = [...new Set(texts.map((text) => text.trim()).filter(longEnough))]
    expect(all.length).toBeGreaterThan(200)
    const canaries = some(all, 4)
    expect((await scanForText(folder, canaries)).map(({ text, encoding }) => `${text} as ${encoding}`)).toEqual([])
  })

  it('hold no password and no passphrase', async () => {
    expect(await scanForText(folder, [demoPassword, passphrase])).toEqual([])
  })

  it('hold what is clear by decision, so that the scan is known to look', async () => {
    expect(await scanForText(folder, [accounts[0]?.staffNumber ?? ''])).not.toEqual([])
  })
})

describe('a stolen copy of it', () => {
  it('opens for nobody without passphrase, in the demo and outside it', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'juanzong-stolen-'))
    cpSync(folder, copy, { recursive: true })
    const config = readConfig({ JUANZONG_DATA: copy })
    for (const demo of [true, false]) {
      const stolen = await openHouse(config, { demo })
      for (const guess of ['', 'password', demoPassword]) {
        expect((await stolen.openWith({ kind: 'passphrase', text: guess })).ok).toBe(false)
      }
      expect(stolen.state.is).toBe('sealed')
    }
    rmSync(copy, { recursive: true })
  })
})
