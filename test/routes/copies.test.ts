import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as outcomes from '#db/copies/outcomes.ts'
import { copiesIn, findCopy } from '#house/copies/folder.ts'
import { copyWhatIsDue } from '#house/copies/nightly.ts'
import { paths } from '#views/paths.ts'
import { type Cast, cast, people, type World, world } from '../world.ts'

let root: string
let house: World

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'juanzong-copy-routes-'))
  for (const name of ['data', 'keys', 'used']) mkdirSync(join(root, name))
  writeFileSync(join(root, 'used', 'something'), '')
  house = await world(join(root, 'data'))
})
afterAll(async () => {
  await house.app.copies.close()
  await house.close()
  rmSync(root, { recursive: true })
})

const name = (place: string, folder: string) => house.as('it').post(paths.copyPlaces(), { place, folder })
const shown = async (who: Cast = 'it') => (await house.as(who).get(paths.copies())).text

/** Waits until nothing is copied or drilled any more, however slow the machine is. */
const done = async () => {
  while (house.app.copies.running()) await setImmediate()
}
const newest = async () => (await outcomes.find(house.app))[0]

describe('the page of copies', () => {
  it('names the places, tries each before, and keeps what was typed where it may not serve', async () => {
    const cases = [
      ['first', 'mnt/nas', '请写绝对路径'],
      ['first', join(root, 'data', 'copies'), '不能和数据文件夹套在一起'],
      ['first', root, '不能和数据文件夹套在一起'],
      ['first', join(root, 'none', 'to'), '没有这个文件夹'],
      ['first', join(root, 'used'), '放着别的东西'],
      ['keyring', join(root, 'no-keys'), '没有这个文件夹'],
    ] as const
    for (const [place, folder, sentence] of cases) {
      const { status, text } = await name(place, folder)
      expect([status, text.includes(sentence), text.includes(`value="${folder}"`)]).toEqual([422, true, true])
    }
    expect(await shown()).toContain('先设好备份处')
    expect((await name('first', join(root, 'one'))).status).toBe(303)
    expect((await name('keyring', join(root, 'one'))).text).toContain('不能和数据的备份放在一处')
    expect((await name('keyring', join(root, 'data'))).text).toContain('不能和数据文件夹套在一起')
    expect((await name('second', join(root, 'one', 'in'))).text).toContain('不能是同一处')
    expect((await name('keyring', join(root, 'keys'))).status).toBe(303)
    expect((await name('second', join(root, 'two'))).status).toBe(303)
    expect(readdirSync(join(root, 'two'))).toEqual(['juanzong-copies.json'])
    const { body } = await house.app.db
      .selectFrom('log')
      .select('body')
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(JSON.parse(body)).toMatchObject({ act: 'copy.place-named', about: { place: 'second' } })
    expect(body).not.toContain(root)
  })

  it('makes a copy in each place by a button, shows how far it is, and what came of it', async () => {
    expect((await house.as('it').post(paths.copyNow())).status).toBe(303)
    const during = await shown()
    expect(during).toMatch(/<progress[^>]*max="100"/)
    expect(during).toContain('http-equiv="refresh"')
    expect((await house.as('it').post(paths.copyNow())).status).toBe(303)
    do await done()
    while ((await outcomes.find(house.app)).length < 2)
    for (const place of ['one', 'two']) expect((await copiesIn(join(root, place))).length).toBe(1)
    expect(readdirSync(join(root, 'keys'))).toEqual(['keyring.db'])
    const after = await shown()
    expect(after).toContain('第二处')
    expect(after.match(/<span class="pill jade">正常/g)?.length).toBe(2)
  })

  it('drills what was copied, without keys, and leaves nothing beside the data', async () => {
    await house.as('it').post(paths.drillNow())
    await done()
    expect(await newest()).toMatchObject({ kind: 'drill', where: 'first', opened: false })
    expect(await shown()).toContain('没有开锁')
    expect(readdirSync(join(root, 'data')).filter((each) => each.includes('drill'))).toEqual([])
    expect((await house.as('it').get(paths.system())).text).toContain('上次演练')
  })

  it('says what to do where a disk is not there, and tells IT and the HR lead once it is late', async () => {
    rmSync(join(root, 'one'), { recursive: true })
    mkdirSync(join(root, 'one'))
    house.clock.forward(27 * 60)
    await copyWhatIsDue(house.app)
    expect(await shown()).toContain('多半是那块盘没有挂上')
    expect(readdirSync(join(root, 'one'))).toEqual([])
    expect(await shown('it')).toContain('数据已经超过 26 小时没有备份')
    expect((await house.as('hrLead').get('/')).text).toContain('请信息技术人员处理')
    expect((await house.as('hr').get('/')).text).not.toContain('没有备份')
  })

  it('copies by itself once a night, drills one of them, and tries again after an hour what failed', async () => {
    const before = (await copiesIn(join(root, 'two'))).length
    await copyWhatIsDue(house.app)
    expect((await copiesIn(join(root, 'two'))).length).toBe(before)
    expect((await name('first', join(root, 'one'))).status).toBe(303)
    house.clock.forward(61)
    await copyWhatIsDue(house.app)
    expect((await findCopy(join(root, 'one'))).manifest.counts.dossiers).toBe(Object.keys(people).length)
    expect(await newest()).toMatchObject({ kind: 'drill', where: 'first' })
    expect(await shown()).not.toContain('超过 26 小时')
    house.clock.set('2026-12-01T18:30:00.000Z')
    const many = (await outcomes.find(house.app)).length
    await copyWhatIsDue(house.app)
    await copyWhatIsDue(house.app)
    const [last, ...rest] = (await outcomes.find(house.app)).slice(0, (await outcomes.find(house.app)).length - many)
    expect([last, ...rest].map((outcome) => [outcome?.kind, outcome?.where, outcome?.trouble])).toEqual([
      ['copy', 'second', undefined],
      ['drill', 'first', undefined],
      ['copy', 'first', undefined],
    ])
  })

  it('takes over once what a drill by command found while no house was there to be told', async () => {
    const note = (file: string, text: string) => writeFileSync(join(root, 'one', 'drills', file), text)
    mkdirSync(join(root, 'one', 'drills'), { recursive: true })
    const at = house.app.now()
    note(
      '1.json',
      JSON.stringify({ at, kind: 'drill', where: 'named', seconds: 41, bytes: 54e8, written: 0, opened: true }),
    )
    note('2.json', '{')
    note('3.json', JSON.stringify({ at: 'yesterday', seconds: 1, bytes: 1 }))
    note('4.json', JSON.stringify({ at, seconds: 1, bytes: 1, trouble: '<b>' }))
    house.clock.forward(1)
    await copyWhatIsDue(house.app)
    await copyWhatIsDue(house.app)
    const told = (await outcomes.find(house.app)).filter(({ where }) => where === 'named')
    expect(told).toEqual([{ kind: 'drill', where: 'named', at, seconds: 41, bytes: 54e8, written: 0, opened: true }])
    expect(await shown()).toContain('恢复、开锁、逐行核验')
  })

  it('shows fourteen days, and nothing green where no copy of the keyring went along', async () => {
    const system = async () => (await house.as('it').get(paths.system())).text
    const card = (text: string) => text.slice(text.indexOf('<h2>备份与演练'))
    expect(card(await system())).toMatch(/^<h2>备份与演练<\/h2><span class="pill jade">正常/)
    expect((await system()).match(/<li title="2026\.\d\d\.\d\d /g)).toHaveLength(14)
    expect((await name('keyring', '')).status).toBe(303)
    await house.as('it').post(paths.copyNow())
    do await done()
    while ((await outcomes.find(house.app)).filter(({ keyless }) => keyless).length < 2)
    expect(card(await system())).toMatch(/^<h2>备份与演练<\/h2><span class="pill amber">要处理/)
    expect(await system()).toMatch(/data-row="keys".*?没有登记放在哪里/s)
    expect(await shown()).toMatch(/<span class="pill amber">要处理<\/span> 没有密钥环的副本/)
    expect((await name('keyring', join(root, 'keys'))).status).toBe(303)
  })

  it('makes none by itself of data that nobody has accepted yet', async () => {
    house.clock.forward(48 * 60)
    house.app.standstill.begin('data-unproven')
    const many = (await outcomes.find(house.app)).length
    await copyWhatIsDue(house.app)
    house.app.standstill.end('data-unproven')
    expect((await outcomes.find(house.app)).length).toBe(many)
  })

  it('gives a place up, where what lies there stays', async () => {
    const { status, location } = await name('second', ' ')
    expect([status, location]).toEqual([303, paths.copies()])
    expect((await copiesIn(join(root, 'two'))).length).toBeGreaterThan(0)
    expect(await shown()).not.toContain(join(root, 'two'))
  })

  it('has no name of anybody, the reader apart', async () => {
    const text = await shown()
    const names = [...Object.values(people), ...Object.values(cast).filter((one) => one !== cast.it)].map(
      ({ name }) => name,
    )
    for (const name of names) expect(text).not.toContain(name)
  })

  it.each((Object.keys(cast) as Cast[]).filter((who) => who !== 'it'))('does not exist for %s', async (who) => {
    const client = house.as(who)
    const answers = [
      await client.get(paths.copies()),
      await client.post(paths.copyPlaces(), { place: 'first', folder: '' }),
      await client.post(paths.copyNow()),
      await client.post(paths.drillNow()),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  })

  it('knows no other place, and no form of another site', async () => {
    expect((await name('third', '/mnt')).status).toBe(404)
    expect((await house.as('it').post(paths.copyNow(), {}, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
  })
})
