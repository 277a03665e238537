import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { placesIn } from '#house/config.ts'
import { measureCases } from './cases.ts'
import { measureChange } from './change.ts'
import { measure, type Row } from './measure.ts'
import { measurePaper } from './paper.ts'
import { startCommand, startServer } from './processes.ts'
import { seed } from './seed.ts'
import { printOnce, signIn, unseal } from './session.ts'
import { measureThick } from './thick.ts'
import { figures, workOn } from './work.ts'

export type Wanted = {
  /** Where the data lies; written when there is none yet. */
  readonly folder: string
  readonly size: number
  /** The length of a round, and how many pairs of rounds. */
  readonly seconds: number
  readonly rounds: number
  /** How many seconds after unsealing the idle memory is read. */
  readonly settle: number
  /** How many cases are open while one is opened and decided on. */
  readonly cases: number
  /** How many cases are opened, and decided on, under the clock; of thick dossiers a third. */
  readonly timed: number
  readonly say: (text: string) => void
}

/** Eight clients of one account ask more than any budget of a person allows. */
const pace = '1000000'

/** How many addresses the application is asked, and of how many at most the bare stack has the pages ready. */
const [asked, ready] = [2000, 200]

/** Starts the real server and the bare one in processes of their own and measures one against the other. */
export async function bench({
  folder,
  size,
  seconds,
  rounds,
  settle,
  cases,
  timed,
  say,
}: Wanted): Promise<readonly Row[]> {
  if (!existsSync(placesIn(folder).keyring)) {
    say(`Writing ${size} dossiers of ten records each…`)
    await seed(folder, size, () => {})
  }
  const ids = idsIn(folder)
  const works = workOn(ids, asked)
  const bareUrls = works.map(({ urls }) => urls.slice(0, Math.min(ready, size)))
  const urlFile = join(folder, 'bench-urls.json')
  writeFileSync(urlFile, JSON.stringify(bareUrls.flat()))

  say('Drawing the pages of the bare stack…')
  const { env, flags, program } = startCommand()
  const bare = await startServer([...flags, 'bin/bench/bare.ts'], {
    ...env,
    JUANZONG_DATA: folder,
    BENCH_URLS: urlFile,
  })
  const server = await startServer([...flags, program], { ...env, JUANZONG_DATA: folder, JUANZONG_PACE: pace })
  const stop = () => Promise.all([server.stop(), bare.stop()])
  try {
    const searchable = await unseal(server.port)
    await pause(settle * 1000)
    const idle = server.memory()
    const cookie = await signIn(server.port)
    const signedIn = server.memory()
    const peaks = { pages: 0, figures: 0 }
    const rows: Row[] = []
    for (const [at, work] of works.entries()) {
      say(`${work.work}…`)
      const { bytes, ...row } = await measure(
        work,
        at,
        { real: { server, cookie }, bare: { server: bare, urls: bareUrls } },
        {
          rounds,
          seconds,
          peak: (mebibytes) => {
            const of = work.work === figures ? 'figures' : 'pages'
            peaks[of] = Math.max(peaks[of], mebibytes)
          },
        },
      )
      say(
        `  ${Math.round(row.value)} of ${Math.round(row.bare ?? 0)} a second; ${Math.round(bytes[0])} bytes, bare ${Math.round(bytes[1])}`,
      )
      rows.push(row)
    }
    say('changes of one field…')
    rows.push(
      ...(await measureChange(
        { real: { server, cookie }, bare: { server: bare, urls: bareUrls } },
        { rounds, seconds },
      )),
    )
    const changed = server.memory()
    await printOnce(server.port, cookie, ids[0] ?? '')
    const printed = server.memory()
    await stop()
    say('ten-page dossier as PDF…')
    return [
      ...rows,
      await paperRow(seconds, rounds),
      ...(cases > 0 ? await measureCases(cases, timed, say) : []),
      ...(await thickRows(Math.ceil(timed / 3), say)),
      figure('start to first answer', 's', server.answeredAfter / 1000),
      figure('unsealing until searchable', 's', searchable / 1000),
      figure('memory, idle', 'MiB', idle),
      figure('memory, after signing in', 'MiB', signedIn),
      figure('memory, pages under load', 'MiB', peaks.pages),
      figure('memory, figures beside them', 'MiB', peaks.figures),
      figure('memory, print room beside it', 'MiB', Math.max(0, printed - changed)),
    ]
  } finally {
    await stop()
  }
}

/** In this process, once the servers are gone: the print worker does the same, alone on its thread. */
async function paperRow(seconds: number, rounds: number): Promise<Row> {
  const { value, bare, share, pages } = await measurePaper({ seconds, rounds })
  return {
    work: `${pages}-page dossier as PDF, warm`,
    unit: 'documents/s',
    value,
    p50: 1000 / value,
    p95: null,
    bare,
    share,
    goal: paperGoal,
    met: share >= paperGoal,
  }
}

const paperGoal = 0.5

const figure = (work: string, unit: string, value: number): Row => ({
  work,
  unit,
  value,
  p50: null,
  p95: null,
  bare: null,
  share: null,
  goal: null,
  met: null,
})

function thickRows(pairs: number, say: (text: string) => void): Promise<readonly Row[]> {
  say('thick dossiers beside ordinary ones…')
  return measureThick(pairs)
}

function idsIn(folder: string): readonly string[] {
  const db = new Sqlite(placesIn(folder).database, { readonly: true })
  const ids = db.prepare('select id from dossiers order by id').pluck().all() as string[]
  db.close()
  return ids
}
