import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as sealed from '#db/materials/sealed.ts'
import { materialGroups } from '#domain/access/groups.ts'
import type { BlobId, DossierId, MaterialId } from '#domain/ids.ts'
import type { Material } from '#domain/materials/material.ts'
import { type MaterialStep, paths } from '#views/paths.ts'
import { paperPdf } from '../paper-pdf.ts'
import { pdfText } from '../pdf.ts'
import { type Cast, type FormValues, type World, world } from '../world.ts'

let w: World
let wang: DossierId
let chen: DossierId
beforeAll(async () => {
  w = await world()
  wang = w.dossiers.wang
  chen = w.dossiers.chen
})
afterAll(() => w.close())

/** hr2 keeps the catalogue. */
const clerk = 'hr2' as const
const known = (dossier: DossierId): Promise<readonly Material[]> =>
  sealed.openNewest(w.app, dossier, new Set(materialGroups))
const named = async (dossier: DossierId, title: string): Promise<Material> => {
  const found = (await known(dossier)).find(({ entry }) => entry.title === title)
  if (!found) throw new Error(`There is no ${title}.`)
  return found
}
const row = (...cells: readonly (string | number)[]) => cells.join('\t')
const paste = (dossier: DossierId, rows: readonly string[], act = 'save', who: Cast = clerk, more: FormValues = {}) =>
  w.as(who).post(paths.materialEntry(dossier), { rows: rows.join('\n'), step: act, ...more })
const take = async (
  dossier: DossierId,
  { id, version }: Material,
  step: MaterialStep,
  form: FormValues = {},
  who: Cast = clerk,
) => w.as(who).post(paths.materialStep(dossier, id, step), { version: `${version}`, ...form })
const fieldsOf = ({ entry }: Material): Record<string, string> => ({
  class: entry.class,
  title: entry.title,
  year: entry.date ?? '',
  copies: `${entry.copies}`,
  pages: `${entry.pages}`,
  kind: entry.form,
  volume: entry.volume,
  remark: entry.remark ?? '',
  matter: entry.matter ?? '',
})

