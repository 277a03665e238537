import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readConfig } from '#house/config.ts'
import { houseOf } from '#house/house.ts'
import { type Monitoring, monitoringOf } from '#main/monitoring.ts'
import { createWeb } from '#routes/create-web.ts'
import { cast, people, type World, world } from '../world.ts'

let house: World
let monitoring: Monitoring
let port = 0
const ofHouse = () => houseOf(house.app)
let open: ReturnType<typeof houseOf>

beforeAll(async () => {
  house = await world()
  open = ofHouse()
  monitoring = monitoringOf({ metrics: 0 })
  port = (await monitoring.begin(open)) ?? 0
})
afterAll(async () => {
  await monitoring.close()
  await house.close()
})

const ask = (path = '/metrics', headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
  new Promise<{ status: number; said: string }>((resolve, reject) => {
    const asking = request({ port, path, method, headers, agent: false }, (answer) => {
      text(answer).then((said) => resolve({ status: answer.statusCode ?? 0, said }), reject)
    })
    asking.on('error', reject).end()
  })

it('tells a monitor on this machine counts and durations, and nothing of anybody', async () => {
  const { counted } = monitoring
  const web = createWeb(open, { reach: { https: false }, counted })
  expect((await web.request('/health')).status).toBe(200)
  expect((await web.request('/sign-in', { method: 'POST' })).status).toBe(403)
  const { status, said } = await ask()
  expect(status).toBe(200)
  for (const line of said.trimEnd().split('\n'))
    expect(line).toMatch(
      /^(# (HELP|TYPE) juanzong_\w+ .+|juanzong_\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? -?\d+(\.\d+)?(e-?\d+)?)$/,
    )
  expect(said).toContain('juanzong_request_seconds_count{method="GET",status="2xx"} 1\n')
  expect(said).toContain('juanzong_request_seconds_bucket{method="POST",status="4xx",le="+Inf"} 1\n')
  expect(said).toContain('juanzong_state{state="open"} 1\n')
  expect(said).toMatch(/\njuanzong_disk_free_bytes \d+\n/)
  expect(said).toMatch(/\njuanzong_checks\{state="look"\} [1-9]\n/)
  for (const { name, number } of Object.values(cast))
    for (const each of [name, number]) expect(said).not.toContain(each)
  for (const { name, idNumber } of Object.values(people))
    for (const each of [name, idNumber]) expect(said).not.toContain(each)
  for (const id of [...Object.values(house.dossiers), house.account('it')]) expect(said).not.toContain(id)
})

it('answers only what is asked of this machine under its own name', async () => {
  expect((await ask('/metrics', { Host: 'hr.example.cn' })).status).toBe(403)
  expect((await ask('/')).status).toBe(404)
  expect((await ask('/metrics', {}, 'POST')).status).toBe(405)
})

it('makes no series of whatever methods a stranger invents', async () => {
  for (const method of ['BREW', 'PROPFIND', 'BREW2']) monitoring.counted?.(method, 405, 0.1)
  expect((await ask()).said).toContain('juanzong_request_seconds_count{method="other",status="4xx"} 3\n')
})

it('says while the house is locked that it is, and nothing of the data', async () => {
  await open.seal()
  const { said } = await ask()
  expect(said).toContain('juanzong_state{state="sealed"} 1\n')
  expect(said).not.toContain('juanzong_sessions')
})

it('is off unless a port is named, and a port that is none is refused', async () => {
  expect(await monitoringOf(readConfig({})).begin(ofHouse())).toBe(undefined)
  expect(readConfig({ JUANZONG_METRICS: '9464' }).metrics).toBe(9464)
  expect(() => readConfig({ JUANZONG_METRICS: 'yes' })).toThrow()
})
