import { describe, expect, it } from 'vitest'
import { keptByDeputy } from '#domain/dossiers/keeper.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { PersonId, RecordId, UnitId } from '#domain/ids.ts'
import { countOpen, doubtKey, doubtsOf } from '#domain/imports/doubts.ts'
import { basicOf, contentsOf, type Draft, draftOf, nothingToDeclare, recordsToBegin } from '#domain/imports/draft.ts'
import {
  countProblems,
  dropped,
  mended,
  problemsOf,
  restored,
  settled,
  taken,
  undeclared,
  withRecord,
} from '#domain/imports/mending.ts'
import { saidNothing } from '#domain/imports/understand.ts'
import { parse, understood, type Values, written } from './person-file.ts'

const source = {
  name: 'x.lrmx',
  bytes: 1,
  encoding: 'utf-8',
  version: '',
  mended: [],
}
const draft = (changes: Values = {}): Draft => draftOf(source, understood(written(changes)), 'unit' as UnitId)
const type = (of: Draft, key: string, field: string, text: string) =>
  mended(of, (record, name) => (record === key && name === field ? text : undefined))
const keyOf = (of: Draft, section: string, at = 0): RecordId =>
  of.records.filter((record) => record.section === section)[at]?.key as RecordId
const open = (of: Draft) => doubtsOf(of).filter(({ remark, settled }) => !remark && !settled)
const doubts = (of: Draft) => open(of).map(({ code }) => code)
const basic = (of: Draft) => keyOf(of, 'basic')

describe('an import in hand', () => {
  it('belongs to the unit it was sent for and holds the records in the order of the file', () => {
    expect(basicOf(draft())['unit']).toBe('unit')
    expect(
      recordsToBegin(draft())
        .map(({ section }) => section)
        .slice(0, 4),
    ).toEqual(['basic', 'id-numbers', 'education', 'education'])
  })

  it('is unchanged when nothing was typed, codes and days included', () => {
    const of = draft({ ZhengZhiMianMao: '中共党员', QuanRiZhiJiaoYu_XueLi: '硕士研究生' })
    const echoed = mended(of, (record, field) => {
      const value = of.records.find(({ key }) => key === record)?.fields[field]
      return typeof value === 'object' && 'text' in value ? value.text : undefined
    })
    expect(echoed).toEqual(of)
  })

  it('takes what was typed, in the spelling that the field keeps', () => {
    const of = type(type(draft(), 'r1', 'birth', '1975年4月'), 'r1', 'nation', '回')
    expect([basicOf(of)['birth'], basicOf(of)['nation']]).toEqual(['197504', { code: '03', text: '回族' }])
  })

  it('keeps beside the value what cannot be taken, until it is mended', () => {
    const wrong = type(draft(), 'r1', 'birth', '很久以前')
    expect(wrong.records[0]?.typed).toEqual({ birth: '很久以前' })
    expect(basicOf(wrong)['birth']).toBe('197503')
    expect(problemsOf(wrong.records[0] as never)).toEqual({ birth: 'not-a-date' })
    const right = type(wrong, 'r1', 'birth', '1975.03')
    expect(right.records[0]?.typed).toBeUndefined()
    expect(countProblems(right)).toBe(0)
  })

  it('wants a name', () => {
    expect(countProblems(type(draft(), 'r1', 'name', ''))).toBe(1)
  })

  it('says that a number is wrong as its field does', () => {
    const of = draft({ ShenFenZheng: '110101197503129990' })
    expect(problemsOf(of.records[1] as never)).toEqual({ number: 'id-checksum' })
    expect(countProblems(type(of, keyOf(of, 'id-numbers'), 'number', '11010119750312999x'))).toBe(0)
  })
})

describe('a doubt', () => {
  it('goes when its reading is taken, the one that stood there too', () => {
    const of = draft({ CanJiaGongZuoShiJian: '1997.1' })
    expect(doubts(of)).toEqual(['january-or-october', 'work-start-differs'])
    expect(doubts(taken(of, basic(of), 'workStart', '1997.01'))).toEqual([])
    expect(doubts(taken(of, basic(of), 'workStart', '1997.10'))).toEqual(['work-start-differs'])
    expect(doubts(taken(of, basic(of), 'workStart', '1997.07'))).toEqual([])
  })

  it('goes when another value is typed in its place', () => {
    const of = draft({ CanJiaGongZuoShiJian: '1997.1' })
    expect(doubts(type(of, basic(of), 'workStart', '1997.07'))).toEqual([])
  })

  it('of a comparison comes back when it says something else', () => {
    const of = draft({
      JianLi: '1993.09--1997.06  华北某工业大学学习\n1997.07--  星河重工有限公司总工程师助理、技术部部长',
    })
    expect(doubts(of)).toEqual(['resume-gap'])
    const [gap] = open(of)
    const answered = settled(of, keyOf(of, 'resume', 1), gap ? doubtKey(gap) : '')
    expect(doubts(answered)).toEqual([])
    expect(doubts(type(answered, keyOf(of, 'resume', 0), 'to', '1997.05'))).toEqual(['resume-gap'])
  })

  it('that only tells what was done is not counted', () => {
    const of = draft({ JianKangZhuangKuang: '良好', BeiZhu: 'x' })
    expect(doubtsOf(of).map(({ code }) => code)).toEqual(['other-word', 'unread'])
    expect(countOpen(doubtsOf(of))).toBe(0)
  })

  it('lapses with the record that was left out', () => {
    const of = draft({ JiaTingChengYuan: [['父亲', '林守田', '196003', '群众', '某厂']] })
    expect(doubts(of)).toEqual(['relative-age'])
    expect(doubts(dropped(of, keyOf(of, 'family')))).toEqual([])
  })
})

