import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bench } from './run.ts'
import { machine, table } from './table.ts'

/**
 * `npm run bench`: how fast the application answers, as a share of the bare stack doing the same visible work
 * (docs/architecture.md §12). It reports and never fails for a figure.
 *
 *   --json              the report as JSON, progress aside
 *   --size <n>          dossiers, 10,000 by default
 *   --seconds <n>       length of a round, 3 by default; --rounds <n> pairs of rounds, 3 by default
 *   --settle <n>        seconds after unsealing until the idle memory is read, 60 by default
 *   --cases <n>         open cases, 10,000 by default; with 0 nothing about cases is measured
 *   --timed <n>         of what is done one by one, so many cases and a third as many thick dossiers, 60 by default
 *   --data <folder>     use (or make) this folder and keep it, so that another run need not write it again
 *   --built             dist is fresh: do not emit it again
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    size: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    settle: { type: 'string', default: '60' },
    cases: { type: 'string', default: '10000' },
    timed: { type: 'string', default: '60' },
    data: { type: 'string' },
    built: { type: 'boolean', default: false },
  },
})

/** Said under the table, so that nobody reads more into it. */
const conditions = `Loopback, 8 clients of one kept-alive connection each, the client on the same machine as the server. The bare stack draws the
same views with the same Hono and node-server from models in memory; its rounds alternate with those of the application.
A share compares the two in one run; the rates belong to this machine at this moment. A change is one field of a draft
saved, against the same form taken, inserted as one durable row and answered with the same redirect and headers; the first
list after a change stands beside the same list asked again. Opening a case and a verdict are timed in one process, without
a network, the POST and the page after it apart: 20 ms each at most in 95 of 100; beside each, by turns, the bare stack
inserts one row durably and draws the very same page. A thick dossier has 120 entries and 300 changes; what stands beside it
is an ordinary one, both in processor time. Memory is resident memory of the server's process, database cache included;
idle is read --settle seconds after unsealing, before any request; under load is the most before anybody asked for a figure,
figures beside them the most while somebody does, and the print room is what its first preview adds.`

// Both sides run what `prepare` emits, as an installation does.
if (!values.built) {
  const emitted = spawnSync(process.execPath, ['bin/build.ts'], { stdio: 'inherit' })
  if (emitted.status !== 0) process.exit(1)
}

const say = (text: string) => process.stderr.write(`${text}\n`)
const folder = values.data ?? mkdtempSync(join(tmpdir(), 'juanzong-bench-'))
try {
  const rows = await bench({
    folder,
    size: Number(values.size),
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
    settle: Number(values.settle),
    cases: Number(values.cases),
    timed: Number(values.timed),
    say,
  })
  console.log(
    values.json
      ? JSON.stringify({ machine: machine(), rows }, null, 2)
      : `${machine()}\n\n${table(rows)}\n\n${conditions}`,
  )
} finally {
  if (values.data === undefined) rmSync(folder, { recursive: true, force: true })
}
