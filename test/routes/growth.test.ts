import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDraft } from '#actions/dossiers/beginning.ts'
import * as accounts from '#db/accounts.ts'
import * as agreements from '#db/agreements/sealed.ts'
import * as log from '#db/log/log.ts'
import * as notices from '#db/notices.ts'
import { inTransaction } from '#db/transaction.ts'
import type { AccountId, AgreementId, CaseId, ImportId, NoticeId } from '#domain/ids.ts'
import { expected } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { paths } from '#views/paths.ts'
import { counting } from '../counting.ts'
import { type Cast, type World, world } from '../world.ts'
import { walker } from './walk.ts'

/**
 * A page reads what it shows, however much there is that it does not. Lists of cases are asked this in inbox.test.ts, the
 * archive in custody-growth.test.ts.
 */
let w: World
let id: CaseId
beforeAll(async () => {
  w = await world()
  id = await walker(w).submit(w.dossiers.zhou)
})
afterAll(() => w.close())

type Kind = {
  readonly what: string
  /** So many more of them. */
  readonly add: (app: App, count: number) => Promise<unknown>
  readonly few: number
  readonly more: number
  readonly pages: readonly (readonly [who: Cast, path: () => string])[]
}

const times = (count: number) => Array.from({ length: count }, (_, at) => at)

const kinds: readonly Kind[] = [
  {
    what: 'drafts',
    few: 60,
    more: 300,
    add: async (app, count) => {
      for (const _ of times(count)) {
        const basic = { section: 'basic', fields: { name: '王某某', unit: w.units.tech } }
        expected(await createDraft(app, w.actor('hr'), { entity: w.units.company, keeper: 'hr', records: [basic] }))
      }
    },
    pages: [
      ['hr', () => paths.dossiers()],
      ['hr', () => paths.dossiers({ sort: 'name', state: 'draft' })],
      ['hr', () => paths.dossiers({ q: '王' })],
      ['hr', () => paths.search('王')],
      ['hr', () => `${paths.dossierSuggestions()}?q=王`],
      ['hr', () => paths.dossier(w.dossiers.wang)],
      ['hr', () => paths.home()],
      ['hr', () => paths.imports()],
      ['it', () => paths.system()],
    ],
  },
  {
    what: 'entries in the log',
    few: 60,
    more: 2_000,
    add: ({ db, now }, count) => {
      const about = { dossier: w.dossiers.wang }
      const entry = () => ({ at: now(), actor: w.account('headTech'), act: 'dossier.read', about }) as const
      return log.recordAll(db, times(count).map(entry))
    },
    pages: [
      ['auditor', () => paths.log()],
      ['auditor', () => paths.log({ act: 'dossier.read' })],
      ['auditor', () => paths.log({ from: '2026-11-24', until: '2026-11-24' })],
      ['auditor', () => paths.log({ number: 'T001' })],
      ['auditor', () => paths.log({ act: 'dossier.read', before: 40 })],
      ['it', () => paths.system()],
      ['hr', () => paths.dossier(w.dossiers.wang)],
    ],
  },
  {
    what: 'notices',
    few: 120,
    more: 2_000,
    add: ({ db, now, newId }, count) => {
      const notice = () =>
        ({ id: newId<NoticeId>(), person: w.person('hr'), kind: 'approved', case: id, at: now() }) as const
      return notices.add(db, times(count).map(notice))
    },
    pages: [
      ['hr', () => paths.notices()],
      ['hr', () => paths.home()],
      ['hr', () => paths.home('mine')],
    ],
  },
  {
    what: 'imports that nobody has to look at any more',
    few: 60,
    more: 2_000,
    add: async ({ db, now, newId }, count) => {
      for (const at of times(count))
        await db
          .insertInto('imports')
          .values({
            id: newId<ImportId>(),
            batch_id: 'sent',
            dossier_id: w.dossiers.wang,
            blob_id: null,
            state: at % 2 === 0 ? 'kept' : 'discarded',
            draft: Buffer.from('') as never,
            created_at: now(),
            created_by: w.account('hr'),
          })
          .execute()
    },
    pages: [['hr', () => paths.imports()]],
  },
  {
    what: 'accounts',
    few: 60,
    more: 2_000,
    add: async (app, count) => {
      for (const _ of times(count)) {
        const account = app.newId<AccountId>()
        const rest = { staffNumber: `N${account.slice(-6)}`, passwordHash: '', at: app.now() }
        await accounts.add(app, { id: account, person: w.person('it'), ...rest })
      }
    },
    pages: [
      ['it', () => paths.system()],
      ['hr', () => paths.home()],
      ['hr', () => paths.dossiers()],
    ],
  },
  {
    what: 'agreements that have ended',
    few: 60,
    more: 2_000,
    add: async (app, count) => {
      for (const _ of times(count)) {
        const agreement = app.newId<AgreementId>()
        const [by, at] = [w.person('hrLead'), app.now()]
        await agreements.add(app, agreement, {
          act: 'clock.accept',
          matter: { told: {}, pinned: null },
          by,
          at,
          reason: '例行检查',
        })
        await agreements.end(app, agreement, { how: 'withdrawn', by, at })
      }
    },
    pages: [
      ['hrLead', () => paths.agreements()],
      ['hrLead', () => paths.home()],
    ],
  },
]

describe.each(kinds)('with thousands of $what', ({ add, few, more, pages }) => {
  it('every page reads, opens and weighs what it did with a page of them', async () => {
    const house = counting(w)
    const measured = async () => {
      const found: Record<string, object> = {}
      for (const [who, path] of pages) {
        // The first look checks what the log has gained; the second one has nothing but the page to read.
        await house.read(who, path())
        const { status, rows, opened, text } = await house.read(who, path())
        found[`${who} ${decodeURI(path())}`] = { status, rows, opened, light: Buffer.byteLength(text) < 60 * 1024 }
      }
      return found
    }
    await inTransaction(w.app, (app) => add(app, few))
    const before = await measured()
    await inTransaction(w.app, (app) => add(app, more))
    expect(await measured()).toEqual(before)
    for (const page of Object.values(before)) expect(page).toMatchObject({ status: 200, light: true })
  })
})
