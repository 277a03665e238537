import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GridLine, linesOf, writeLines } from '#domain/grid/lines.ts'
import { readTable } from '#domain/grid/table.ts'

const columns = [
  { key: 'year', names: ['年度', 'Year'] },
  { key: 'result', names: ['结果', 'Result'] },
  { key: 'text', names: ['说明', 'Remark'] },
]

describe('the lines of a grid', () => {
  it('stand in the order of the columns where the table has no headings', () => {
    expect(linesOf(readTable('2023\t称职\n\n2024\t优秀\t嘉奖'), columns)).toEqual({
      lines: [
        { mark: undefined, cells: { year: '2023', result: '称职' } },
        { mark: undefined, cells: { year: '2024', result: '优秀', text: '嘉奖' } },
      ],
      unknown: [],
    })
  })

  it('follow the headings, in whichever order and language, and tell those that are none here', () => {
    expect(linesOf(readTable('姓名\t结果：\tyear\n石铁成\t称职\t2023'), columns)).toEqual({
      lines: [{ mark: undefined, cells: { year: '2023', result: '称职' } }],
      unknown: ['姓名'],
    })
  })

  it('take two headings of one name for the two columns that have it, in their order', () => {
    const people = [
      { key: 'person', names: ['本人姓名', '姓名'] },
      { key: 'relation', names: ['称谓'] },
      { key: 'name', names: ['姓名'] },
    ]
    const [line] = linesOf(readTable('姓名\t称谓\t姓名\n石铁成\t儿子\t石小成'), people).lines
    expect(line?.cells).toEqual({ person: '石铁成', relation: '儿子', name: '石小成' })
    const cells = { person: '石铁成', relation: '儿子', name: '石小成' }
    expect(linesOf(readTable(writeLines([{ cells }], people)), people).lines[0]?.cells).toEqual(cells)
  })

  it('are read as they were written', () => {
    const id = fc.uuid()
    const stamp = fc.constantFrom('', 'career/1', 'career/12 identity/2')
    const mark = fc.record(
      { record: id, stamp, undecided: fc.subarray(['year', 'text']) },
      { requiredKeys: ['record', 'stamp', 'undecided'] },
    )
    const gone = mark.map((one) => ({ ...one, gone: true as const }))
    const cells = fc
      .dictionary(fc.constantFrom('year', 'result', 'text'), fc.string({ unit: fc.constantFrom('甲', '"', '\t', '2') }))
      .map((found) =>
        Object.fromEntries(
          Object.entries(found)
            .map(([key, text]) => [key, text.trim()])
            .filter(([, text]) => text !== ''),
        ),
      )
    const line = fc
      .record({ mark: fc.option(fc.oneof(mark, gone), { nil: undefined }), cells })
      .filter(({ mark, cells }) => mark !== undefined || Object.keys(cells).length > 0)
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(linesOf(readTable(writeLines(lines as GridLine[], columns)), columns)).toEqual({ lines, unknown: [] })
      }),
    )
  })
})
