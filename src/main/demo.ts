import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { accounts, demoPassword, signIns } from '#demo/accounts.ts'
import { readConfig } from '#house/config.ts'
import { openHouse } from '#house/house.ts'
import { createWeb } from '#routes/create-web.ts'
import type { House } from '#routes/web/house.ts'
import { translator } from '#views/i18n/index.ts'
import { demoKeyFile, demoPassphrase, hasDemo, makeDemo } from './demo-data.ts'
import { type Listening, listen } from './listen.ts'
import { refuseOldNode } from './node-version.ts'

refuseOldNode()
// SIGUSR1 would open Node's inspector on a process that holds keys (security.md §7).
process.on('SIGUSR1', () => {})

const { values: asked } = parseArgs({
  options: {
    sealed: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    port: { type: 'string' },
  },
})

const folder = 'data/demo'
const { JUANZONG_DATA: _, ...env } = process.env
const config = readConfig({ ...env, ...(asked.port && { JUANZONG_PORT: asked.port }) }, { data: folder })

if (asked.fresh || !hasDemo(folder)) {
  console.log('正在布置演示单位…  Setting up the demo organisation…')
  await makeDemo(folder)
}

const house = await openHouse(config, { demo: true })
if (!asked.sealed) await openByKeyFile(house)
const web = createWeb(house, {
  reach: { https: Boolean(config.tls ?? config.origin), origin: config.origin },
  offer: { accounts: signIns, password: demoPassword },
})
const { address, close } = await listenSomewhere()
greet(address)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await close()
    await house.close()
    process.exit(0)
  })
}

async function openByKeyFile(house: House) {
  try {
    const opened = await house.openWith({ kind: 'demo-key', text: readFileSync(demoKeyFile(folder), 'utf8') })
    if (opened.ok) return
    console.error(`The demo's key file does not open ${folder}.`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'The demo does not open.')
  }
  console.error('To begin anew: npm run demo -- --fresh')
  process.exit(1)
}

/** The port asked for, or the next free one above it. */
async function listenSomewhere(): Promise<Listening> {
  for (let port = config.port; ; port += 1) {
    try {
      return await listen(web, { ...config, port })
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      if (!taken || port >= config.port + 50) throw error
    }
  }
}

function greet(address: string) {
  const [zh, en] = [translator('zh-Hans'), translator('en')]
  console.log(`\n卷宗演示 · Juanzong demo    ${address}\n`)
  if (asked.sealed) {
    console.log('已锁定。打开网址，输入口令：  Locked. Open the address and type the passphrase:')
    console.log(`    ${demoPassphrase}\n`)
  }
  console.log('登录：工号与密码  Sign in with a staff number and this password')
  console.log(`    ${demoPassword}\n`)
  for (const { staffNumber, name, duty } of signIns) {
    console.log(`    ${staffNumber}  ${name}  ${zh(`duty.${duty}`)} · ${en(`duty.${duty}`)}`)
  }
  console.log(
    `\n    另有 ${accounts.length - signIns.length} 个工号  ${accounts.length - signIns.length} more numbers:`,
  )
  const others = accounts.filter(({ staffNumber }) => !signIns.some((offered) => offered.staffNumber === staffNumber))
  console.log(`    ${others.map(({ staffNumber, name }) => `${staffNumber} ${name}`).join('  ')}`)
  console.log(
    `\n数据在 ${folder}；重新布置：  The data lies in ${folder}; to begin anew:\n    npm run demo -- --fresh\n`,
  )
}
