import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { v7 } from 'uuid'
import { openDatabase } from '#db/database.ts'
import * as log from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'
import { buildApp } from '#house/build-app.ts'
import { placesIn } from '#house/config.ts'
import type { Copied } from '#house/copies/copying.ts'
import { restore } from '#house/copies/restore.ts'
import { askRunning } from '#house/socket.ts'
import { openKeyring } from '#keys/keyring.ts'
import { asking, percentile } from './load.ts'
import { startCommand, startServer } from './processes.ts'
import { passphrase, seed } from './seed.ts'
import { signIn, unseal } from './session.ts'

export type Figure = {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly goal?: number
}

type Wanted = {
  readonly root: string
  readonly dossiers: number
  /** Of encrypted files. */
  readonly bytes: number
  /** Scans of a day's work. */
  readonly day: number
  readonly say: (text: string) => void
}

/** What a scan weighs, in bytes. */
const scan = 400_000

/** Writes a folder, then measures in a server of its own: a backup, the next one after a day's work, a restore. */
export async function measureCopies({ root, dossiers, bytes, day, say }: Wanted): Promise<readonly Figure[]> {
  const [data, to, keys, back] = ['data', 'copies', 'keys', 'back'].map((name) => join(root, name)) as [
    string,
    string,
    string,
    string,
  ]
  mkdirSync(keys)
  say(`Writing ${dossiers} dossiers…`)
  await seed(data, dossiers, () => {})
  say(`Writing ${(bytes / 1e9).toFixed(1)} GB of encrypted files…`)
  await work(data, Math.ceil(bytes / scan))

  say('Measuring quiet requests…')
  const quiet = await served(data, (waits) => waits.whilst(() => pause(15_000)))
  const usual = { list: percentile(quiet.list, 50), read: percentile(quiet.read, 50) }
  const longest = (found: Waits) => ({
    list: Math.max(...found.list) - usual.list,
    read: Math.max(...found.read) - usual.read,
  })

  const copy = async (name: string, goal?: number): Promise<readonly Figure[]> => {
    say(`${name}…`)
    let seconds = 0
    let written = 0
    const found = await served(data, (waits) =>
      waits.whilst(async () => {
        const begun = performance.now()
        const made = (await askRunning(data, 'backup', { to, keyring: keys })) as unknown as Copied
        seconds = (performance.now() - begun) / 1000
        written = made.written
      }),
    )
    const { list, read } = longest(found)
    return [
      { what: `${name}: time`, value: seconds, unit: 's', ...(goal && { goal }) },
      { what: `${name}: written`, value: written / 1e6, unit: 'MB' },
      { what: `${name}: longest delay of a list (${found.list.length} asked)`, value: list, unit: 'ms', goal: 50 },
      { what: `${name}: longest delay of a logged read (${found.read.length})`, value: read, unit: 'ms', goal: 50 },
      {
        what: `${name}: 99 of 100 logged reads delayed by less than`,
        value: percentile(found.read, 99) - usual.read,
        unit: 'ms',
      },
    ]
  }

  const first = await copy('First backup')
  say('A day of work…')
  await work(data, day, day * 10)
  const second = await copy('Backup after a day of work', 30)

  say('Restoring…')
  const begun = performance.now()
  const { bytes: restored } = await restore(to, back, { keyring: keys })
  const copied = (performance.now() - begun) / 1000
  const server = await start(back)
  await unseal(server.port)
  const cookie = await signIn(server.port)
  const { ask, end } = asking({ port: server.port, cookie })
  await ask('/dossiers')
  const answered = (performance.now() - begun) / 1000
  end()
  await server.stop()
  return [
    { what: 'Usual time of a list, 50 of 100', value: usual.list, unit: 'ms' },
    { what: 'Usual time of a logged read, 50 of 100', value: usual.read, unit: 'ms' },
    {
      what: 'Longest delay of either without a backup',
      value: Math.max(longest(quiet).list, longest(quiet).read),
      unit: 'ms',
    },
    ...first,
    ...second,
    { what: `Restore of ${(restored / 1e9).toFixed(1)} GB, every file proved`, value: copied, unit: 's' },
    {
      what: 'Restore until the first list is answered',
      value: answered,
      unit: 's',
      ...(restored < 1.2e9 && { goal: 60 }),
    },
  ]
}

