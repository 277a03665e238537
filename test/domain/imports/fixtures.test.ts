import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { UnitId } from '#domain/ids.ts'
import { doubtsOf } from '#domain/imports/doubts.ts'
import { draftOf } from '#domain/imports/draft.ts'
import { isSynthetic, readIdNumber } from '#domain/people/id-number.ts'
import { parse, understood, value } from './person-file.ts'

const read = (name: string) => new Uint8Array(readFileSync(new URL(`../../fixtures/${name}.lrmx`, import.meta.url)))
const doubts = (name: string) => {
  const draft = draftOf(
    { name, bytes: 0, encoding: '', version: '', mended: [] },
    understood(read(name)),
    'u' as UnitId,
  )
  return doubtsOf(draft)
    .filter(({ remark }) => !remark)
    .map(({ code, field, readings }) => [code, field, ...(readings ?? [])].join(' '))
}
const many = (name: string, section: string) => understood(read(name)).filter((record) => record.section === section)

describe('the three invented files', () => {
  it('hold rare characters: in a name, in a place of work, and one of an old system', () => {
    const records = understood(read('rare-characters'))
    expect(value(records, 'basic', 'name')).toBe('沈䶮')
    expect(many('rare-characters', 'family').map(({ fields }) => fields['name'])).toEqual([
      '褚𠮷年',
      '褚㛃',
      '沈\uE863山',
      '林㛃',
    ])
    expect(doubts('rare-characters')).toEqual([
      'retirement-base-unknown retirementBase 55岁（管理、技术岗位） 50岁（生产、服务岗位）',
      'resume-gap from',
      'private-use name 沈䶮山 沈\uE863山',
    ])
  })

  it('hold a résumé of more than forty lines without a gap, and eleven relatives', () => {
    const lines = many('long-resume', 'resume')
    expect(lines).toHaveLength(44)
    expect(lines.filter(({ fields }) => fields['during']).map(({ fields }) => fields['during'])).toEqual([
      '1997.12--1998.03省机械工业厅工艺管理干部培训班学习',
      '2006.10--2007.01某市经济委员会挂职任主任助理；2007.03--2007.05省委党校第28期中青年干部培训班学习',
      '2016.07—2016.10某工业大学总工程师研修班学习',
    ])
    expect(many('long-resume', 'family')).toHaveLength(11)
    expect(doubts('long-resume')).toEqual([])
  })

  it('hold gaps, an overlap and every kind of doubt, in GB 18030', () => {
    const parsed = parse(read('gaps-and-doubts'))
    expect(parsed.ok && parsed.value.encoding).toBe('gb18030')
    expect(doubts('gaps-and-doubts')).toEqual([
      'january-or-october birth 1985.01 1985.10',
      'politics-follows politics',
      'whose-party-date partyDate 2014.08；民建 民建（2014.08）',
      'birth-differs birth 1985.01 1985.10',
      'post-differs post 星河重工有限公司财务部副部长 星河重工有限公司财务部资金科科长',
      'resume-gap from',
      'resume-gap from',
      'resume-overlap from',
      'during-outside during',
      'single-date to 2019.09 2019.01',
      'relative-age birth',
      'whose-party-date joined',
    ])
    expect(many('gaps-and-doubts', 'unread').map(({ fields }) => fields['tag'])).toEqual(['LianXiDianHua', 'BeiZhu'])
  })

  it.each(['rare-characters', 'long-resume', 'gaps-and-doubts'])('%s has a number of the synthetic range', (name) => {
    const number = readIdNumber(value(understood(read(name)), 'id-numbers', 'number'))
    expect(number.ok && isSynthetic(number.value)).toBe(true)
  })

  it('have a section for every tag that the format knows', () => {
    const answered = new Set(sections.flatMap(({ exchange }) => exchange?.tags ?? []))
    const { person } = { person: readFileSync(new URL('person-file.ts', import.meta.url), 'utf8') }
    const tags = [...person.matchAll(/^ {2}([A-Z]\w+): /gm)]
      .map(([, tag = '']) => tag)
      .filter((tag) => tag !== 'Version')
    expect(tags.length).toBeGreaterThan(30)
    expect(tags.filter((tag) => !answered.has(tag))).toEqual([])
  })
})
