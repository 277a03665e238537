import { join } from 'node:path'
import { sql } from 'kysely'
import { noteCopy } from '#actions/custodians/copies.ts'
import * as outcomes from '#db/copies/outcomes.ts'
import * as copyPlaces from '#db/copies/places.ts'
import * as log from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import { isLate } from '#domain/copies/late.ts'
import { lastMade, mustBeThorough, type Outcome, type Where } from '#domain/copies/outcome.ts'
import type { Place, PlaceRefusal } from '#domain/copies/place.ts'
import type { AccountId } from '#domain/ids.ts'
import type { Result } from '#domain/result.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import type { App } from '#house/app.ts'
import type { Drilled, DrillStep } from '#house/drills/drill.ts'
import { version } from '#house/version.ts'
import { ensureApart } from './apart.ts'
import { backUp, type Progress } from './backup.ts'
import { startChild } from './child.ts'
import type { Copied, Step } from './copying.ts'
import { prepare } from './preparing.ts'
import { printOfKeyring, writeKeyring } from './registered.ts'
import { unmark } from './restore.ts'

/** What is being copied or drilled at this moment. */
export type Running = {
  readonly kind: Outcome['kind']
  readonly where: Where
  readonly step: Step | DrillStep
  readonly done: number
  readonly total: number
}

type By = AccountId | 'system'
type Asked = { readonly where: Where; readonly to: string; readonly by: By; readonly keyring?: string | undefined }
type How = { readonly signal?: AbortSignal; readonly progress?: Progress }

/** 备份: the copies of this house and their drills, one at a time, made by another process while people work. */
export type Copies = {
  /** The folder of the data. */
  readonly data: string
  readonly running: () => Running | undefined
  readonly make: (asked: Asked, how?: How) => Promise<Copied>
  /** Restores the newest copy there beside the data and proves it, without keys. */
  readonly drill: (asked: Asked) => Promise<Drilled>
  /** Writes down what became of a copy or a drill: for the page of IT, and in the log. */
  readonly tell: (outcome: Outcome, by: By) => Promise<void>
  /** Whether a folder may be named as this place; answers its path. */
  readonly prepare: (place: Place, typed: string) => Promise<Result<string, PlaceRefusal>>
  /** Writes a copy of the wrapped keyring into a folder, proved; answers its fingerprint. Throws `Trouble`. */
  readonly writeKeyring: (folder: string) => Promise<string>
  /** The fingerprint of the copy that lies there; undefined where none is found within two seconds. */
  readonly printOfKeyring: (folder: string) => Promise<string | undefined>
  /** The places where nothing was written for too long, as of the last look. */
  readonly late: () => readonly Where[]
  readonly look: () => Promise<void>
  /** Two people have said that this folder, restored from a copy, is the one to go on with. */
  readonly goOn: () => Promise<void>
  /** Ends what is being made, before the keys and the data are closed. */
  readonly close: () => Promise<void>
}

type Keyring = { readonly installation: string; readonly bytes: () => Uint8Array }

