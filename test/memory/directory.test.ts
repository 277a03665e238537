import { beforeEach, describe, expect, it } from 'vitest'
import * as accounts from '#db/accounts.ts'
import type { Database } from '#db/connection.ts'
import { migrate, openDatabase } from '#db/database.ts'
import { personPlace } from '#db/organisation/sealed.ts'
import { holds, holdsFor } from '#domain/access/actor.ts'
import type { AccountId, PersonId, UnitId } from '#domain/ids.ts'
import type { Day, Instant } from '#domain/time.ts'
import { createKeyring } from '#keys/keyring.ts'
import { createVault, type Vault } from '#keys/vault.ts'
import { createDamages } from '#memory/damages.ts'
import { type Directory, openDirectory } from '#memory/directory.ts'

const at = '2026-11-24T01:00:00.000Z' as Instant
const [company, finance, cost] = ['company', 'finance', 'cost'] as UnitId[] as [UnitId, UnitId, UnitId]
const [ann, bo, cai] = ['ann', 'bo', 'cai'] as PersonId[] as [PersonId, PersonId, PersonId]
const [annsAccount, bosAccount] = ['ann-account', 'bo-account'] as AccountId[] as [AccountId, AccountId]

let db: Database
let vault: Vault
let now: Instant
let names: Map<PersonId, string>
let directory: Directory

beforeEach(async () => {
  db = openDatabase(':memory:').db
  await migrate(db)
  const cost = { memory: 64, passes: 1, lanes: 1 }
  const { keyring } = await createKeyring({ path: ':memory:', mark: 'real', passphrases: ['a custodian'], cost, at })
  now = at
  vault = createVault(keyring, () => now)
  names = new Map([[bo, '解春霖']])
  await furnish()
  directory = await openDirectory({
    db,
    vault,
    damages: createDamages(),
    seals: db.seals,
    now: () => now,
    nameOfDossierPerson: (person) => names.get(person),
  })
})

async function furnish() {
  for (const [position, [id, parent, kind, name]] of (
    [
      [company, null, 'company', '公司'],
      [finance, company, 'department', '财务部'],
      [cost, finance, 'section', '成本科'],
    ] as const
  ).entries()) {
    const unit = { id, parent_id: parent, kind, name, code: id, position, entity: 0, opened_on: '2000-01-01' as Day }
    await db
      .insertInto('units')
      .values({ ...unit, entity: 0, closed_on: null })
      .execute()
  }
  for (const [id, name] of [
    [ann, '卢敬川'],
    [bo, null],
    [cai, null],
  ] as const)
    await db
      .insertInto('persons')
      .values({ id, name: name && vault.seal(name, personPlace(id)) })
      .execute()
  await accounts.add({ db, vault }, { id: annsAccount, staffNumber: '1002', person: ann, passwordHash: '', at })
  await accounts.add({ db, vault }, { id: bosAccount, staffNumber: '1001', person: bo, passwordHash: '', at })
  await give(annsAccount, 'hr', company, '2026-01-01')
}

const give = (account: AccountId, duty: string, unit: UnitId, since: string, until: string | null = null) =>
  db
    .insertInto('duties')
    .values({ account_id: account, duty, unit_id: unit, since: since as Day, until: until as Day | null })
    .execute()

const appoint = (person: PersonId, unit: UnitId, kind: 'head' | 'leader', rank: number, until: string | null = null) =>
  db
    .insertInto('offices')
    .values({
      id: `${person}-${unit}`,
      unit_id: unit,
      person_id: person,
      kind,
      title: `${unit} ${kind}`,
      rank,
      held_from: '2020-01-01' as Day,
      held_until: until as Day | null,
    })
    .execute()

