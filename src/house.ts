import { readFileSync } from 'node:fs'
import * as audit from '#db/audit.ts'
import { migrate, openDatabase } from '#db/database.ts'
import { type Keyring, type KeyringRefusal, openKeyring, type Secret } from '#db/keyring.ts'
import { readRecoveryCode } from '#db/recovery-code.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { buildApp } from './build-app.ts'
import { type Config, placesIn } from './config.ts'
import { type App, inTransaction } from './context.ts'
import { report } from './report.ts'
import { tidyUp } from './tidying.ts'

/** What is being done while the house opens, each with real numbers. */
export type OpeningStep = 'keys' | 'data' | 'roster'

export type Progress = (step: OpeningStep, done: number, total: number) => void

export type HouseState =
  | { readonly is: 'sealed'; readonly failed: boolean }
  | { readonly is: 'opening'; readonly step: OpeningStep; readonly done: number; readonly total: number }
  | { readonly is: 'open' }

export type UnsealRefusal = KeyringRefusal | 'unseal.busy' | 'unseal.too-many'

/** 封存 until a custodian has spoken, then opening, then open; back again with "seal now" (security.md §2). */
export type House = {
  readonly state: HouseState
  /** The world while the house is open. */
  readonly app: () => App | undefined
  readonly demo: boolean
  readonly version: string
  /** Takes a passphrase or a recovery code. Resolves once the keys are there; opening goes on by itself. */
  readonly open: (typed: string) => Promise<Result<undefined, UnsealRefusal>>
  /** The same with a secret of a known kind, but resolves when the house is open and throws what went wrong. */
  readonly openWith: (secret: Secret) => Promise<Result<undefined, UnsealRefusal>>
  /** Drops the keys. Whoever is in the middle of something gets an error, and nothing half done stays. */
  readonly seal: () => Promise<void>
  readonly close: () => Promise<void>
}

/** The house of one data folder, sealed. */
export function openHouse(config: Config, { demo }: { readonly demo: boolean }): Promise<House> {
  const places = placesIn(config.data)
  const open: Opener = async (keyring, progress) => {
    progress('data', 0, 1)
    const { db, close } = openDatabase(places.database)
    try {
      await migrate(db)
      const app = await buildApp({ db, keyring, blobFolder: places.blobs, demo }, (done, of) =>
        progress('roster', done, of),
      )
      await tidyUp(app)
      const closeAll = async () => {
        await app.printRoom.close()
        await close()
      }
      return { app, close: closeAll }
    } catch (error) {
      await close()
      throw error
    }
  }
  return Promise.resolve(createHouse(places.keyring, { demo, open }))
}

/** A house that is open from the start, around a world that was built elsewhere. */
export function houseOf(app: App): House {
  let open = true
  const seal = async () => {
    open = false
    app.vault.forget()
  }
  return {
    get state(): HouseState {
      return open ? { is: 'open' } : { is: 'sealed', failed: false }
    },
    app: () => (open ? app : undefined),
    demo: app.demo,
    version,
    open: async () => refuse('unseal.busy'),
    openWith: async () => refuse('unseal.busy'),
    seal,
    close: seal,
  }
}

/** Builds the world from opened keys; `close` ends the data and the workers, the keys are the house's to drop. */
export type Opener = (
  keyring: Keyring,
  progress: Progress,
) => Promise<{ readonly app: App; readonly close: () => Promise<void> }>

/** The state machine alone, for a keyring file and whatever builds the world from it. */
export function createHouse(path: string, { demo, open }: { readonly demo: boolean; readonly open: Opener }): House {
  let state: HouseState = { is: 'sealed', failed: false }
  let inside: { readonly app: App; readonly keyring: Keyring; readonly close: () => Promise<void> } | undefined
  let tries: number[] = []
  let checking = false
  let refused = 0

  const check = async (secret: Secret): Promise<Result<Keyring, UnsealRefusal>> => {
    if (checking || state.is !== 'sealed') return refuse('unseal.busy')
    tries = tries.filter((at) => at > Date.now() - 60_000)
    if (tries.length >= triesPerMinute) return refuse('unseal.too-many')
    tries.push(Date.now())
    checking = true
    try {
      const opened = await openKeyring(path, [secret], { demo })
      if (opened.ok) state = { is: 'opening', step: 'keys', done: 1, total: 1 }
      else refused += 1
      return opened
    } finally {
      checking = false
    }
  }

  const enter = async (keyring: Keyring, by: Secret['kind']): Promise<void> => {
    try {
      const opened = await open(keyring, (step, done, total) => {
        state = { is: 'opening', step, done, total }
      })
      await inTransaction(opened.app, ({ db, now }) =>
        audit.record(db, { at: now(), actor: 'system', act: 'house.unsealed', about: { by, refused } }),
      )
      inside = { ...opened, keyring }
      refused = 0
      state = { is: 'open' }
    } catch (error) {
      keyring.close()
      state = { is: 'sealed', failed: true }
      throw error
    }
  }

  const seal = async () => {
    const before = inside
    inside = undefined
    if (!before) return
    state = { is: 'sealed', failed: false }
    before.app.vault.forget()
    before.keyring.close()
    await before.close()
  }

  return {
    get state() {
      return state
    },
    app: () => inside?.app,
    demo,
    version,
    open: async (typed) => {
      const kind = readRecoveryCode(typed) ? 'recovery-code' : 'passphrase'
      const keys = await check({ kind, text: typed })
      if (!keys.ok) return keys
      enter(keys.value, kind).catch(report)
      return ok(undefined)
    },
    openWith: async (secret) => {
      const keys = await check(secret)
      if (!keys.ok) return keys
      await enter(keys.value, secret.kind)
      return ok(undefined)
    },
    seal,
    close: seal,
  }
}

/** Each costs 64 MiB and a third of a second a share; more than a person types is not answered. */
const triesPerMinute = 10

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