/** Those of the folder that the encrypted files lie in; `world` is asked when there is something to do. */
export function createCopies(blobs: string, keyring: Keyring, world: () => App): Copies {
  const data = join(blobs, '..')
  const ending = new AbortController()
  let running: Running | undefined
  let last: Promise<unknown> = Promise.resolve()
  let late: readonly Where[] = []

  const tell: Copies['tell'] = async (outcome, by) => {
    await inTransaction(world(), async (app) => {
      const { kind, where, seconds, bytes, trouble = '', missing = 0 } = outcome
      const act = kind === 'copy' ? 'copy.made' : 'copy.drilled'
      const about = { where, seconds, bytes, missing, ...(trouble && { trouble }) }
      await log.record(app.db, { at: app.now(), actor: by, act, about })
      if (!app.seals.isReadOnly) await outcomes.add(app, outcome)
    })
    await look()
  }

  const look = async () => {
    const { db, seals, now } = world()
    const [places, told] = [await copyPlaces.find({ db, seals }), await outcomes.find({ db, seals })]
    late = (['first', 'second'] as const).filter((where) => {
      const named = places[where]
      return named !== undefined && isLate(lastMade(told, where), named.since, now())
    })
  }

  /** One at a time; what became of it is told, unless the house is closing. */
  const alone = <Made extends { readonly bytes: number }>(
    { kind, where, by }: { kind: Outcome['kind']; where: Where; by: By },
    work: (
      signal: AbortSignal,
      progress: (step: Step | DrillStep, done: number, total: number) => void,
    ) => Promise<Made>,
    found: (made: Made) => Partial<Outcome>,
    how: How = {},
  ): Promise<Made> => {
    if (running) return Promise.reject(new Trouble('copy-busy'))
    running = { kind, where, step: kind === 'copy' ? 'database' : 'restore', done: 0, total: 0 }
    const [at, begun] = [world().now(), performance.now()]
    const outcome = (): Outcome => {
      const seconds = Math.max(1, Math.round((performance.now() - begun) / 1000))
      return { kind, where, at, seconds, bytes: 0, written: 0 }
    }
    const signal = how.signal ? AbortSignal.any([ending.signal, how.signal]) : ending.signal
    const done = work(signal, (step, done, total) => {
      running = { kind, where, step, done, total }
      how.progress?.(step as Step, done, total)
    })
      .then(
        async (made) => {
          await tell({ ...outcome(), bytes: made.bytes, ...found(made) }, by)
          return made
        },
        async (error) => {
          const trouble = error instanceof Trouble ? error.code : 'unknown'
          if (!ending.signal.aborted) await tell({ ...outcome(), trouble }, by).catch(world().report)
          throw error
        },
      )
      .finally(() => {
        running = undefined
      })
    last = done.catch(() => {})
    return done
  }

  return {
    data,
    running: () => running,
    make: ({ where, to, by, keyring: named }, how) =>
      alone(
        { kind: 'copy', where, by },
        async (signal, progress) => {
          const { seals, now } = world()
          const place = named ?? (await copyPlaces.find(world())).keyring?.folder
          await ensureApart({ data, to, keyring: place })
          const thorough = mustBeThorough(await outcomes.find(world()), where)
          const wanted = { to, claimed: where !== 'named', keyring: place, thorough, at: now() }
          const made = await backUp({ seals, keyring, blobs, version }, wanted, { signal, progress })
          if (place !== undefined && !made.keyringTrouble) await noteCopy(world(), { where: place, by })
          return made
        },
        ({ written, missing, older, keyringTrouble: keyring, keyring: isLaid }: Copied) => ({
          written,
          missing,
          older,
          keyring,
          ...(!isLaid && keyring === undefined && { keyless: true }),
        }),
        how,
      ),
    drill: ({ where, to, by }) =>
      alone(
        { kind: 'drill', where, by },
        async (signal, progress) =>
          (await startChild('../drills/driller', { from: to, in: data }, { signal, progress }).until(
            'done',
          )) as Drilled,
        ({ opened }) => ({ opened }),
      ),
    tell,
    prepare: async (place, typed) => {
      const named = await copyPlaces.find(world())
      const taken = Object.fromEntries(Object.entries(named).map(([name, { folder }]) => [name, folder]))
      const needed = await sizeOf(world())
      return prepare(place, typed, { data, installation: keyring.installation, taken, needed })
    },
    writeKeyring: (folder) => writeKeyring(folder, keyring),
    printOfKeyring,
    late: () => late,
    look,
    goOn: () => unmark(data),
    close: async () => {
      ending.abort(new Trouble('copy-ended'))
      await last
    },
  }
}

/** Bytes of the data file and of what the encrypted files were made from. */
async function sizeOf({ db, seals }: App): Promise<number> {
  const { statement } = seals
  const pages =
    Number(statement('pragma page_count').pluck().get()) * Number(statement('pragma page_size').pluck().get())
  const { total } = await db
    .selectFrom('blobs')
    .select(sql<number>`coalesce(sum(bytes), 0)`.as('total'))
    .executeTakeFirstOrThrow()
  return pages + total
}
