import { describe, expect, it } from 'vitest'
import { answersTo, headingsAsked, sureOf } from '#domain/templates/asking.ts'
import { fieldsOf } from '#domain/templates/fields.ts'
import { boundsOf, countsOf, filledIn, groupsOfBounds, whyNotFilled, writesOf } from '#domain/templates/filled.ts'
import { moved, reckon } from '#domain/templates/formula.ts'
import { joinedBands } from '#domain/templates/joined-bands.ts'
import { type Bound, boundBy, groupsOfBound, type Meaning } from '#domain/templates/meaning.ts'
import { meaningText, readMeaning } from '#domain/templates/meaning-text.ts'
import { readForm } from '#domain/templates/read-form.ts'
import { renewed } from '#domain/templates/renewed.ts'
import { refuseName, type Template } from '#domain/templates/template.ts'
import { formOf, plainSheet } from './form-file.ts'

const templateOf = async (...sheets: readonly ReturnType<typeof plainSheet>[]): Promise<Template> => {
  const form = await readForm(await formOf(sheets))
  if (!form.ok) throw new Error(form.refusal)
  return {
    id: 't',
    by: 'a',
    at: '2026-11-24T00:00:00.000Z',
    version: 1,
    name: '表',
    file: '表.xlsx',
    form: form.value,
    meanings: {},
  } as unknown as Template
}
const women: Meaning = { is: 'count', where: [{ measure: 'sex', values: ['2'] }] }
const men: Meaning = { is: 'count', where: [{ measure: 'sex', values: ['1'] }] }
const all: Meaning = { is: 'count', where: [] }

describe('what the headings of a cell say together', () => {
  it('narrows conditions on one measure, and is of nobody where nothing is left', () => {
    expect(boundBy(all, women)).toEqual({
      is: 'bound',
      bound: { of: 'staff', where: [{ measure: 'sex', values: ['2'] }], reckoned: { is: 'people' } },
    })
    const young: Meaning = { is: 'count', where: [{ measure: 'age', values: ['-35', '36-40'] }] }
    const middle: Meaning = { is: 'count', of: 'joined', where: [{ measure: 'age', values: ['36-40', '41-45'] }] }
    expect(boundBy(young, middle)).toMatchObject({
      bound: { of: 'joined', where: [{ measure: 'age', values: ['36-40'] }] },
    })
    expect(boundBy(women, men)).toEqual({ is: 'nobody' })
    expect(boundBy(middle, { is: 'count', of: 'left', where: [] })).toEqual({ is: 'nobody' })
  })

  it('is blank where one of them is, and open where one is not bound', () => {
    expect(boundBy(women, { is: 'blank' }, undefined)).toEqual({ is: 'blank' })
    expect(boundBy(women, undefined)).toEqual({ is: 'open' })
  })

  it('is one word in a form, and read back from it', () => {
    const means: readonly Meaning[] = [
      all,
      women,
      { is: 'blank' },
      {
        is: 'count',
        of: 'left',
        where: [{ measure: 'age', values: ['-35', ''] }],
        under: 'u-1' as never,
        reckoned: { is: 'mean', amount: 'age' },
      },
    ]
    for (const meaning of means) expect(readMeaning(meaningText(meaning))).toEqual(meaning)
    for (const text of ['', 'is=sex:2', 'count=people~is=sex:9', 'count=mean:luck', 'rows=sex', 'of=everyone'])
      expect(readMeaning(text)).toBeUndefined()
  })
})

