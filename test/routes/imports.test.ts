import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { moveDossier } from '#actions/dossiers/archiving.ts'
import { settle } from '#actions/dossiers/settling.ts'
import { inTransaction } from '#db/transaction.ts'
import type { DossierId, ImportId } from '#domain/ids.ts'
import { importNumber } from '#domain/imports/access.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { houseOf } from '#house/house.ts'
import type { ReadingRoom } from '#house/rooms/reading-room.ts'
import { createWeb } from '#routes/create-web.ts'
import { paths } from '#views/paths.ts'
import { type Values, written } from '../domain/imports/person-file.ts'
import { streamed } from '../streamed.ts'
import { type Answer, type Cast, client, type FormValues, people, type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

/** A number of the synthetic range that nobody has had in this house. */
let serial = 0
const fresh = (birth = '19750312') => {
  serial += 1
  return withCheck(`${String(110200 + serial)}${birth}999`)
}
let number: string
beforeEach(() => {
  number = fresh()
})

const person = (changes: Values = {}) => written({ ShenFenZheng: number, ...changes })
const file = (content: string | Uint8Array<ArrayBuffer>, name = '林致远.lrmx') => new File([content], name)
const send = (files: File | readonly File[], more: FormValues = {}, who: Cast = 'hr') =>
  w.as(who).post(paths.imports(), { unit: w.units.finance, ...more, files })

const idIn = ({ location }: Answer) => (location ?? '').slice('/imports/'.length) as ImportId
const staged = async (changes: Values = {}, who: Cast = 'hr') => idIn(await send(file(person(changes)), {}, who))

/** The fields of the comparison as a browser would send them back. */
async function fieldsOf(id: ImportId, who: Cast = 'hr'): Promise<Record<string, string>> {
  const { text } = await w.as(who).get(paths.import(id))
  const fields: Record<string, string> = { version: /name="version" value="(\d+)"/.exec(text)?.[1] ?? '' }
  const decoded = (value: string) =>
    value
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&')
  for (const [, tag = ''] of text.matchAll(/<input ([^>]*)>/g)) {
    const name = /\bname="(r\d+\.\w+)"/.exec(tag)?.[1]
    if (!name || (tag.includes('type="checkbox"') && !tag.includes('checked')) || name in fields) continue
    fields[name] = decoded(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [, name = '', value = ''] of text.matchAll(/<textarea [^>]*?name="(r\d+\.\w+)"[^>]*>([^<]*)<\/textarea>/g))
    fields[name] = decoded(value)
  for (const [, name = '', options = ''] of text.matchAll(/<select [^>]*?name="(r\d+\.\w+)"[^>]*>(.*?)<\/select>/gs)) {
    fields[name] = /<option value="([^"]*)" selected/.exec(options)?.[1] ?? ''
  }
  return fields
}

const mend = async (id: ImportId, changes: FormValues, who: Cast = 'hr') =>
  w.as(who).post(paths.import(id), { ...(await fieldsOf(id, who)), ...changes })
const keep = async (id: ImportId, changes: FormValues = {}, who: Cast = 'hr') =>
  w.as(who).post(paths.importKeeping(id), { ...(await fieldsOf(id, who)), ...changes })

