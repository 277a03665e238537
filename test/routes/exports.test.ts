import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import readXlsx from 'read-excel-file/node'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { digestOf } from '#db/commands.ts'
import * as exports from '#db/exports/sealed.ts'
import * as log from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import type { DossierId, ExportId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { Act } from '#domain/log/entry.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { expected } from '#domain/result.ts'
import { paths } from '#views/paths.ts'
import { formDocx, pictureParts, pictureXml } from '../domain/imports/docx-file.ts'
import { written } from '../domain/imports/person-file.ts'
import { drawnForm } from '../forms.ts'
import { unzipped } from '../unzipped.ts'
import { type Answer, type Cast, type FormValues, people, type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const reason = { reason: '报送集团组织部' }
const one = (who: Cast, dossier: DossierId, form: FormValues = {}) =>
  w.as(who).bytes(paths.dossierExports(dossier), { what: 'lrmx', ...reason, ...form })
const many = (who: Cast, dossiers: readonly DossierId[], form: FormValues = {}) =>
  w.as(who).bytes(paths.exports(), { what: 'lrmx', from: '', dossier: dossiers, ...reason, ...form })

async function logged(act: Act) {
  const entries = await log.search(w.app.db, { act }, 500)
  return entries.map(({ body }) => JSON.parse(body) as { readonly about: Readonly<Record<string, unknown>> })
}

const registered = () => exports.list(w.app, { from: 0, most: 500 })

/** A file is imported and kept, and the draft that it becomes is the dossier. */
/** The fixtures that became dossiers, each once. */
const known = new Map<string, DossierId>()

async function imported(name: string, content?: string | Uint8Array, photo?: Uint8Array): Promise<DossierId> {
  const before = content === undefined ? known.get(name) : undefined
  if (before) return before
  const bytes = content ?? readFileSync(join(import.meta.dirname, '../fixtures', name))
  const pictures = photo ? [new File([new Uint8Array(photo)], name.replace(/\.lrm$/, '.pic'))] : []
  const files = [new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name), ...pictures]
  const sent = await w.as('hr').post(paths.imports(), { unit: w.units.finance, files })
  const path = sent.location ?? ''
  const form = drawnForm((await w.as('hr').get(path)).text, path)
  const kept = await w.as('hr').post(`${path}/keeping`, form)
  const dossier = /\/dossiers\/([0-9a-f-]{36})/.exec(kept.location ?? '')?.[1] as DossierId
  if (content === undefined) known.set(name, dossier)
  return dossier
}

const draftOf = async (name: string) =>
  expected(
    await inTransaction(w.app, (app) =>
      createDraft(app, w.actor('hr'), {
        entity: w.units.company,
        keeper: 'hr',
        records: [{ section: 'basic', fields: { name, unit: w.units.tech } }],
        nothing: [],
      }),
    ),
  ) as DossierId

const nameOf = ({ headers }: Answer) =>
  decodeURIComponent(/filename\*=UTF-8''(\S+)/.exec(headers.get('content-disposition') ?? '')?.[1] ?? '')

describe('one dossier', () => {
  it('leaves as the file it came in, photo included, with a reason, registered and logged', async () => {
    const dossier = await imported('rare-characters.lrmx')
    const before = (await registered()).length
    const { answer, bytes } = await one('hr', dossier)
    expect([answer.status, nameOf(answer)]).toEqual([200, '沈䶮.lrmx'])
    const came = readFileSync(join(import.meta.dirname, '../fixtures/rare-characters.lrmx'), 'utf8')
    const values = (text: string) =>
      [...text.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, tag, value]) => `${tag} ${value?.replace(/\r\n/g, '\n')}`)
    const now = values(Buffer.from(bytes).toString('utf8'))
    for (const value of values(came)) expect(now).toContain(value)
    expect((await registered()).length).toBe(before + 1)
    const [entry] = await registered()
    expect(entry).toMatchObject({ ...reason, what: 'lrmx', people: 1, by: w.account('hr'), fetched: { people: 1 } })
    expect((await logged('dossier.exported')).at(0)?.about['dossier']).toBe(dossier)
    expect((await logged('export.fetched')).at(0)?.about).toMatchObject({ what: 'lrmx', people: 1, leftOut: 0 })
  })

  it('leaves as .lrm with its photo beside it, and not at all where GBK lacks a character', async () => {
    const { answer, bytes } = await one('hr', w.dossiers.wang, { what: 'lrm' })
    expect(nameOf(answer)).toBe('王建国.lrm')
    expect(iconv.decode(Buffer.from(bytes), 'gbk')).toMatch(/^"王建国","男"/)

    const jpeg = await sharp({ create: { width: 40, height: 50, channels: 3, background: '#888888' } })
      .jpeg()
      .toBuffer()
    const number = withCheck('11022019750312999')
    const file = written({ ShenFenZheng: number, ZhaoPian: jpeg.toString('base64') })
    const pictured = await one('hr', await imported('林致远.lrmx', file), { what: 'lrm' })
    const [form, photo] = await unzipped(pictured.bytes)
    expect([form?.name, photo?.name]).toEqual(['林致远.lrm', '林致远.pic'])
    expect(photo?.bytes).toEqual(jpeg)

    // An .lrm that came in with its picture beside it goes out so again, byte for byte, and in Word with the same picture.
    const [again, beside] = [form?.bytes ?? Buffer.of(), await sharp(jpeg).rotate().jpeg({ quality: 41 }).toBuffer()]
    const other = iconv.encode(iconv.decode(again, 'gbk').replace('林致远', '林致宏'), 'gbk')
    const dossier = await imported('林致宏.lrm', new Uint8Array(other), beside)
    const back = await unzipped((await one('hr', dossier, { what: 'lrm' })).bytes)
    expect(back.map(({ name }) => name)).toEqual(['林致宏.lrm', '林致宏.pic'])
    expect(iconv.decode(back[0]?.bytes ?? Buffer.of(), 'gbk')).toBe(iconv.decode(Buffer.from(other), 'gbk'))
    expect(back[1]?.bytes).toEqual(beside)

    const rare = await draftOf('丁𠮷')
    const refused = await one('hr', rare, { what: 'lrm' })
    expect([refused.answer.status, refused.answer.text.includes('𠮷')]).toEqual([422, true])
    expect(refused.answer.text).toContain(reason.reason)
  })

  it('that began with a Word form gives the photo of it back byte for byte, in each format', async () => {
    const picture = sharp({ create: { width: 40, height: 50, channels: 3, background: '#336699' } })
    const [jpeg, png] = [await picture.clone().jpeg({ quality: 37 }).toBuffer(), await picture.png().toBuffer()]
    for (const [name, photo, ending] of [
      ['林致深', jpeg, 'jpeg'],
      ['林致浅', png, 'png'],
    ] as const) {
      const sent = await formDocx({ name, photo: { xml: pictureXml() } }, {}, pictureParts(photo, ending))
      const dossier = await imported(`${name}.docx`, sent)
      const lrmx = Buffer.from((await one('hr', dossier, { what: 'lrmx' })).bytes).toString('utf8')
      expect(lrmx).toContain(`<ZhaoPian>${photo.toString('base64')}</ZhaoPian>`)
      const parts = await unzipped((await one('hr', dossier, { what: 'docx' })).bytes)
      expect(parts.find(({ name }) => name.startsWith('word/media/'))?.bytes).toEqual(photo)
    }
  })

  it('leaves as a Word form with the words of the dossier', async () => {
    const { answer, bytes } = await one('hr', w.dossiers.wang, { what: 'docx' })
    expect(nameOf(answer)).toBe('王建国.docx')
    const document = (await unzipped(bytes)).find(({ name }) => name === 'word/document.xml')?.bytes.toString('utf8')
    for (const text of ['王建国', '技术部主任工程师', '华北某工业大学机械系学习']) expect(document).toContain(text)
  })

  it('is the same file for a form that is sent twice, registered once; another body of the form is a conflict', async () => {
    for (const what of ['lrmx', 'lrm', 'docx']) {
      const page = await w.as('hr').get(paths.dossierExports(w.dossiers.wang))
      const form = {
        ...drawnForm(page.text, paths.dossierExports(w.dossiers.wang)),
        ...markIn(page, paths.dossierExports(w.dossiers.wang)),
        what,
        ...reason,
      }
      const before = (await registered()).length
      const [first, second] = [
        await w.as('hr').bytes(paths.dossierExports(w.dossiers.wang), form),
        await w.as('hr').bytes(paths.dossierExports(w.dossiers.wang), form),
      ]
      expect([first.answer.status, second.answer.status]).toEqual([200, 200])
      expect(Buffer.compare(first.bytes, second.bytes), what).toBe(0)
      expect((await registered()).length).toBe(before + 1)
      expect((await w.as('hr').post(paths.dossierExports(w.dossiers.wang), { ...form, reason: '别的' })).status).toBe(
        409,
      )
    }
  })

  it('asks for a reason and keeps what was typed', async () => {
    const before = (await registered()).length
    const { answer } = await one('hr', w.dossiers.wang, { what: 'docx', plain: 'on', reason: ' ' })
    expect([answer.status, answer.text.includes('请写明导出事由')]).toEqual([422, true])
    expect(answer.text).toMatch(/<option value="docx" selected/)
    expect((await registered()).length).toBe(before)
  })

  it('leaves by HR alone, never by kin, by oneself, or from another site', async () => {
    for (const who of ['headTech', 'leaderTech', 'archivist', 'finance', 'legal'] as const)
      expect((await one(who, w.dossiers.wang)).answer.status, who).toBeGreaterThanOrEqual(403)
    expect((await one('it', w.dossiers.wang)).answer.status).toBe(404)
    expect((await one('hr2', w.dossiers.guyuan)).answer.status).toBe(404)
    expect((await one('hrLead', w.dossiers.fang)).answer.status).toBe(404)
    const foreign = { 'Sec-Fetch-Site': 'cross-site' }
    const before = (await registered()).length
    const sent = await w.as('hr').post(paths.dossierExports(w.dossiers.wang), { what: 'lrmx', ...reason }, foreign)
    expect([sent.status >= 400, (await registered()).length]).toEqual([true, before])
  })
})

