import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DossierId, RecordId } from '#domain/ids.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { streamed } from '../streamed.ts'
import { type Cast, people, type World, world } from '../world.ts'
import { givingUp } from './walk.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const stranger = { 'Sec-Fetch-Site': 'cross-site' }

const logged = async (act: string) =>
  (await w.app.db.selectFrom('log').select('body').execute()).filter(({ body }) => body.includes(`"act":"${act}"`))
    .length

describe('a dossier', () => {
  it('shows HR every section and writes the reading to the log before', async () => {
    const before = await logged('dossier.read')
    const { status, text } = await w.as('hr').get(paths.dossier(w.dossiers.wang))
    expect(status).toBe(200)
    for (const shown of ['王建国', 'HX-0001', '110101197806129970', '许明舟', '华北某工业大学机械系学习', '高级工程师'])
      expect(text).toContain(shown)
    expect(await logged('dossier.read')).toBe(before + 1)
  })

  it('shows a head of a 国有单位 who the own people are, and the rest by a seat only', async () => {
    const { status, text } = await w.as('headTech').get(paths.dossier(w.dossiers.wang))
    expect([status, text.includes('王建国'), text.includes('技术部主任工程师')]).toEqual([200, true, true])
    for (const hidden of ['华北某工业大学', '1978.06', '110101197806129970', '许明舟', '健康状况'])
      expect(text).not.toContain(hidden)
  })

  it('shows finance who it is and nothing of the career', async () => {
    const { text } = await w.as('finance').get(paths.dossier(w.dossiers.wang))
    expect(text).toContain('王建国')
    expect(text).not.toContain('华北某工业大学')
    expect(text).not.toContain('1978.06')
  })

  it.each<[string, Cast, keyof World['dossiers']]>([
    ['the head of another department', 'headFinance', 'wang'],
    ['its own subject', 'headTech', 'shen'],
    ['a relative', 'hr2', 'guyuan'],
    ['IT', 'it', 'wang'],
    ['the auditor', 'auditor', 'wang'],
    ['HR, when the deputy keeper has it', 'hr', 'fang'],
    ['a head, while it is a draft', 'headTech', 'zhou'],
  ])('does not exist for %s', async (_, who, dossier) => {
    const invisible = await w.as(who).get(paths.dossier(w.dossiers[dossier]))
    const missing = await w.as(who).get(paths.dossier('00000000-0000-7000-8000-ffffffffffff' as DossierId))
    expect([invisible.status, missing.status]).toEqual([404, 404])
    const plain = (text: string) =>
      text.replace(/nonce="[^"]*"|value="[0-9a-f-]{36}\.[^"]*"|\/dossiers\/[0-9a-f-]+/g, '')
    expect(plain(invisible.text)).toBe(plain(missing.text))
  })

  it('is kept by the deputy keeper alone when it is the HR lead’s own', async () => {
    expect((await w.as('keeper').get(paths.dossier(w.dossiers.fang))).status).toBe(200)
  })

  it('is shown as it was known on an earlier day, and says so', async () => {
    const { text } = await w.as('hr').get(paths.dossier(w.dossiers.wang, { asOf: '2026-11-23' }))
    expect(text).toContain('这一天还没有这份档案')
    expect(text).toContain('换一个晚些的日子，或回到今天。')
    expect(text).toContain('2026-11-23')
    expect(text).not.toContain('2026.11.23')
    expect(text).not.toContain('110101197806129970')
  })

  it('has no photo for whoever may not see photos', async () => {
    expect(
      (await w.as('headTech').get(paths.dossierPhoto(w.dossiers.wang, '00000000-0000-7000-8000-ffffffffffff' as never)))
        .status,
    ).toBe(404)
  })

  it('tells its history with old beside new', async () => {
    const { status, text } = await w.as('hr').get(paths.dossierHistory(w.dossiers.wang))
    expect(status).toBe(200)
    expect(text).toContain('HX-0001')
  })

  it('has no history for whoever it does not exist for', async () => {
    expect((await w.as('headFinance').get(paths.dossierHistory(w.dossiers.wang))).status).toBe(404)
  })
})

