import { readFileSync } from 'node:fs'
import { migrate, openDatabase } from '#db/database.ts'
import * as log from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { Secret } from '#domain/unseal/secret.ts'
import { type Keyring, openKeyring } from '#keys/keyring.ts'
import { readRecoveryCode } from '#keys/recovery-code.ts'
import type { House, HouseState, Progress, UnsealRefusal } from '#routes/web/house.ts'
import type { App } from './app.ts'
import { buildApp } from './build-app.ts'
import { type Config, placesIn } from './config.ts'
import { report } from './report.ts'
import { tidyUp } from './tidying.ts'

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
    report: app.report,
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
        log.record(db, { at: now(), actor: 'system', act: 'house.unsealed', about: { by, refused } }),
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
    report,
  }
}

/** Each costs 64 MiB and a third of a second a share; more than a person types is not answered. */
const triesPerMinute = 10

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}
