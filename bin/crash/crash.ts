import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cycle, type Round } from './cycle.ts'
import { foundHouse } from './house.ts'

/**
 * `npm run crash -- 200`: kills writers with SIGKILL that often, while they write, submit, decide and apply, and counts what
 * was acknowledged and is gone, is half done or was done twice. `--sabotage` brings about what an approval means only after
 * the commit, and must fail.
 */
const [given, ...words] = process.argv.slice(2)
const cycles = Number(given ?? 20) || 20
const late = [given, ...words].includes('--sabotage')
const kinds: readonly Round['kind'][] = ['update', 'create', 'pay', 'promotion']
const pick = (below: number) => Math.floor(Math.random() * below)
const folder = mkdtempSync(join(tmpdir(), 'juanzong-crash-'))
await foundHouse(folder)
const totals = { acknowledged: 0, lost: 0, doubled: 0 }
for (let round = 1; round <= cycles; round += 1) {
  const kind = kinds[pick(kinds.length)] ?? 'update'
  const { acknowledged, lost, doubled, sound } = await cycle(folder, { answers: 1 + pick(40), kind, late })
  totals.acknowledged += acknowledged
  totals.lost += lost.length + (sound ? 0 : 1)
  totals.doubled += doubled.length
  for (const what of [...lost, ...doubled, ...(sound ? [] : ['the file or the log is broken'])].slice(0, 3))
    console.log(`cycle ${round} (${kind}): ${what}`)
  if (late && totals.lost > 0) break
}
rmSync(folder, { recursive: true })
console.log(`${totals.acknowledged} acknowledged answers`)
console.log(`${cycles} cycles, ${totals.lost} lost, ${totals.doubled} doubled`)
process.exit(totals.lost + totals.doubled === 0 ? 0 : 1)
