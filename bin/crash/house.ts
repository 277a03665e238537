import { moveDossier } from '#actions/dossiers/archiving.ts'
import { createDraft, type NewRecord } from '#actions/dossiers/beginning.ts'
import { addAccount, addPerson, appoint, giveDuty, nameFallback } from '#actions/organisation/people.ts'
import { addUnit, found } from '#actions/organisation/units.ts'
import { addResources } from '#actions/resources/registering.ts'
import { migrate, openDatabase } from '#db/database.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor, Duty } from '#domain/access/actor.ts'
import { daysAfter } from '#domain/days.ts'
import type { AccountId, CommandId, DossierId, PersonId, UnitId } from '#domain/ids.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { expected } from '#domain/result.ts'
import { type Day, instant, type PartialDate } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { buildApp } from '#house/build-app.ts'
import { placesIn } from '#house/config.ts'
import { createKeyring, openKeyring } from '#keys/keyring.ts'

export const passphrase = 'a custodian of the crash harness'
const cheap = { memory: 64, passes: 1, lanes: 1 }

export type CrashHouse = {
  readonly app: App
  /** Everybody who may act, by staff number: `hr` begins, the others decide. */
  readonly actors: ReadonlyMap<string, Actor>
  /** A draft that is written to, then what is archived. */
  readonly draft: DossierId
  readonly archived: readonly DossierId[]
  /** Two departments, the second without a head. */
  readonly units: readonly UnitId[]
  readonly close: () => Promise<void>
}

const duties: Readonly<Record<string, readonly Duty[]>> = {
  hr: ['hr'],
  checker: ['hr', 'checker'],
  lead: ['hr-lead'],
  finance: ['finance'],
  finance2: ['finance'],
  legal: ['legal'],
  archivist: ['archivist'],
  it: ['it'],
  head: [],
  leader: [],
  secretary: [],
}

const opened = '2000-01-01' as Day

/** A house on real files: people who begin and decide, a draft to write to, and archived dossiers to change. */
export async function foundHouse(folder: string): Promise<void> {
  const places = placesIn(folder)
  const { db, close } = openDatabase(places.database)
  await migrate(db)
  const at = instant(new Date())
  const { keyring } = await createKeyring({
    path: places.keyring,
    mark: 'real',
    passphrases: [passphrase],
    cost: cheap,
    at,
  })
  const app = await buildApp({ db, keyring, blobFolder: places.blobs, demo: false })
  const passwordHash = await app.vault.hashPassword('crash')
  const { unit, account } = await inTransaction(app, (app) => foundOrganisation(app, passwordHash))
  await app.directory.reload()
  const actor = app.directory.actorOf(account)
  if (!actor) throw new Error('The officer cannot act.')
  await begin(app, actor, [{ section: 'basic', fields: { name: '写入者', unit } }])
  for (let index = 0; index < 6; index += 1) await archive(app, await begin(app, actor, personIn(unit, index)))
  const keeper = [...app.directory.everyone()].find(({ duties }) => duties.some(({ duty }) => duty === 'archivist'))
  if (!keeper) throw new Error('Nobody keeps the seats.')
  const seats = { kind: 'seat', code: 'G-001', count: 60, name: '', place: '三楼' } as const
  expected(await addResources(app, keeper, seats, { id: app.newId<CommandId>(), bodyHash: 'crash' }))
  await leave(app, close)
  keyring.close()
}

