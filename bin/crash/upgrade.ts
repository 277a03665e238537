import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foundUpgrade, type UpgradeWork, upgradeCycle, upgradeWorks } from './upgrade-cycle.ts'

/**
 * `npm run crash-upgrade -- 50`: kills upgrades of a data file, and the way back from them, with SIGKILL that often, at random
 * moments; counts what is neither the old file nor the new one, or leaves no way back. `--sabotage` upgrades as a careless
 * program would, and must fail.
 */
const [given, ...words] = process.argv.slice(2)
const cycles = Number(given ?? 20) || 20
const sabotage = [given, ...words].includes('--sabotage')
const root = mkdtempSync(join(tmpdir(), 'juanzong-crash-upgrade-'))
const house = await foundUpgrade(root)
const killed: Record<UpgradeWork, number> = { upgrade: 0, back: 0 }
let wrong = 0
for (let round = 0; round < cycles; round += 1) {
  // Three upgrades, then one way back.
  const work = sabotage || round % 4 < 3 ? upgradeWorks[0] : upgradeWorks[1]
  const found = await upgradeCycle(house, work, { sabotage, at: Math.random() })
  if (found.isKilled) killed[work] += 1
  wrong += found.wrong.length
  for (const what of found.wrong) console.log(`cycle ${round + 1} (${work}): ${what}`)
  if (sabotage && wrong > 0) break
}
rmSync(root, { recursive: true })
console.log(`killed: upgrade ${killed.upgrade}, back ${killed.back}`)
console.log(`${cycles} cycles, ${wrong} wrong`)
process.exit(wrong === 0 ? 0 : 1)
