import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { closeDraft } from '#actions/dossiers/closing.ts'
import { inTransaction } from '#db/transaction.ts'
import type { CommandId, DossierId } from '#domain/ids.ts'
import { buildApp } from '#house/build-app.ts'
import { accountsNamed } from '#memory/namesakes.ts'
import { paths } from '#views/paths.ts'
import { contentOf } from '../routes/walk.ts'
import { cast, type World, world } from '../world.ts'

let w: World
let dossier: DossierId
let theCase: string

/** The draft of somebody with an account, submitted, withdrawn and given up. */
beforeAll(async () => {
  w = await world()
  const person = w.person('headFinance')
  dossier = await inTransaction(w.app, async (app) => {
    const basic = { section: 'basic', fields: { name: cast.headFinance.name, unit: w.units.finance } }
    const begun = await createDraft(app, w.actor('hr'), {
      entity: w.units.company,
      keeper: 'hr',
      person,
      records: [basic],
    })
    if (!begun.ok) throw new Error(begun.refusal)
    return begun.value
  })
  theCase =
    (await w.as('hr').post(paths.submission(dossier), { text: '建档', content: `${await contentOf(w, dossier)}` }))
      .location ?? ''
  await w.as('hr').post(`${theCase}/withdrawal`, { reason: '有误' })
  const closing = { dossier, reason: '重复', content: await contentOf(w, dossier) }
  const command = { id: w.app.newId<CommandId>(), bodyHash: '' }
  const closed = await closeDraft(w.app, w.actor('hr'), closing, command)
  if (!closed.ok) throw new Error(closed.refusal)
})
afterAll(() => w.close())

describe('a draft that was given up', () => {
  it('had the name of its person under its own key alone', async () => {
    const query = w.app.db.selectFrom('persons').select('name').where('id', '=', w.person('headFinance'))
    expect(await query.executeTakeFirstOrThrow()).toEqual({ name: null })
  })

  it('is known to the next opening of the house, with the name of its person, and is in no list', async () => {
    const { db } = w.app
    const app = await buildApp({ db, keyring: w.keyring, blobFolder: '/nowhere', demo: false, now: w.app.now })
    expect(app.directory.nameOf(w.person('headFinance'))).toBe(cast.headFinance.name)
    expect(app.roster.entry(dossier)?.subject.state).toBe('discarded')
    const viewer = { actor: w.actor('hr'), seats: new Map(), tree: app.directory }
    const query = { q: '', chosen: {}, spans: {}, page: 1 }
    expect(app.roster.list(viewer, query).rows.map((row) => row.dossier)).not.toContain(dossier)
  })

  it('leaves its person to be asked for again when another file of that name comes', async () => {
    expect(accountsNamed(w.app, cast.headFinance.name)).toEqual([w.person('headFinance')])
  })
})