const count = async (table: 'dossiers' | 'imports' | 'blobs' | 'fingerprints' | 'persons') =>
  (
    await w.app.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n
const everything = async () =>
  Promise.all((['dossiers', 'imports', 'blobs', 'fingerprints', 'persons'] as const).map(count))
const logged = async (act: string) =>
  (await w.app.db.selectFrom('log').select('body').execute()).filter(({ body }) => body.includes(`"act":"${act}"`))
    .length

describe('sending files', () => {
  it('stages one file and leads to its comparison', async () => {
    const sent = await send(file(person()))
    expect(sent.status).toBe(303)
    const { status, text } = await w.as('hr').get(sent.location ?? '')
    expect(status).toBe(200)
    for (const shown of [
      '林致远',
      '林致远.lrmx',
      'UTF-8',
      '编辑器 3.2.1.6',
      '文件原文',
      '理解为',
      '存疑',
      '工商管理硕士',
      number,
    ])
      expect(text).toContain(shown)
  })

  it('reads nothing of a batch from somebody who may not send one', async () => {
    const Cookie = await w.cookie('finance')
    let read = 0
    const body = new ReadableStream({
      pull: (controller) => {
        read += 1
        controller.enqueue(new Uint8Array(1024))
        if (read > 8) controller.close()
      },
    })
    const form = 'application/x-www-form-urlencoded'
    const headers = { Cookie, 'Sec-Fetch-Site': 'same-origin', 'Content-Length': '9216', 'Content-Type': form }
    const request = new Request(`http://house.cn${paths.imports()}`, { method: 'POST', headers, body, duplex: 'half' })
    expect((await w.web.request(request)).status).toBe(403)
    expect(read).toBeLessThanOrEqual(1)
  })

  it('answers a batch file by file, taking what it can', async () => {
    const before = await everything()
    const sent = await send([
      file(person(), '甲.lrmx'),
      file('<Person>', '乙.lrmx'),
      file(person({ ShenFenZheng: fresh(), XingMing: '周慎之' }), '丙.lrmx'),
    ])
    expect(sent.status).toBe(200)
    expect(sent.text).toMatch(/甲\.lrmx<\/b><span>林致远，待核对/)
    expect(sent.text).toMatch(/乙\.lrmx<\/b>.*第 1 行第 1 个字.*&lt;Person&gt; 没有结束/s)
    expect(sent.text).toMatch(/丙\.lrmx<\/b><span>周慎之，待核对/)
    expect(await everything()).toEqual(before.map((n) => n + 2))
  })

  it.each<[string, () => string | Uint8Array<ArrayBuffer>, string]>([
    ['is malformed', () => person().replace('</XingMing>', ''), '没有结束'],
    ['has a document type', () => `<!DOCTYPE Person>${person()}`, 'DOCTYPE'],
    ['is wrongly encoded', () => new Uint8Array(Buffer.from(person(), 'latin1')), '不是 utf-8 的内容'],
    ['is too large', () => new Uint8Array(10 * 1024 * 1024 + 1), '超过 10 MB'],
    ['is of nobody', () => '<Person><BeiZhu>x</BeiZhu></Person>', '没有姓名'],
    ['is no exchange file', () => 'hello', '不是任免审批表文件'],
  ])('refuses a file that %s and leaves nothing behind', async (_, content, reason) => {
    const [before, keys] = [await everything(), await logged('import.staged')]
    const sent = await send(file(content()))
    expect(sent.status).toBe(422)
    expect(sent.text).toContain(reason)
    expect(sent.text).toContain('没有留下任何内容')
    expect(await everything()).toEqual(before)
    expect(await logged('import.staged')).toBe(keys)
  })

  it('takes bare signs once the consent is ticked, and lists where they stand', async () => {
    const bare = person({ RenMianLiYou: undefined }).replace(
      '</Person>',
      '<RenMianLiYou>A&B < C</RenMianLiYou></Person>',
    )
    const refused = await send(file(bare))
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('name="mend"')
    const taken = await send(file(bare), { mend: 'yes' })
    expect(taken.status).toBe(303)
    const { text } = await w.as('hr').get(taken.location ?? '')
    expect(text).toContain('2 处没有转义的符号已当作文字收下')
    expect(text).toContain('A&amp;B &lt; C')
  })

  it.each<[string, FormValues, string]>([
    ['without a file', { unit: 'tech', files: [] }, '先选择文件'],
    ['without a unit', { unit: '' }, '选一个单位'],
    ['for a unit that does not exist', { unit: '00000000-0000-7000-8000-00000000ffff' }, '选一个单位'],
    ['with a sample outside the demo', { sample: 'long-resume' }, '没有这个样例'],
  ])('is refused %s', async (_, changes, sentence) => {
    const unit = changes['unit'] === 'tech' ? w.units.tech : (changes['unit'] ?? w.units.tech)
    const sent = await w.as('hr').post(paths.imports(), { files: file(person()), ...changes, unit })
    expect(sent.status).toBe(422)
    expect(sent.text).toContain(sentence)
  })

  it('takes at most 500 files, and none of more', async () => {
    const before = await everything()
    const sent = await send(Array.from({ length: 501 }, () => file('x')))
    expect(sent.status).toBe(422)
    expect(sent.text).toContain('一次最多 500 个文件')
    expect(await everything()).toEqual(before)
  })

  it('happens once, however often the same form arrives', async () => {
    const cmd_id = w.app.newId()
    const form = { unit: w.units.tech, files: file(person()), cmd_id }
    const first = await w.as('hr').post(paths.imports(), form)
    const before = await everything()
    const second = await w.as('hr').post(paths.imports(), { ...form, files: file(person()) })
    expect([first.status, second.status]).toEqual([303, 303])
    expect(await everything()).toEqual(before)
    expect(
      (await w.as('hr').post(paths.imports(), { ...form, files: file(person({ XingMing: '另一人' })) })).status,
    ).toBe(409)
  })

  it.each<Cast>(['headTech', 'finance', 'legal', 'archivist', 'it', 'auditor', 'manager'])(
    'is not for %s',
    async (who) => {
      expect((await w.as(who).get(paths.imports())).status).toBe(403)
      expect((await send(file(person()), {}, who)).status).toBe(403)
    },
  )

  it('is turned away from another site', async () => {
    const sent = await w
      .as('hr')
      .post(paths.imports(), { unit: w.units.tech, files: file(person()) }, { 'Sec-Fetch-Site': 'cross-site' })
    expect(sent.status).toBe(403)
  })
})

describe('somebody who is known', () => {
  it('is held against the dossier that the viewer may see', async () => {
    const sent = await send(file(person({ ShenFenZheng: people.wang.idNumber.toLowerCase() })))
    expect(sent.status).toBe(303)
    const { text } = await w.as('hr').get(sent.location ?? '')
    expect(text).toContain('与档案对照')
    expect(text).toContain(`href="${paths.dossier(w.dossiers.wang)}"`)
  })

  it.each<[string, string, Cast]>([
    ['the HR lead', people.fang.idNumber, 'hr'],
    ['a relative of the one who imports', people.guyuan.idNumber, 'hr2'],
  ])('is left to somebody else without a word more when it is %s', async (_, idNumber, who) => {
    const sent = await send(file(person({ ShenFenZheng: idNumber })), {}, who)
    expect(sent.status).toBe(422)
    expect(sent.text).toContain('这一份由他人办理。')
    expect(sent.text).not.toMatch(/已经有档案|href="\/dossiers\/0/)
  })

  it('is met in a second file of the same batch and in a second batch', async () => {
    const twice = await send([file(person(), '甲.lrmx'), file(person({ XingMing: '林志远' }), '乙.lrmx')])
    expect(twice.text).toMatch(/乙\.lrmx<\/b>.*同一批的 甲\.lrmx 已经是这个人/s)
    const again = await send(file(person()))
    expect(again.text).toContain('这个人已经有一份待核对的导入')
    expect((await send(file(person()), {}, 'hr2')).text).toContain('这一份由他人办理')
  })

  it('is refused alike whether the deputy keeps it or a colleague has it in hand, so that neither is given away', async () => {
    await staged()
    const held = await send(file(person()), {}, 'hr2')
    const kept = await send(file(person({ ShenFenZheng: fresh(), XingMing: '林晓岚' })), {}, 'hr2')
    for (const { text } of [held, kept]) {
      expect(text).toContain('这一份由他人办理。')
      expect(text).not.toContain('专管人')
    }
  })

  it('is told apart from others of the same name', async () => {
    const id = await staged({ XingMing: people.wang.name })
    const { text } = await w.as('hr').get(paths.import(id))
    expect(text).toContain('另有同名的人')
    expect(text).toContain('王建国（技术部，1978.06）')
  })
})

describe('HR people and their relatives', () => {
  it('are left to the deputy keeper, by name where no dossier tells the birth', async () => {
    expect((await send(file(person({ XingMing: '顾　言' })))).text).toContain('这一份由他人办理')
    expect((await send(file(person({ JiaTingChengYuan: [['妻子', '方宁', '197909', '', '']] })))).text).toContain(
      '这一份由他人办理',
    )
    expect((await send(file(person({ JiaTingChengYuan: [['妻子', '林晓岚', '198001', '', '']] })))).text).toContain(
      '这一份由他人办理',
    )
    expect((await send(file(person({ JiaTingChengYuan: [['妻子', '方宁', '198001', '', '']] })))).status).toBe(303)
  })

  it('are imported by the deputy keeper, who imports nobody else', async () => {
    const mine = await send(file(person({ XingMing: '顾言' })), {}, 'keeper')
    expect(mine.status).toBe(303)
    number = fresh()
    expect((await send(file(person()), {}, 'keeper')).text).toContain('专管人只办理人力资源人员及其亲属的档案')
  })

  it('are noticed when a mended name makes one of them', async () => {
    const id = await staged()
    const kept = await keep(id, { 'r1.name': '方宁', 'r1.birth': '1979.09' })
    expect(kept.status).toBe(422)
    expect(kept.text).toContain('这一份由他人办理')
    expect(kept.text).toContain('value="方宁"')
  })
})

describe('the comparison', () => {
  it('shows what the file says beside what was understood, and the readings of what is doubtful', async () => {
    const id = await staged({ ChuShengNianYue: '1985.1', RuDangShiJian: '民建2001.08', BeiZhu: '原件存某室' })
    const { text } = await w.as('hr').get(paths.import(id))
    for (const shown of [
      '1985.1<',
      'value="1985.01"',
      '>1985.10</button>',
      '2001.08；民建',
      '民建（2001.08）',
      'BeiZhu',
      '原件存某室',
    ])
      expect(text).toContain(shown)
  })

  it('takes a reading with one press and keeps everything else that was typed', async () => {
    const id = await staged({ ChuShengNianYue: '1985.1' })
    const saved = await mend(id, { act: 'take r1 birth 1985.10', 'r1.nativePlace': '湖南湘潭' })
    expect(saved.status).toBe(303)
    const { text } = await w.as('hr').get(paths.import(id))
    expect(text).toContain('value="1985.10"')
    expect(text).toContain('value="湖南湘潭"')
    expect(text).not.toContain('月份只有一位')
    expect(text).toContain('>1985.1<')
  })

  it('calls a doubt checked, and asks again when what it says has changed', async () => {
    const id = await staged({
      XianRenZhiWu: '星河重工有限公司顾问',
      JianLi: '1997.07--2001.05  甲厂技术员\n2002.01--  乙厂技术员',
    })
    const gap = /value="(settle r\d+ resume-gap[^"]*)"/.exec((await w.as('hr').get(paths.import(id))).text)?.[1] ?? ''
    await mend(id, { act: gap })
    expect((await w.as('hr').get(paths.import(id))).text).not.toContain(gap)
    const fields = await fieldsOf(id)
    const from = Object.keys(fields).find((name) => fields[name] === '2002.01') ?? ''
    await mend(id, { [from]: '2003.01' })
    expect((await w.as('hr').get(paths.import(id))).text).toMatch(
      /value="settle r\d+ resume-gap\|from\|2001.05\|2003.01"/,
    )
  })

  it('leaves a record out, takes it back, and adds one', async () => {
    const id = await staged()
    const father =
      Object.entries(await fieldsOf(id))
        .find(([, value]) => value === '林守田')?.[0]
        .split('.')[0] ?? ''
    await mend(id, { act: `drop ${father}` })
    expect((await w.as('hr').get(paths.import(id))).text).toContain('这一条不取')
    await mend(id, { act: `restore ${father}` })
    await mend(id, { act: 'add family' })
    const { text } = await w.as('hr').get(paths.import(id))
    expect(text).toContain('value="林守田"')
    expect(text).toContain('手工添加')
  })

  it('keeps what cannot be taken, marks its field and says what is wrong', async () => {
    const id = await staged()
    const field = Object.entries(await fieldsOf(id)).find(([, value]) => value === number)?.[0] ?? ''
    await mend(id, { [field]: '123', 'r1.birth': '很久以前' })
    const { text } = await w.as('hr').get(paths.import(id))
    expect(text).toContain('value="123"')
    expect(text).toContain('身份证号应为 18 位')
    expect(text).toContain('value="很久以前"')
    expect(text).toContain('2 处要改')
    const kept = await keep(id)
    expect(kept.status).toBe(422)
    expect(kept.text).toContain('还有标红的地方要改')
    expect(kept.text).toContain('value="很久以前"')
  })

  it('shows what stands in it to nobody but its author', async () => {
    const id = await staged()
    for (const who of ['hr2', 'hrLead'] as const) {
      expect((await w.as(who).get(paths.import(id))).status).toBe(404)
      expect((await w.as(who).get(paths.importPhoto(id))).status).toBe(404)
      for (const path of [paths.import(id), paths.importKeeping(id)])
        expect((await w.as(who).post(path, { version: '1' })).status).toBe(404)
    }
  })

  it('does not exist for anybody who keeps no such dossiers', async () => {
    const id = await staged()
    for (const who of ['keeper', 'headTech', 'finance', 'legal', 'archivist', 'it', 'auditor'] as const) {
      expect((await w.as(who).get(paths.import(id))).status).toBe(404)
      expect((await w.as(who).get(paths.importPhoto(id))).status).toBe(404)
      expect((await w.as(who).get(paths.importDiscarding(id))).status).toBe(404)
      for (const path of [paths.import(id), paths.importKeeping(id), paths.importDiscarding(id)])
        expect((await w.as(who).post(path, { version: '1' })).status).toBe(404)
    }
  })

  it('writes the reading to the log before anything is opened', async () => {
    const id = await staged()
    const before = await logged('import.read')
    await w.as('hr').get(paths.import(id))
    expect(await logged('import.read')).toBe(before + 1)
  })

  it('conflicts when another window has saved since', async () => {
    const id = await staged()
    const old = await fieldsOf(id)
    await mend(id, { 'r1.name': '林志远' })
    expect((await w.as('hr').post(paths.import(id), { ...old, 'r1.name': '林致达' })).status).toBe(409)
    expect((await w.as('hr').get(paths.import(id))).text).toContain('value="林志远"')
  })

  it('saves once, however often the same form arrives', async () => {
    const id = await staged()
    const form = { ...(await fieldsOf(id)), act: 'add family', cmd_id: w.app.newId() }
    const answers = [await w.as('hr').post(paths.import(id), form), await w.as('hr').post(paths.import(id), form)]
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect((await w.as('hr').get(paths.import(id))).text.match(/手工添加/g)).toHaveLength(1)
  })

  it('lists the author’s imports to go on with, and nobody else’s', async () => {
    await staged({ XingMing: '欧阳明' })
    expect((await w.as('hr').get(paths.imports())).text).toContain('欧阳明')
    expect((await w.as('hr2').get(paths.imports())).text).not.toContain('欧阳明')
  })

  it('takes no unit outside the duty', async () => {
    const id = await staged()
    const saved = await mend(id, { 'r1.unit': '00000000-0000-7000-8000-00000000ffff' })
    expect(saved.status).toBe(303)
    expect((await fieldsOf(id))['r1.unit']).toBe(w.units.finance)
  })
})

