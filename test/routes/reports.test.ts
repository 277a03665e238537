import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { crawl } from '../crawl.ts'
import { written } from '../domain/imports/person-file.ts'
import { isThorough } from '../thorough.ts'
import { type Cast, people, type World, world } from '../world.ts'
import { drawn, tickable, walker } from './walk.ts'

/** What people stumbled over elsewhere, one description a report; what the nouns alone answer is tested beside them. */
let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const send = (content: string | Uint8Array<ArrayBuffer>, name = '甲.lrmx') =>
  w.as('hr').post(paths.imports(), { unit: w.units.tech, files: new File([content], name) })
const countOf = async (table: 'dossiers' | 'imports') =>
  (await w.app.db.selectFrom(table).select('id').execute()).length
const idAt = (location: string | null) => (location ?? '').split('/').at(-1) as DossierId

const begin = async (basic: Record<string, string>) => {
  const { status, location } = await w
    .as('hr')
    .post(paths.newDossier(), { unit: w.units.tech, post: '工程师', ...basic })
  expect(status).toBe(303)
  return idAt(location)
}

describe('the same person twice because of differences that nobody sees', () => {
  it.each([
    ['full width, small x and a no-break space', '１１０１０１１９７８０６１２９９７０\u00A0'],
    ['thin blanks', '110101\u200919780612\u20099970'],
    ['a zero-width space', '110101\u200B197806129970'],
  ])('is met as that person: %s', async (_, ShenFenZheng) => {
    const before = w.app.roster.all().length
    const { status, location } = await send(written({ XingMing: '王\u200B建国', ShenFenZheng }))
    expect([status, location]).toEqual([303, expect.stringMatching(/\/against$/)])
    expect(w.app.roster.all().length).toBe(before)
  })

  it('is found by the tail in any width, with a blank behind', async () => {
    for (const typed of ['9970', '９９７０', '9970 ', '9970\u00A0']) {
      expect((await w.as('hr').get(paths.search(typed))).text, typed).toContain('王建国')
    }
  })
})

describe('a name with a private-use character', () => {
  it('is the person whose name has the real one, and is shown as it came until somebody consents', async () => {
    await begin({ name: '沈䶮' })
    const id = idAt((await w.as('hr').get(paths.search('沈䶮'))).text.match(/\/dossiers\/[0-9a-f-]{36}/)?.[0] ?? null)
    const numbers = paths.sectionRecords(id, 'id-numbers')
    expect((await w.as('hr').post(numbers, { type: '居民身份证', number: '11010119750312999X' })).status).toBe(303)
    const { status, location } = await send(written({ XingMing: '沈\uE863', ShenFenZheng: '11010119750312999X' }))
    expect([status, location]).toEqual([303, expect.stringMatching(/\/against$/)])
    for (const typed of ['沈\uE863', 'sheny', 'sy']) {
      expect((await w.as('hr').get(paths.search(typed))).text, typed).toContain('沈䶮')
    }
  })

  it('is kept as it came where nobody agreed what it means', async () => {
    const { location } = await send(written({ XingMing: '沈\uE4C6' }))
    expect((await w.as('hr').get(location ?? '')).text).toContain('沈\uE4C6')
  })
})

describe('a day in the years of summer time', () => {
  const zone = process.env['TZ']
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  })

  it.each(
    ['UTC', 'Asia/Shanghai', 'America/New_York'].flatMap((zone) =>
      ['1986.05.04', '1988.04.17', '1991.09.15', '1927.12.31'].map((day) => [day, zone] as const),
    ),
  )('%s stays that day from form to page to form on a server in %s', async (day, zone) => {
    process.env['TZ'] = zone
    const id = await begin({ name: '丁日', birth: day })
    for (const _ of ['once', 'again']) {
      const form = (await w.as('hr').get(paths.section(id, 'basic'))).text
      expect(/name="birth"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="birth"/.exec(form)?.slice(1).join('')).toBe(
        day,
      )
      const saved = { name: '丁日', unit: w.units.tech, post: '工程师', birth: day }
      expect((await w.as('hr').post(paths.sectionRecords(id, 'basic'), saved)).status).toBe(303)
    }
    expect((await w.as('hr').get(paths.dossier(id))).text).toContain(day)
    expect((await w.as('hr').get(paths.dossierHistory(id))).text).toContain(day)
  })
})

describe('an archive made on a Chinese Windows, and Chinese file names', () => {
  it('is refused with a sentence, and nothing stays', async () => {
    const zip = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 0, 0, 0xd5, 0x5c])
    const { status, text } = await send(zip, '沈誠舟.zip')
    expect([status, text.includes('沈誠舟.zip'), text.includes('压缩包打不开')]).toEqual([422, true, true])
    expect(await countOf('imports')).toBe(0)
  })

  it('stand in the list as they were sent, without the folders before them', async () => {
    await send(written({ XingMing: '' }), '档案\\学历（2003）证明 1.lrmx')
    const { text } = await w.as('hr').get(paths.imports())
    expect(text).toContain('学历（2003）证明 1.lrmx')
    expect(text).not.toContain('档案\\')
  })
})