describe('rows pasted into a catalogue', () => {
  it('are filed together, in their order and with their numbers', async () => {
    const rows = [
      row('3', '年度考核登记表', 2002, 12, 30, 1, 2),
      row('3', '年度考核登记表', 2001, '', '', 1, 2, '月日不详'),
      row('4-1', '毕业生登记表', 1996, 7, 1, 1, 6),
    ]
    const answer = await paste(wang, rows)
    expect([answer.status, answer.location]).toEqual([303, paths.materials(wang)])
    const { text } = await w.as(clerk).get(paths.materials(wang))
    expect(text).toMatch(/3-1<\/td>[\s\S]*?2001[\s\S]*?3-2<\/td>[\s\S]*?2002[\s\S]*?4-1-1<\/td>/)
    expect(text).toContain('月日不详')
  })

  it('save nothing where a cell is wrong, keep all that was typed and give each cell its reason', async () => {
    const before = (await known(wang)).length
    const answer = await paste(wang, [row('4', '证书', 1999, 13, '', 1, 'x'), row('7', '表彰决定', 2008, '', '', 1, 2)])
    expect(answer.status).toBe(422)
    for (const reason of ['四类、九类要写到小类', '没有这个月', '要写数目']) expect(answer.text).toContain(reason)
    expect(answer.text).toContain('证书')
    expect(answer.text).toContain('表彰决定')
    expect(await known(wang)).toHaveLength(before)
  })

  it('save those that are right where that was asked for, and keep the others in hand', async () => {
    const rows = [row('4', '证书', 1999, '', '', 1, 1), row('7', '表彰决定', 2008, '', '', 1, 2)]
    const answer = await paste(wang, rows, 'save-right')
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('已保存 1 行')
    expect(answer.text).toContain('证书')
    expect(answer.text).not.toContain('表彰决定')
    expect((await named(wang, '表彰决定')).entry).toMatchObject({ class: '7', pages: 2 })
  })

  it('are only looked through where that was asked for', async () => {
    const before = (await known(wang)).length
    const answer = await paste(wang, [row('10', '派遣证', 1996, 7, 10, 1, 1)], 'check')
    expect(answer.status).toBe(200)
    expect(answer.text).toContain('1 行都可以保存')
    expect(await known(wang)).toHaveLength(before)
    const rows = /<textarea[^>]*name="rows"[^>]*>\n?([\s\S]*?)<\/textarea>/.exec(answer.text)?.[1] ?? ''
    expect((await w.as(clerk).post(paths.materialEntry(wang), { rows, step: 'save' })).status).toBe(303)
    expect((await named(wang, '派遣证')).entry.class).toBe('10')
  })

  it('are filed once, however often the form is sent', async () => {
    const before = (await known(wang)).length
    const cmd_id = '00000000-0000-7000-8000-00000000aaaa'
    for (let times = 0; times < 3; times += 1)
      expect((await paste(wang, [row('10', '介绍信', 1997, '', '', 1, 1)], 'save', clerk, { cmd_id })).status).toBe(303)
    expect(await known(wang)).toHaveLength(before + 1)
  })

  it('are refused with a sentence where there are none, or too many', async () => {
    expect((await paste(wang, [])).text).toContain('没有可以归入的行')
    const many = Array.from({ length: 2001 }, () => '3\t表\t2001\t\t\t1\t2')
    const answer = await paste(wang, many)
    expect([answer.status, answer.text.includes('一次最多 2,000 行')]).toEqual([422, true])
  })

  it('are nobody else’s to file', async () => {
    const rows = [row('3', '表', 2001, '', '', 1, 2)]
    for (const who of ['hr', 'hrLead'] as const) expect((await paste(wang, rows, 'save', who)).status).toBe(403)
    for (const who of ['archivist', 'finance', 'legal', 'headTech', 'it', 'auditor'] as const)
      expect((await paste(wang, rows, 'save', who)).status, who).toBe(404)
    expect((await paste(w.dossiers.guyuan, rows)).status).toBe(404)
    expect((await paste(w.dossiers.fang, rows)).status).toBe(404)
    expect((await paste(w.dossiers.zhou, rows)).status).toBe(403)
  })
})

describe('rows of many people', () => {
  const post = (rows: readonly string[], act = 'save') =>
    w.as(clerk).post(paths.materialEntryForMany(), { rows: rows.join('\n'), step: act })

  it('go to each by name or number', async () => {
    const answer = await post([
      row('', '王建国', '9-1', '转正定级审批表', 1997, 8, '', 1, 1),
      row('', '陈雨桐', '9-1', '转正定级审批表', 2011, 8, '', 1, 1),
    ])
    expect(answer.status).toBe(303)
    for (const dossier of [wang, chen]) expect((await named(dossier, '转正定级审批表')).entry.class).toBe('9-1')
  })

  it('say of whom nothing is known, and nothing of a relative’s dossier or one that is not theirs to keep', async () => {
    const answer = await post(
      ['无此人', '顾远', '方宁', '周契'].map((name) => row('', name, '9-1', '审批表', 1997, '', '', 1, 1)),
      'check',
    )
    expect(answer.text.match(/class="problem">[^<]*没有这个人，或不归您管/g)).toHaveLength(4)
  })
})

