import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cycle } from './cycle.ts'
import { foundHouse } from './house.ts'

/** `npm run crash -- 1000`: kills a writer with SIGKILL that often and counts acknowledged writes that are gone. */
const cycles = Number(process.argv[2] ?? 20)
const folder = mkdtempSync(join(tmpdir(), 'juanzong-crash-'))
await foundHouse(folder)
const totals = { acknowledged: 0, lost: 0, unsound: 0 }
for (let round = 1; round <= cycles; round += 1) {
  const { acknowledged, lost, sound } = await cycle(folder, 1 + ((round * 7) % 40))
  totals.acknowledged += acknowledged.length
  totals.lost += lost.length
  totals.unsound += sound ? 0 : 1
}
rmSync(folder, { recursive: true })
console.log(
  `${cycles} kills, ${totals.acknowledged} acknowledged writes, ${totals.lost} lost, ${totals.unsound} unsound states`,
)
process.exit(totals.lost + totals.unsound === 0 ? 0 : 1)
