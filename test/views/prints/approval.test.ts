import { describe, expect, it } from 'vitest'
import { formVersion } from '#domain/prints/form.ts'
import type { ApprovalSheet } from '#domain/prints/papers/approval.ts'
import { noFolders } from '#house/rooms/face-folders.ts'
import { openFaces } from '#views/pdf/faces.ts'
import { draw } from '#views/prints/draw.ts'
import { openPdf } from '../../pdf.ts'

const faces = openFaces(noFolders)

const sheet = (more: Partial<ApprovalSheet>): ApprovalSheet => ({
  is: 'approval',
  title: '变更审批单',
  name: '林致远',
  number: 'HX-2026-0001',
  facts: [{ label: '事由', words: '按文件办理' }],
  changes: [],
  opinions: [],
  remarks: [],
  ...more,
})

async function drawn(of: ApprovalSheet) {
  const drawing = await draw(faces, {
    sheets: [of],
    at: '2026-11-24T02:32:00.000Z' as never,
    formVersion,
    foot: ['打印：方宁'],
    run: '7F3K',
  })
  if (!drawing.ok) throw new Error(`No glyph for ${drawing.missing.join('')}`)
  const pdf = await openPdf(drawing.value.pdf)
  const texts = (await pdf.text()).map((text) => text.replace(/\s/g, ''))
  await pdf.close()
  return { ...drawing.value, placed: drawing.placed, texts }
}

describe('the printed approval sheet', () => {
  it('repeats the heading of a table on its next page, and the group that its first row belongs to', async () => {
    const rows = ['本部门', '行政', '财务'].flatMap((group) =>
      Array.from({ length: 14 }, (_, at) => [at === 0 ? group : '', `${group}第${at + 1}项`, '已办妥', '']),
    )
    const { texts } = await drawn(
      sheet({ tables: [{ shares: [22, 50, 50, 28], heads: ['部门', '事项', '情况', '经办'], rows }] }),
    )
    expect(texts.length).toBeGreaterThan(1)
    for (const text of texts) expect(text).toContain('部门事项情况经办')
    expect(texts[1]).toMatch(/部门事项情况经办(本部门|行政|财务)（续）/)
    for (const [, words = '?'] of rows) expect(texts.join('')).toContain(words)
  })

  it.each([24, 25, 26, 27, 28, 29, 30, 31])(
    'never leaves those who sign alone on a page, nor a heading at the foot of one, with %i rows before them',
    async (count) => {
      const rows = Array.from({ length: count }, (_, at) => [`第${at + 1}项`, '已办妥'])
      const { texts } = await drawn(
        sheet({
          tables: [{ shares: [1, 1], heads: ['事项', '情况'], rows }],
          signers: ['甲（签字）：', '乙（签字）：', '丙（签字）：'],
        }),
      )
      const last = texts.at(-1) ?? ''
      for (const words of ['甲（签字）', '乙（签字）', '丙（签字）', `第${count}项`]) expect(last).toContain(words)
      for (const text of texts) expect(text).not.toMatch(/事项情况(（接续页）|第\d+页)/)
    },
  )

  it('puts no word outside its cell and loses none, however long an opinion is and however many there are', async () => {
    const long = '经核对原件一致，荐'.repeat(220)
    const { texts, placed } = await drawn(
      sheet({
        opinions: Array.from({ length: 30 }, (_, at) => ({
          step: '部门负责人',
          person: `沈诚${at}`,
          office: '技术部部长',
          words: at % 10 === 0 ? long : '同意',
          at: '2026-11-24 09:00',
        })),
        changes: Array.from({ length: 12 }, (_, at) => ({
          record: `学历学位 ${at}`,
          basis: '毕业证书第 1 页',
          fields: [{ label: '学校', was: '无', now: '北京某大学'.repeat(at * 9 + 1) }],
        })),
      }),
    )
    const outside = placed.filter(
      ({ box, cell }) =>
        box.x < cell.x - 0.05 ||
        box.y < cell.y - 0.05 ||
        box.x + box.width > cell.x + cell.width + 0.05 ||
        box.y + box.height > cell.y + cell.height + 0.05,
    )
    expect(outside).toEqual([])
    const all = texts.join('')
    expect([...all].filter((char) => char === '荐')).toHaveLength(3 * 220)
    for (let at = 0; at < 30; at += 1) expect(all).toContain(`沈诚${at}`)
    expect(texts.length).toBeGreaterThan(2)
    for (const page of texts) expect(page).toContain('姓名：林致远')
    expect(texts.at(-1)).toContain('经办人（签字）')
  })

  it('gives equal bytes for equal words', async () => {
    const [one, other] = [await drawn(sheet({})), await drawn(sheet({}))]
    expect(Buffer.from(one.pdf).equals(Buffer.from(other.pdf))).toBe(true)
  })
})
