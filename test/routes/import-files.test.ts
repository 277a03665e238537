import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { lrm } from '../domain/imports/lrm-file.ts'
import { written } from '../domain/imports/person-file.ts'
import { type World, world } from '../world.ts'

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