const basics = (w: World, more = {}) => ({
  name: '林知行',
  unit: w.units.tech,
  post: '工程师',
  sex: '男',
  birth: '1990.02',
  ...more,
})

describe('beginning a dossier by hand', () => {
  it('makes a draft that HR goes on with', async () => {
    const { status, location } = await w.as('hr').post(paths.newDossier(), basics(w))
    expect(status).toBe(303)
    const { text } = await w.as('hr').get(location ?? '')
    expect(text).toContain('林知行')
    expect(text).toContain('草稿')
    expect(text).toContain('未填')
  })

  it('keeps what was typed and marks every wrong field', async () => {
    const { status, text } = await w
      .as('hr')
      .post(paths.newDossier(), { name: '', unit: '', birth: '1990.22', nativePlace: '湖南长沙' })
    expect(status).toBe(422)
    expect(text).toContain('这里要填。')
    expect(text).toContain('月份只有 1 到 12。')
    expect(text).toContain('value="1990.22"')
    expect(text).toContain('value="湖南长沙"')
  })

  it('takes no unit that was not offered', async () => {
    const { status, text } = await w.as('hr').post(paths.newDossier(), basics(w, { unit: 'anywhere' }))
    expect([status, text.includes('从列表里选一个部门。')]).toEqual([422, true])
  })

  it('refuses a number that another dossier holds', async () => {
    const { status, text } = await w.as('hr').post(paths.newDossier(), basics(w, { name: '林二号', number: 'HX-0001' }))
    expect([status, text.includes('这个档案编号已经用在另一份档案上')]).toEqual([422, true])
  })

  it('asks whether it is the person of an account with that name, who then never sees it', async () => {
    const asked = await w.as('hr').post(paths.newDossier(), basics(w, { name: '赵国华' }))
    expect([asked.status, asked.text.includes('就是 赵国华（L002）')]).toEqual([422, true])
    const { location } = await w
      .as('hr')
      .post(paths.newDossier(), basics(w, { name: '赵国华', person: w.person('leaderTech') }))
    const id = (location ?? '').split('/').at(-1) as DossierId
    expect(w.app.roster.entry(id)?.subject.person).toBe(w.person('leaderTech'))
    expect((await w.as('leaderTech').get(paths.dossier(id))).status).toBe(404)
    const other = await w.as('hr').post(paths.newDossier(), basics(w, { name: '钱若水', person: 'nobody' }))
    const stranger = (other.location ?? '').split('/').at(-1) as DossierId
    expect(w.app.roster.entry(stranger)?.subject.person).not.toBe(w.person('leaderFinance'))
  })

  it.each<Cast>(['headTech', 'leaderTech', 'archivist', 'finance', 'legal', 'it', 'auditor'])(
    'is forbidden for %s',
    async (who) => {
      expect((await w.as(who).post(paths.newDossier(), basics(w))).status).toBe(403)
      expect((await w.as(who).get(paths.newDossier())).status).toBe(403)
    },
  )

  it('is turned away from another site', async () => {
    expect((await w.as('hr').post(paths.newDossier(), basics(w), stranger)).status).toBe(403)
  })

  it('happens once however often the same form arrives, and not at all with another body', async () => {
    const form = { ...basics(w, { name: '重复' }), cmd_id: '11111111-1111-7111-8111-111111111111' }
    const hr = w.as('hr')
    const [first, second] = [await hr.post(paths.newDossier(), form), await hr.post(paths.newDossier(), form)]
    expect(second.location).toBe(first.location)
    expect((await hr.post(paths.newDossier(), { ...form, name: '换人' })).status).toBe(409)
  })
})

