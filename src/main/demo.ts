import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { demoPassword, signIns } from '#demo/accounts.ts'
import { littleSignIns } from '#demo/little/organisation.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import { commandsOf } from '#house/commands.ts'
import { type Config, readConfig } from '#house/config.ts'
import { checkFolder } from '#house/data-folder.ts'
import { holdFolder } from '#house/folder-lock.ts'
import { openHouse } from '#house/open-house.ts'
import { answerAt } from '#house/socket.ts'
import { createWeb } from '#routes/create-web.ts'
import type { House } from '#routes/web/house.ts'
import { demoKeyFile, hasDemo } from './demo-folder.ts'
import { readPeople, tellProgress } from './demo-size.ts'
import { type DemoKind, folderOf, greet } from './greeting.ts'
import { type Listening, listen } from './listen.ts'
import { monitoringOf } from './monitoring.ts'
import { refuseOldNode } from './node-version.ts'
import { startSaying } from './saying.ts'
import { stopOnSignals } from './stopping.ts'

refuseOldNode()
// SIGUSR1 would open Node's inspector on a process that holds keys (docs/security.md §7).
process.on('SIGUSR1', () => {})

await startSaying(async () => {
  const { values: asked } = parseArgs({
    options: {
      sealed: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      port: { type: 'string' },
      people: { type: 'string' },
      small: { type: 'boolean', default: false },
      private: { type: 'boolean', default: false },
    },
  })
  const kind: DemoKind = asked.private ? 'private' : asked.small ? 'small' : 'large'
  const data = folderOf[kind]
  const { JUANZONG_DATA: _, ...env } = process.env
  const config = readConfig({ ...env, ...(asked.port !== undefined && { JUANZONG_PORT: asked.port }) }, { data })

  const people = asked.people === undefined ? undefined : readPeople(asked.people)
  if (asked.fresh || people !== undefined || !hasDemo(data)) {
    console.log('正在布置演示单位…  Setting up the demo organisation…')
    await make(kind, people)
  }
  const folder = holdFolder(data)
  await checkFolder(data, { demo: true })

  const house = await openHouse(config, { demo: true, readyAfter: 500 })
  if (!asked.sealed) await openByKeyFile(house, data)
  const monitoring = monitoringOf(config)
  const web = createWeb(house, {
    reach: { https: Boolean(config.tls ?? config.origin), origin: config.origin, proxy: config.proxy },
    offer: { accounts: kind === 'large' ? signIns : littleSignIns, password: demoPassword },
    counted: monitoring.counted,
  })
  const listening = await listenSomewhere(web, config)
  await monitoring.begin(house)
  const answering = await answerAt(data, commandsOf(house))
  stopOnSignals({ monitoring, listening, answering, house, folder })
  folder.tell(listening.address)
  greet(listening.address, { folder: data, sealed: asked.sealed, kind })
})

/** What makes the demo is loaded only for that: a demo that is there needs none of it. */
async function make(kind: DemoKind, people: number | undefined): Promise<void> {
  const { makeDemo, makeLittleDemo } = await import('./demo-data.ts')
  const [folder, today] = [folderOf[kind], new Date()]
  if (kind !== 'large') return makeLittleDemo(folder, today, kind === 'private' ? 'enterprise' : 'state')
  return makeDemo(folder, today, { ...(people !== undefined && { people }), progress: tellProgress() })
}

async function openByKeyFile(house: House, folder: string) {
  const opened = await house.openWith({ kind: 'demo-key', text: keyIn(folder) })
  if (!opened.ok) throw new Trouble('demo-closed', { folder })
}

function keyIn(folder: string): string {
  try {
    return readFileSync(demoKeyFile(folder), 'utf8')
  } catch (cause) {
    throw new Trouble('demo-closed', { folder }, { cause })
  }
}

/** The port that was named or none; where none was, the next free one above the usual. */
async function listenSomewhere(web: ReturnType<typeof createWeb>, config: Config): Promise<Listening> {
  for (let port = config.port; ; port += 1) {
    try {
      return await listen(web, { ...config, port })
    } catch (error) {
      const mayMoveOn = !config.portNamed && error instanceof Trouble && error.code === 'port-taken'
      if (!mayMoveOn || port >= config.port + 50) throw error
    }
  }
}