describe('a portrait', () => {
  const side = async (orientation: number) =>
    (
      await sharp({ create: { width: 460, height: 376, channels: 3, background: '#345' } })
        .withExif({ IFD0: { Copyright: 'canary-in-exif' }, IFD3: { GPSLatitude: '31/1 0/1 0/1' } })
        .withMetadata({ orientation })
        .jpeg()
        .toBuffer()
    ).toString('base64')

  it.each([6, 8])('lying on its side (EXIF %i) is shown upright, 4:5 and without camera data', async (orientation) => {
    const id = await staged({ ZhaoPian: `data:image/jpeg;base64,${await side(orientation)}` })
    const { answer, bytes } = await w.as('hr').bytes(paths.importPhoto(id))
    expect(answer.headers.get('Content-Type')).toBe('image/jpeg')
    const shown = await sharp(bytes).metadata()
    expect([shown.format, shown.width, shown.height, shown.orientation, shown.exif]).toEqual([
      'jpeg',
      368,
      460,
      undefined,
      undefined,
    ])
  })

  it('that is none is said so, and the rest of the file is taken', async () => {
    const id = await staged({ ZhaoPian: Buffer.from('<svg onload="alert(1)"/>').toString('base64') })
    expect((await w.as('hr').get(paths.import(id))).text).toContain('照片不是能识别的图片')
    expect((await w.as('hr').get(paths.importPhoto(id))).status).toBe(404)
  })

  it('of a phone is named, with what helps', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(64)])
    const id = await staged({ ZhaoPian: heic.toString('base64') })
    expect((await w.as('hr').get(paths.import(id))).text).toMatch(/照片是手机的 HEIC 格式.*另存为 JPEG/)
  })

  it('that is damaged is called damaged, not another format', async () => {
    const whole = Buffer.from(await side(1), 'base64')
    const id = await staged({ ZhaoPian: whole.subarray(0, 200).toString('base64') })
    expect((await w.as('hr').get(paths.import(id))).text).toContain('照片的内容已损坏')
  })

  it('goes into the dossier', async () => {
    const id = await staged({ ZhaoPian: await side(1) })
    const kept = await keep(id)
    const { text } = await w.as('hr').get(kept.location ?? '')
    const photo = /src="(\/dossiers\/[0-9a-f-]+\/photo\/[0-9a-f-]+)"/.exec(text)?.[1] ?? ''
    expect((await w.as('hr').get(photo)).status).toBe(200)
  })
})