/** The mark that the form was drawn with, so that it is sent again as it is. */
const markIn = ({ text }: Answer, action: string) => ({
  cmd_id: new RegExp(`action="${action}".*?name="cmd_id" value="([^"]*)"`, 's').exec(text)?.[1] ?? '',
})

describe('many dossiers', () => {
  it('leave as an archive with readable names, the second of a name numbered, in the order of the list', async () => {
    const [a, b] = [await draftOf('李/娜'), await draftOf('李/娜')]
    const { answer, bytes } = await many('hr', [w.dossiers.wang, a, b])
    const files = await unzipped(bytes)
    expect(answer.headers.get('content-type')).toBe('application/zip')
    expect(files.map(({ name }) => name).toSorted()).toEqual(
      ['李 娜.lrmx', '李 娜（2）.lrmx', '王建国.lrmx'].toSorted(),
    )
    expect(files.every(({ utf8 }) => utf8)).toBe(true)
  })

  it('leave as the same archive where it is too large to be held, and nothing of it stays on the disk', async () => {
    const dossiers = [w.dossiers.wang, await draftOf('申长'), await draftOf('申大')]
    const held = limits.exportHeld
    // What was exported before counts for the minute in which it was.
    w.clock.forward(2)
    Object.assign(limits, { exportHeld: 100 })
    try {
      const { answer, bytes } = await many('hr', dossiers)
      expect(answer.status).toBe(200)
      expect((await unzipped(bytes)).map(({ name }) => name).toSorted()).toEqual(
        ['王建国.lrmx', '申大.lrmx', '申长.lrmx'].toSorted(),
      )
      const [entry] = await registered()
      expect(entry?.fetched?.hash).toBe(Buffer.from(digestOf(bytes)).toString('hex'))
    } finally {
      Object.assign(limits, { exportHeld: held })
    }
  })

  it('leave without whoever cannot be written, who is named in the archive', async () => {
    const rare = await draftOf('丙𠮷')
    const { bytes } = await many('hr', [w.dossiers.wang, rare], { what: 'lrm' })
    const files = await unzipped(bytes)
    expect(files.map(({ name }) => name)).toEqual(['王建国.lrm', '未导出人员说明.txt'])
    expect(files[1]?.bytes.toString('utf8')).toContain('丙𠮷')
    expect((await registered())[0]?.fetched).toMatchObject({ people: 1, leftOut: 1 })
  })

  it('are only those whom the viewer sees in the list, whatever is sent', async () => {
    const { answer } = await many('hr2', [w.dossiers.wang, w.dossiers.guyuan, w.dossiers.fang])
    expect(nameOf(answer)).toBe('王建国.lrmx')
    expect((await many('hr', [])).answer.status).toBe(422)
    for (const who of ['headTech', 'archivist', 'auditor', 'it'] as const)
      expect((await many(who, [w.dossiers.wang])).answer.status).toBe(403)
  })

  it('over twenty wait for a second person of HR, then leave once, to whoever asked', async () => {
    const dossiers: DossierId[] = []
    for (let at = 0; at < 21; at += 1) dossiers.push(await draftOf(`批量${'甲乙丙丁戊己庚辛壬癸'[at % 10]}${at}`))
    const { answer } = await many('hr', dossiers)
    const id = (answer.location ?? '').slice('/exports/'.length) as ExportId
    expect([answer.status, (await w.as('hr').get(paths.export(id))).text.includes('待同意')]).toEqual([303, true])
    expect((await logged('dossier.exported')).some(({ about }) => about['dossier'] === dossiers[0])).toBe(false)

    const fetch = (who: Cast) => w.as(who).bytes(paths.exportFile(id), {})
    expect((await fetch('hr')).answer.status).toBe(409)
    expect((await w.as('hr2').get('/')).text).toContain('有 1 件事等您同意')
    const inbox = await w.as('hr2').get(paths.agreements())
    expect(inbox.text).toContain(reason.reason)
    const agreement = /\/agreements\/([0-9a-f-]{36})\/consent/.exec(inbox.text)?.[1]
    expect((await w.as('hr').post(`/agreements/${agreement}/consent`)).status).toBe(409)
    expect((await w.as('it').post(`/agreements/${agreement}/consent`)).status).toBe(404)
    expect((await w.as('hr2').post(`/agreements/${agreement}/consent`)).status).toBe(303)

    expect((await fetch('hr2')).answer.status).toBe(404)
    const page = await w.as('hr').get(paths.export(id))
    expect(page.text).toContain('取走文件')
    const form = { ...drawnForm(page.text, paths.exportFile(id)), ...markIn(page, paths.exportFile(id)) }
    const first = await w.as('hr').bytes(paths.exportFile(id), form)
    expect((await unzipped(first.bytes)).length).toBe(21)
    const same = await w.as('hr').bytes(paths.exportFile(id), form)
    expect(Buffer.compare(first.bytes, same.bytes)).toBe(0)
    const again = await fetch('hr')
    expect([again.answer.status, again.answer.text.includes('已经取走过一次')]).toEqual([409, true])
    expect((await registered()).find((one) => one.id === id)).toMatchObject({
      agreed: { by: w.person('hr2') },
      fetched: { people: 21 },
    })
  })

  it('are fetched once, however many clicks race', async () => {
    const all = (await registered()).find((one) => one.people === 21)
    const { answer } = await many('hrLead', all?.dossiers ?? [])
    const id = (answer.location ?? '').slice('/exports/'.length) as ExportId
    const inbox = await w.as('hr').get(paths.agreements())
    const agreement = /\/agreements\/([0-9a-f-]{36})\/consent/.exec(inbox.text)?.[1]
    await w.as('hr').post(`/agreements/${agreement}/consent`)
    const answers = await Promise.all(Array.from({ length: 4 }, () => w.as('hrLead').bytes(paths.exportFile(id), {})))
    const statuses = answers.map(({ answer }) => answer.status)
    expect(statuses.filter((status) => status === 200).length).toBe(1)
  })
})

