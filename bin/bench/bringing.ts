import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { withCheck } from '#domain/people/id-number.ts'
import { paths } from '#views/paths.ts'
import { written } from '../../test/domain/imports/person-file.ts'
import { world } from '../../test/world.ts'
import { startCommand } from './processes.ts'

/**
 * How long so many exchange files take from the form that is sent to the list of doubts, how long a second client waits
 * meanwhile who reads a list every 20 ms and is timed from when it meant to, and by how much the memory of the server grows:
 * beyond what it holds at most while the second client reads as much alone. The server is a process of its own with a data
 * folder and runs as `npm start` does; its workers that read count with it.
 */
type Ready = { readonly port: number; readonly unit: string; readonly hr: string; readonly other: string }
/** Since it was asked the last time: the longest turn in ms, the most that the process held, in MiB; and what it holds now. */
type Told = { readonly turn: number; readonly most: number; readonly now: number }

/** Lists that the second client reads before anything is sent: so many fill what a young process grows by in any case. */
const alone = 500

if (process.send) await serving()
else await measuring(Number(process.argv[2] ?? 500))

async function serving() {
  const folder = mkdtempSync(join(tmpdir(), 'juanzong-bringing-'))
  const w = await world(folder)
  const server = serve({ fetch: w.web.fetch, hostname: '127.0.0.1', port: 0 })
  await once(server, 'listening')
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  // Whoever asked is gone: nothing may stay behind.
  process.on('disconnect', () => process.exit())
  let most = 0
  const memory = () => process.memoryUsage().rss / 2 ** 20
  const looking = setInterval(() => {
    most = Math.max(most, memory())
  }, 50)
  process.on('message', async (asked) => {
    if (asked === 'rest') await w.app.bringer.rest()
    if (asked === 'end') {
      clearInterval(looking)
      server.close()
      await w.close()
      rmSync(folder, { recursive: true })
      process.exit()
    }
    process.send?.({ turn: delay.max / 1e6, most, now: memory() } satisfies Told)
    most = 0
    delay.reset()
  })
  const { port } = server.address() as AddressInfo
  const [hr, other] = [await w.cookie('hr'), await w.cookie('headTech')]
  process.send?.({ port, unit: w.units.finance, hr, other } satisfies Ready)
}

async function measuring(files: number) {
  const child = fork(fileURLToPath(import.meta.url), {
    execArgv: [...process.execArgv, '--max-semi-space-size=16', '--max-old-space-size=1536'],
    env: { ...process.env, ...startCommand().env },
  })
  const answer = async <Said>(): Promise<Said> => (await once(child, 'message'))[0]
  const ready = await answer<Ready>()
  const ask = (what: 'mark' | 'rest' | 'end') => {
    const told = answer<Told>()
    child.send(what)
    return told
  }
  const origin = `http://127.0.0.1:${ready.port}`
  const get = async (path: string, cookie: string) =>
    (await fetch(`${origin}${path}`, { headers: { cookie, 'sec-fetch-site': 'same-origin' } })).text()

  const mark =
    /action="\/bringings".*?name="cmd_id" value="([^"]+)"/s.exec(await get(paths.bringings(), ready.hr))?.[1] ?? ''
  const form = new FormData()
  form.set('cmd_id', mark)
  form.set('unit', ready.unit)
  for (let at = 0; at < files; at += 1) form.append('files', fileAt(at))

  const cold = await ask('mark')
  const waits: number[] = []
  let isOver = false
  const { promise: isWarm, resolve: warmed } = Promise.withResolvers<void>()
  const second = (async () => {
    for (let due = performance.now(); !isOver; due = Math.max(due + 20, performance.now())) {
      await wait(Math.max(0, due - performance.now()))
      await get(paths.dossiers(), ready.other)
      waits.push(performance.now() - due)
      if (waits.length === alone) warmed()
    }
  })()
  await isWarm
  const before = await ask('mark')
  waits.splice(0)
  const from = performance.now()
  const since = () => ((performance.now() - from) / 1000).toFixed(1)
  const headers = { cookie: ready.hr, origin, 'sec-fetch-site': 'same-origin' }
  const sent = await fetch(`${origin}${paths.bringings()}`, { method: 'POST', headers, body: form, redirect: 'manual' })
  if (sent.status !== 303) throw new Error(`The form was answered ${sent.status}.`)
  const [answered, whileSent] = [since(), await ask('mark')]
  const whileRead = await ask('rest')
  const read = since()
  const page = await fetch(`${origin}${sent.headers.get('location')}`, { headers })
  await page.text()
  const [listed, whileListed] = [since(), await ask('mark')]
  const most = Math.max(...[whileSent, whileRead, whileListed].map((told) => told.most))
  isOver = true
  await second
  child.send('end')
  await once(child, 'exit')

  waits.sort((a, b) => a - b)
  const of = (share: number) => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))]?.toFixed(0)
  const turns = [whileSent, whileRead, whileListed].map(({ turn }) => turn.toFixed(0)).join(', ')
  process.stdout.write(
    `${files} files: form answered ${sent.status} after ${answered} s, all read after ${read} s, ` +
      `list of doubts ${page.status} after ${listed} s (goal 60 s)\n` +
      `second client (${waits.length}) p50 ${of(0.5)}, p99 ${of(0.99)}, max ${of(1)} ms; ` +
      `longest turn of the loop while sent, read, listed: ${turns} ms\n` +
      `memory ${cold.now.toFixed(0)} MiB, at most ${before.most.toFixed(0)} MiB while lists are read alone, ` +
      `${most.toFixed(0)} MiB with the batch: grew by ${(most - before.most).toFixed(0)} MiB (goal 100)\n`,
  )
}

function fileAt(at: number): File {
  const number = withCheck(
    `110${String(101 + Math.floor(at / 600)).padStart(3, '0')}1975${dayAt(at)}9${String(at % 100).padStart(2, '0')}`,
  )
  const birth = at % 3 === 0 ? '1975' : '197503'
  return new File([written({ XingMing: `林${at}`, ShenFenZheng: number, ChuShengNianYue: birth })], `${at}.lrmx`)
}

function dayAt(at: number): string {
  const day = Math.floor(at / 100)
  return `${String(1 + (day % 12)).padStart(2, '0')}${String(1 + Math.floor(day / 12)).padStart(2, '0')}`
}