describe('the page of the comparison', () => {
  it('says beside the field which letters have no face, as a remark that is no doubt', async () => {
    const id = await staged({ XingMing: '林\u{3fffd}远' })
    const { text } = await w.as('hr').get(paths.import(id))
    expect(text).toMatch(/id="r1-name".*?<li class="remark">“\u{3fffd}”没有字体能印/su)
    const plain = await staged({ XingMing: '林致远', ShenFenZheng: fresh() })
    expect((await w.as('hr').get(paths.import(plain))).text).not.toContain('没有字体能印')
    expect((await w.as('hr').get(paths.imports())).text).toMatch(/林\u{3fffd}远.*?没有存疑/su)
  })

  it.each(['long-resume', 'gaps-and-doubts', 'rare-characters'])('of %s weighs at most 60 KB', async (name) => {
    const bytes = new Uint8Array(readFileSync(new URL(`../fixtures/${name}.lrmx`, import.meta.url)))
    const id = idIn(await send(file(bytes, `${name}.lrmx`)))
    const { text } = await w.as('hr').get(paths.import(id))
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(60 * 1024)
    await w.as('hr').post(paths.importDiscarding(id))
  })

  it('weighs at most 60 KB of a life in a hundred lines, and leads to its next doubt', async () => {
    const month = (at: number) => `${1975 + Math.floor(at / 2)}.${at % 2 === 0 ? '01' : '07'}`
    const lines = Array.from({ length: 100 }, (_, at) => `${month(at)}--${month(at + 1)}  某单位第${at + 1}车间`)
    const id = await staged({ JianLi: lines.join('\n'), ChuShengNianYue: '1955.1' })
    const { text } = await w.as('hr').get(paths.import(id))
    expect(text.match(/某单位第\d+车间/g)?.length).toBeGreaterThanOrEqual(200)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(60 * 1024)
    const [, row] = /href="#(r[^"]+)" data-next-doubt="/.exec(text) ?? []
    expect(text).toMatch(new RegExp(`<tr id="${row}"[^>]*class="doubtful"`))
    await w.as('hr').post(paths.importDiscarding(id))
  })

  it('opens the fields of a line of a long list where it is asked to, and keeps what was typed', async () => {
    const bytes = new Uint8Array(readFileSync(new URL('../fixtures/long-resume.lrmx', import.meta.url)))
    const id = idIn(await send(file(bytes, 'long-resume.lrmx')))
    const { text } = await w.as('hr').get(paths.import(id))
    const [, key = ''] = /value="open (r\d+)"/.exec(text) ?? []
    expect(text).not.toContain(`name="${key}.text"`)
    const opened = await mend(id, { act: `open ${key}`, 'r1.nativePlace': '湖南湘潭' })
    expect(opened.location).toBe(`${paths.import(id)}?open=${key}#${key}`)
    const after = await w.as('hr').get(`${paths.import(id)}?open=${key}`)
    expect(after.text).toContain(`name="${key}.text"`)
    expect(after.text).toContain('value="湖南湘潭"')
    await w.as('hr').post(paths.importDiscarding(id))
  })
})

