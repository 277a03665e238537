import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { headings } from '#domain/materials/classes.ts'
import type { Entry } from '#domain/materials/material.ts'
import type { Ordered } from '#domain/materials/ordering.ts'
import { formVersion } from '#domain/prints/form.ts'
import { noFolders } from '#house/rooms/face-folders.ts'
import { openFaces } from '#views/pdf/faces.ts'
import { draw } from '#views/prints/draw.ts'
import { type Changes, catalogueFor } from '../../domain/prints/sheets-of.ts'
import { openPdf } from '../../pdf.ts'

const faces = openFaces(noFolders)

const paper = (title: string, more: Partial<Entry>): Ordered => ({
  id: title,
  entry: { class: '1', title, copies: 1, pages: 4, form: 'original', volume: 'original', ...more },
})

const with_ = (blank: number, volume: 'original' | 'duplicate' = 'original'): Changes => ({
  parameters: { paper: { edition: '2025', reason: '', copies: 1, blank, volume } },
})

async function drawn(filed: readonly Ordered[], changes: Changes = {}) {
  const drawing = await draw(faces, {
    sheets: [catalogueFor(changes, filed)],
    at: '2026-11-24T02:32:00.000Z' as never,
    formVersion,
    foot: ['打印：方宁'],
    run: '7F3K',
  })
  if (!drawing.ok) throw new Error(`No glyph for ${drawing.missing.join('')}`)
  const pdf = await openPdf(drawing.value.pdf)
  const pages = (await pdf.text()).map((text) => text.replace(/\s/g, ''))
  const rules = await Promise.all(pages.map((_, at) => pdf.rules(at + 1)))
  await pdf.close()
  return { ...drawing.value, placed: drawing.placed, text: pages.join(''), texts: pages, rules }
}

/** How many rows the tables of all pages have, the two of their heads aside: the upper strokes that begin at the left edge. */
const rowsIn = (rules: Awaited<ReturnType<typeof drawn>>['rules']) =>
  rules.reduce((sum, page) => {
    const starts = page
      .filter(({ x1, x2, y1, weight }) => weight === 1 && Math.abs(x1 - 25) < 0.01 && x2 > 25.1 && y1 > 41)
      .map(({ y1 }) => y1.toFixed(2))
    return sum + new Set(starts).size
  }, 0)

describe('the printed catalogue', () => {
  it('has the headings of all classes and sub-classes also over nothing, and blank rows as asked', async () => {
    for (const blank of [0, 2, 3]) {
      const { text, rules } = await drawn([], with_(blank))
      for (const { name } of headings) expect(text).toContain(name.replace(/\s/g, ''))
      for (const numeral of '一二三四五六七八九十') expect(text).toContain(`${numeral}、`)
      expect(rowsIn(rules)).toBe(18 + 8 * blank + 8 * 2 * blank)
    }
  })

  it('says number, title, date as precise as the paper, copies, pages and remark, serials anew in each class', async () => {
    const { text } = await drawn([
      paper('毕业生登记表', { class: '4-1', date: '199707' as never }),
      paper('学位证书', { class: '4-1', date: '1997' as never, form: 'copy', remark: '原件存本人' }),
      paper('入党志愿书', { class: '6', date: '19990601' as never, pages: 12, copies: 2 }),
    ])
    for (const words of ['4-1-1学位证书199714复印件，原件存本人', '4-1-2毕业生登记表1997714', '6-1入党志愿书199961212'])
      expect(text).toContain(words)
  })

  it('takes what lies in the volume that is asked for', async () => {
    const filed = [
      paper('履历表', {}),
      paper('履历表副页', { volume: 'duplicate' }),
      paper('登记表', { volume: 'both' }),
    ]
    const original = (await drawn(filed, with_(1))).text
    expect([original.includes('履历表副页'), original.includes('登记表'), original.includes('（正本）')]).toEqual([
      ...[false, true, true],
    ])
    const duplicate = (await drawn(filed, with_(1, 'duplicate'))).text
    expect([duplicate.includes('1-1履历表副页'), duplicate.includes('（副本）')]).toEqual([true, true])
  })

  it('puts no word outside its cell and loses none, however long a title is, and leaves no heading alone at the foot', async () => {
    const long = Array.from({ length: 60 }, () => '关于任职的通知及民主推荐、组织考察、公示情况').join('')
    const filed = Array.from({ length: 120 }, (_, at) =>
      paper(at % 7 === 0 ? `${at}${long}` : `材料${at}`, {
        class: at % 2 ? '9-2' : '4-1',
        remark: at % 5 ? '' : '缺页，已说明原件下落',
      }),
    )
    const { placed, text: all, texts, pages } = await drawn(filed)
    const text = all.replaceAll('（接下行）', '')
    const outside = placed.filter(
      ({ box, cell }) =>
        box.x < cell.x - 0.05 ||
        box.y < cell.y - 0.05 ||
        box.x + box.width > cell.x + cell.width + 0.05 ||
        box.y + box.height > cell.y + cell.height + 0.05,
    )
    expect(outside).toEqual([])
    expect(pages.length).toBe(texts.length)
    expect([...text].filter((char) => char === '荐')).toHaveLength(18 * 60)
    for (const page of texts) expect(page).toContain('姓名：林致远')
  })

  it('rules its columns where the sums of their widths put them', async () => {
    const { rules } = await drawn([])
    const edges = new Set((rules[0] ?? []).filter(({ x1, x2 }) => x1 === x2).map(({ x1 }) => x1.toFixed(1)))
    for (const x of [25, 41, 114, 127, 136, 145, 157, 169, 190.8]) expect(edges).toContain(x.toFixed(1))
  })

  it('is the same bytes for the same job', async () => {
    const hash = async () =>
      createHash('sha256')
        .update((await drawn([paper('履历表', {})])).pdf)
        .digest('hex')
    expect(await hash()).toBe(await hash())
  })
})
