import * as accounts from '#db/accounts.ts'
import * as log from '#db/log/log.ts'
import * as duties from '#db/organisation/duties.ts'
import * as offices from '#db/organisation/offices.ts'
import * as sealed from '#db/organisation/sealed.ts'
import * as settings from '#db/organisation/settings.ts'
import * as units from '#db/organisation/units.ts'
import type { Duty } from '#domain/access/actor.ts'
import { excludedBy } from '#domain/access/exclusion.ts'
import type { AccountId, PersonId, UnitId } from '#domain/ids.ts'
import { type AppointingRefusal, refuseOffice } from '#domain/organisation/appointing.ts'
import type { Office } from '#domain/organisation/office.ts'
import { overlaps } from '#domain/organisation/span.ts'
import { longestStaffNumber, plainStaffNumber } from '#domain/parsing/staff-number.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { Day } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { admit, type By } from './founder.ts'

/** 登记人员: somebody who may hold an office or an account before there is a dossier. Inside the caller's transaction. */
export async function addPerson(app: App, by: By, { name }: { readonly name?: string }): Promise<PersonId> {
  admit(app, by)
  const id = app.newId<PersonId>()
  await sealed.addPerson(app, { id, name })
  await log.record(app.db, { at: app.now(), actor: by, act: 'person.added', about: { person: id } })
  return id
}

/** 任期: from a day on, and until another one where that is known already. */
type Appointing = Office & { readonly from: Day; readonly until?: Day | undefined }

export type OfficeRefusal =
  | AppointingRefusal
  | 'organisation.unit-unknown'
  | 'organisation.person-unknown'
  | 'organisation.until-before'

/** 任命职务: head of a unit, or its leader from above. */
export async function appoint(app: App, by: By, office: Appointing): Promise<Result<string, OfficeRefusal>> {
  admit(app, by)
  if (!(await isThere(app, office.unit, office.from))) return refuse('organisation.unit-unknown')
  if (!(await sealed.knowsPerson(app.db, office.person))) return refuse('organisation.person-unknown')
  const { from, until } = office
  if (until !== undefined && until <= from) return refuse('organisation.until-before')
  const held = (await offices.list(app))
    .filter(({ unit }) => unit === office.unit)
    .filter((other) => overlaps(other, { from, until }))
  const refusal = refuseOffice(office, held)
  if (refusal) return refuse(refusal)
  const id = app.newId()
  await offices.add(app.db, { ...office, id, from, until })
  const { unit, person, kind } = office
  await log.record(app.db, { at: app.now(), actor: by, act: 'office.given', about: { unit, person, office: kind } })
  return ok(id)
}

type Opening = {
  readonly staffNumber: string
  readonly person: PersonId
  /** From `vault.hashPassword`: hashing is slow, and this is inside a transaction. None where the person sets it later. */
  readonly passwordHash?: string
}

export type AccountRefusal =
  | 'organisation.number-missing'
  | 'organisation.number-long'
  | 'organisation.number-taken'
  | 'organisation.person-unknown'
  | 'organisation.has-account'

/** 开设账号: one a person, under a staff number of its own. */
export async function addAccount(app: App, by: By, account: Opening): Promise<Result<AccountId, AccountRefusal>> {
  admit(app, by)
  const { person, passwordHash } = account
  const staffNumber = plainStaffNumber(account.staffNumber)
  if (staffNumber === '') return refuse('organisation.number-missing')
  if (staffNumber.length > longestStaffNumber) return refuse('organisation.number-long')
  if (!(await sealed.knowsPerson(app.db, person))) return refuse('organisation.person-unknown')
  const known = await sealed.listAccounts(app)
  if (known.some((other) => other.staffNumber === staffNumber)) return refuse('organisation.number-taken')
  if (known.some((other) => other.person === person)) return refuse('organisation.has-account')
  const id = app.newId<AccountId>()
  await accounts.add(app, { id, staffNumber, person, passwordHash, at: app.now() })
  await log.record(app.db, { at: app.now(), actor: by, act: 'account.added', about: { account: id } })
  return ok(id)
}

type Giving = {
  readonly account: AccountId
  readonly duty: Duty
  readonly unit: UnitId
  readonly from: Day
  /** The first day on which it is not held any more. */
  readonly until?: Day | undefined
}

export type DutyRefusal =
  | 'organisation.duty-of-office'
  | 'organisation.duties-exclude'
  | 'organisation.own-duty'
  | 'organisation.duty-held'
  | 'organisation.duty-days'
  | 'organisation.unit-unknown'
  | 'organisation.account-unknown'

/**
 * 授予职责: over a unit and everything under it. Whoever gives a duty is not who gains by it; head and leader come with an
 * office and are never given (docs/security.md §4).
 */
export async function giveDuty(app: App, by: By, giving: Giving): Promise<Result<AccountId, DutyRefusal>> {
  admit(app, by)
  const { account, duty, unit, from } = giving
  if (by === account) return refuse('organisation.own-duty')
  if (duty === 'head' || duty === 'leader') return refuse('organisation.duty-of-office')
  if (!(await accounts.exists(app.db, account))) return refuse('organisation.account-unknown')
  if (!(await isThere(app, unit, from))) return refuse('organisation.unit-unknown')
  if (giving.until !== undefined && giving.until <= from) return refuse('organisation.duty-days')
  const held = (await duties.list(app)).filter((one) => one.account === account && overlaps(one, giving))
  if (held.some((one) => one.duty === duty && one.unit === unit)) return refuse('organisation.duty-held')
  const others = held.map((one) => one.duty)
  if (excludedBy(others, duty)) return refuse('organisation.duties-exclude')
  await duties.add(app.db, { ...giving, until: giving.until })
  await log.record(app.db, { at: app.now(), actor: by, act: 'duty.given', about: { account, duty, unit } })
  return ok(account)
}

/** 最终审批人: who decides when the ladder has nobody (docs/decisions/0059). Needs an account, or nobody could. */
export async function nameFallback(
  app: App,
  by: By,
  person: PersonId,
): Promise<Result<PersonId, 'organisation.person-unknown'>> {
  admit(app, by)
  const usable = (await sealed.listAccounts(app)).some((one) => one.person === person && one.active)
  if (!usable) return refuse('organisation.person-unknown')
  await settings.set(app.db, 'fallback', person)
  await log.record(app.db, { at: app.now(), actor: by, act: 'fallback.named', about: { person } })
  return ok(person)
}

/** Whether the unit stands open on that day. */
export const isThere = async (app: App, unit: UnitId, day: Day): Promise<boolean> =>
  (await units.openOn(app, day)).some(({ id }) => id === unit)