describe('a paper that comes in', () => {
  const receive = (form: FormValues = {}) =>
    w.as(clerk).post(paths.materialReceipt(wang), {
      from: '生产制造部',
      receivedOn: '2026-10-20',
      class: '6',
      title: '入党转正申请书',
      year: '1994.01',
      copies: '1',
      pages: '3',
      ...form,
    })

  it('is received, examined and filed, and the catalogue and the log say so', async () => {
    expect((await receive()).status).toBe(303)
    const { text } = await w.as(clerk).get(paths.materials(wang))
    expect(text).toContain('2026-10-20 收，生产制造部交')
    expect(text).toContain('超过 1 个月')
    const received = await named(wang, '入党转正申请书')
    expect((await take(wang, received, 'filing')).status).toBe(422)
    const examining = await take(wang, received, 'examination', { ...fieldsOf(received), pages: '4' })
    expect(examining.status).toBe(303)
    const examined = await named(wang, '入党转正申请书')
    expect(examined).toMatchObject({ kind: 'examined', entry: { pages: 4, from: '生产制造部' } })
    expect((await w.as(clerk).get(paths.material(wang, examined.id))).text).toContain('归入后排在 6-1')
    expect((await take(wang, examined, 'filing')).location).toBe(paths.materials(wang))
    expect((await named(wang, '入党转正申请书')).kind).toBe('filed')
    const history = await w.as(clerk).get(paths.materialHistory(wang))
    for (const word of ['收到', '鉴别', '归入目录', '顾言']) expect(history.text).toContain(word)
  })

  it('goes back with a reason, which it needs, and stays in sight', async () => {
    await receive({ title: '家庭情况说明' })
    const received = await named(wang, '家庭情况说明')
    const refused = await take(wang, received, 'return', { reason: ' ' })
    expect([refused.status, refused.text.includes('写上理由')]).toEqual([422, true])
    expect((await take(wang, received, 'return', { reason: '没有单位证明' })).status).toBe(303)
    const { text } = await w.as(clerk).get(paths.materials(wang))
    expect(text).toContain('退回：没有单位证明')
    expect((await take(wang, await named(wang, '家庭情况说明'), 'examination', fieldsOf(received))).status).toBe(422)
  })

  it('is listed among all loose papers of those who keep the catalogue', async () => {
    await receive({ title: '培训合格证书', class: '4-4' })
    const { text } = await w.as(clerk).get(paths.looseMaterials())
    expect(text).toContain('培训合格证书')
    expect(text).not.toContain('家庭情况说明')
    for (const who of ['hr', 'archivist', 'finance', 'it', 'auditor', 'headTech'] as const)
      expect((await w.as(who).get(paths.looseMaterials())).status, who).toBe(403)
  })

  it('keeps what was typed where something is wrong', async () => {
    const answer = await receive({ title: '', receivedOn: '2026-12-01', from: '' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('日期在今天以后')
    expect(answer.text).toContain('value="1994.01"')
  })
})

describe('a line of the catalogue', () => {
  beforeAll(async () => {
    await paste(chen, [
      row('8', '党纪处分决定', 2010, 5, 4, 1, 3),
      row('3', '年度考核登记表', 2011, 12, 30, 1, 2),
      row('3', '年度考核登记表', 2011, 12, 30, 1, 2),
      row('3', '鉴定', 2012, '', '', 1, 2),
    ])
  })

  it('is mended, and what it was stays in its history', async () => {
    const line = await named(chen, '鉴定')
    expect((await take(chen, line, 'correction', { ...fieldsOf(line), title: '工作鉴定' })).status).toBe(303)
    const { text } = await w.as(clerk).get(paths.material(chen, line.id))
    expect(text).toContain('工作鉴定')
    expect(text).toMatch(/归入目录 · 3[\s\S]*2012 鉴定/)
  })

  it('moves to another class with all that it has', async () => {
    const line = await named(chen, '工作鉴定')
    expect((await take(chen, line, 'correction', { ...fieldsOf(line), class: '10' })).status).toBe(303)
    const moved = await named(chen, '工作鉴定')
    expect(moved).toMatchObject({ kind: 'moved', entry: { ...line.entry, class: '10' } })
  })

  it('is not saved over somebody else’s change; what was typed stays', async () => {
    const line = await named(chen, '工作鉴定')
    await take(chen, line, 'correction', { ...fieldsOf(line), pages: '9' })
    const late = await take(chen, line, 'correction', { ...fieldsOf(line), remark: '缺页' })
    expect([late.status, late.text.includes('刚才有人改过')]).toEqual([409, true])
    expect(late.text).toContain('value="缺页"')
    expect((await named(chen, '工作鉴定')).entry).toMatchObject({ pages: 9 })
  })

  it('is not saved where nothing was changed', async () => {
    const line = await named(chen, '工作鉴定')
    expect((await take(chen, line, 'correction', fieldsOf(line))).text).toContain('没有改动')
  })

  it('is asked about where it seems to be there twice, until somebody keeps both', async () => {
    const { text } = await w.as(clerk).get(paths.materials(chen))
    expect(text).toContain('可能重复')
    const twin = (await known(chen)).filter(({ entry }) => entry.title === '年度考核登记表').at(-1)
    expect((await take(chen, twin as Material, 'distinction')).status).toBe(303)
    expect((await w.as(clerk).get(paths.materials(chen))).text).not.toContain('可能重复')
  })

  it('leaves the catalogue by an act with a reason, and stays in sight', async () => {
    const line = await named(chen, '党纪处分决定')
    expect((await take(chen, line, 'removal')).status).toBe(422)
    expect((await take(chen, line, 'removal', { reason: '不是本人的材料' })).status).toBe(303)
    const { text } = await w.as(clerk).get(paths.materials(chen))
    expect(text).toContain('剔除：不是本人的材料')
    expect((await known(chen)).some(({ id }) => id === line.id)).toBe(true)
    expect((await take(chen, await named(chen, '党纪处分决定'), 'correction', fieldsOf(line))).status).toBe(422)
  })

  it('is not there for whoever may not see the dossier, and not to be changed by whoever only reads', async () => {
    const line = await named(chen, '工作鉴定')
    const steps = ['examination', 'filing', 'return', 'correction', 'removal', 'distinction'] as const
    for (const step of steps) {
      for (const who of ['hr', 'hrLead'] as const)
        expect((await take(chen, line, step, { ...fieldsOf(line), reason: '试' }, who)).status, step).toBe(403)
      for (const who of ['headFinance', 'archivist', 'finance', 'it', 'auditor', 'keeper'] as const)
        expect((await take(chen, line, step, { ...fieldsOf(line), reason: '试' }, who)).status, `${who} ${step}`).toBe(
          404,
        )
    }
    const nobodys = { ...line, id: '00000000-0000-7000-8000-00000000dead' as MaterialId }
    expect((await take(chen, nobodys, 'removal', { reason: '试' })).status).toBe(404)
    expect((await w.as(clerk).get(paths.material(wang, line.id))).status).toBe(404)
  })
})

describe('an attached paper', () => {
  const attach = async (bytes: Uint8Array, title = '工作鉴定') => {
    const { id, version } = await named(chen, title)
    const file = new File([new Uint8Array(bytes)], '鉴定.pdf')
    return w.as(clerk).post(paths.materialPaper(chen, id), { version: `${version}`, file })
  }
  let pdf: Uint8Array
  beforeAll(async () => {
    pdf = await paperPdf()
  })

  it('is kept byte by byte and encrypted, and looked at also once its line has moved', async () => {
    expect((await attach(pdf)).status).toBe(303)
    const line = await named(chen, '工作鉴定')
    await take(chen, line, 'correction', { ...fieldsOf(line), class: '3' })
    const blob = (await named(chen, '工作鉴定')).entry.paper?.blob as BlobId
    expect((await w.as('hr').get(paths.paper(chen, blob))).text).toContain('鉴定.pdf')
    const { answer } = await w.as('hr').bytes(paths.paperPicture(chen, blob, 1))
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'image/jpeg'])
    expect([...(await w.app.blobs.read(w.app.db, blob, chen))]).toEqual([...pdf])
    for (const who of ['headFinance', 'archivist', 'finance', 'it', 'auditor'] as const)
      expect((await w.as(who).get(paths.paper(chen, blob))).status, who).toBe(404)
    expect((await w.as('hr').get(paths.paper(wang, blob))).status).toBe(404)
  })

  it('is refused where it is no paper, none at all or too large, and leaves nothing behind', async () => {
    const before = await w.app.blobs.unused(w.app.db)
    expect((await attach(new TextEncoder().encode('PK'))).text).toContain('附件只收 PDF、JPEG、PNG 或 TIFF')
    expect((await attach(new Uint8Array(20 * 1024 * 1024 + 1))).text).toContain('文件太大了')
    const { id, version } = await named(chen, '工作鉴定')
    const none = await w.as(clerk).post(paths.materialPaper(chen, id), { version: `${version}` })
    expect(none.status).toBe(422)
    const stale = await w
      .as(clerk)
      .post(paths.materialPaper(chen, id), { version: '1', file: new File([new Uint8Array(pdf)], 'a.pdf') })
    expect(stale.status).toBe(409)
    expect(await w.app.blobs.unused(w.app.db)).toEqual(before)
  })
})