describe('keeping', () => {
  it('begins the draft dossier with every record, mended values included', async () => {
    const id = await staged({ BeiZhu: '原件存某室', JiangChengQingKuang: '2020年受党内警告处分。' })
    const kept = await keep(id, { 'r1.nativePlace': '湖南湘潭' })
    expect(kept.status).toBe(303)
    const { text } = await w.as('hr').get(kept.location ?? '')
    for (const shown of [
      '林致远',
      '湖南湘潭',
      number,
      '工商管理硕士',
      '技术部副部长',
      '林守田',
      '2020年受党内警告处分',
      '原件存某室',
      '草稿',
    ])
      expect(text).toContain(shown)
    const rows = await w.app.db
      .selectFrom('revisions')
      .select('import_id')
      .where('dossier_id', '=', (kept.location ?? '').slice(10) as DossierId)
      .execute()
    expect(rows.length).toBeGreaterThan(10)
    expect(new Set(rows.map(({ import_id }) => import_id))).toEqual(new Set([id]))
  })

  it('declares nothing of rewards where the file says 无, unless that was taken back', async () => {
    const said = await staged({ JiangChengQingKuang: '无' })
    number = fresh()
    const unsaid = await staged({ JiangChengQingKuang: '无。' })
    expect((await w.as('hr').get(paths.import(said))).text).toContain('记为无此类情况')
    await mend(unsaid, { act: 'undeclare rewards' })
    for (const [id, declared] of [
      [said, true],
      [unsaid, false],
    ] as const) {
      const { text } = await w.as('hr').get((await keep(id)).location ?? '')
      const card = /<section [^>]*id="rewards".*?<\/section>/s.exec(text)?.[0] ?? ''
      expect(card.includes('还没有记录')).toBe(!declared)
      expect(card).toContain(declared ? '无此类情况' : '还没有记录')
    }
  })

  it('leads from the import to the dossier afterwards, and happens once', async () => {
    const id = await staged()
    const form: Record<string, string> = { ...(await fieldsOf(id)), cmd_id: w.app.newId() }
    const answers = [
      await w.as('hr').post(paths.importKeeping(id), form),
      await w.as('hr').post(paths.importKeeping(id), form),
    ]
    expect(answers.map(({ location }) => location)).toEqual([answers[0]?.location, answers[0]?.location])
    expect((await w.as('hr').get(paths.import(id))).location).toBe(answers[0]?.location)
    expect((await w.as('hr').post(paths.importKeeping(id), { version: form['version'] ?? '' })).status).toBe(409)
    expect((await w.as('hr').get(paths.imports())).text).not.toContain(`href="${paths.import(id)}"`)
  })

  it('is refused while the name is missing', async () => {
    const id = await staged()
    const kept = await keep(id, { 'r1.name': '' })
    expect(kept.status).toBe(422)
    expect(kept.text).toContain('这里要填')
  })

  it('is refused when somebody else has the number by now', async () => {
    const id = await staged()
    const field = Object.entries(await fieldsOf(id)).find(([, value]) => value === number)?.[0] ?? ''
    const kept = await keep(id, { [field]: people.chen.idNumber })
    expect(kept.status).toBe(422)
    expect(kept.text).toContain('这个人已经有档案')
  })

  it('asks first whether an account of the same name is the person, and makes it the person’s dossier', async () => {
    const id = await staged({ XingMing: '吴会' })
    const asked = await keep(id)
    expect(asked.status).toBe(422)
    expect(asked.text).toContain('先回答：是不是本单位那个同名的账号')
    await mend(id, { act: `person ${w.person('finance')}` })
    const kept = await keep(id)
    expect(kept.status).toBe(303)
    expect((await w.as('finance').get(kept.location ?? '')).status).toBe(404)
    expect(w.app.roster.entry((kept.location ?? '').slice(10) as DossierId)?.subject.person).toBe(w.person('finance'))
    expect(w.app.directory.nameOf(w.person('finance'))).toBe('吴会')
  })

  it('bars a relative who was pointed out', async () => {
    const relative = [['弟弟', people.shen.name, '197503', '', '某厂']] as const
    const id = await staged({ JiaTingChengYuan: relative })
    const name = Object.keys(await fieldsOf(id)).find((key) => key.endsWith('.person')) ?? ''
    expect(name).not.toBe('')
    const kept = await keep(id, { [name]: w.person('headTech'), 'r1.unit': w.units.tech })
    expect(kept.status).toBe(303)
    const entry = w.app.roster.entry((kept.location ?? '').slice(10) as DossierId)
    expect(entry?.subject.kin).toContain(w.person('headTech'))
  })
})