describe('writing a record of a draft', () => {
  const titles = () => paths.sectionRecords(w.dossiers.zhou, 'titles')

  it('adds one and shows it', async () => {
    const hr = w.as('hr')
    expect((await hr.post(titles(), { title: '正高级工程师', date: '2020.12' })).status).toBe(303)
    expect((await hr.get(paths.dossier(w.dossiers.zhou))).text).toContain('正高级工程师')
  })

  it('names the section in the title of the window', async () => {
    const { text } = await w.as('hr').get(paths.section(w.dossiers.zhou, 'titles'))
    expect(text).toMatch(/<title>周契 · 添加专业技术职务 · 卷宗<\/title>/)
  })

  it('keeps what was typed when the form is refused', async () => {
    const { status, text } = await w.as('hr').post(titles(), { title: '工程师', date: '去年春天' })
    expect(status).toBe(422)
    expect(text).toContain('value="去年春天"')
    expect(text).toContain('写成 1978、1978.06 或 1978.06.12。')
  })

  it('refuses an empty form instead of saying that it was saved', async () => {
    for (const section of ['titles', 'family', 'education']) {
      const { status, text } = await w.as('hr').post(paths.sectionRecords(w.dossiers.zhou, section), {})
      expect(status).toBe(422)
      expect(text).toMatch(/一项都没有填，没有保存。|这里要填。/)
    }
  })

  it('is refused once the dossier is archived, and says what is safe', async () => {
    const { status, text } = await w.as('hr').post(paths.sectionRecords(w.dossiers.wang, 'titles'), { title: '院士' })
    expect([status, text.includes('这份档案现在只读')]).toEqual([422, true])
    expect(text).toContain('院士')
    expect((await w.as('hr').get(paths.dossier(w.dossiers.wang))).text).not.toContain('院士')
  })

  it('does not exist for whoever the dossier does not exist for', async () => {
    for (const who of ['headTech', 'finance', 'it'] as const)
      expect((await w.as(who).post(titles(), { title: '工程师' })).status).toBe(404)
    expect(
      (await w.as('hr2').post(paths.sectionRecords(w.dossiers.guyuan, 'titles'), { title: '工程师' })).status,
    ).toBe(404)
    expect((await w.as('hr').post(paths.sectionRecords(w.dossiers.zhou, 'nonsense'), {})).status).toBe(404)
  })

  it('is forbidden for whoever may look but not edit', async () => {
    for (const who of ['headTech', 'archivist', 'finance', 'leaderTech'] as const) {
      expect((await w.as(who).post(paths.sectionRecords(w.dossiers.wang, 'titles'), { title: '工程师' })).status).toBe(
        403,
      )
    }
  })

  it('is turned away from another site', async () => {
    expect((await w.as('hr').post(titles(), { title: '工程师' }, stranger)).status).toBe(403)
  })

  it('happens once for the same form', async () => {
    const hr = w.as('hr')
    const form = { title: '只算一次', cmd_id: '22222222-2222-7222-8222-222222222222' }
    await hr.post(titles(), form)
    await hr.post(titles(), form)
    const { text } = await hr.get(paths.dossier(w.dossiers.zhou))
    expect(text.split('只算一次').length - 1).toBe(1)
  })

  it('asks whether a relative is somebody on file only where there is such a person', async () => {
    const hr = w.as('hr')
    const { location } = await hr.post(paths.newDossier(), basics(w, { name: '丁有兄' }))
    const id = (location ?? '').split('/').at(-1) as DossierId
    expect((await hr.get(paths.section(id, 'family'))).text).not.toContain('name="person"')
    await hr.post(paths.sectionRecords(id, 'family'), { relation: '哥哥', name: '王建国', birth: '1978.06' })
    const { text } = await hr.get(paths.dossier(id))
    const form = /\/dossiers\/[^"]+\/sections\/family\?record=[^"]+/.exec(text)?.[0] ?? ''
    expect((await hr.get(form)).text).toContain('name="person"')
  })

  it('hands the draft to the deputy keeper when it turns out to be of an HR person’s relative', async () => {
    const { location } = await w.as('hr').post(paths.newDossier(), basics(w, { name: '林晓峰' }))
    const id = (location ?? '').split('/').at(-1) as DossierId
    const sister = { relation: '姐姐', name: '林晓岚', person: w.person('hr') }
    const family = paths.sectionRecords(id, 'family')
    expect((await w.as('hr').post(family, sister)).status).toBe(422)
    expect((await w.as('hr').post(family, { relation: '姐姐', name: '方宁', birth: '1979.09' })).location).toBe(
      paths.dossiers(),
    )
    expect((await w.as('hr').get(paths.dossier(id))).status).toBe(404)
    expect((await w.as('keeper').get(paths.dossier(id))).status).toBe(200)
  })

  it('does not give a draft the name of somebody with an account, who might decide on the own dossier then', async () => {
    const hr = w.as('hr')
    const { location } = await hr.post(paths.newDossier(), basics(w, { name: '丁改名' }))
    const id = (location ?? '').split('/').at(-1) as DossierId
    const drawn = drawnForm((await hr.get(paths.section(id, 'basic'))).text, paths.sectionRecords(id, 'basic'))
    const renamed = await hr.post(paths.sectionRecords(id, 'basic'), { ...drawn, name: '钱若水' })
    expect([renamed.status, renamed.text.includes('有同名的账号')]).toEqual([422, true])
    expect((await hr.get(paths.dossier(id))).text).not.toContain('钱若水')
  })

  it('leaves no picture behind where the record is refused', async () => {
    const { createCanvas } = await import('@napi-rs/canvas')
    const canvas = createCanvas(80, 100)
    canvas.getContext('2d').fillRect(0, 0, 80, 100)
    const image = new File([new Uint8Array(canvas.toBuffer('image/jpeg'))], 'x.jpg', { type: 'image/jpeg' })
    const count = async () => (await w.app.db.selectFrom('blobs').select('id').execute()).length
    const before = await count()
    const refused = await w.as('hr').post(paths.sectionRecords(w.dossiers.wang, 'photo'), { image })
    expect([refused.status, refused.text.includes('这份档案现在只读')]).toEqual([422, true])
    expect(await count()).toBe(before)
  })

  it('says beside the field which letters no face can print, whether the form is opened or drawn again', async () => {
    const path = paths.sectionRecords(w.dossiers.zhou, 'family')
    const form = { relation: '妻子', name: 'ᠮ\u{3fffd}', birth: '1986.13' }
    const refused = await w.as('hr').post(path, form)
    expect(refused.status).toBe(422)
    expect(refused.text).toMatch(/id="field-family-name-help">[^/]*“ᠮ、\u{3fffd}”没有字体能印/u)
    const saved = await w.as('hr').post(path, { ...form, birth: '1986.11' })
    expect(saved.status).toBe(303)
    const { text } = await w.as('hr').get(paths.dossier(w.dossiers.zhou))
    const record = [...text.matchAll(/sections\/family\?record=([0-9a-f-]{36})[^>]*>修改/g)].at(-1)?.[1] as RecordId
    const opened = await w.as('hr').get(paths.section(w.dossiers.zhou, 'family', record))
    expect(opened.text).toMatch(/id="field-[^"]*-name-help">[^/]*“ᠮ、\u{3fffd}”没有字体能印/u)
  })

  it('takes no ID number that another dossier holds', async () => {
    const form = { type: '居民身份证', number: '110101197806129970' }
    const { status, text } = await w.as('hr').post(paths.sectionRecords(w.dossiers.zhou, 'id-numbers'), form)
    expect([status, text.includes('这个证件号码已经在另一份档案里')]).toEqual([422, true])
    expect(text).toContain(`href="${paths.dossier(w.dossiers.wang)}"`)
    expect(text).toMatch(/id="field-id-numbers-number"[^>]*aria-invalid="true"/)
  })

  it('says no more of an ID number than that it is taken where this officer may not see whose it is', async () => {
    const form = { type: '居民身份证', number: people.guyuan.idNumber }
    const { status, text } = await w.as('hr2').post(paths.sectionRecords(w.dossiers.zhou, 'id-numbers'), form)
    expect([status, text.includes('这一份由专管人办理')]).toEqual([422, true])
    expect(text).not.toContain(w.dossiers.guyuan)
  })

  it('refuses a photo of nothing: an empty file is a file', async () => {
    const image = new File([], '照片.jpg')
    const { status, text } = await w.as('hr').post(paths.sectionRecords(w.dossiers.zhou, 'photo'), { image })
    expect(status).toBe(422)
    expect(text).toContain('这不是能识别的照片')
  })

  it('names a photo of a phone and says what helps', async () => {
    const heic = [0, 0, 0, 24, ...Buffer.from('ftypmif1'), 0, 0, 0, 0, ...Buffer.from('mif1heic')]
    const image = new File([new Uint8Array(heic)], '照片.jpg', { type: 'image/jpeg' })
    const { status, text } = await w.as('hr').post(paths.sectionRecords(w.dossiers.zhou, 'photo'), { image })
    expect([status, text.includes('设置—相机—格式')]).toEqual([422, true])
  })

  it('lets go of a photo that is too large as soon as it is, and says so beside the field', async () => {
    const path = paths.sectionRecords(w.dossiers.zhou, 'photo')
    const { status, text, last } = await streamed(w, path, {
      fields: { taken: '2020.05' },
      name: 'image',
      megabytes: 11,
    })
    expect([status, text.includes('照片太大了：最多 10 MB')]).toEqual([422, true])
    expect(text).toContain('value="2020.05"')
    expect(last).toBeLessThan(2 * 1024 * 1024)
  })

  it('takes a portrait only if it is one', async () => {
    const file = new File(['<svg/>'], 'portrait.jpg', { type: 'image/jpeg' })
    const { status, text } = await w.as('hr').post(paths.sectionRecords(w.dossiers.zhou, 'photo'), { image: file })
    expect([status, text.includes('这不是能识别的照片')]).toEqual([422, true])
  })
})