describe('the formulas of a file', () => {
  const cells: Readonly<Record<string, number | 'no-number' | 'unknown'>> = {
    A1: 1,
    A2: 2,
    B1: 10,
    C1: 'no-number',
    D1: 'unknown',
  }
  const worked = (formula: string) =>
    reckon(formula, (sheet, { row, column }) =>
      sheet === '别表' ? 100 : sheet ? 'unknown' : cells[`${String.fromCharCode(65 + column)}${row + 1}`],
    )
  it.each([
    ['SUM(A1:B2)', 13],
    ['A1+A2-B1', -7],
    ['-A1+(A2+3)', 4],
    ['SUM(A1,A2:B2,5)', 8],
    ['$A$1+B9', 1],
    ['SUM(A1:C1)', 11],
    ['别表!A1+A1', 101],
    ["'别表'!A1", 100],
    ['A1+C1', undefined],
    ['SUM(A1:D1)', undefined],
    ['A1*2', undefined],
    ['IF(A1>0,1,2)', undefined],
    ['A1+', undefined],
    ['SUM(A1', undefined],
    ['无表!A1', undefined],
    [`${'-'.repeat(5000)}1`, undefined],
    ['SUM(A1:ZZ9999)', undefined],
  ])('%s comes to %s', (formula, value) => {
    expect(worked(formula)).toBe(value)
  })

  it('move with their cell when they are shared, and texts in them do not', () => {
    expect(moved('SUM(A1:$B$2)+C$3&"A1"', { row: 1, column: 2 })).toBe('SUM(C2:$B$2)+E$3&"A1"')
    expect(moved("'A1 表'!A1+LOG10(A1)", { row: 1, column: 0 })).toBe("'A1 表'!A2+LOG10(A2)")
    expect(moved('A1', { row: -1, column: 0 })).toBeUndefined()
  })

  it('are worked out over what is filled in, one that leads to itself never', async () => {
    const template = await templateOf(
      plainSheet('表', [
        ['项目', '人数', '女'],
        ['合计', '=SUM(B3:B4)', '=C2+1'],
        ['甲部', '', ''],
        ['乙部', '', ''],
      ]),
      plainSheet('总', [
        ['项目', '人数'],
        ['合计', '=表!B2+B3'],
        ['其中', ''],
      ]),
    )
    const asked = headingsAsked(template, [])
    const meanings = Object.fromEntries(asked.map(({ key }) => [key, all]))
    const filled = filledIn(
      { ...template, meanings },
      { mayCount: () => true, count: () => 4, figure: () => ({}) as never },
    )
    expect(filled[0]?.formulas).toMatchObject([
      { value: 8, counted: 4 },
      { row: 1, column: 2 },
    ])
    expect(filled[0]?.formulas[1]?.value).toBeUndefined()
    expect(filled[1]?.formulas[0]?.value).toBe(12)
    expect(writesOf(template, filled)[1]?.writes).toEqual([
      { row: 2, column: 1, value: 4 },
      { row: 1, column: 1, value: 12 },
    ])
  })
})

describe('a workbook with more sums than a form has', () => {
  it('works out as many as it looks cells up for, and leaves the others to the program that opens it', async () => {
    const sums = Array.from({ length: 12 }, (_, at) => `=SUM(D${at + 10}:W1000)`)
    const template = await templateOf(
      plainSheet('表', [
        ['项目', '人数'],
        ['合计', ''],
        ['女', ...sums],
      ]),
    )
    const filled = filledIn(template, { mayCount: () => true, count: () => 1, figure: () => ({}) as never })
    const worked = filled[0]?.formulas.map(({ value }) => value !== undefined) ?? []
    expect(worked).toEqual([true, true, ...Array.from({ length: 10 }, () => false)])
  })
})

describe('a cell that reads what the viewer may not list', () => {
  const sheet = plainSheet('表', [
    ['项目', '人数', '固定期限'],
    ['合计', '', ''],
    ['管理', '', ''],
    ['小计', '=SUM(B2:B3)', '=SUM(C2:C3)'],
  ])
  const counted: string[] = []
  const filledFor = async (groups: readonly string[]) => {
    const template = await templateOf(sheet)
    const meanings = Object.fromEntries(sureOf(headingsAsked(template, [])))
    const bound = { ...template, meanings: { ...meanings, '表|row|管理': all } }
    const mayCount = (bound: Bound) => [...groupsOfBound(bound)].every((group) => groups.includes(group))
    counted.length = 0
    const filled = filledIn(bound, {
      mayCount,
      count: ({ where }) => counted.push(where.map(({ measure }) => measure).join()) && 3,
      figure: () => ({}) as never,
    })
    return { filled, read: [...groupsOfBounds(boundsOf(bound).filter(mayCount))] }
  }

  it('is neither counted nor written, and neither is a sum over it', async () => {
    const { filled, read } = await filledFor(['who', 'career'])
    const cells = filled[0]?.cells.filter(({ is }) => is === 'blank') ?? []
    expect(cells.map(({ number, withheld }) => number ?? withheld)).toEqual([3, true, 3, true])
    expect(filled[0]?.formulas.map(({ value }) => value)).toEqual([6, undefined])
    expect(counted.some((measure) => measure.includes('contract'))).toBe(false)
    expect(read).toEqual(['who', 'career'])
    expect(whyNotFilled(filled)).toBe('template.not-yours')
  })

  it('is counted for whoever may, over people of whom everything that the workbook reads may be listed', async () => {
    const { filled, read } = await filledFor(['who', 'career', 'contract', 'pay'])
    expect(filled[0]?.formulas.map(({ value }) => value)).toEqual([6, 6])
    expect(read).toEqual(['who', 'career', 'contract'])
    expect([whyNotFilled(filled), whyNotFilled([])]).toEqual([undefined, 'template.unbound'])
    expect(countsOf(filled)).toMatchObject({ filled: 4, withheld: 0, open: 0, formulas: 2, off: 2, held: 0 })
  })
})

