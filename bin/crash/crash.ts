import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CaseId } from '#domain/ids.ts'
import { cycle } from './cycle.ts'
import { foundHouse } from './house.ts'
import { type Working, works } from './working.ts'

/**
 * `npm run crash -- 200`: kills writers with SIGKILL that often, while they write, submit, decide and apply, and counts what
 * was acknowledged and is gone, is half done or was done twice. `--sabotage` brings about what an approval means only after
 * the commit, and must fail.
 */
const [given, ...words] = process.argv.slice(2)
const cycles = Number(given ?? 20) || 20
const late = [given, ...words].includes('--sabotage')
const kinds = Object.keys(works) as Working[]
const below = (limit: number) => Math.floor(Math.random() * limit)
const folder = mkdtempSync(join(tmpdir(), 'juanzong-crash-'))
await foundHouse(folder)
const totals = { acknowledged: 0, lost: 0, doubled: 0 }
const ended = new Set<CaseId>()
const approved = new Map<string, number>()
for (let round = 1; round <= cycles; round += 1) {
  // Each kind in its turn; what is random is how far it comes.
  const kind = kinds[round % kinds.length] ?? 'update'
  // The last one looks at everything once more.
  if (round === cycles) ended.clear()
  // Many at once need longer to come to their end.
  const answers = 1 + below(kind.endsWith('many') ? 240 : 120)
  const found = await cycle(folder, { answers, kind, late, ended })
  const { acknowledged, lost, doubled, sound } = found
  if (round === cycles) approved.clear()
  for (const key of found.approved) approved.set(key, (approved.get(key) ?? 0) + 1)
  totals.acknowledged += acknowledged
  totals.lost += lost.length + (sound ? 0 : 1)
  totals.doubled += doubled.length
  for (const what of [...lost, ...doubled, ...(sound ? [] : ['the file or the log is broken'])].slice(0, 3))
    console.log(`cycle ${round} (${kind}): ${what}`)
  if (late && totals.lost > 0) break
}
rmSync(folder, { recursive: true })
console.log(`approved: ${[...approved].map(([key, count]) => `${key} ${count}`).join(', ')}`)
console.log(`${totals.acknowledged} acknowledged answers`)
console.log(`${cycles} cycles, ${totals.lost} lost, ${totals.doubled} doubled`)
process.exitCode = totals.lost + totals.doubled === 0 ? 0 : 1