describe('retracting a record', () => {
  const add = async (title: string): Promise<RecordId> => {
    await w.as('hr').post(paths.sectionRecords(w.dossiers.zhou, 'titles'), { title })
    const { text } = await w.as('hr').get(paths.dossier(w.dossiers.zhou))
    const row = text.slice(0, text.indexOf(title)).lastIndexOf('data-row="')
    return text.slice(row + 10, row + 46) as RecordId
  }
  const retraction = (record: RecordId) => paths.recordRetraction(w.dossiers.zhou, 'titles', record)
  const retract = async (record: RecordId) => {
    const { text } = await w.as('hr').get(paths.section(w.dossiers.zhou, 'titles', record))
    return w.as('hr').post(retraction(record), drawnForm(text, retraction(record)))
  }

  it('takes it out of sight and keeps it in the history', async () => {
    expect((await retract(await add('写错的职称'))).status).toBe(303)
    expect((await w.as('hr').get(paths.dossier(w.dossiers.zhou))).text).not.toContain('写错的职称')
    expect((await w.as('hr').get(paths.dossierHistory(w.dossiers.zhou))).text).toContain('写错的职称')
  })

  it('is done where it was done before, and refused for a record that never was', async () => {
    const record = await add('撤两次')
    await retract(record)
    expect((await w.as('hr').post(retraction(record))).status).toBe(303)
    expect((await w.as('hr').post(retraction(w.dossiers.zhou as never))).status).toBe(409)
  })

  it('does not exist, is forbidden and is turned away like any other writing', async () => {
    const record = await add('留着的职称')
    expect((await w.as('headTech').post(retraction(record))).status).toBe(404)
    expect((await w.as('hr').post(retraction(record), {}, stranger)).status).toBe(403)
    expect((await w.as('archivist').post(paths.recordRetraction(w.dossiers.wang, 'titles', record))).status).toBe(403)
  })
})

