import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTable, writeTable } from '#domain/grid/table.ts'

const cell = fc.string({ unit: fc.constantFrom('甲', 'b', '"', '\t', '\n', ' ', ',', "'", '<', '2015.09') })

describe('a pasted table', () => {
  it('is read as it was written, whatever stands in its cells', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 }), (rows) => {
        const end = rows.findLastIndex((row) => row.some((text) => text.trim() !== ''))
        fc.pre(!/^\s*</.test(rows[0]?.[0] ?? ''))
        expect(readTable(writeTable(rows))).toEqual(rows.slice(0, end + 1))
      }),
    )
  })

  it('is never too strange to be read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const given of [text, `<table><tr><td>${text}`])
          expect(
            readTable(given)
              .flat()
              .every((one) => typeof one === 'string'),
          ).toBe(true)
      }),
    )
  })

  it('has the rows of Excel, with its line ends and its quoted cells', () => {
    expect(readTable('年度\t结果\r\n2023\t"称职\r\n（援疆）"\r\n2024\t"他说""好"""\r\n\r\n')).toEqual([
      ['年度', '结果'],
      ['2023', '称职\n（援疆）'],
      ['2024', '他说"好"'],
    ])
  })

  it('takes a mark inside a word, or one that is never closed, as it stands', () => {
    expect(readTable('5" 管\t"没有关上\t甲\n乙')).toEqual([['5" 管', '"没有关上', '甲'], ['乙']])
  })

  it('has the cells of a Word table, paragraphs as lines, cells over two columns once', () => {
    const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>td{x:y}</style></head><body>
      <!--StartFragment--><table class=MsoTableGrid border=1><tr style='height:1pt'>
      <td width=10><p class=MsoNormal><span lang=EN-US>2023<o:p></o:p></span></p></td>
      <td colspan=2><p>称职</p><p>援疆&nbsp;3 个月 &amp; 返回</p></td><td>&#x4E2D;&lt;b&gt;</td></tr>
      <tr><th>2024</th><td>优秀<br>嘉奖</td></tr></table><!--EndFragment--></body></html>`
    expect(readTable(word)).toEqual([
      ['2023', '称职\n援疆 3 个月 & 返回', '', '中<b>'],
      ['2024', '优秀\n嘉奖'],
    ])
  })

  it('is read in a time that grows with its length', () => {
    for (const piece of ['"', '"甲\t', '""甲\t', '<td', '"\t"', '<!--', '<style', '&#x'])
      for (const before of ['', '<table><tr><td>'])
        expect(readTable(before + piece.repeat(200_000)).length).toBeGreaterThanOrEqual(0)
    expect(readTable(`<table><tr>${'<td>甲'.repeat(20_000)}`)[0]).toHaveLength(20_000)
  })
})