describe('a record', () => {
  it('left out is not kept, and can be taken back', () => {
    const of = draft()
    const without = dropped(of, keyOf(of, 'family'))
    expect(contentsOf(without)['family']).toHaveLength(1)
    expect(recordsToBegin(without).filter(({ section }) => section === 'family')).toHaveLength(1)
    expect(restored(without, keyOf(of, 'family'))).toEqual(of)
  })

  it('of the basic information cannot be left out', () => {
    expect(dropped(draft(), 'r1' as RecordId)).toEqual(draft())
  })

  it('added stands behind the others of its section; empty it asks for nothing and is not kept', () => {
    const of = withRecord(draft(), 'family')
    const added = of.records.filter(({ section }) => section === 'family').at(-1)
    expect(added?.added).toBe(true)
    expect(countProblems(of)).toBe(0)
    expect(recordsToBegin(of)).toEqual(recordsToBegin(draft()))
    const begun = type(of, added?.key ?? '', 'work', '某厂')
    expect(countProblems(begun)).toBe(1)
    expect(recordsToBegin(type(begun, added?.key ?? '', 'name', '林小满')).at(-1)?.section).not.toBe('basic')
    expect(new Set(of.records.map(({ key }) => key)).size).toBe(of.records.length)
  })
})

describe('无', () => {
  const said = (text: string) => {
    const parsed = parse(written({ JiangChengQingKuang: text }))
    return parsed.ok ? saidNothing(parsed.value, sections) : []
  }

  it('is a declaration, a blank cell is none', () => {
    expect(said('无。')).toEqual([{ section: 'rewards', raw: '无。' }])
    expect(said('')).toEqual([])
    expect(said('（无）')).toEqual([])
    expect(said('2020年受党内警告处分')).toEqual([])
  })

  it('gives way to a record, and can be taken back', () => {
    const of: Draft = { ...draft({ JiangChengQingKuang: '无' }), nothing: said('无') }
    expect(nothingToDeclare(of)).toEqual(['rewards'])
    expect(nothingToDeclare(undeclared(of, 'rewards'))).toEqual([])
    const added = withRecord(of, 'rewards')
    expect(nothingToDeclare(added)).toEqual(['rewards'])
    expect(nothingToDeclare(type(added, keyOf(added, 'rewards'), 'text', '记三等功'))).toEqual([])
  })
})

describe('the deputy keeper', () => {
  const [hr, other] = ['hr' as PersonId, 'other' as PersonId]
  const fang = { person: hr, name: '方宁', birth: '197909' as never }
  const undated = { person: hr, name: '方宁' }
  const contents = (changes: Values) => contentsOf(draft(changes))

  it.each<[string, Values, readonly { person: PersonId; name: string; birth?: never }[], PersonId, boolean]>([
    ['the HR person', { XingMing: '方　宁', ChuShengNianYue: '197909' }, [fang], other, true],
    ['a namesake of another age', { XingMing: '方宁', ChuShengNianYue: '198001' }, [fang], other, false],
    ['an HR person without a dossier', { XingMing: '方宁' }, [undated], other, true],
    ['a relative of the HR person', { JiaTingChengYuan: [['妻子', '方宁', '197909', '', '']] }, [fang], other, true],
    ['a relative of a namesake', { JiaTingChengYuan: [['妻子', '方宁', '198001', '', '']] }, [fang], other, false],
    [
      'a relative of whoever imports, without a dossier',
      { JiaTingChengYuan: [['妻子', '方宁', '', '', '']] },
      [undated],
      hr,
      true,
    ],
    [
      'a relative of a colleague without a dossier',
      { JiaTingChengYuan: [['妻子', '方宁', '', '', '']] },
      [undated],
      other,
      false,
    ],
    ['anybody else', {}, [fang], other, false],
  ])('keeps the dossier of %s or not', (_, changes, people, actor, expected) => {
    expect(keptByDeputy(contents(changes), people, actor)).toBe(expected)
  })

  it('keeps that of a relative who was pointed out', () => {
    const of = draft()
    const linked = type(of, keyOf(of, 'family'), 'person', hr)
    expect(keptByDeputy(contentsOf(linked), [fang], other)).toBe(true)
  })
})