async function foundOrganisation(app: App, passwordHash: string): Promise<{ unit: UnitId; account: AccountId }> {
  const founding = { name: '公司', code: 'c', series: 'C', profile: 'state', openedOn: opened } as const
  const company = expected(await found(app, 'system', founding))
  const department = { parent: company, kind: 'department', name: '技术部', code: 't', openedOn: opened } as const
  const unit = expected(await addUnit(app, 'system', department))
  expected(await addUnit(app, 'system', { ...department, name: '财务部', code: 'f' }))
  const [persons, accounts] = [new Map<string, PersonId>(), new Map<string, AccountId>()]
  for (const [staffNumber, held] of Object.entries(duties)) {
    const person = await addPerson(app, 'system', { name: staffNumber })
    const account = expected(await addAccount(app, 'system', { staffNumber, person, passwordHash }))
    for (const duty of held) expected(await giveDuty(app, 'system', { account, duty, unit: company, from: opened }))
    persons.set(staffNumber, person)
    accounts.set(staffNumber, account)
  }
  const [head, leader, secretary] = ['head', 'leader', 'secretary'].map((who) => persons.get(who) as PersonId)
  if (!head || !leader || !secretary) throw new Error('Nobody leads.')
  const office = { from: opened, title: '部长', rank: 3 } as const
  expected(await appoint(app, 'system', { ...office, unit, person: head, kind: 'head' }))
  expected(await appoint(app, 'system', { ...office, unit: company, person: leader, kind: 'head', rank: 1 }))
  expected(await nameFallback(app, 'system', secretary))
  return { unit, account: accounts.get('hr') as AccountId }
}

/** Somebody whose dossier may be submitted and archived, born on the day that the number says. */
export function personIn(unit: UnitId, index: number): NewRecord[] {
  const [year, month, day] = daysAfter('1950-01-01' as Day, Math.floor(index / 1000)).split('-')
  const number = withCheck(`110101${year}${month}${day}${String(index % 1000).padStart(3, '0')}`)
  return [
    {
      section: 'basic',
      fields: {
        name: `某${index}`,
        unit,
        post: '工程师',
        sex: { code: '1', text: '男' },
        birth: `${year}${month}` as PartialDate,
      },
    },
    { section: 'id-numbers', fields: { type: { code: '1', text: '居民身份证' }, number } },
    { section: 'titles', fields: { title: '工程师' } },
    { section: 'family', fields: { relation: { text: '妻子' }, name: '某某', birth: '199103' } },
  ]
}

export const begin = (app: App, actor: Actor, records: readonly NewRecord[]): Promise<DossierId> =>
  inTransaction(app, async (app) => {
    const entity = [...app.directory.units.values()].find(({ parent }) => !parent)?.id
    if (!entity) throw new Error('There is no company.')
    return expected(await createDraft(app, actor, { entity, keeper: 'hr', records }))
  })

/** Archived without a case, as what was there before. */
export const archive = (app: App, dossier: DossierId): Promise<void> =>
  inTransaction(app, async (app) => {
    for (const state of ['confirming', 'approving', 'archived'] as const) await moveDossier(app, dossier, state)
  })

export async function enterHouse(folder: string): Promise<CrashHouse> {
  const places = placesIn(folder)
  const opened = await openKeyring(places.keyring, [{ kind: 'passphrase', text: passphrase }], { demo: false })
  if (!opened.ok) throw new Error(opened.refusal)
  const { db, close } = openDatabase(places.database)
  await migrate(db)
  const app = await buildApp({ db, keyring: opened.value, blobFolder: places.blobs, demo: false })
  const accounts = await db.selectFrom('accounts').select(['id', 'staff_number']).execute()
  const [draft, ...archived] = await db.selectFrom('dossiers').select('id').orderBy('id').limit(7).execute()
  if (!draft) throw new Error('There is no draft.')
  return {
    app,
    actors: new Map(
      accounts.flatMap(({ id, staff_number }) => {
        const actor = app.directory.actorOf(id)
        return actor ? [[staff_number.toLowerCase(), actor]] : []
      }),
    ),
    draft: draft.id,
    archived: archived.map(({ id }) => id),
    units: [...app.directory.units.values()].flatMap(({ id, parent }) => (parent ? [id] : [])),
    close: async () => {
      await leave(app, close)
      opened.value.close()
    },
  }
}

async function leave(app: App, close: () => Promise<void>): Promise<void> {
  await app.bringer.close()
  await app.readingRoom.close()
  await app.printRoom.close()
  await close()
}