/** Lays so many scans, each in a dossier of its own, and logs so many reads: as the application does. */
async function work(data: string, scans: number, reads = 0): Promise<void> {
  const { db, close } = openDatabase(placesIn(data).database)
  const opened = await openKeyring(placesIn(data).keyring, [{ kind: 'passphrase', text: passphrase }], { demo: false })
  if (!opened.ok) throw new Error('The passphrase does not open the keyring.')
  const app = await buildApp({ db, keyring: opened.value, blobFolder: placesIn(data).blobs, demo: false })
  try {
    await lay(app, scans)
    const dossiers = await idsIn(app)
    for (let at = 0; at < reads; at += 1)
      await inTransaction(app, (app) =>
        log.record(app.db, {
          at: app.now(),
          actor: 'system',
          act: 'dossier.worked-on',
          about: { dossier: dossiers[at % dossiers.length] ?? '' },
        }),
      )
    app.keepLogHead()
  } finally {
    await app.copies.close()
    await app.printRoom.close()
    await close()
    opened.value.close()
  }
}

const idsIn = async ({ db }: App): Promise<readonly DossierId[]> =>
  (await db.selectFrom('dossiers').select('id').execute()).map(({ id }) => id)

async function lay(app: App, scans: number): Promise<void> {
  const dossiers = await idsIn(app)
  const together = 50
  for (let at = 0; at < scans; at += together) {
    const rows = await Promise.all(
      Array.from({ length: Math.min(together, scans - at) }, (_, index) =>
        app.blobs.lay({
          id: v7() as BlobId,
          dossier: dossiers[(at + index) % dossiers.length] as DossierId,
          group: 'photo',
          at: app.now(),
          bytes: randomBytes(scan),
        }),
      ),
    )
    await inTransaction(app, async (app) => {
      for (const row of rows) await app.blobs.enter(app.db, row)
    })
  }
}

type Waits = { readonly list: readonly number[]; readonly read: readonly number[] }

type Waiting = { readonly whilst: (work: () => Promise<unknown>) => Promise<Waits> }

/** A server of the folder, unsealed, with two people who ask all the while: one for lists, one for dossiers. */
async function served(data: string, measuring: (waits: Waiting) => Promise<Waits>): Promise<Waits> {
  const server = await start(data)
  try {
    await unseal(server.port)
    const cookie = await signIn(server.port)
    const ids = await idsFrom(server.port, cookie)
    return await measuring({
      whilst: async (work) => {
        let isDone = false
        const one = async (urlOf: (at: number) => string) => {
          const { ask, end } = asking({ port: server.port, cookie })
          const took: number[] = []
          // The first ones draw what is remembered afterwards.
          for (let at = 0; at < 20; at += 1) await ask(urlOf(at))
          for (let at = 0; !isDone; at += 1) {
            took.push((await ask(urlOf(at))).took)
            await pause(5)
          }
          end()
          return took
        }
        const list = one((at) => `/dossiers?page=${1 + (at % 20)}`)
        const read = one((at) => `/dossiers/${ids[at % ids.length]}`)
        await pause(3000)
        await work().finally(() => {
          isDone = true
        })
        return { list: await list, read: await read }
      },
    })
  } finally {
    await server.stop()
  }
}

function start(data: string) {
  const { env, flags, program } = startCommand()
  return startServer([...flags, program], { ...env, JUANZONG_DATA: data })
}

async function idsFrom(port: number, cookie: string): Promise<readonly string[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/dossiers`, { headers: { Cookie: cookie } })
  return [
    ...new Set([...(await answer.text()).matchAll(/href="\/dossiers\/([0-9a-f-]{36})/g)].map(([, id = '']) => id)),
  ]
}