describe('what is missing', () => {
  it('stands in the catalogue: more for HR, who may see by what it is expected', async () => {
    const { text } = await w.as('hr').get(paths.materials(chen))
    expect(text).toContain('入党志愿书')
    expect(text).toContain('干部履历表')
  })

  it('is listed for a department, for whoever keeps dossiers or the catalogue', async () => {
    const { status, text } = await w.as('hr').get(paths.missingMaterials({ unit: w.units.tech }))
    expect(status).toBe(200)
    expect(text).toContain('技术部欠缺材料催交单')
    expect(text).toContain('王建国')
    expect(text).not.toContain('陈雨桐')
    expect((await w.as(clerk).get(paths.missingMaterials({ unit: w.units.tech }))).text).not.toContain('顾远')
    for (const who of ['archivist', 'finance', 'it', 'auditor', 'headTech'] as const) {
      expect((await w.as(who).get(paths.missingMaterials())).status, who).toBe(403)
      expect((await w.as(who).post(paths.missingMaterials(), { unit: w.units.tech })).status, who).toBe(403)
    }
  })

  it('prints as 催交单 of the department, with a day to hand it in and who receives it, and of no other', async () => {
    const list = (await w.as('hr').get(`${paths.dossiers()}?unit=${w.units.tech}`)).text
    expect(list).toContain(`href="${paths.missingMaterials({ unit: w.units.tech })}"`)
    const { bytes, answer } = await w.as('hr').bytes(paths.missingMaterials(), { unit: w.units.tech })
    expect(answer.headers.get('Content-Type')).toBe('application/pdf')
    const text = (await pdfText(bytes)).replace(/[\s　]/g, '')
    for (const words of ['干部人事档案材料催交单', '单位：技术部', '王建国', '部门签收', '日前交齐'])
      expect(text).toContain(words)
    expect(text).not.toContain('陈雨桐')
    expect((await w.as('hr').post(paths.missingMaterials(), { unit: w.app.newId() })).status).toBe(404)
    const acts = await w.app.db.selectFrom('log').select('act').where('act', '=', 'material.lacking-printed').execute()
    expect(acts).toHaveLength(1)
  })
})

