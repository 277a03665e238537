import { inTransaction } from '#db/transaction.ts'
import type { Duty } from '#domain/access/actor.ts'
import type { Besides, Founder } from '#domain/first-start/founders.ts'
import type { AccountId } from '#domain/ids.ts'
import { expected, ok, type Result, refuse } from '#domain/result.ts'
import { dayOf } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { type AccountRefusal, addAccount, addPerson, giveDuty, nameFallback } from './people.ts'

type Founding = {
  readonly founder: Founder
  readonly staffNumber: string
  readonly name: string
  readonly password: string
  readonly besides?: readonly Besides[]
}

export type FounderRefusal = AccountRefusal | 'organisation.duty-held' | 'organisation.unit-unknown'

/**
 * 三个人: one of the first three people takes the own place, with a name and a password that nobody else typed; all of it or
 * nothing. Refused where somebody holds the duty already.
 */
export async function seatFounder(app: App, founding: Founding): Promise<Result<AccountId, FounderRefusal>> {
  const { founder, staffNumber, name, password, besides = [] } = founding
  if (isSeated(app, founder)) return refuse('organisation.duty-held')
  const passwordHash = await app.vault.hashPassword(password)
  const done = await inTransaction(app, async (app): Promise<Result<AccountId, FounderRefusal>> => {
    // Hashing takes a while, and somebody else may have come meanwhile.
    if (isSeated(app, founder)) return refuse('organisation.duty-held')
    const [root] = [...app.directory.units.values()].filter(({ parent }) => parent === undefined)
    if (!root) return refuse('organisation.unit-unknown')
    const taken = [...app.directory.everyone()].some(({ account }) => app.directory.numberOf(account) === staffNumber)
    if (taken) return refuse('organisation.number-taken')
    const person = await addPerson(app, 'system', { name })
    const account = await addAccount(app, 'system', { staffNumber, person, passwordHash })
    if (!account.ok) return account
    const from = dayOf(app.now())
    app.whenCommitted(() => app.directory.reload())
    for (const duty of dutiesOf(founder, besides))
      expected(await giveDuty(app, 'system', { account: account.value, duty, unit: root.id, from }))
    if (founder === 'keeper' && !app.directory.settings.fallback) expected(await nameFallback(app, 'system', person))
    return account
  })
  return done.ok ? ok(done.value) : done
}

/**
 * HR's lead checks with the papers unless somebody else is named (docs/decisions/0098); nobody could be given a duty by
 * oneself later, so what a small house joins is joined here.
 */
function dutiesOf(founder: Founder, besides: readonly Besides[]): readonly Duty[] {
  if (founder === 'hr-lead')
    return besides.includes('archivist') ? [founder, 'checker', 'archivist', 'cataloguer'] : [founder, 'checker']
  if (founder !== 'auditor') return [founder]
  return [founder, ...(['finance', 'legal'] as const).filter((duty) => besides.includes(duty))]
}

/** Whether somebody who can sign in holds the duty. */
export const isSeated = ({ directory }: Pick<App, 'directory'>, founder: Founder): boolean =>
  directory.everyone().some(({ duties }) => duties.some(({ duty }) => duty === founder))