describe('the list', () => {
  it('leaves as a workbook with its columns, order and conditions, and who drew it when', async () => {
    const from = `unit=${w.units.finance}&sort=-birth&columns=birth&columns=number`
    const { answer, bytes } = await w.as('hr').bytes(paths.listExports(), { from })
    expect(nameOf(answer)).toMatch(/\.xlsx$/)
    const [sheet] = await readXlsx(Buffer.from(bytes))
    const rows = sheet?.data ?? []
    expect(rows[0]).toEqual(['序号', '姓名', '出生年月', '档案编号'])
    const listed = rows.slice(
      1,
      rows.findIndex((row) => String(row[0]).startsWith('制表')),
    )
    expect(listed.filter(([at]) => at).map(([, name]) => name)).toContain(people.chen.name)
    expect(rows.flat().join(' ')).toMatch(/制表：林晓岚.*筛选条件：单位 财务部/)
    expect((await registered())[0]).toMatchObject({ what: 'list', dossiers: [] })
    expect((await logged('export.fetched'))[0]?.about).toMatchObject({ what: 'list' })
  })

  it('leaves by HR alone, and without whom they do not see', async () => {
    const { bytes } = await w.as('hr').bytes(paths.listExports(), { from: '' })
    const [sheet] = await readXlsx(Buffer.from(bytes))
    expect(sheet?.data.flat()).toContain(people.wang.name)
    expect(sheet?.data.flat()).not.toContain(people.fang.name)
    for (const who of ['headTech', 'finance', 'auditor', 'it'] as const)
      expect((await w.as(who).post(paths.listExports(), { from: '' })).status).toBe(403)
  })
})