describe('declaring that there is nothing', () => {
  const nothing = (section: string) => paths.sectionNothing(w.dossiers.zhou, section)

  it('is recorded and shown until something is entered', async () => {
    const hr = w.as('hr')
    expect((await hr.post(nothing('party'))).status).toBe(303)
    expect((await hr.get(paths.dossier(w.dossiers.zhou))).text).toContain('无此类情况')
  })

  it('is refused where there are records', async () => {
    expect((await w.as('hr').post(nothing('family'))).status).toBe(409)
  })

  it('does not exist for others and is turned away from another site', async () => {
    expect((await w.as('headTech').post(nothing('ranks'))).status).toBe(404)
    expect((await w.as('archivist').post(paths.sectionNothing(w.dossiers.wang, 'ranks'))).status).toBe(403)
    expect((await w.as('hr').post(nothing('ranks'), {}, stranger)).status).toBe(403)
  })
})

describe('giving up a draft', () => {
  let serial = 0
  const begin = async () => {
    serial += 1
    const { location } = await w.as('hr').post(paths.newDossier(), basics(w, { name: `不建了${serial}` }))
    return (location ?? '').split('/').at(-1) as DossierId
  }

  it('wants a reason', async () => {
    const id = await begin()
    const { status, text } = await w.as('hr').post(paths.draftClosing(id), await givingUp(w, id, ' '))
    expect([status, text.includes('写下作废的理由。')]).toEqual([422, true])
  })

  it('wants a reason of 500 characters at most, and keeps what was typed', async () => {
    const id = await begin()
    const { status, text } = await w.as('hr').post(paths.draftClosing(id), await givingUp(w, id, '长'.repeat(501)))
    expect([status, text.includes('最多 500 个字')]).toEqual([422, true])
    expect(text).toContain('长'.repeat(501))
    expect((await w.as('hr').get(paths.dossier(id))).status).toBe(200)
    expect((await w.as('hr').post(paths.draftClosing(id), await givingUp(w, id, '长'.repeat(500)))).status).toBe(303)
  })

  it('takes it out of every list and keeps its key', async () => {
    const id = await begin()
    expect((await w.as('hr').post(paths.draftClosing(id), await givingUp(w, id, '重复建立'))).status).toBe(303)
    expect((await w.as('hr').get(paths.dossier(id))).status).toBe(404)
    expect(w.app.vault.hasKey(id)).toBe(true)
  })

  it('frees the number and the ID number for another dossier, while the auditor still finds it by its number', async () => {
    const found = async () => (await w.as('auditor').get(paths.log({ dossier: 'HX-7001' }))).text
    const number = withCheck('11020019900202999')
    const numbered = async () => {
      serial += 1
      const { status, location } = await w
        .as('hr')
        .post(paths.newDossier(), basics(w, { name: `林编号${serial}`, number: 'HX-7001' }))
      const id = (location ?? '').split('/').at(-1) as DossierId
      const saved = await w.as('hr').post(paths.sectionRecords(id, 'id-numbers'), { type: '居民身份证', number })
      return { id, statuses: [status, saved.status] }
    }
    const first = await numbered()
    expect((await w.as('hr').post(paths.draftClosing(first.id), await givingUp(w, first.id, '重复建立'))).status).toBe(
      303,
    )
    const prints = w.app.db.selectFrom('fingerprints').selectAll().where('dossier_id', '=', first.id)
    expect(await prints.execute()).toEqual([])
    expect(await found()).toContain(`HX-7001 …${first.id.slice(-8)}`)
    const second = await numbered()
    expect(second.statuses).toEqual([303, 303])
    expect(await found()).not.toContain(first.id.slice(-8))
  })

  it('leads to the dossier where there is no draft to give up', async () => {
    const { status, location } = await w.as('hr').get(paths.draftClosing(w.dossiers.wang))
    expect([status, location]).toEqual([303, paths.dossier(w.dossiers.wang)])
  })

  it('is refused for an archived dossier, forbidden for others, invisible for strangers, turned away from elsewhere', async () => {
    expect((await w.as('hr').post(paths.draftClosing(w.dossiers.wang), { reason: '试试' })).status).toBe(422)
    expect((await w.as('archivist').post(paths.draftClosing(w.dossiers.wang), { reason: '试试' })).status).toBe(403)
    expect((await w.as('headTech').post(paths.draftClosing(w.dossiers.zhou), { reason: '试试' })).status).toBe(404)
    expect((await w.as('hr').post(paths.draftClosing(w.dossiers.zhou), { reason: '试试' }, stranger)).status).toBe(403)
  })
})