describe('next year’s file', () => {
  const before = plainSheet('2025年报', [
    ['2025年情况表', '人数', '女', '党员'],
    ['合计', '', '', ''],
    ['管理', '', '', ''],
  ])
  const after = plainSheet('2026年报', [
    ['2026年情况表', '人数', '女性', '党员'],
    ['合计', '', '', ''],
    ['技能', '', '', ''],
    ['新行', '', '', ''],
  ])

  it('keeps what has the same words, the year aside, and asks about what was reworded, new or gone', async () => {
    const old = await templateOf(before)
    const meanings = Object.fromEntries(
      headingsAsked(old, []).map(({ key, words }) => [key, words === '女' ? women : all]),
    )
    const { meanings: kept, changes } = renewed({ ...old, meanings }, (await templateOf(after)).form)
    const now = { ...(await templateOf(after)), meanings: kept, ...(changes && { changes }) }
    const asked = headingsAsked(now, [])
    expect(asked.filter((one) => one.now).map(({ words }) => words)).toEqual(['2026年报', '人数', '党员', '合计'])
    expect(changes?.reworded.map(({ from, to }) => `${from}>${to}`)).toEqual(['女>女性', '管理>技能'])
    expect(changes?.fresh).toEqual(['新行'])
    const reworded = asked.find(({ words }) => words === '女性')
    expect(reworded?.before).toEqual({ words: '女', meant: women })
    expect(reworded && answersTo(reworded, undefined)[0]).toEqual({ meaning: women, why: 'before' })
  })

  it('of the same words asks nothing at all', async () => {
    const old = await templateOf(before)
    const bound = { ...old, meanings: Object.fromEntries(sureOf(headingsAsked(old, []))) }
    expect(Object.keys(bound.meanings).length).toBeGreaterThan(3)
    const again = renewed(bound, (await templateOf(before)).form)
    expect(again).toEqual({ meanings: bound.meanings, changes: { fresh: [], gone: [], reworded: [] } })
  })

  it('tells what went with a sheet', async () => {
    const old = await templateOf(
      before,
      plainSheet('附表', [
        ['项目', '人数'],
        ['旧行', ''],
      ]),
    )
    expect(renewed(old, (await templateOf(before)).form).changes?.gone).toContain('旧行')
  })
})

it('a name is neither empty nor endless', () => {
  expect([refuseName(' '), refuseName('长'.repeat(81)), refuseName('表'.repeat(80))]).toEqual([
    'template.name-missing',
    'template.name-too-long',
    undefined,
  ])
})

it('a field knows the title over it', async () => {
  const { form } = await templateOf(
    plainSheet(
      '表',
      [
        ['女干部情况表', '', ''],
        ['项目', '人数', '男'],
        ['合计', '', ''],
      ],
      ['A1:C1'],
    ),
  )
  const [sheet] = form.sheets
  expect(sheet && fieldsOf(sheet).headings[0]).toMatchObject({ axis: 'sheet', path: ['女干部情况表'] })
})

it('bands that follow each other are said as one', () => {
  expect(joinedBands('age', ['-35', '36-40', '46-50'])).toEqual([
    { from: undefined, to: 40 },
    { from: 46, to: 50 },
  ])
  expect(joinedBands('age', ['56-59', '60-'])).toEqual([{ from: 56, to: undefined }])
  expect(joinedBands('sex', ['1', '2'])).toEqual([{ value: '1' }, { value: '2' }])
  expect(joinedBands('age', ['', '-35'])).toEqual([{ value: '' }, { value: '-35' }])
})
