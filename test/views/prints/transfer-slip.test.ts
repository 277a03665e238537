import { describe, expect, it } from 'vitest'
import { formVersion } from '#domain/prints/form.ts'
import type { TransferSlip } from '#domain/prints/papers/transfer-slip.ts'
import { noFolders } from '#house/rooms/face-folders.ts'
import { openFaces } from '#views/pdf/faces.ts'
import { draw } from '#views/prints/draw.ts'
import { openPdf } from '../../pdf.ts'

const faces = openFaces(noFolders)

const slip = (changes: Partial<TransferSlip> = {}): TransferSlip => ({
  is: 'transfer-slip',
  number: '岚档转字〔2026〕第0018号',
  house: '岚川装备集团有限公司',
  to: '岚州市港务局',
  name: '吕思诚',
  office: '生产制造部计划主管',
  originals: 2,
  duplicates: 1,
  materials: 146,
  reason: '调出',
  carried: '机要 000318',
  clerk: '任素梅',
  date: ['2026', '11', '24'],
  ...changes,
})

async function drawn(of: TransferSlip) {
  const at = '2026-11-24T02:32:00.000Z' as never
  const drawing = await draw(faces, { sheets: [of], at, formVersion, foot: ['打印：任素梅'], run: '7F3K' })
  if (!drawing.ok) throw new Error(`No glyph for ${drawing.missing.join('')}`)
  const pdf = await openPdf(drawing.value.pdf)
  const texts = (await pdf.text()).map((text) => text.replace(/[\s　]/g, ''))
  await pdf.close()
  return { texts, placed: drawing.placed }
}

const inside = ({ placed }: Awaited<ReturnType<typeof drawn>>) =>
  placed.every(({ box, cell }) => box.x >= cell.x - 0.05 && box.x + box.width <= cell.x + cell.width + 0.05)

describe('转递通知单 on paper', () => {
  it('says all of it three times over on one sheet', async () => {
    const sheet = await drawn(slip())
    expect(sheet.texts).toHaveLength(1)
    expect(sheet.texts[0]?.match(/岚档转字〔2026〕第0018号/g)?.length).toBeGreaterThan(3)
    expect(sheet.texts[0]?.match(/调出/g)).toHaveLength(2)
    expect(inside(sheet)).toBe(true)
  })

  it('keeps long words in their cells', async () => {
    const reason = '与本单位协商一致解除劳动合同后转往新单位，按规定转递人事档案'
    const office = '岚川装备集团有限公司重型装备分公司生产制造部第三车间副主任兼工艺技术室主任、党支部书记'
    const sheet = await drawn(slip({ reason, office, name: '阿卜杜热合曼·买买提艾力·吐尔逊江' }))
    expect(sheet.texts).toHaveLength(1)
    expect(sheet.texts[0]?.split(reason)).toHaveLength(3)
    expect(sheet.texts[0]?.split(office)).toHaveLength(3)
    expect(inside(sheet)).toBe(true)
  })

  it('says its whole number where it is cut apart, however long it is', async () => {
    const number = '中岚重装西北分公司党委组织部档转字〔2026〕第000018号'
    const sheet = await drawn(slip({ number }))
    expect(sheet.texts[0]?.split(`${number}骑缝章`)).toHaveLength(3)
    expect(inside(sheet)).toBe(true)
  })

  it('says on a second sheet what no cell has room for', async () => {
    const words = Array.from({ length: 120 }, (_, at) => `第${at + 1}条`).join('')
    const { texts } = await drawn(slip({ reason: words, office: words, to: words }))
    expect(texts).toHaveLength(2)
    expect(texts[1]).toContain('第120条')
    expect(texts[1]).toContain('转递原因（续）')
  })
})