describe('the register', () => {
  it('shows all to the lead, their own to others of HR, and numbers without reasons to the auditor', async () => {
    const [lead, hr2, auditor] = [
      await w.as('hrLead').get(paths.exports()),
      await w.as('hr2').get(paths.exports()),
      await w.as('auditor').get(paths.exports()),
    ]
    expect([lead.text.includes('林晓岚'), lead.text.includes(reason.reason)]).toEqual([true, true])
    expect(hr2.text).not.toContain('林晓岚')
    expect([auditor.status, auditor.text.includes(reason.reason), auditor.text.includes('林晓岚')]).toEqual([
      200,
      false,
      false,
    ])
    expect(auditor.text).toContain('H002')
    for (const who of ['it', 'headTech', 'archivist'] as const)
      expect((await w.as(who).get(paths.exports())).status).toBe(404)
    const [any] = (await registered()).filter(({ by }) => by === w.account('hr'))
    expect((await w.as('hr2').get(paths.export(any?.id as ExportId))).status).toBe(404)
    expect((await w.as('auditor').get(paths.export(any?.id as ExportId))).text).not.toContain('王建国')
  })
})

describe('往返核对', () => {
  it('shows no differences for a dossier that a file began, in any format, and says what one has no place for', async () => {
    const dossier = await imported('long-resume.lrmx')
    const { text, status } = await w.as('hr').get(paths.exportComparison(dossier))
    expect([status, text.includes('没有差别')]).toEqual([200, true])
    expect((await logged('dossier.compared'))[0]?.about['dossier']).toBe(dossier)
    for (const [format, placeless] of [
      ['lrm', '.lrm 没有地方写，或只能写一部分：身份证号、到龄年月、改革前任职年龄界限。'],
      ['docx', 'Word 任免审批表 没有地方写，或只能写一部分：家庭主要成员及重要社会关系、计算年龄时间、身份证号'],
    ] as const) {
      const { text } = await w.as('hr').get(paths.exportComparison(dossier, format))
      expect(text).toContain('写得下的，读回来与档案完全一致')
      expect(text).toContain(placeless)
      expect(text).not.toContain('不一致')
    }
    const rare = await imported('rare-characters.lrmx')
    expect((await w.as('hr').get(paths.exportComparison(rare, 'lrm'))).text).toContain('有 .lrm 写不下的字：䶮')
    const month = await imported('gaps-and-doubts.lrmx')
    expect((await w.as('hr').get(paths.exportComparison(month, 'docx'))).text).toContain('写得下的，读回来')
    for (const who of ['headTech', 'finance'] as const)
      expect((await w.as(who).get(paths.exportComparison(w.dossiers.wang))).status).toBeGreaterThanOrEqual(403)
  })
})
