import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CopyWork, copyCycle, copyWorks, foundCopies } from './copy-cycle.ts'

/**
 * `npm run crash-copies -- 50`: kills backups, restores and drills with SIGKILL that often, at random moments, and harms
 * copies before they are restored; counts what was less than before or looks whole and is not. `--sabotage` restores without
 * looking at the manifest, and must fail.
 */
const [given, ...words] = process.argv.slice(2)
const cycles = Number(given ?? 20) || 20
const believing = [given, ...words].includes('--sabotage')
const root = mkdtempSync(join(tmpdir(), 'juanzong-crash-copies-'))
const house = await foundCopies(root)
const killed: Record<CopyWork, number> = { backup: 0, restore: 0, drill: 0, harm: 0 }
let wrong = 0
for (let round = 0; round < cycles; round += 1) {
  const work = copyWorks[round % copyWorks.length] ?? 'backup'
  const found = await copyCycle(house, work, { believing, at: Math.random() })
  if (found.isKilled) killed[work] += 1
  wrong += found.wrong.length
  for (const what of found.wrong) console.log(`cycle ${round + 1} (${work}): ${what}`)
  if (believing && wrong > 0) break
}
rmSync(root, { recursive: true })
console.log(
  `killed: ${Object.entries(killed)
    .map(([work, count]) => `${work} ${count}`)
    .join(', ')}`,
)
console.log(`${cycles} cycles, ${wrong} wrong`)
process.exit(wrong === 0 ? 0 : 1)
