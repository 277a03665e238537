import { existsSync } from 'node:fs'
import { placesIn, readConfig } from '#house/config.ts'
import { openHouse } from '#house/house.ts'
import { createWeb } from '#routes/create-web.ts'
import { listen } from './listen.ts'
import { refuseOldNode } from './node-version.ts'

refuseOldNode()
// SIGUSR1 would open Node's inspector on a process that holds keys (security.md §7).
process.on('SIGUSR1', () => {})

const config = readConfig(process.env)
if (!existsSync(placesIn(config.data).keyring)) {
  console.error(`There is no organisation in ${config.data} yet. To look around: npm run demo`)
  process.exit(1)
}

const house = await openHouse(config, { demo: false })
const web = createWeb(house, { reach: { https: Boolean(config.tls ?? config.origin), origin: config.origin } })
const { address, close } = await listen(web, config)
console.log(`卷宗 ${address}`)
console.log(`Sealed. A custodian opens it at ${address}/unseal`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await close()
    await house.close()
    process.exit(0)
  })
}
