import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as dossiers from '#db/dossiers/dossiers.ts'
import * as returns from '#db/returns/sealed.ts'
import { inTransaction } from '#db/transaction.ts'
import { stateOf } from '#domain/returns/return.ts'
import type { Day } from '#domain/time.ts'
import { paths } from '#views/paths.ts'
import { people, type World, world } from '../world.ts'
import { begun, explanations, fieldIn, freeze, sign, signed } from './returns.ts'

/** What happens to a return while it is on its way, and to those whom it counts. */

let w: World

beforeAll(async () => {
  w = await world()
})

afterAll(() => w.close())

it('is signed by nobody whose office ended after the page was drawn', async () => {
  const id = await begun(w)
  await freeze(w, id)
  await sign(w.as('hrLead'), id)
  const { text } = await w.as('manager').get(paths.return(id))
  const form = { digest: fieldIn(text, 'digest') }
  expect(form.digest).not.toBe('')
  const ended = async (held_until: Day | null) => {
    await w.app.db.updateTable('offices').set({ held_until }).where('person_id', '=', w.person('manager')).execute()
    await w.app.directory.reload()
  }
  await ended('2026-11-01' as Day)
  expect((await w.as('manager').post(paths.returnAct(id, 'signature'), form)).status).toBe(404)
  const one = await returns.find(w.app, id)
  expect(one && stateOf(one)).toBe('head')
  await ended(null)
  expect((await w.as('manager').post(paths.returnAct(id, 'signature'), form)).status).toBe(303)
})

it('goes on counting somebody whose dossier was destroyed, without a name', async () => {
  const id = await signed(w)
  const table = paths.returnTable(id, 'by-department')
  const before = await w.as('hr').get(table)
  const figure =
    /\/dossiers\?figure=[^"]+/.exec(before.text.slice(before.text.lastIndexOf('<tr class="whole">')))?.[0] ?? ''
  const { name } = people.wang
  const count = /2025-12-31 定格的 (\d+) 人/
  const list = await w.as('hr').get(figure)
  expect([list.text.includes(name), list.text.includes('已销毁')]).toEqual([true, false])

  const dossier = w.dossiers.wang
  await inTransaction(w.app, (app) => dossiers.setState(app.db, dossier, 'discarded'))
  w.app.vault.shred(dossier)
  await w.app.reload()

  const after = await w.as('hr').get(figure)
  expect(count.exec(after.text)?.[1]).toBe(count.exec(list.text)?.[1])
  const said = [after.text.includes('其中 1 人您无权查看，或档案已销毁，不列出。'), after.text.includes(name)]
  expect(said).toEqual([true, false])
  const numbers = (text: string) => text.slice(text.indexOf('<tbody>'), text.indexOf('</tbody>'))
  const now = await w.as('hr').get(table)
  expect(numbers(now.text)).toBe(numbers(before.text))
  expect(now.text.includes(name)).toBe(false)
  const one = await returns.find(w.app, id)
  const frozen = one && (await returns.people(w.app, one))
  expect(frozen?.people).toContain(dossier)
  expect(JSON.stringify({ one, frozen }).includes(name)).toBe(false)
})

it('is frozen whole or not at all where the house is locked in the middle of it', async () => {
  const id = await begun(w)
  const as = w.as('hr')
  const { text } = await as.get(paths.return(id))
  const form = { seen: fieldIn(text, 'seen'), ...explanations(text) }
  let isOver = false
  const sent = as.post(paths.returnAct(id, 'freezing'), form).finally(() => {
    isOver = true
  })
  for (let turn = 0; turn < 20; turn += 1) await setImmediate()
  expect(isOver).toBe(false)
  w.app.vault.forget()
  const { status, text: said } = await sent
  expect([status, said.includes(people.chen.name)]).toEqual([503, false])
  for (const table of ['return_parts', 'return_events'] as const)
    expect(await w.app.db.selectFrom(table).select('return_id').where('return_id', '=', id).execute()).toEqual([])
})