describe('discarding', () => {
  it('asks on a page of its own, shreds the key and frees the number', async () => {
    const id = await staged()
    const { dossier_id: dossier } = await w.app.db
      .selectFrom('imports')
      .select('dossier_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect((await w.as('hr').get(paths.importDiscarding(id))).text).toContain('不能恢复')
    const done = await w.as('hr').post(paths.importDiscarding(id))
    expect([done.status, done.location]).toEqual([303, paths.imports()])
    expect(w.app.vault.hasKey(dossier)).toBe(false)
    for (const path of [paths.import(id), paths.importPhoto(id), paths.importDiscarding(id)])
      expect((await w.as('hr').get(path)).status).toBe(404)
    expect((await send(file(person()))).status).toBe(303)
  })

  it('happens once, and not to an import that was kept', async () => {
    const id = await staged()
    const cmd_id = w.app.newId()
    const answers = [
      await w.as('hr').post(paths.importDiscarding(id), { cmd_id }),
      await w.as('hr').post(paths.importDiscarding(id), { cmd_id }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    number = fresh()
    const kept = await staged()
    await keep(kept)
    expect((await w.as('hr').post(paths.importDiscarding(kept))).status).toBe(409)
  })
})

describe('an import in other hands', () => {
  it('is seen by its number and its author, never by its content, and can be given up', async () => {
    const id = await staged({ XingMing: '欧阳百川' })
    const number = importNumber(id)
    const { text } = await w.as('hr2').get(paths.imports())
    expect(text).toContain(number)
    expect(text).not.toContain('欧阳百川')
    const asked = await w.as('hr2').get(paths.importDiscarding(id))
    expect(asked.text).toContain('这份导入由林晓岚在')
    expect(asked.text).not.toContain('欧阳百川')
    expect((await w.as('hr2').post(paths.importDiscarding(id))).status).toBe(303)
    expect((await w.as('hr').get(paths.import(id))).status).toBe(404)
    expect((await w.as('hr2').post(paths.importDiscarding(id))).status).toBe(409)
  })

  it('of an HR person’s relative is seen by the deputy keeper alone', async () => {
    const id = await staged({ XingMing: '顾言' }, 'keeper')
    expect((await w.as('hr').get(paths.imports())).text).not.toContain(importNumber(id))
    expect((await w.as('hr').post(paths.importDiscarding(id))).status).toBe(404)
  })
})

describe('the claim to an ID number', () => {
  const typed = async (id: ImportId, idNumber: string) => {
    const field = Object.entries(await fieldsOf(id)).find(([, value]) => value === number)?.[0] ?? ''
    return mend(id, { [field]: idNumber })
  }

  it('that is typed into an import is checked there, and takes nothing from the dossier that has it', async () => {
    const id = await staged()
    await typed(id, people.chen.idNumber)
    const { text } = await w.as('hr').get(paths.import(id))
    expect(text).toContain('这里的证件号码已经属于另一份档案或导入')
    expect(text).toContain(`href="${paths.dossier(w.dossiers.chen)}"`)
    expect((await w.as('hr').get(`/search?q=${people.chen.idNumber}`)).text).toContain(people.chen.name)
    const term = people.zhou.idNumber
    number = fresh()
    await typed(await staged({ XingMing: '段明' }), term)
    const saved = await inTransaction(w.app, (app) => settle(app, w.dossiers.zhou))
    expect(saved.ok).toBe(true)
  })

  it('is that of the first of two imports', async () => {
    const first = await staged()
    const taken = number
    number = fresh()
    const second = await staged({ XingMing: '段明' })
    await typed(second, taken)
    expect((await w.as('hr').get(paths.import(second))).text).toContain('id="held"')
    expect((await w.as('hr').get(paths.import(first))).text).not.toContain('id="held"')
  })

  it('that a dossier cannot make refuses what would archive it', async () => {
    await inTransaction(w.app, async (app) => {
      const rival = {
        kind: 'id-number',
        print: w.app.vault.fingerprint('id-number', people.zhou.idNumber),
        dossier_id: w.dossiers.wang,
      }
      await app.db.insertInto('fingerprints').values(rival).execute()
    })
    const archived = inTransaction(w.app, async (app) => {
      for (const state of ['confirming', 'approving', 'archived'] as const)
        await moveDossier(app, w.dossiers.zhou, state)
    })
    await expect(archived).rejects.toThrow('dossier.id-number-taken')
  })
})

describe('the same person from two officers in the same second', () => {
  it('without an ID number becomes one dossier: the second is asked', async () => {
    const alike = { XingMing: '闻人远', ShenFenZheng: '' }
    const [mine, theirs] = [await staged(alike), await staged(alike, 'hr2')]
    const [one, other] = await Promise.all([keep(mine), keep(theirs, {}, 'hr2')])
    expect([one.status, other.status].toSorted()).toEqual([303, 422])
    const refused = one.status === 422 ? one : other
    expect(refused.text).toContain('先回答：是不是档案里那个同名的人')
    expect(refused.text).toContain('闻人远（财务部，1975.03）')
    const entries = () => w.app.roster.all().filter(({ columns }) => columns.who.name === '闻人远')
    expect(entries()).toHaveLength(1)

    const [id, who] = one.status === 422 ? [mine, 'hr' as const] : [theirs, 'hr2' as const]
    await mend(id, { act: `others ${entries()[0]?.subject.dossier}` }, who)
    expect((await keep(id, {}, who)).status).toBe(303)
    expect(entries()).toHaveLength(2)
  })
})

describe('an upload', () => {
  it('has a row for a file of nothing, in a batch too', async () => {
    const sent = await send([file(person(), '甲.lrmx'), file('', '乙.lrmx'), file(new Uint8Array(4096), '丙.lrmx')])
    expect(sent.status).toBe(200)
    expect(sent.text).toMatch(/乙\.lrmx<\/b>.*这是空文件（0 字节）/s)
    expect(sent.text).toMatch(/丙\.lrmx<\/b>.*全是空字节/s)
  })

  it('says what a file is that is no exchange file', async () => {
    const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...Array.from({ length: 99 }, () => 7)])
    expect((await send(file(jpeg, '照片.lrmx'))).text).toContain('这是图片')
    expect((await send(file('"林致远","男"', '林致远.lrm'))).text).toContain('应有 33 栏')
  })

  it('costs one row of the batch where a file exhausts its reader', async () => {
    const { readingRoom } = w.app
    const worn: ReadingRoom = {
      ...readingRoom,
      read: (sent) =>
        sent.name === '乙.lrmx'
          ? Promise.resolve([{ ok: false, refusal: 'import.too-much' } as const])
          : readingRoom.read(sent),
    }
    Object.assign(w.app, { readingRoom: worn })
    const sent = await send([file('<x/>', '乙.lrmx'), file(person(), '甲.lrmx')])
    Object.assign(w.app, { readingRoom })
    expect(sent.text).toMatch(/乙\.lrmx<\/b>.*多得不像一个人/s)
    expect(sent.text).toMatch(/甲\.lrmx<\/b><span>林致远/)
  })

  const raw = async (body: string | ReadableStream, headers: Record<string, string>) =>
    w.web.request(
      new Request(`http://house.cn${paths.imports()}`, {
        method: 'POST',
        body,
        headers: { Cookie: await w.cookie('hr'), 'Sec-Fetch-Site': 'same-origin', ...headers },
        duplex: 'half',
      } as RequestInit),
    )

  it.each<[string, string, string]>([
    [
      'breaks off in a file',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="files"; filename="x"\r\n\r\n<Pers',
    ],
    ['breaks off in its head', 'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-d'],
    ['has no boundary', 'multipart/form-data', 'x'],
    ['is no form at all', 'multipart/form-data; boundary=b', 'hello'],
    ['is empty', 'multipart/form-data; boundary=b', ''],
  ])('that %s is a bad request, and nobody’s log is filled', async (_, type, body) => {
    const told: unknown[] = []
    const { report } = w.app
    Object.assign(w.app, { report: (error: unknown) => told.push(error) })
    const answer = await raw(body, { 'Content-Type': type, 'Content-Length': String(body.length) })
    Object.assign(w.app, { report })
    expect(answer.status).toBe(400)
    expect(told).toEqual([])
  })

  it('whose line is cut in a file is a bad request, and no fault of the house', async () => {
    const before = await everything()
    const begun = '--b\r\nContent-Disposition: form-data; name="files"; filename="x.lrmx"\r\n\r\n<Pers'
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode(begun)),
      pull: (controller) => controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })),
    })
    const headers = { 'Content-Type': 'multipart/form-data; boundary=b', 'Content-Length': '9999' }
    expect((await raw(body, headers)).status).toBe(400)
    expect(await everything()).toEqual(before)
  })

  it('keeps no more of a file that is too large than the piece in hand', async () => {
    const { status, text, most } = await streamed(w, paths.imports(), {
      fields: { unit: w.units.finance },
      name: 'files',
      megabytes: 30,
    })
    expect(status).toBe(422)
    expect(text).toContain('超过 10 MB')
    expect(most).toBeLessThan(14 * 1024 * 1024)
  })
})

