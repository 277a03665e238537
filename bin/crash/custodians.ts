import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { custodianCycle, foundLocked } from './custodian-cycle.ts'

/**
 * `npm run crash-custodians -- 50`: changes custodians and kills that with SIGKILL so often, at random moments; counts where not
 * exactly one lock opens, or a key is lost. `--sabotage` writes piece by piece what belongs together, and must fail.
 */
const words = process.argv.slice(2)
const cycles = Number(words.find((word) => /^\d+$/.test(word)) ?? 20)
const torn = words.includes('--sabotage')
const folder = mkdtempSync(join(tmpdir(), 'juanzong-crash-custodians-'))
const house = await foundLocked(folder)
let wrong = 0
for (let round = 0; round < cycles && !(torn && wrong > 0); round += 1) {
  const found = await custodianCycle(house, { after: Math.random() * 400, torn })
  for (const what of found) console.log(`cycle ${round + 1}: ${what}`)
  wrong += found.length
}
rmSync(folder, { recursive: true })
console.log(`${house.now} changes, ${cycles} kills, ${wrong} wrong`)
process.exit(wrong === 0 ? 0 : 1)
