import * as factors from '#db/factors/sealed.ts'
import type { FactorKind } from '#domain/accounts/factor.ts'
import type { AccountId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'

/** What the owner of an account is told of its second factor: never the secret. */
export type OwnFactor = {
  readonly kind: FactorKind
  readonly since: Instant
  readonly cardLeft: number
  /** Which code of the card is asked for next. */
  readonly next: number | undefined
  readonly recoveryLeft: number
}

/** For whoever proves to be its owner, or has already; undefined where there is none. */
export async function ownFactor(app: App, account: AccountId): Promise<OwnFactor | undefined> {
  const factor = await factors.find(app, account)
  if (!factor) return undefined
  const { left, next } = await factors.codesLeft(app.db, account, 'card')
  const recovery = await factors.codesLeft(app.db, account, 'recovery')
  return { kind: factor.kind, since: factor.since, cardLeft: left, next, recoveryLeft: recovery.left }
}
