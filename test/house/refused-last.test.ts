import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import type { AccountId } from '#domain/ids.ts'
import { instant } from '#domain/time.ts'
import { noteRefused } from '#gate/log/refusals.ts'
import { openHouse } from '#house/open-house.ts'
import { passphrase, world } from '../world.ts'

let folder: string
let actor: AccountId
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'juanzong-refused-'))
  const w = await world(folder)
  actor = w.account('finance')
  await w.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

const opened = async () => {
  const house = await openHouse({ data: folder }, { demo: false, machine: () => instant(new Date('2026-12-01')) })
  await house.openWith({ kind: 'passphrase', text: passphrase })
  const app = house.app()
  if (!app) throw new Error('Sealed.')
  return { house, app }
}

it('what was refused in the last second before a house is locked stands in its log, and nothing is written afterwards', async () => {
  const { house, app } = await opened()
  const [due, failures]: [(() => void)[], unknown[]] = [[], []]
  const refuse = () =>
    noteRefused(
      app,
      { actor, status: 404, route: 'GET /dossiers/:id' },
      (error) => failures.push(error),
      (work) => due.push(work),
    )
  for (let at = 0; at < 4; at += 1) refuse()
  await house.seal()
  refuse()
  for (const work of due) work()

  const again = await opened()
  const found = await log.search(again.app.db, { act: 'access.refused' }, 50)
  await again.house.close()
  expect(found.map(({ body }) => JSON.parse(body).about.count).sort()).toEqual([1, 3])
  expect(failures).toEqual([])
})
