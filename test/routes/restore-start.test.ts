import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as endOfTurn } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { placesIn } from '#house/config.ts'
import { backUpAlone } from '#house/copies/alone.ts'
import { findCopy } from '#house/copies/folder.ts'
import { settleRestoring } from '#house/copies/restore.ts'
import { firstStartOf } from '#house/first-start/first-start.ts'
import { openHouse } from '#house/open-house.ts'
import { createWeb } from '#routes/create-web.ts'
import type { FirstStart } from '#routes/start/first-start.ts'
import type { House } from '#routes/web/house.ts'
import { paths } from '#views/paths.ts'
import { cheap } from '../db/bare-house.ts'
import { passphrase, world } from '../world.ts'

let root: string
let copies: string
let keyring: string
let folder: string
let house: House
let start: FirstStart
let web: ReturnType<typeof createWeb>

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'juanzong-restore-start-'))
  const [data, other] = [join(root, 'data'), join(root, 'other')]
  copies = join(root, 'copies')
  keyring = join(root, 'keys')
  for (const each of [data, other, keyring]) mkdirSync(each)
  await (await world(data)).close()
  await backUpAlone(data, { to: copies, keyring }, () => {})
  await (await world(other)).close()
})
afterAll(() => rmSync(root, { recursive: true }))

beforeEach(async () => {
  folder = mkdtempSync(join(root, 'new-'))
  for (const name of ['house.lock', 'README.md']) writeFileSync(join(folder, name), '')
  await begin()
})

async function begin() {
  await settleRestoring(folder)
  const begun = firstStartOf(folder, { cost: cheap })
  if (!begun) throw new Error('There is no first start here.')
  start = begun
  house = await openHouse({ data: folder }, { demo: false })
  web = createWeb(house, { reach: { https: false }, firstStart: start })
}

function browser(origin: 'same-origin' | 'cross-site' = 'same-origin') {
  const cookies = new Map<string, string>()
  return async (path: string, form?: Readonly<Record<string, string>>) => {
    const headers = { 'Sec-Fetch-Site': origin, Cookie: [...cookies].map((pair) => pair.join('=')).join('; ') }
    const body = form && { method: 'POST', body: new URLSearchParams(form) }
    const answer = await web.request(path, { ...body, headers })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    return { status: answer.status, to: answer.headers.get('Location') ?? '', text: await answer.text() }
  }
}

/** Whoever read the code in the terminal and wants the backup. */
async function entered() {
  const send = browser()
  expect(await send(paths.startCode(), { code: start.code, to: 'restore' })).toMatchObject({ to: paths.startRestore() })
  return send
}

const typed = () => ({ from: copies, keyring })

/** Asks for the progress until it is over, as a browser does. */
async function ended(send: Awaited<ReturnType<typeof entered>>) {
  while (start.bringing()?.is === 'copying') {
    await send(paths.startRestoring())
    await endOfTurn()
  }
  return send(paths.startRestoring())
}

describe('an empty machine', () => {
  it('takes a backup back behind the code, opens it by passphrase, and waits for two people to say that it counts', async () => {
    const send = await entered()
    expect((await send(paths.startRestore())).status).toBe(200)
    const found = await send(paths.startRestore(), typed())
    const { manifest } = await findCopy(copies)
    expect(found.status).toBe(200)
    expect(found.text).toContain(`<dd>${manifest.counts.dossiers}</dd>`)
    expect(existsSync(placesIn(folder).database)).toBe(false)
    expect(readdirSync(folder).sort()).toEqual(['README.md', 'house.lock'])

    const begun = await send(paths.startRestore(), { ...typed(), sure: 'yes' })
    expect([begun.status, begun.to]).toEqual([303, paths.startRestoring()])
    const done = await ended(send)
    expect(done.text).toContain(`href="${paths.unseal()}"`)
    expect(done.text).toContain(`<dd>${manifest.counts.accounts}</dd>`)
    for (const path of [paths.start(), paths.startRestore()]) expect((await send(path)).to).toBe(paths.startRestoring())
    expect((await browser()('/')).to).toBe(paths.unseal())

    expect((await house.openWith({ kind: 'passphrase', text: passphrase })).ok).toBe(true)
    expect(house.app()?.roster.all().length).toBe(manifest.counts.dossiers)
    expect(house.app()?.standstill.reasons()).toContain('data-unproven')
    // That nobody has said yet that it counts is no damage of it.
    expect(house.app()?.damages.all()).toEqual([])
    await house.close()
    expect(firstStartOf(folder)).toBeUndefined()
  })

  it('shows nothing of it, and does nothing, without the code or for a foreign page', async () => {
    const stranger = browser()
    for (const path of [paths.startRestore(), paths.startRestoring()])
      expect(await stranger(path)).toMatchObject({ status: 303, to: paths.start() })
    expect(await stranger(paths.startRestore(), { ...typed(), sure: 'yes' })).toMatchObject({ status: 303 })
    expect((await browser('cross-site')(paths.startRestore(), { ...typed(), sure: 'yes' })).status).toBe(403)
    expect(start.bringing()).toBeUndefined()
  })

  it('begins no new house while it copies, and copies once however often it is asked', async () => {
    const send = await entered()
    await send(paths.startRestore(), { ...typed(), sure: 'yes' })
    const again = await send(paths.startRestore(), { ...typed(), sure: 'yes' })
    expect(again.status).toBe(303)
    const founding = { name: '另一家', code: 'LY', profile: 'state' }
    await send(paths.startOrganisation(), founding)
    expect(start.plan()?.founding).toBeUndefined()
    await ended(send)
    expect(start.bringing()?.is).toBe('done')
    await house.close()
  })
})