describe('a photo that lies on its side', () => {
  it.each([1, 6, 8])('with EXIF %i is shown upright and says nothing of the camera', async (orientation) => {
    const id = await begin({ name: '丁照' })
    const [width, height] = orientation === 1 ? [376, 460] : [460, 376]
    const bytes = await sharp({ create: { width, height, channels: 3, background: '#888888' } })
      .withExif({ IFD0: { Make: 'PhoneMaker' }, IFD3: { GPSLatitude: '36/1 4/1 0/1', GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation })
      .jpeg()
      .toBuffer()
    const image = new File([new Uint8Array(bytes)], 'x.jpg', { type: 'image/jpeg' })
    expect((await w.as('hr').post(paths.sectionRecords(id, 'photo'), { image })).status).toBe(303)
    const src = /\/dossiers\/[0-9a-f-]+\/photo\/[0-9a-f-]+/.exec((await w.as('hr').get(paths.dossier(id))).text)?.[0]
    const shown = await w.as('hr').bytes(src ?? '')
    const meta = await sharp(shown.bytes).metadata()
    expect((meta.width ?? 0) < (meta.height ?? 0)).toBe(true)
    expect([meta.orientation, meta.exif]).toEqual([undefined, undefined])
    expect(Buffer.from(shown.bytes).includes('PhoneMaker')).toBe(false)
  })
})

describe('decided twice, or decided on a stale page', () => {
  const eventsOf = async (id: CaseId, type: string) =>
    (await w.app.db.selectFrom('case_events').select('type').where('case_id', '=', id).execute()).filter(
      (event) => event.type === type,
    ).length
  const verdict = (who: Cast, id: CaseId, form: Record<string, string | readonly string[]>) =>
    w.as(who).post(paths.caseVerdict(id), { verdict: 'approve', ...form })

  it('going back and approving again is answered with who and when, and leaves the next step alone', async () => {
    const walk = walker(w)
    const id = await walk.submit(w.dossiers.zhou)
    await walk.until(id, 'head')
    const shown = await walk.page('headTech', id)
    expect((await verdict('headTech', id, drawn(shown))).status).toBe(303)
    const again = await verdict('headTech', id, drawn(shown))
    expect(again.status).toBe(409)
    expect(again.text).toMatch(/您在 \d\d:\d\d 已经办过这一步/)
    expect(await eventsOf(id, 'decided')).toBe(2)
  })

  it('withdrawn while the page was open, or approved while that of the applicant was: refused with the present state', async () => {
    const walk = walker(w)
    const id = await walk.submit(w.dossiers.zhou)
    const shown = await walk.page('hr2', id)
    await w.as('hr').post(paths.caseWithdrawal(id), { reason: '重复' })
    const late = await verdict('hr2', id, { ...drawn(shown), tick: tickable(shown), opinion: '我的意见' })
    expect([late.status, late.text.includes('我的意见')]).toEqual([409, true])
    expect(late.text).toMatch(/林晓岚.*撤回/s)
    expect(await eventsOf(id, 'decided')).toBe(0)

    const next = await walk.submit(w.dossiers.zhou)
    await walk.until(next, 'end')
    const tooLate = await w.as('hr').post(paths.caseWithdrawal(next), { reason: '不要了' })
    expect([tooLate.status, tooLate.text.includes('不要了')]).toEqual([409, true])
    expect(w.app.roster.entry(w.dossiers.zhou)?.subject.state).toBe('archived')
  })

  it('is not decided by whatever follows every link', async () => {
    const walk = walker(w)
    const id = await walk.submit(w.dossiers.zhou)
    await crawl(w.as('hr2'), [paths.home(), paths.notices(), paths.case(id)], isThorough ? {} : { each: 2 })
    for (const part of ['verdict', 'withdrawal', 'comments', 'resubmission'])
      expect((await w.as('hr2').get(`${paths.case(id)}/${part}`)).status, part).toBe(404)
    expect([await eventsOf(id, 'decided'), await eventsOf(id, 'ended')]).toEqual([0, 0])
  })
})

describe('an update by name', () => {
  it('is none: a file with the name of somebody and another number is another person, told so', async () => {
    const { location } = await send(written({ XingMing: people.wang.name, ShenFenZheng: '110101198804179979' }))
    const { text } = await w.as('hr').get(location ?? '')
    expect(text).toContain('另有同名的人')
    expect(text).toContain('王建国（技术部，1978.06）')
  })
})
