import { setImmediate } from 'node:timers/promises'
import type { SaveCase } from '#actions/cases/effects/effect.ts'
import { effects } from '#actions/cases/effects/index.ts'
import { saveRecord } from '#actions/dossiers/saving.ts'
import { commandOf } from '#db/commands.ts'
import { inTransaction } from '#db/transaction.ts'
import { titles } from '#domain/dossiers/sections/titles.ts'
import type { CommandId } from '#domain/ids.ts'
import { enterHouse } from './house.ts'
import { changeOnce } from './walking.ts'
import { type Working, works } from './working.ts'

/**
 * People who write a draft, change archived dossiers and bring cases of one kind to their end, all at once and as fast as
 * they can. Each answer of the house is a line; what is about to be written to the draft is one too. Killed from outside.
 */
const [folder = '', kind = 'update', broken] = process.argv.slice(2)
const house = await enterHouse(folder)
const { app, draft, archived } = house
const hr = house.actors.get('hr')
if (!hr) throw new Error('The officer cannot act.')
const say = (line: string) => process.stdout.write(`${line}\n`)

/** The fault that is to be noticed: the approval is committed, and what it brings about only afterwards. */
if (broken === 'late')
  for (const [name, effect] of Object.entries(effects))
    Object.assign(effects, {
      [name]: async (inner: typeof app, theCase: Parameters<typeof effect>[1], saveCase: SaveCase) =>
        inner.whenCommitted(() => {
          // Where the dossier has moved by then it does not come at all.
          const come = () => inTransaction(app, (app) => effect(app, theCase, saveCase)).catch(() => undefined)
          setTimeout(come, 20)
        }),
    })

async function write(officer: NonNullable<typeof hr>) {
  const id = app.newId<CommandId>()
  say(`sending ${id}`)
  const saving = { dossier: draft, section: titles, fields: { title: id } }
  const saved = await saveRecord(app, officer, saving, commandOf(id, ['crash']))
  if (saved.ok) say(`command ${id}`)
}

async function forEver(work: () => Promise<unknown>): Promise<never> {
  for (;;) {
    await work()
    await setImmediate()
  }
}

const [first, second] = archived
if (!first || !second) throw new Error('There is nothing to change.')
// Reading files takes longer than answering forms: those would have all the answers before anything was read.
if (kind === 'bring-many') await forEver(() => works['bring-many'](house, say))
await Promise.all([
  forEver(() => write(hr)),
  forEver(() => changeOnce(house, first, 'update', say)),
  forEver(() => changeOnce(house, second, 'update', say)),
  forEver(() => works[kind as Working](house, say)),
])