describe('what cannot be brought back', () => {
  /** A copy of the backup that somebody did something to. */
  const harmed = async (harm: (copy: string) => void) => {
    const own = mkdtempSync(join(root, 'harmed-'))
    cpSync(copies, own, { recursive: true })
    harm((await findCopy(own)).folder)
    return own
  }

  it.each([
    ['a path that is none', async () => ({ from: 'backup', keyring }), 'from', '没有完整的备份'],
    ['a folder without copies', async () => ({ from: root, keyring }), 'from', '没有完整的备份'],
    ['a keyring that is not there', async () => ({ from: copies, keyring: root }), 'keyring', 'keyring.db'],
    [
      'the keyring of another house',
      async () => ({ from: copies, keyring: join(root, 'other') }),
      'keyring',
      '不是这家单位的',
    ],
    [
      'a list that was altered',
      async () => ({ from: await harmed((copy) => writeFileSync(join(copy, 'manifest'), '{}')), keyring }),
      'from',
      '备份清单',
    ],
  ] as const)(
    '%s is refused at its field, keeps what was typed, and leaves nothing',
    async (_, wrong, field, words) => {
      const send = await entered()
      const given = await wrong()
      const { status, text } = await send(paths.startRestore(), { ...given, sure: 'yes' })
      expect(status).toBe(422)
      expect(text).toMatch(new RegExp(`id="field-${field}-problem"[^>]*>[^<]*${words}`))
      for (const value of Object.values(given)) expect(text).toContain(`value="${value}"`)
      expect(readdirSync(folder).sort()).toEqual(['README.md', 'house.lock'])
    },
  )

  it('a database that is not what the list says ends it with a sentence, and it can be tried anew', async () => {
    const from = await harmed((copy) => {
      const file = join(copy, 'juanzong.db')
      const bytes = readFileSync(file)
      bytes[5000] = (bytes[5000] ?? 0) ^ 1
      writeFileSync(file, bytes)
    })
    const send = await entered()
    await send(paths.startRestore(), { from, keyring, sure: 'yes' })
    expect((await ended(send)).to).toBe(paths.startRestore())
    const failed = await send(paths.startRestore())
    expect(failed.status).toBe(422)
    expect(failed.text).toContain('juanzong.db')
    expect(readdirSync(folder).sort()).toEqual(['README.md', 'house.lock'])
    await send(paths.startRestore(), { ...typed(), sure: 'yes' })
    await ended(send)
    expect(start.bringing()?.is).toBe('done')
    await house.close()
  })
})

describe('a restoring that was killed', () => {
  /** As it lies there at some moment: the mark first, the database last. */
  const left = async (names: readonly string[]) => {
    const send = await entered()
    await send(paths.startRestore(), { ...typed(), sure: 'yes' })
    await ended(send)
    const mark = join(folder, 'restored.json')
    writeFileSync(mark, JSON.stringify({ ...JSON.parse(readFileSync(mark, 'utf8')), half: true }))
    for (const name of ['keyring.db', 'juanzong.db', 'blobs'])
      if (!names.includes(name)) rmSync(join(folder, name), { recursive: true, force: true })
  }

  it.each([[[]], [['keyring.db']], [['keyring.db', 'blobs']]])(
    'with %s in place is taken away, and begins again',
    async (names) => {
      await left(names)
      await begin()
      expect(readdirSync(folder).sort()).toEqual(['README.md', 'house.lock'])
      const send = await entered()
      expect((await send(paths.startRestore())).status).toBe(200)
    },
  )

  it('after the database came is whole, and still waits for two people', async () => {
    await left(['keyring.db', 'juanzong.db', 'blobs'])
    await settleRestoring(folder)
    expect(firstStartOf(folder)).toBeUndefined()
    expect(JSON.parse(readFileSync(join(folder, 'restored.json'), 'utf8')).half).toBeUndefined()
  })
})