describe('the directory', () => {
  it('lets an account act with the duties of today, over the unit and everything under it', () => {
    const actor = directory.actorOf(annsAccount)
    expect(actor).toMatchObject({ account: annsAccount, person: ann })
    expect(actor && holdsFor(actor, cost, 'hr')).toBe(true)
  })

  it('takes the duty of head or leader from the office, and from nothing else', async () => {
    await appoint(bo, finance, 'head', 3)
    await directory.reload()
    const actor = directory.actorOf(bosAccount)
    expect(actor && holdsFor(actor, cost, 'head')).toBe(true)
    expect(actor && holdsFor(actor, company, 'head')).toBe(false)
  })

  it('knows no actor, no holder and nobody usable behind a locked account', async () => {
    await db.updateTable('accounts').set({ state: 'locked' }).where('id', '=', annsAccount).execute()
    await directory.reload()
    expect(directory.actorOf(annsAccount)).toBeUndefined()
    expect(directory.usable(ann)).toBe(false)
    expect(directory.holders('hr', finance)).toEqual([])
    expect(directory.personOf(annsAccount)).toBe(ann)
  })

  it('lets a duty begin and end with its day, without a reload', async () => {
    await give(bosAccount, 'finance', company, '2026-11-25', '2026-11-26')
    await directory.reload()
    const holdsFinance = () => {
      const actor = directory.actorOf(bosAccount)
      return actor !== undefined && holds(actor, 'finance')
    }
    expect(holdsFinance()).toBe(false)
    now = '2026-11-24T16:00:00.000Z' as Instant
    expect(holdsFinance()).toBe(true)
    now = '2026-11-25T16:00:00.000Z' as Instant
    expect(holdsFinance()).toBe(false)
  })

  it('ends an office with its day and names the highest rank first', async () => {
    await appoint(bo, finance, 'head', 3, '2026-11-25')
    await appoint(ann, company, 'head', 1)
    await directory.reload()
    expect(directory.offices.map(({ person }) => person)).toEqual([ann, bo])
    now = '2026-11-24T16:00:00.000Z' as Instant
    expect(directory.offices.map(({ person }) => person)).toEqual([ann])
  })

  it('lists the holders of a duty whose units reach the one asked for', async () => {
    await give(bosAccount, 'hr', cost, '2026-01-01')
    await directory.reload()
    expect(directory.holders('hr', cost)).toEqual([bo, ann])
    expect(directory.holders('hr', finance)).toEqual([ann])
  })

  it('names a person from the dossier, else from the sealed name, else not at all', () => {
    expect([bo, ann, cai].map(directory.nameOf)).toEqual(['解春霖', '卢敬川', ''])
  })

  it('says where somebody stands: an office by its title, else the first duty and its unit', async () => {
    await appoint(bo, finance, 'head', 3)
    await directory.reload()
    expect(directory.officeOf(bo)).toEqual({ title: 'finance head', unit: '财务部' })
    expect(directory.officeOf(ann)).toEqual({ duty: 'hr', unit: '公司' })
    expect(directory.officeOf(cai)).toEqual({})
  })

  it('finds the account of a person and the person of an account', () => {
    expect(directory.accountOf(ann)).toMatchObject({ id: annsAccount, staffNumber: '1002' })
    expect(directory.accountOf(cai)).toBeUndefined()
    expect(() => directory.personOf('nobody' as AccountId)).toThrow()
  })

  it('lets nobody act by an account that another person was moved to, and everybody else all the same', async () => {
    const { person } = await db
      .selectFrom('accounts')
      .select('person')
      .where('id', '=', bosAccount)
      .executeTakeFirstOrThrow()
    await db.updateTable('accounts').set({ person }).where('id', '=', annsAccount).execute()
    await directory.reload()
    expect(directory.actorOf(annsAccount)).toBeUndefined()
    expect(directory.numberOf(annsAccount)).toBe('1002')
  })

  it('reads what the organisation settled; without a choice it is the stricter profile', async () => {
    const nothing = { rules: [], payMonths: new Map(), payHeadings: {}, listHeadings: {}, secondFactor: 'required' }
    expect(directory.settings).toEqual({ profile: 'state', ...nothing })
    await db
      .insertInto('settings')
      .values([
        { key: 'profile', value: 'enterprise' },
        { key: 'fallback-approver', value: ann },
      ])
      .execute()
    await directory.reload()
    expect(directory.settings).toEqual({ profile: 'enterprise', fallback: ann, ...nothing })
  })
})
