import { describe, expect, it } from 'vitest'
import type { RecordId, UnitId } from '#domain/ids.ts'
import { countOpen, doubtKey, doubtsOf, questionsOf } from '#domain/imports/doubts.ts'
import { basicOf, type Draft, draftOf } from '#domain/imports/draft.ts'
import { mended, settled, taken } from '#domain/imports/mending.ts'
import type { PartialDate } from '#domain/time.ts'
import { understood, type Values, written } from './person-file.ts'

const source = {
  name: 'x',
  bytes: 1,
  encoding: 'utf-8',
  version: '',
  mended: [],
  came: '20261124' as PartialDate,
}
const draft = (changes: Values): Draft => draftOf(source, understood(written(changes)), 'unit' as UnitId)
const asked = (of: Draft) => questionsOf(doubtsOf(of)).map(({ doubts }) => doubts.map(({ code }) => code).join('+'))
const first = (of: Draft, code: string) => {
  const found = doubtsOf(of).find((doubt) => doubt.code === code)
  if (!found) throw new Error(`No doubt ${code}.`)
  return found
}
const many = (of: Draft, section: string) =>
  of.records.filter((record) => record.section === section && !record.dropped)

describe('a question', () => {
  const years = Array.from({ length: 11 }, (_, at) => `${1993 + 2 * at}--${1995 + 2 * at}  某厂第${at}车间工人`).join(
    '\n',
  )

  it('that is alike in eleven lines is one, counts once, and one answer answers it everywhere', () => {
    const of = draft({ JianLi: years })
    expect(doubtsOf(of).filter(({ code }) => code === 'month-unknown')).toHaveLength(22)
    expect(asked(of).filter((code) => code === 'month-unknown')).toHaveLength(1)
    const doubt = first(of, 'month-unknown')
    const answered = settled(of, doubt.record, doubtKey(doubt))
    expect(asked(answered)).not.toContain('month-unknown')
    expect(countOpen(doubtsOf(answered))).toBe(countOpen(doubtsOf(of)) - 1)
  })

  it('with readings takes the same one wherever it stands', () => {
    const of = draft({ JianLi: '1985.1--1990.1  某厂工人\n1990.1--  星河重工有限公司总工程师助理、技术部部长' })
    const doubt = first(of, 'january-or-october')
    const lines = many(taken(of, doubt.record, 'from', '1985.10'), 'resume')
    expect(lines.map(({ fields }) => [fields['from'], fields['to']])).toEqual([
      ['198510', '199010'],
      ['199010', undefined],
    ])
  })

  it('of whose a date is stands in three places and is asked at one', () => {
    const of = draft({ RuDangShiJian: '民建2001.08' })
    expect(asked(of)).toEqual(['whose-party-date'])
    expect(questionsOf(doubtsOf(of))[0]?.field).toBe('partyDate')
  })

  it.each([
    ['2001.08；民建', '中共党员', ['中国共产党 200108', '民建 ']],
    ['民建（2001.08）', '民建', ['民建 200108']],
  ])('of whose a date is, answered %s, gives politics and memberships', (reading, politics, memberships) => {
    const answered = taken(draft({ RuDangShiJian: '民建2001.08' }), 'r1' as RecordId, 'partyDate', reading)
    expect(basicOf(answered)['politics']).toMatchObject({ text: politics })
    const party = many(answered, 'party').map(({ fields }) => {
      const { text } = fields['party'] as { text: string }
      return `${text} ${fields['joined'] ?? ''}`
    })
    expect(party).toEqual(memberships)
    expect(asked(answered)).toEqual([])
    expect(new Set(answered.records.map(({ key }) => key)).size).toBe(answered.records.length)
  })

  it('leaves what a person has typed when it is answered', () => {
    const of = mended(draft({ RuDangShiJian: '民建2001.08' }), (key, field) =>
      key === 'r1' && field === 'politics' ? '民盟' : undefined,
    )
    expect(basicOf(taken(of, 'r1' as RecordId, 'partyDate', '2001.08；民建'))['politics']).toMatchObject({
      text: '民盟',
    })
  })

  it('about one field is one, whatever raises it', () => {
    expect(asked(draft({ ChuShengNianYue: '1985.1', ShenFenZheng: '511011198510169970' }))[0]).toBe(
      'january-or-october+birth-differs',
    )
  })

  it('is not asked twice in a row', () => {
    const of = draft({ JianLi: '1997.07--1993.09  某厂工人\n1997.07--  星河重工有限公司总工程师助理、技术部部长' })
    expect(doubtsOf(of).filter(({ code }) => code === 'end-before-start')).toHaveLength(1)
  })

  it('about a birth that lies ahead is the only one that it raises', () => {
    expect(asked(draft({ ChuShengNianYue: '203003', ShenFenZheng: '' }))).toEqual(['date-future'])
  })

  it('about a missing birth offers the month of the ID number', () => {
    const of = draft({ ChuShengNianYue: '' })
    expect(questionsOf(doubtsOf(of)).map(({ readings }) => readings)).toEqual([['1975.03']])
    expect(asked(taken(of, 'r1' as RecordId, 'birth', '1975.03'))).toEqual([])
  })

  it('about one thing stays apart from that about another', () => {
    expect(asked(draft({ MinZu: '某族', JianKangZhuangKuang: '某况' }))).toEqual(['not-in-table', 'not-in-table'])
  })
})
