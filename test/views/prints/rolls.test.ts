import { describe, expect, it } from 'vitest'
import type { RollJob } from '#domain/prints/job.ts'
import { noFolders } from '#house/rooms/face-folders.ts'
import { openFaces } from '#views/pdf/faces.ts'
import { drawRollJob } from '#views/rolls/draw.ts'
import { drawTable } from '#views/rolls/table.pdf.ts'
import { sheetsFor } from '../../domain/prints/sheets-of.ts'
import { openPdf } from '../../pdf.ts'

const faces = openFaces(noFolders)
const at = '2026-11-24T02:32:00.000Z' as never

const frame = {
  title: '职工名册',
  unit: '中国岚川重型装备制造集团有限责任公司西北分公司',
  until: '截至2026年11月24日',
  madeBy: '方宁',
}

async function drawn(sheet: RollJob['sheet']) {
  const drawing = await drawRollJob(faces, { at, sheet, photos: {} })
  if (!drawing.ok) throw new Error(`No glyph for ${drawing.missing.join('')}`)
  const pdf = await openPdf(drawing.pdf)
  const text = (await pdf.text()).map((page) => page.replace(/\s/g, ''))
  await pdf.close()
  return text
}

const numbered = (count: number, of: string) => Array.from({ length: count }, (_, at) => `${of}${at + 1}；`).join('')

describe('a printed roll', () => {
  it('cuts neither the unit above it nor a row, and counts its people once', async () => {
    const text = await drawn({
      is: 'table',
      ...frame,
      lying: false,
      columns: [
        { label: '姓名', width: 20 },
        { label: '现住址', width: 40, start: true },
        { label: '备注', width: 110 },
      ],
      parts: [{ rows: [['林致远', numbered(150, '第'), '']] }],
      count: 1,
      notes: [],
    })
    const all = text.join('')
    expect(all).toContain(`单位：${frame.unit}${frame.until}本页1人，共1人`)
    expect(all).toContain('第150；')
    expect(all).not.toContain('接续页')
  })

  it('cuts no date and no head of a column, however many columns are chosen', async () => {
    const dates = ['参加工\n作时间', '任现职\n时间', '任现职\n级时间', '到龄时间', '入党\n时间']
    const others = [
      '籍贯',
      '最高学历\n学位',
      '毕业院校及专业',
      '现任职务',
      '部门',
      '政治面貌',
      '职务职级',
      '民族',
      '工号',
    ]
    const labels = ['序号', '姓名', ...dates, ...others]
    const row = [
      '1',
      '宁远志',
      ...dates.map((_, at) => `20${10 + at}.11`),
      ...others.map((label) => label.slice(0, 2).repeat(4)),
    ]
    const { placed } = drawTable(faces, at, {
      is: 'table',
      ...frame,
      lying: true,
      columns: labels.map((label) => ({ label, width: dates.includes(label) ? 12 : 22 })),
      parts: [{ rows: [row] }],
      count: 1,
      notes: [],
    })
    const lines = placed.map(({ text }) => text)
    for (const date of row.slice(2, 7)) expect(lines).toContain(date)
    for (const label of labels) expect(lines.join('')).toContain(label.replace('\n', ''))
  })

  it('has room for the posts of all who lead a unit', async () => {
    const lead = numbered(
      12,
      '阿卜杜热合曼·买买提艾力（中国岚川重型装备制造集团有限责任公司西北分公司生产制造部部长、总监）',
    )
    const text = (await drawn({ is: 'unit', ...frame, lines: [{ label: '负责人', text: lead }], notes: [] })).join('')
    expect(text).toContain(lead)
    expect(text).toContain(`单位：${frame.unit}`)
  })

  it('says on a further sheet what no cell of 简要情况 has room for', async () => {
    const nativePlace = '新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县'.repeat(3)
    const { basic, resume } = sheetsFor({ basic: { nativePlace } })
    const person = { basic, resume: resume.lines, rank: '', politics: '中共党员' }
    const text = await drawn({ is: 'brief', ...frame, people: [person], notes: [] } as never)
    expect(text.join('').replace('（接续页）', '').replace('籍贯（续）', '')).toContain('锡伯自治县')
    expect(text).toHaveLength(2)
    expect(text[1]).toContain('籍贯（续）')
  })
})
