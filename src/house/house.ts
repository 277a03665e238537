import * as log from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import { loopback } from '#domain/accounts/place.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { Secret } from '#domain/unseal/secret.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import { flushRefusals } from '#gate/log/refusals.ts'
import { type Keyring, openKeyring } from '#keys/keyring.ts'
import { readRecoveryCode } from '#keys/recovery-code.ts'
import type { House, HouseState, Progress, UnsealRefusal } from '#routes/web/house.ts'
import type { App } from './app.ts'
import { troubleOf } from './data-folder.ts'
import { fallDue } from './falling.ts'
import { createGathering } from './gathering.ts'
import { beginNights, type Nights } from './nights.ts'
import { report } from './report.ts'
import type { Standby } from './standby.ts'
import { createTurns } from './turns.ts'
import { version } from './version.ts'

/** A house that is open from the start, around a world that was built elsewhere. */
export function houseOf(app: App): House {
  let open = true
  const seal = async () => {
    open = false
    await flushRefusals(app).catch(app.report)
    app.vault.forget()
    app.found.clear()
    app.opened.clear()
    app.told.clear()
  }
  return {
    get state(): HouseState {
      return open ? { is: 'open' } : { is: 'sealed', failed: undefined }
    },
    app: () => (open ? app : undefined),
    demo: app.demo,
    version,
    open: async () => refuse('unseal.busy'),
    openWith: async () => refuse('unseal.busy'),
    seal,
    close: seal,
    report: app.report,
  }
}

/** Builds the world from opened keys; `close` ends the data and the workers, the keys are the house's to drop. */
export type Opener = (
  keyring: Keyring,
  progress: Progress,
) => Promise<{ readonly app: App; readonly close: () => Promise<void> }>

type Inside = {
  readonly app: App
  readonly keyring: Keyring
  readonly nights: Nights
  readonly close: () => Promise<void>
}

type Machine = {
  readonly demo: boolean
  readonly open: Opener
  /** Throws `Trouble` where there is no keyring to try a secret on. */
  readonly check?: () => void
  /** What can be done before the keys are there; done while they are stretched, if not `readyAfter` so many milliseconds. */
  readonly standby?: Pick<Standby, 'begin' | 'end'> | undefined
  readonly readyAfter?: number | undefined
}

/** The state machine alone, for a keyring file and whatever builds the world from it. */
export function createHouse(
  path: string,
  { demo, open, check: checkFile = () => {}, standby, readyAfter }: Machine,
): House {
  let state: HouseState = { is: 'sealed', failed: undefined }
  let inside: Inside | undefined
  let opening: { readonly keyring: Keyring; readonly done: Promise<void> } | undefined
  const turns = createTurns()
  const gathering = createGathering()
  let refused = 0
  let ended = false

  /** Costs time alone where it fails. */
  const prepare = () => {
    clearTimeout(quiet)
    try {
      standby?.begin()
    } catch (error) {
      report(error)
    }
  }
  const prepareLater = () => (readyAfter === undefined ? undefined : setTimeout(prepare, readyAfter).unref())
  let quiet = prepareLater()

  const check = async (secret: Secret, from: string): Promise<Result<Keyring, UnsealRefusal>> => {
    if (ended || state.is !== 'sealed') return refuse('unseal.busy')
    const tried = await turns.take(from, () => tryKeys(secret))
    return tried === 'busy' || tried === 'too-many' ? refuse(`unseal.${tried}`) : tried
  }

  const tryKeys = async (secret: Secret): Promise<Result<Keyring, UnsealRefusal>> => {
    if (ended || state.is !== 'sealed') return refuse('unseal.busy')
    try {
      checkFile()
      const stretching = openKeyring(path, [secret], { demo, parts: gathering.parts })
      prepare()
      const opened = await stretching
      if (opened.ok) state = { is: 'opening', step: 'keys', done: 1, total: 1 }
      else if (opened.refusal !== 'unseal.more-custodians') refused += 1
      gathering.wait()
      return opened
    } catch (error) {
      throw failed(error)
    }
  }

  const failed = (error: unknown): unknown => {
    const cause = troubleOf(error, path, 'keyring-unreadable')
    state = { is: 'sealed', failed: cause instanceof Trouble ? cause : new Trouble('unknown') }
    return cause
  }

  const enter = async (keyring: Keyring, by: Secret['kind']): Promise<void> => {
    let opened: Awaited<ReturnType<Opener>> | undefined
    try {
      opened = await open(keyring, (step, done, total) => {
        state = { is: 'opening', step, done, total }
      })
      if (ended) throw new Trouble('unknown')
      standby?.end()
      await inTransaction(opened.app, ({ db, now }) =>
        log.record(db, { at: now(), actor: 'system', act: 'house.unsealed', about: { by, refused } }),
      )
      if (opened.app.standstill.reasons().length === 0) await fallDue(opened.app)
      inside = { ...opened, keyring, nights: beginNights(opened.app) }
      opened.app.bringer.wake()
      refused = 0
      state = { is: 'open' }
    } catch (error) {
      opened?.app.vault.forget()
      keyring.close()
      // What was taken is given back whatever step failed, or the folder would stay locked until a restart.
      await opened?.close().catch(report)
      throw failed(error)
    }
  }

  const begin = (keyring: Keyring, by: Secret['kind']): Promise<void> => {
    const done = enter(keyring, by).finally(() => {
      opening = undefined
    })
    opening = { keyring, done }
    return done
  }

  const seal = async () => {
    const before = inside
    inside = undefined
    if (!before) return
    state = { is: 'sealed', failed: undefined }
    if (!ended) quiet = prepareLater()
    before.nights.end()
    await before.app.copies.close()
    await before.app.bringer.close()
    await flushRefusals(before.app).catch(report)
    keepLogHead(before.app)
    before.app.vault.forget()
    before.app.found.clear()
    before.app.opened.clear()
    before.app.told.clear()
    before.keyring.close()
    await before.close()
  }

  return {
    get state() {
      return state.is === 'sealed' && gathering.parts.size > 0 ? { ...state, given: gathering.parts.size } : state
    },
    app: () => inside?.app,
    demo,
    version,
    open: async (typed, from) => {
      const kind = readRecoveryCode(typed) ? 'recovery-code' : 'passphrase'
      const keys = await check({ kind, text: typed }, from)
      if (!keys.ok) return keys
      begin(keys.value, kind).catch(report)
      return ok(undefined)
    },
    openWith: async (secret) => {
      const keys = await check(secret, loopback)
      if (!keys.ok) return keys
      await begin(keys.value, secret.kind)
      return ok(undefined)
    },
    seal,
    close: async () => {
      ended = true
      clearTimeout(quiet)
      standby?.end()
      gathering.forget()
      opening?.keyring.close()
      await opening?.done.catch(() => {})
      await seal()
    },
    report,
  }
}

/** What stops it must not keep the keys in memory: an older head is kept then, and is still a true one. */
function keepLogHead(app: App): void {
  try {
    app.keepLogHead()
  } catch (error) {
    report(error)
  }
}
