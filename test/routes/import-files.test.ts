import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportId } from '#domain/ids.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { paths } from '#views/paths.ts'
import { formDocx } from '../domain/imports/docx-file.ts'
import { lrm } from '../domain/imports/lrm-file.ts'
import { written } from '../domain/imports/person-file.ts'
import { zipFlagged, zipNamed, zipOf } from '../domain/imports/zip-file.ts'
import { people, type World, world } from '../world.ts'

let w: World
let photo: Uint8Array<ArrayBuffer>
beforeAll(async () => {
  w = await world()
  const picture = sharp({ create: { width: 376, height: 460, channels: 3, background: '#446688' } })
  photo = new Uint8Array(await picture.jpeg().toBuffer())
})
afterAll(() => w.close())

const file = (content: string | Uint8Array<ArrayBuffer>, name: string) => new File([content], name)
const send = (...files: readonly File[]) => w.as('hr').post(paths.imports(), { unit: w.units.finance, files })
const count = async (table: 'dossiers' | 'imports' | 'blobs') =>
  (
    await w.app.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n
const photoOf = async (location: string | null) => {
  const id = (location ?? '').slice('/imports/'.length) as ImportId
  return (await w.as('hr').get(paths.importPhoto(id))).status
}

describe('a photo beside an .lrm', () => {
  it.each([
    ['behind it', ['甲.lrm', '甲.pic']],
    ['before it', ['乙.JPG', '乙.lrm']],
  ])('is taken by its name when it comes %s', async (_, names) => {
    const blobs = await count('blobs')
    const sent = await send(...names.map((name) => file(name.endsWith('.lrm') ? lrm({ 0: '甘棠' }) : photo, name)))
    expect(sent.status).toBe(303)
    expect(await photoOf(sent.location)).toBe(200)
    expect(await count('blobs')).toBe(blobs + 3)
  })

  it('is refused alone and leaves nothing behind', async () => {
    const [blobs, keys] = [await count('blobs'), await count('dossiers')]
    const sent = await send(file(photo, '丙.pic'), file(lrm({ 0: '甘丙' }), '丁.lrm'))
    expect(sent.text).toMatch(/丙\.pic<\/b>.*与同名的 \.lrm 一起选中/s)
    expect([await count('blobs'), await count('dossiers')]).toEqual([blobs + 1, keys + 1])
    expect(await w.app.blobs.unused(w.app.db)).toEqual([])
  })

  it('of a phone is refused with the cure', async () => {
    const heic = new Uint8Array([0, 0, 0, 24, ...Buffer.from('ftypheic0000mif1')])
    expect((await send(file(heic, '戊.heic'))).text).toContain('请另存为 JPEG')
    const sent = await send(file(lrm({ 0: '甘戊' }), '戊.lrm'), file(heic, '戊.jpg'))
    expect((await w.as('hr').get(sent.location ?? '')).text).toContain('照片是手机的 HEIC 格式')
  })
})

describe('an .lrmx of several people', () => {
  it('becomes an import each', async () => {
    const people = ['甘一', '甘二'].map((XingMing) => written({ XingMing, ShenFenZheng: '' }, ''))
    const sent = await send(file(`<Persons>${people.join('')}</Persons>`, '名单.lrmx'))
    expect(sent.text).toMatch(/名单\.lrmx #1<\/b><span>甘一，待核对.*名单\.lrmx #2<\/b><span>甘二，待核对/s)
  })
})

describe('a zip', () => {
  const nothingTaken = async (bytes: Uint8Array<ArrayBuffer>, sentence: string) => {
    const before = [await count('blobs'), await count('dossiers'), await count('imports')]
    const sent = await send(file(bytes, '全部.zip'))
    expect(sent.status).toBe(422)
    expect(sent.text).toContain(sentence)
    expect([await count('blobs'), await count('dossiers'), await count('imports')]).toEqual(before)
    expect(await w.app.blobs.unused(w.app.db)).toEqual([])
  }
  const lrmx = (XingMing: string) => written({ XingMing, ShenFenZheng: '' })

  it('is taken apart: forms of every kind, photos by name, names in GBK, litter left out', async () => {
    const zip = await zipNamed([
      ['名册/戚一.lrm', lrm({ 0: '戚一' })],
      ['名册/戚一.pic', photo],
      ['名册/戚二.docx', await formDocx({ name: '戚二' })],
      ['别处/戚一.lrmx', lrmx('戚三')],
      ['__MACOSX/._x', 'x'],
      ['名册/Thumbs.db', 'x'],
    ])
    const blobs = await count('blobs')
    const sent = await send(file(zip, '全部.zip'))
    expect(sent.status).toBe(200)
    for (const [name, person] of [
      ['名册/戚一\\.lrm', '戚一'],
      ['名册/戚二\\.docx', '戚二'],
      ['别处/戚一\\.lrmx', '戚三'],
    ])
      expect(sent.text).toMatch(new RegExp(`${name}</b><span>${person}，待核对`))
    expect(sent.text).not.toMatch(/Thumbs|__MACOSX|\.pic</)
    expect(await count('blobs')).toBe(blobs + 5)
  })

  it('refuses one file alone that cannot be read, and takes the others', async () => {
    const sent = await send(
      file(
        await zipOf([
          ['a.lrmx', 'hello'],
          ['b.lrmx', lrmx('戚四')],
          ['c.pic', photo],
        ]),
        '全部.zip',
      ),
    )
    expect(sent.text).toMatch(/a\.lrmx<\/b>.*不是任免审批表文件.*b\.lrmx<\/b><span>戚四.*c\.pic<\/b>.*同名/s)
  })

  it('refuses a Word file alone that was cut off, by itself and in an archive, and takes the others', async () => {
    const cut = (await formDocx()).slice(0, 2000)
    const alone = await send(file(cut, '戚.docx'))
    expect([alone.status, alone.text.includes('这份 Word 文件打不开')]).toEqual([422, true])
    const packed = [
      ['戚九.lrmx', lrmx('戚九')],
      ['戚.docx', cut],
    ] as const
    const sent = await send(file(await zipOf(packed), '全部.zip'))
    expect(sent.text).toMatch(/戚九\.lrmx<\/b><span>戚九.*戚\.docx<\/b>.*这份 Word 文件打不开/s)
  })

  it.each<[string, () => Promise<Uint8Array<ArrayBuffer>>, string]>([
    [
      'leads out by dots',
      () =>
        zipNamed(
          [
            ['a.lrmx', lrmx('戚')],
            ['xx/b.lrmx', 'x'],
          ],
          (name) => Buffer.from(name.replace('xx', '..')),
        ),
      '指到包外',
    ],
    [
      'leads to the root',
      () => zipNamed([['xb.lrmx', 'x']], (name) => Buffer.from(name.replace('x', '/'))),
      '指到包外',
    ],
    [
      'leads to a drive',
      () => zipNamed([['cxb.lrmx', 'x']], (name) => Buffer.from(name.replace('x', ':'))),
      '指到包外',
    ],
    ['leads out by backslashes', () => zipNamed([['xx/b.lrmx', 'x']], () => Buffer.from('..\\b.lrmx')), '指到包外'],
    [
      'holds one name twice',
      () =>
        zipNamed(
          [
            ['a.lrmx', 'x'],
            ['b.lrmx', 'y'],
          ],
          () => Buffer.from('A.lrmx'),
        ),
      '有两个',
    ],
    [
      'holds an archive',
      async () =>
        zipOf([
          ['a.lrmx', lrmx('戚')],
          ['b.zip', await zipOf([['c', 'x']])],
        ]),
      '还有压缩包',
    ],
    [
      'hides an archive under another name',
      async () =>
        zipOf([
          ['a.lrmx', lrmx('戚五')],
          ['b.lrmx', await zipOf([['c', 'x']])],
        ]),
      '还有压缩包',
    ],
    [
      'swells beyond measure',
      () =>
        zipOf([
          ['a.lrmx', lrmx('戚')],
          ['b.lrmx', new Uint8Array(9 * 1024 * 1024)],
        ]),
      '大得不正常',
    ],
    [
      'holds too many files',
      () => zipOf(Array.from({ length: 501 }, (_, at) => [`${at}.lrmx`, 'x'] as const)),
      '最多 500 个文件',
    ],
    ['has a password', () => zipFlagged([['a.lrmx', 'x']], 1), '加了密码'],
    ['is cut off', async () => (await zipOf([['a.lrmx', lrmx('戚')]])).slice(0, 200), '打不开'],
    ['is damaged inside', async () => (await zipOf([['a.lrmx', lrmx('戚六')]])).with(400, 7).with(401, 7), '打不开'],
  ])('that %s is refused whole and leaves nothing behind', async (_, bytes, sentence) => {
    await nothingTaken(await bytes(), sentence)
  })

  it('is larger than another file may be', async () => {
    const noise = Buffer.alloc(11 * 1024 * 1024, 1)
    expect((await send(file(new Uint8Array(noise), 'x.lrmx'))).text).toContain('超过 10 MB')
  })
})

describe('a file of somebody who is on file', () => {
  const number = withCheck('11029119750312999')
  const version = (text: string) => /name="version" value="(\d+)"/.exec(text)?.[1] ?? ''

  it('opens as a comparison, and an archived dossier stays as it is', async () => {
    const sent = await send(file(written({ ShenFenZheng: people.wang.idNumber, MinZu: '回族' }), '王.lrmx'))
    expect(sent.location).toMatch(/\/against$/)
    const { status, text } = await w.as('hr').get(sent.location ?? '')
    expect(status).toBe(200)
    expect(text).toContain('已归档，这里只对照，什么都不改')
    expect(text).toContain('回族')
    expect(text).not.toContain('type="checkbox"')
    const before = (await w.as('hr').get(paths.dossier(w.dossiers.wang))).text
    const id = (sent.location ?? '').split('/')[2] as ImportId
    const taken = await w.as('hr').post(paths.importTaking(id), { version: version(text), 'r1.nation': 'take' })
    expect(taken.status).toBeGreaterThanOrEqual(400)
    expect((await w.as('hr').get(paths.dossier(w.dossiers.wang))).text.includes('回族')).toBe(before.includes('回族'))
  })

  it('gives a draft the values that are chosen, and no other', async () => {
    const mine = { XingMing: '戚七', ShenFenZheng: number }
    const first = await send(file(written(mine), 'a.lrmx'))
    const id = (first.location ?? '').split('/')[2] as ImportId
    const page = await w.as('hr').get(paths.import(id))
    const kept = await w.as('hr').post(paths.importKeeping(id), { version: version(page.text) })
    expect(kept.status).toBe(303)
    const sent = await send(file(written({ ...mine, JiGuan: '湖北武汉', ChuShengDi: '湖北宜昌' }), 'b.lrmx'))
    const { text } = await w.as('hr').get(sent.location ?? '')
    expect(text).toContain('还是草稿')
    const other = (sent.location ?? '').split('/')[2] as ImportId
    const taken = await w.as('hr').post(paths.importTaking(other), { version: version(text), 'r1.nativePlace': 'take' })
    expect(taken.location?.split('?')[0]).toBe(kept.location?.split('?')[0])
    const dossier = (await w.as('hr').get((taken.location ?? '').split('?')[0] ?? '')).text
    expect([dossier.includes('湖北武汉'), dossier.includes('湖北宜昌')]).toEqual([true, false])
    const again = (await w.as('hr').get(paths.importAgainst(other))).text
    expect([again.includes('湖北武汉'), again.includes('湖北宜昌')]).toEqual([false, true])
  })

  it('gives a draft its portrait, conduct and words that nobody has read, where they were chosen', async () => {
    const mine = { XingMing: '戚八', ShenFenZheng: withCheck('11029119760312999') }
    const first = await send(file(written({ ...mine, JiangChengQingKuang: '无' }), 'a.lrmx'))
    const id = (first.location ?? '').split('/')[2] as ImportId
    const page = await w.as('hr').get(paths.import(id))
    const kept = await w.as('hr').post(paths.importKeeping(id), { version: version(page.text) })
    const more = {
      ...mine,
      JiangChengQingKuang: '2019年03月，受到诫勉谈话；',
      ZhaoPian: Buffer.from(photo).toString('base64'),
    }
    const words = written(more).replace('</Person>', '<ZiDingYi>特有的话</ZiDingYi></Person>')
    const sent = await send(file(words, 'b.lrmx'))
    const { text } = await w.as('hr').get(sent.location ?? '')
    for (const shown of ['诫勉谈话', '特有的话', '/photo"']) expect(text, shown).toContain(shown)
    const other = (sent.location ?? '').split('/')[2] as ImportId
    const boxes = [...text.matchAll(/name="(r\d+\.(?:image|text))"/g)].map(([, name]) => [name, 'take'] as const)
    expect(boxes.length).toBe(3)
    const form = { version: version(text), ...Object.fromEntries(boxes) }
    const taken = await w.as('hr').post(paths.importTaking(other), form)
    expect(taken.location?.split('?')[0]).toBe(kept.location?.split('?')[0])
    const dossier = (await w.as('hr').get((taken.location ?? '').split('?')[0] ?? '')).text
    for (const now of ['诫勉谈话', '特有的话']) expect(dossier, now).toContain(now)
    const picture = /src="([^"]*\/photo\/[^"]*)"/.exec(dossier)?.[1] ?? ''
    expect((await w.as('hr').get(picture)).status).toBe(200)
    const again = (await w.as('hr').get(paths.importAgainst(other))).text
    for (const gone of ['诫勉谈话', '特有的话', '/photo"']) expect(again, gone).not.toContain(gone)
  })

  it('is compared by nobody else', async () => {
    const sent = await send(file(written({ ShenFenZheng: people.wang.idNumber }), '王.lrmx'))
    for (const who of ['hr2', 'headTech', 'auditor', 'it'] as const)
      expect((await w.as(who).get(sent.location ?? '')).status).toBe(404)
  })
})
