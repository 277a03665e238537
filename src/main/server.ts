import { commandsOf } from '#house/commands.ts'
import { type Config, readConfig } from '#house/config.ts'
import { settleRestoring } from '#house/copies/restore.ts'
import { checkFolder } from '#house/data-folder.ts'
import { firstStartOf } from '#house/first-start/first-start.ts'
import { holdFolder } from '#house/folder-lock.ts'
import { openHouse } from '#house/open-house.ts'
import { answerAt } from '#house/socket.ts'
import { openUnattended } from '#house/unattended.ts'
import { createWeb } from '#routes/create-web.ts'
import type { House } from '#routes/web/house.ts'
import { progressLine } from './copy-command.ts'
import { tellFirstStart } from './first-start.ts'
import { listen } from './listen.ts'
import { monitoringOf } from './monitoring.ts'
import { refuseOldNode } from './node-version.ts'
import { startSaying } from './saying.ts'
import { stopOnSignals } from './stopping.ts'
import { sayUpgraded } from './upgraded.ts'

refuseOldNode()
// SIGUSR1 would open Node's inspector on a process that holds keys (docs/security.md §7).
process.on('SIGUSR1', () => {})

await startSaying(async () => {
  const config = readConfig(process.env)
  const folder = holdFolder(config.data)
  await settleRestoring(config.data)
  const firstStart = firstStartOf(config.data)
  if (!firstStart || firstStart.hasKeys()) await checkFolder(config.data, { demo: false })

  const house = await openHouse(config, {
    demo: false,
    readyAfter: 500,
    upgrading: progressLine(),
    upgraded: sayUpgraded,
  })
  const monitoring = monitoringOf(config)
  const web = createWeb(house, {
    reach: { https: Boolean(config.tls ?? config.origin), origin: config.origin, proxy: config.proxy },
    pace: config.pace,
    firstStart,
    counted: monitoring.counted,
  })
  const listening = await listen(web, config)
  await monitoring.begin(house)
  const answering = await answerAt(config.data, commandsOf(house))
  stopOnSignals({ monitoring, listening, answering, house, folder })
  folder.tell(listening.address)
  console.log(`卷宗 ${listening.address}`)
  if (firstStart) tellFirstStart(listening.address, firstStart, config.data)
  else await startAlone(house, config, listening.address)
})

/** By the key on the machine where two people let it; else, and where it does not open, the custodians are waited for. */
async function startAlone(house: House, config: Config, address: string): Promise<void> {
  const how = await openUnattended(house, config)
  if (how === 'opened') return console.log('已按无人值守方式打开。  Opened unattended, by the key on this machine.')
  if (how === 'key-missing') console.log('无人值守启动的密钥不在。  The key of the unattended start is not there.')
  if (how === 'key-refused') console.log('无人值守启动的密钥不对。  The key of the unattended start does not fit.')
  console.log(`Sealed. A custodian opens it at ${address}/unseal`)
}