describe('the catalogue of a thick dossier', () => {
  it('weighs at most 100 KB with 120 entries, and is light to look through', async () => {
    const rows = Array.from({ length: 120 }, (_, at) =>
      row(
        ['1', '3', '4-4', '9-1', '9-2'][at % 5] ?? '1',
        `年度考核登记表第${at}号`,
        1990 + (at % 30),
        7,
        1,
        1,
        2,
        '月日不详',
      ),
    )
    const looked = await paste(w.dossiers.shen, rows, 'check')
    expect(looked.text.length).toBeLessThan(100 * 1024)
    expect((await paste(w.dossiers.shen, rows)).status).toBe(303)
    const { text } = await w.as(clerk).get(paths.materials(w.dossiers.shen))
    expect(new TextEncoder().encode(text).length).toBeLessThan(100 * 1024)
    expect(text.match(/data-row=/g)?.length).toBe(120)
  })
})

describe('the log of the catalogue', () => {
  it('has an entry for each act and each look, without a title', async () => {
    const rows = await w.app.db.selectFrom('log').select(['act', 'body']).where('act', 'like', 'material.%').execute()
    const found = new Set(rows.map(({ act }) => act))
    for (const act of [
      'catalogue-read',
      'history-read',
      'paper-read',
      'register-read',
      'lacking-read',
      'received',
      'examined',
      'returned',
      'filed',
      'mended',
      'moved',
      'removed',
    ])
      expect(found, act).toContain(`material.${act}`)
    expect(rows.filter(({ body }) => /[\u4e00-\u9fff]/.test(body))).toEqual([])
  })
})
