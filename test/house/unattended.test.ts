import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import { examined } from '#domain/health/finding.ts'
import { readConfig } from '#house/config.ts'
import { measure } from '#house/health/doctor.ts'
import { measureHouse } from '#house/health/open.ts'
import { openHouse } from '#house/open-house.ts'
import { createUnattended, openUnattended, placeFor, startOf } from '#house/unattended.ts'
import { start } from '../processes.ts'
import { type Cast, type World, world } from '../world.ts'

const root = mkdtempSync(join(tmpdir(), 'juanzong-unattended-'))
const [data, keys] = [join(root, 'data'), join(root, 'keys')]
let w: World

beforeAll(async () => {
  mkdirSync(data, { mode: 0o700 })
  w = await world(data)
  const places = { data, folder: keys }
  Object.assign(w.app, { unattended: createUnattended(w.keyring, places) })
})
afterAll(() => rmSync(root, { recursive: true }))

const file = () => w.app.unattended.place()?.file ?? ''
const ask = (who: Cast) => w.as(who).post('/agreements', { act: 'unattended.allow', reason: '机房夜里没有保管人' })
async function agree(who: Cast) {
  const page = await w.as('hrLead').get('/agreements')
  const id = /\/agreements\/([0-9a-f-]{36})\//.exec(page.text)?.[1] ?? ''
  return w.as(who).post(`/agreements/${id}/consent`)
}
const startSays = async () => examined(await measureHouse(w.app)).find(({ check }) => check === 'start')?.say

describe('where the key of an unattended start lies', () => {
  const installation = '12345678-abcd'

  it('is the credential that the system gives, if it is long enough, else a file outside the data', () => {
    const credential = join(root, 'juanzong-unattended')
    const given = { data, credential, folder: keys }
    expect(placeFor(installation, given)).toEqual({ is: 'file', file: join(keys, 'unattended-12345678.key') })
    writeFileSync(credential, Buffer.alloc(31))
    expect(placeFor(installation, given)?.is).toBe('file')
    writeFileSync(credential, Buffer.alloc(32))
    expect(placeFor(installation, given)).toEqual({ is: 'credential', file: credential })
    rmSync(credential)
  })

  it('has one name in the program and in the unit of systemd', () => {
    const { unattended } = readConfig({ CREDENTIALS_DIRECTORY: '/run/credentials/x', HOME: '/home/x' })
    expect(unattended).toEqual({ credential: '/run/credentials/x/juanzong-unattended', folder: '/home/x/.juanzong' })
    expect(readFileSync('deploy/juanzong.service', 'utf8')).toMatch(
      /--name=juanzong-unattended .*\n#LoadCredentialEncrypted=juanzong-unattended:/,
    )
  })

  it('is nowhere within the data, nor around them', () => {
    for (const folder of [data, join(data, 'keys'), root])
      expect(placeFor(installation, { data, folder })).toBeUndefined()
    expect(placeFor(installation, { data })).toBeUndefined()
  })
})

describe('an unattended start', () => {
  it('is agreed on by two, said on the page and by doctor, and ended by one, who takes the key with it', async () => {
    expect([await startSays(), existsSync(keys)]).toEqual(['custodians', false])
    expect((await ask('it')).status).toBe(303)
    expect((await agree('it')).status).not.toBe(303)
    expect(w.app.unattended.isOn()).toBe(false)
    expect((await agree('hrLead')).status).toBe(303)
    expect([w.app.unattended.isOn(), statSync(file()).mode & 0o777, statSync(file()).size]).toEqual([true, 0o600, 32])
    expect(statSync(dirname(file())).mode & 0o777).toBe(0o700)
    expect((await log.search(w.app.db, { act: 'unattended.allowed' }, 9)).length).toBe(1)
    const { text } = await w.as('it').get('/settings/keys')
    for (const said of ['谁拿到这台机器的管理员权限，谁就能打开全部档案', file()]) expect(text).toContain(said)
    expect(await startSays()).toBe('unattended')
    chmodSync(file(), 0o640)
    expect(await startSays()).toBe('lost')

    const before = file()
    expect((await w.as('keeper').post('/settings/keys/unattended/end')).status).toBe(403)
    expect((await w.as('it').post('/settings/keys/unattended/end')).status).toBe(303)
    expect([w.app.unattended.isOn(), existsSync(before), await startSays()]).toEqual([false, false, 'custodians'])
    expect((await log.search(w.app.db, { act: 'unattended.ended' }, 9)).length).toBe(1)
  })

  it('opens a server of its own, and nothing where the key is another or others may read it', async () => {
    await ask('it')
    await agree('hrLead')
    const key = file()
    await w.close()
    const {
      process: server,
      says,
      ended,
    } = start('server', {
      cwd: root,
      env: { JUANZONG_DATA: data, JUANZONG_PORT: '0', JUANZONG_UNATTENDED: keys },
    })
    const [, address] = await says(/(http:\/\/127\.0\.0\.1:\d+)/)
    await says(/Opened unattended/)
    expect(await (await fetch(`${address}/health`)).json()).toMatchObject({ state: 'open' })
    const { start: measured } = await measure(data)
    expect(measured).toEqual({ is: 'unattended', key: { file: key, isThere: true } })
    server.kill('SIGTERM')
    expect((await ended).code).toBe(0)
    expect((await measure(data)).start).toEqual({ is: 'unattended' })

    const config = { data, unattended: { folder: keys } }
    const house = await openHouse(config, { demo: false })
    chmodSync(key, 0o644)
    expect([startOf(config).isThere, await openUnattended(house, config)]).toEqual([false, 'key-missing'])
    const credential = join(root, 'given-by-the-system')
    writeFileSync(credential, Buffer.alloc(32), { mode: 0o440 })
    expect(startOf({ data, unattended: { folder: keys, credential } }).isThere).toBe(true)
    writeFileSync(key, Buffer.alloc(32, 7))
    chmodSync(key, 0o600)
    expect([await openUnattended(house, config), house.state.is]).toEqual(['key-refused', 'sealed'])
    await house.close()
  })
})