describe('the samples', () => {
  it('are only in the demo', async () => {
    expect((await w.as('hr').get(paths.importSample('long-resume.lrmx'))).status).toBe(404)
    expect((await w.as('hr').get(paths.imports())).text).not.toContain('样例')
  })

  it.each(['rare-characters', 'long-resume', 'gaps-and-doubts'])(
    '%s is offered in the demo, to download and to use with one press',
    async (name) => {
      const demo = { ...w.app, demo: true }
      const web = createWeb(houseOf(demo), { reach: { https: false } })
      const visitor = client(web, demo, w.account('hr'))
      expect((await visitor.get(paths.imports())).text).toContain(`value="${name}"`)
      const { answer, bytes } = await visitor.bytes(paths.importSample(`${name}.lrmx`))
      expect(answer.headers.get('Content-Disposition')).toBe(`attachment; filename="${name}.lrmx"`)
      expect(Buffer.from(bytes)).toEqual(readFileSync(new URL(`../fixtures/${name}.lrmx`, import.meta.url)))
      const used = await visitor.post(paths.imports(), { unit: '', sample: name })
      expect(used.status).toBe(303)
      expect((await visitor.get(used.location ?? '')).status).toBe(200)
      await visitor.post(paths.importDiscarding(idIn(used)))
      expect((await visitor.get(paths.importSample('../../package.json'))).status).toBe(404)
    },
  )

  it.each(['rare-characters', 'long-resume', 'gaps-and-doubts'])('%s is staged whole', async (name) => {
    const bytes = new Uint8Array(readFileSync(new URL(`../fixtures/${name}.lrmx`, import.meta.url)))
    const sent = await send(file(bytes, `${name}.lrmx`))
    expect(sent.status).toBe(303)
    expect((await w.as('hr').get(sent.location ?? '')).status).toBe(200)
  })
})
