import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addAccount, addPerson, appoint, giveDuty, nameFallback } from '#actions/organisation/people.ts'
import { addPost } from '#actions/organisation/posts.ts'
import { addUnit, found } from '#actions/organisation/units.ts'
import * as log from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import { type Duty, holds } from '#domain/access/actor.ts'
import { Forbidden } from '#domain/errors.ts'
import type { AccountId, PersonId, UnitId } from '#domain/ids.ts'
import { expected, type Result } from '#domain/result.ts'
import type { Day } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { type Cast, type World, world } from '../world.ts'

const from = '2026-11-01' as Day

let w: World

beforeEach(async () => {
  w = await world()
})

afterEach(() => w.close())

/** What the HR lead is answered, in a transaction of its own. */
const asked = <Answer>(work: (app: App, by: AccountId) => Promise<Answer>): Promise<Answer> =>
  inTransaction(w.app, (app) => work(app, w.account('hrLead')))

const refusalOf = (result: Result<unknown, string>) => (result.ok ? undefined : result.refusal)

const give = async (to: Cast, duty: Duty, by: AccountId | 'system' = w.account('hrLead')) =>
  refusalOf(
    await inTransaction(w.app, (app) =>
      giveDuty(app, by, { account: w.account(to), duty, unit: w.units.company, from }),
    ),
  )

describe('the organisation', () => {
  it('is founded once', async () => {
    const founding = { name: '另一公司', code: 'other', series: 'O', profile: 'state', openedOn: from } as const
    expect(refusalOf(await asked((app, by) => found(app, by, founding)))).toBe('organisation.founded')
  })

  it('is changed by the HR lead and by nobody else', async () => {
    const unit = { parent: w.units.company, kind: 'department', name: '质量部', code: 'zl', openedOn: from } as const
    for (const who of ['hr', 'manager', 'it', 'auditor'] as const)
      await expect(inTransaction(w.app, (app) => addUnit(app, w.account(who), unit))).rejects.toThrow(Forbidden)
    expect(refusalOf(await asked((app, by) => addUnit(app, by, unit)))).toBeUndefined()
  })

  it('refuses a unit without a name, under nothing, or with a code that another has', async () => {
    const unit = { parent: w.units.company, kind: 'department', name: '质量部', code: 'zl', openedOn: from } as const
    const refused = async (change: object) =>
      refusalOf(await asked((app, by) => addUnit(app, by, { ...unit, ...change })))
    expect(await refused({ name: ' ' })).toBe('organisation.name-missing')
    expect(await refused({ parent: 'nowhere' as UnitId })).toBe('organisation.unit-unknown')
    expect(await refused({ code: 'tech' })).toBe('organisation.code-taken')
  })

  it('refuses a post in no unit or for less than nobody', async () => {
    const post = { unit: w.units.tech, name: '工程师', rank: '主管', headcount: 2 }
    const refused = async (change: object) =>
      refusalOf(await asked((app, by) => addPost(app, by, { ...post, ...change })))
    expect(await refused({ unit: 'nowhere' as UnitId })).toBe('organisation.unit-unknown')
    expect(await refused({ headcount: -1 })).toBe('organisation.headcount')
    expect(await refused({})).toBeUndefined()
  })

  it('gives a unit one head, and no leader from below the head', async () => {
    const office = {
      unit: w.units.tech,
      person: w.person('manager'),
      kind: 'head',
      title: '部长',
      rank: 3,
      from,
    } as const
    const refused = async (change: object) =>
      refusalOf(await asked((app, by) => appoint(app, by, { ...office, ...change })))
    expect(await refused({})).toBe('organisation.head-taken')
    expect(await refused({ kind: 'leader', rank: 4 })).toBe('organisation.rank')
    expect(await refused({ kind: 'leader', rank: 0 })).toBe('organisation.rank')
    expect(await refused({ kind: 'leader', rank: 1.5 })).toBe('organisation.rank')
    expect(await refused({ unit: 'nowhere' as UnitId })).toBe('organisation.unit-unknown')
    expect(await refused({ kind: 'leader', rank: 2, person: 'nobody' as PersonId })).toBe('organisation.person-unknown')
    expect(await refused({ kind: 'leader', rank: 2 })).toBeUndefined()
  })

  it('keeps one account a person and one person a staff number, however it is typed', async () => {
    const opened = async (person: PersonId, staffNumber: string) =>
      refusalOf(await asked((app, by) => addAccount(app, by, { staffNumber, person, passwordHash: '' })))
    expect(await opened(w.person('hr'), 'H900')).toBe('organisation.has-account')
    const person = await asked((app, by) => addPerson(app, by, { name: '新来' }))
    expect(await opened(person, ' ｈ００１ ')).toBe('organisation.number-taken')
    expect(await opened(person, ' ')).toBe('organisation.number-missing')
    expect(await opened('nobody' as PersonId, 'H900')).toBe('organisation.person-unknown')
    expect(await opened(person, 'H900')).toBeUndefined()
  })

  it('keeps the machine, the log and the duties with three people', async () => {
    expect(await give('it', 'auditor')).toBe('organisation.duties-exclude')
    expect(await give('auditor', 'hr-lead')).toBe('organisation.duties-exclude')
    expect(await give('hrLead', 'it', 'system')).toBe('organisation.duties-exclude')
    expect(await give('archivist', 'it')).toBeUndefined()
  })

  it('lets nobody give a duty to oneself, nor head and leader to anybody', async () => {
    expect(await give('hrLead', 'hr')).toBe('organisation.own-duty')
    expect(await give('hr', 'head')).toBe('organisation.duty-of-office')
    expect(await give('hr', 'hr')).toBe('organisation.duty-held')
    const nobody = { account: 'nobody' as AccountId, duty: 'hr', unit: w.units.company, from } as const
    expect(refusalOf(await asked((app, by) => giveDuty(app, by, nobody)))).toBe('organisation.account-unknown')
  })

  it('names somebody as final approver who can sign in', async () => {
    const person = await asked((app, by) => addPerson(app, by, { name: '新来' }))
    expect(refusalOf(await asked((app, by) => nameFallback(app, by, person)))).toBe('organisation.person-unknown')
  })

  it('leaves a trace of each change, and gives the duty with the next request', async () => {
    expect(await give('headTech', 'hr')).toBeUndefined()
    await w.app.directory.reload()
    expect(holds(w.actor('headTech'), 'hr')).toBe(true)
    const [entry] = await log.search(w.app.db, { act: 'duty.given' }, 1)
    expect(JSON.parse(entry?.body ?? '')).toMatchObject({
      actor: w.account('hrLead'),
      about: { account: w.account('headTech'), duty: 'hr', unit: w.units.company },
    })
  })

  it('makes a child of a legal person number its own dossiers only where it says so', async () => {
    const unit = {
      parent: w.units.company,
      kind: 'company',
      name: '子公司',
      code: 'sub',
      series: 'S',
      openedOn: from,
    } as const
    const id = expected(await asked((app, by) => addUnit(app, by, unit)))
    await w.app.directory.reload()
    expect(w.app.directory.units.get(id)?.entity).toBe(true)
    expect(w.app.directory.units.get(w.units.tech)?.entity).toBe(false)
  })
})
