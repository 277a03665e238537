import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Asking, firstTable, isRoutine, tableOf } from '#domain/proposals/asking.ts'
import {
  askable,
  askingLines,
  byLine,
  climbs,
  ownRows,
  problemOf,
  readAsking,
  retyped,
  textOf,
} from '#domain/proposals/asking-form.ts'

const first = byLine(firstTable)
const lineOf = (key: string) => {
  const line = askingLines.find((one) => one.key === key)
  if (!line) throw new Error(`There is no line ${key}.`)
  return line
}
const asking = (text: string): Asking => {
  const parts = text.split(' ')
  const read = readAsking(parts.slice(0, -1), parts.at(-1) ?? '')
  if (!read) throw new Error(`Nobody reads ${text}.`)
  return read
}
const anyAsking = fc.record({ asks: fc.subarray([...askable]), climb: fc.constantFrom(...climbs) })
const anyLines = fc.dictionary(fc.constantFrom(...askingLines.map(({ key }) => key)), anyAsking)

/** What a form with these answers sends, drawn when the table said this. */
const sent = (drawn: ReadonlyMap<string, Asking>, answers: Readonly<Record<string, Asking>>) =>
  new Map(
    askingLines.map(
      ({ key }) => [key, { was: textOf(drawn.get(key)), typed: answers[key] ?? drawn.get(key) }] as const,
    ),
  )

describe('the table of who is asked', () => {
  it('has no line in its first version that it would refuse', () => {
    for (const line of askingLines) expect(problemOf(line, first.get(line.key) as Asking), line.key).toBeUndefined()
  })

  it('asks finance about pay, legal about contracts, and never lets what is sensitive apply at once', () => {
    expect(problemOf(lineOf('pay.corrected'), asking('hr-lead all'))).toBe('asking.needs-finance')
    expect(problemOf(lineOf('payslips.added'), asking('none'))).toBe('asking.needs-finance')
    expect(problemOf(lineOf('contracts.added'), asking('finance one'))).toBe('asking.needs-legal')
    expect(problemOf(lineOf('family.corrected'), asking('none'))).toBe('asking.never-routine')
    expect(problemOf(lineOf('punishments.added'), asking('none'))).toBe('asking.never-routine')
    expect(problemOf(lineOf('family.corrected'), asking('one'))).toBeUndefined()
    expect(problemOf(lineOf('titles.corrected'), asking('none'))).toBeUndefined()
    expect(problemOf(lineOf('certificates.added'), asking('none'))).toBeUndefined()
  })

  it('keeps what the first table says of everything that nobody changed', () => {
    fc.assert(
      fc.property(anyLines, (answers) => {
        const done = retyped(first, sent(first, answers))
        if ('code' in done) return
        const own = byLine(tableOf(ownRows(done.lines)))
        for (const { key } of askingLines) expect(textOf(own.get(key))).toBe(textOf(answers[key] ?? first.get(key)))
      }),
    )
    expect(ownRows(first)).toEqual({})
  })

  it('lets two people change different lines, and refuses the later one of the same line', () => {
    const one = retyped(first, sent(first, { 'titles.corrected': asking('hr-lead one') }))
    if ('code' in one) throw new Error('refused')
    const other = retyped(one.lines, sent(first, { 'education.added': asking('none') }))
    if ('code' in other) throw new Error('refused')
    expect(textOf(other.lines.get('titles.corrected'))).toBe('hr-lead one')
    expect(textOf(other.lines.get('education.added'))).toBe('none')
    const late = retyped(one.lines, sent(first, { 'titles.corrected': asking('none') }))
    expect('code' in late && [...late.problems]).toEqual([['titles.corrected', 'asking.meanwhile']])
  })

  it('reads nobody whom it does not know', () => {
    expect(readAsking(['auditor'], 'one')).toBeUndefined()
    expect(readAsking(['head', 'head'], 'one')).toEqual({ asks: ['head'], climb: 'one' })
    expect(readAsking(['head'], 'twice')).toBeUndefined()
  })

  it('sends a key date to the HR check and every leader even where the section is routine', () => {
    const table = { ...firstTable, basic: { corrected: asking('none'), added: asking('none') } }
    const change = { section: 'basic', record: 'r', kind: 'change', keys: [], touchesKeyDate: true } as never
    expect(isRoutine(table, change)).toBe(false)
  })
})
