import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureCopies } from './copy-figures.ts'
import { machine } from './table.ts'

/**
 * `npm run bench-copies`: how long a backup, the next one after a day's work, and a restore until it answers take, and how long
 * another request waits meanwhile (docs/decisions/0265). It reports and never fails for a figure.
 *
 *   --dossiers <n>    10,000 by default
 *   --gigabytes <n>   of encrypted files, 4 by default
 *   --day <n>         scans of a day's work, 150 by default; ten times as many reads are logged
 *   --in <folder>     where data, backups and the restored folder are made and removed again; the system's own by default
 *   --json            the figures as JSON
 *
 * It starts what `prepare` emits, as an installation does: run `npm run prepare` before.
 */
const { values } = parseArgs({
  options: {
    dossiers: { type: 'string', default: '10000' },
    gigabytes: { type: 'string', default: '4' },
    day: { type: 'string', default: '150' },
    in: { type: 'string', default: tmpdir() },
    json: { type: 'boolean', default: false },
  },
})

if (!existsSync('dist/whole/server.js')) {
  console.error('There is no dist: run npm run prepare first.')
  process.exitCode = 2
} else {
  const root = mkdtempSync(join(values.in, 'juanzong-bench-copies-'))
  try {
    const figures = await measureCopies({
      root,
      dossiers: Number(values.dossiers),
      bytes: Number(values.gigabytes) * 1e9,
      day: Number(values.day),
      say: (text) => process.stderr.write(`${text}\n`),
    })
    if (values.json) console.log(JSON.stringify({ machine: machine(), figures }, null, 2))
    else {
      console.log(`${machine()}\n`)
      for (const { what, value, unit, goal } of figures)
        console.log(
          `${what.padEnd(64)} ${value.toFixed(1).padStart(9)} ${unit}${goal === undefined ? '' : `   (at most ${goal})`}`,
        )
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
