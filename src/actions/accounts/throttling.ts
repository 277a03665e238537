import * as log from '#db/log/log.ts'
import * as attempts from '#db/sign-in-attempts.ts'
import { inTransaction } from '#db/transaction.ts'
import { type Counted, countedFor, mayTry, windowStart } from '#domain/accounts/throttle.ts'
import type { AccountId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { isKnownDevice } from './known-device.ts'

/** Where a try comes from. */
export type From = {
  readonly address: string
  /** Somebody at the machine itself. */
  readonly local?: boolean
  /** What the browser was given when somebody last signed in on it. */
  readonly known?: string | undefined
}

/** What is guessed at: a password, a one-time code, a second factor, a custodian's passphrase. Each has tries of its own. */
type What = 'sign-in' | 'link' | 'factor' | 'custodians'

type Trying = {
  readonly what: What
  /** The staff number, or the account where it is known already. */
  readonly who: string
  readonly account?: AccountId | undefined
  readonly from: From
}

/** A try that was counted; `succeeded` gives it back. */
export type Admitted = { readonly succeeded: (app: App) => Promise<void> }

/**
 * Counts a try before it is checked, so that a burst cannot slip past; undefined when too many failed already. The first
 * refusal of a window is in the log, the others say nothing new.
 */
export async function admitTry(app: App, { what, who, account, from }: Trying): Promise<Admitted | undefined> {
  const at = app.now()
  const device = account && isKnownDevice(app, account, from.known) ? from.known?.split('.')[0] : undefined
  const subjects = subjectsOf(app, what, who, device ?? from.address)
  const counted = countedFor(device !== undefined || from.local === true)
  const admitted = await inTransaction(app, async (app) => {
    const since = windowStart(at)
    await attempts.forgetBefore(app.db, since)
    for (const each of counted) {
      const failed = await attempts.of(app.db, subjects[each], since)
      if (mayTry(each, failed, at)) continue
      await noteHeldUp(app, {
        what,
        subject: subjects.pair,
        about: account ? { account } : { number: app.vault.termFingerprint(who) },
      })
      return false
    }
    await attempts.add(
      app.db,
      counted.map((each) => subjects[each]),
      at,
    )
    return true
  })
  if (!admitted) return undefined
  return {
    succeeded: async (app) => {
      await attempts.forget(app.db, [subjects.pair])
      await attempts.forget(app.db, [subjects.account, subjects.address], at)
    },
  }
}

type HeldUp = { readonly what: What; readonly subject: string; readonly about: Readonly<Record<string, string>> }

async function noteHeldUp(app: App, { what, subject, about }: HeldUp): Promise<void> {
  const [at, mark] = [app.now(), `held up ${subject}`]
  if ((await attempts.of(app.db, mark, windowStart(at))).length > 0) return
  await attempts.add(app.db, [mark], at)
  const act = `${what === 'sign-in' ? 'session' : what}.refused` as const
  await log.record(app.db, { at, actor: 'system', act, about: { ...about, refusal: 'too-many' } })
}

const subjectsOf = ({ vault }: App, what: What, who: string, address: string): Record<Counted, string> => ({
  pair: vault.termFingerprint(`${what} ${who} from ${address}`),
  account: vault.termFingerprint(`${what} ${who}`),
  address: vault.termFingerprint(`${what} from ${address}`),
})
