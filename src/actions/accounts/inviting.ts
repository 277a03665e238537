import { takeUpExpected } from '#actions/organisation/expected.ts'
import { admit, type By } from '#actions/organisation/founder.ts'
import { type AccountRefusal, addAccount, addPerson } from '#actions/organisation/people.ts'
import * as accountLocks from '#db/account-locks.ts'
import * as log from '#db/log/log.ts'
import type { AccountId, PersonId } from '#domain/ids.ts'
import { plainStaffNumber } from '#domain/parsing/staff-number.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { App } from '#house/app.ts'
import { issueLink } from './links.ts'

/** Who is to have an account: somebody the house knows, or a new name. */
export type Invited = { readonly staffNumber: string } & ({ readonly person: PersonId } | { readonly name: string })

export type Invitation = {
  readonly account: AccountId
  readonly person: PersonId
  /** Shown once and kept nowhere. */
  readonly code: string
}

export type InvitationRefusal = AccountRefusal | 'organisation.person-name'

/**
 * 邀请: an account for somebody, without a password, and the code by which that one sets it. It acts once IT has switched it on
 * by its number; while the house is being founded there is nobody who could, and it acts at once. Inside the caller's
 * transaction.
 */
export async function invite(app: App, by: By, invited: Invited): Promise<Result<Invitation, InvitationRefusal>> {
  admit(app, by)
  if ('name' in invited && invited.name.trim() === '') return refuse('organisation.person-name')
  const person = 'person' in invited ? invited.person : await addPerson(app, by, { name: invited.name.trim() })
  const added = await addAccount(app, by, { staffNumber: invited.staffNumber, person })
  if (!added.ok) return added
  const account = added.value
  if (by !== 'system') {
    await accountLocks.lock(app.db, account, 'invited', app.now())
    await log.record(app.db, { at: app.now(), actor: by, act: 'account.invited', about: { account } })
  }
  await takeUpExpected(app, by, plainStaffNumber(invited.staffNumber), person)
  const code = await issueLink(app, by, account, 'password')
  app.whenCommitted(() => app.directory.reload())
  return ok({ account, person, code })
}
