import { describe, expect, it } from 'vitest'
import { factsOf } from '#domain/checks/facts.ts'
import { checkFuture } from '#domain/checks/future.ts'
import { rules } from '#domain/checks/rules/index.ts'
import { runRules } from '#domain/checks/running.ts'
import type { Contents, Fields } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { RecordId } from '#domain/ids.ts'
import type { PartialDate } from '#domain/time.ts'

const record = (fields: Fields, at = 0) => ({ id: `${at}` as RecordId, fields })
const list = (...all: Fields[]) => all.map(record)
const code = (key: string) => ({ code: key, text: key })

const basic: Fields = {
  name: '林致远',
  birth: '197503',
  sex: code('1'),
  workStart: '199707',
  partyDate: '1999.06',
  post: '技术部部长',
}
const resume = list(
  { from: '199309', to: '199707', text: '某大学材料系铸造专业学习' },
  { from: '199707', to: '200105', text: '铸造车间技术员' },
  { from: '200105', text: '技术部部长' },
)
const sound: Contents = { basic: list(basic), 'id-numbers': list({ number: '11010119750312999X' }), resume }

const woman: Contents = { ...sound, 'id-numbers': [] }

const findings = (contents: Contents) =>
  runRules(
    rules.filter(({ severity }) => severity !== 'hint'),
    factsOf(contents),
  ).map(({ code, field, record: of, readings }) => [code, field, of, ...(readings ?? [])].join(' '))
const withBasic = (changes: Fields): Contents => ({ ...sound, basic: list({ ...basic, ...changes }) })

describe('a careful clerk', () => {
  it('finds nothing in what adds up, nor in what is not there to be seen', () => {
    expect(findings(sound)).toEqual([])
    expect(findings({})).toEqual([])
    expect(findings({ basic: list({ name: '林致远' }) })).toEqual([])
  })

  it.each<[string, Contents, string[]]>([
    ['a birth that differs from the card', withBasic({ birth: '197510' }), ['birth-differs birth 0 1975.10 1975.03']],
    [
      'a day that differs from the card',
      withBasic({ birth: '19750313' }),
      ['birth-differs birth 0 1975.03.13 1975.03.12'],
    ],
    ['a sex that differs from the card', withBasic({ sex: code('2') }), ['sex-differs sex 0 男 女']],
    [
      'a wrong birth once, and not what follows from it',
      withBasic({ birth: '198203', workStart: '199707' }),
      ['birth-differs birth 0 1982.03 1975.03'],
    ],
    [
      'a birth that is not told beside a good ID number',
      { ...sound, basic: list({ ...basic, birth: undefined }) },
      ['birth-from-card birth 0 1975.03'],
    ],
    [
      'a birth after what came later, once',
      { ...withBasic({ birth: '201203' }), 'id-numbers': [] },
      ['birth-too-late birth 0'],
    ],
    [
      'work before the age of sixteen',
      { ...withBasic({ birth: '198203', partyDate: '' }), 'id-numbers': [] },
      ['work-too-young workStart 0'],
    ],
    ['a member under eighteen', withBasic({ partyDate: '1991.06' }), ['party-too-young partyDate 0']],
    [
      'work that starts at another time than its first line',
      withBasic({ workStart: '199807' }),
      ['work-start-differs workStart 0 1998.07 1997.07'],
    ],
    [
      'a post that is not the last line',
      withBasic({ post: '技术部副部长' }),
      ['post-differs post 0 技术部副部长 技术部部长'],
    ],
    [
      'a month of retirement that the rule does not give',
      withBasic({ retirement: '203711', retirementLimit: '改革前任职年龄界限为60岁' }),
      ['retirement-differs retirement 0 2037.11 2037.10'],
    ],
    [
      'a gap of a month',
      { resume: list({ from: '199309', to: '199707', text: 'a' }, { from: '199708', text: 'b' }) },
      ['resume-gap from 1'],
    ],
    [
      'an overlap',
      { resume: list({ from: '199309', to: '199707', text: 'a' }, { from: '199706', text: 'b' }) },
      ['resume-overlap from 1'],
    ],
    [
      'an end before its beginning',
      { resume: list({ from: '199309', to: '199301', text: 'a' }) },
      ['end-before-start to 0'],
    ],
    [
      '其间 outside its line',
      { resume: list({ from: '199309', to: '199707', text: 'a', during: '1997.09--1998.01某校学习' }) },
      ['during-outside during 0'],
    ],
    [
      'school before birth',
      {
        ...sound,
        resume: list({ from: '197409', to: '199707', text: '某校学习' }, { from: '199707', text: '技术部部长' }),
      },
      ['resume-before-birth from 0'],
    ],
    [
      'a father of fifteen',
      { ...sound, family: list({ relation: code('10'), name: 'a', birth: '196003' }) },
      ['relative-age birth 0'],
    ],
    [
      'a son of a child',
      { ...sound, family: list({ relation: code('14'), name: 'a', birth: '199001' }) },
      ['relative-age birth 0'],
    ],
    [
      'a husband’s husband',
      { ...sound, family: list({ relation: code('12'), name: 'a' }) },
      ['spouse-sex relation 0 丈夫 妻子'],
    ],
    [
      'a woman of whom nobody has told which age applies, and works out no month for her',
      { ...woman, basic: list({ ...basic, sex: code('2'), retirement: '204001' }) },
      ['retirement-base-unknown retirementBase 0 55岁（管理、技术岗位） 50岁（生产、服务岗位）'],
    ],
    [
      'a woman’s month that does not follow from the age that applies to her',
      { ...woman, basic: list({ ...basic, sex: code('2'), retirement: '204001', retirementBase: code('50') }) },
      ['retirement-differs retirement 0 2040.01 2025.05'],
    ],
    ['one year twice', { appraisals: list({ year: '2024' }, { year: '2024' }) }, ['appraisal-twice year 1']],
    [
      'a year missing before the form was filled in',
      { appraisals: list({ year: '2023' }, { year: '2025' }), form: list({ filledOn: '20261101' }) },
      ['appraisal-years year 1'],
    ],
  ])('sees %s', (_, contents, expected) => {
    expect(findings(contents)).toEqual(expected)
  })

  it('sees what lies ahead of the day it is, and nothing that follows from it', () => {
    const today = '20261124' as PartialDate
    const contents = {
      ...withBasic({ birth: '203003' }),
      'id-numbers': [],
      family: list({ relation: code('10'), name: 'a', birth: '2027' }),
    }
    const ahead = sections.flatMap((section) => [
      ...runRules(
        rules.filter(({ section: of, severity }) => of === section.key && severity !== 'hint'),
        factsOf(contents, today),
      ),
      ...checkFuture(section, contents, today),
    ])
    expect(ahead.map(({ code, field }) => `${code} ${field}`)).toEqual(['date-future birth', 'date-future birth'])
  })

  it.each<[string, Contents]>([
    [
      'a line that begins in the month in which another ends',
      { resume: list({ from: '199309', to: '199707', text: 'a' }, { from: '199707', text: 'b' }) },
    ],
    ['a month against the day on the card', withBasic({ birth: '19750312' })],
    [
      'a limit that the reform left alone',
      withBasic({ retirement: '203803', retirementLimit: '改革前任职年龄界限为63岁' }),
    ],
    [
      'a woman whose age an exchange file names',
      { basic: list({ sex: code('2'), retirementLimit: '改革前任职年龄界限为55岁' }) },
    ],
    ['a woman whose age was answered', { basic: list({ sex: code('2'), retirementBase: code('55') }) }],
    ['a man, who has one age only', withBasic({ retirement: '203710' })],
    ['a year alone', withBasic({ birth: '1975' })],
    ['a post with other signs between the same words', withBasic({ post: '技术部 部长。' })],
    [
      'a grandfather who could be one',
      { ...sound, family: list({ relation: code('48'), name: 'a', birth: '192712' }) },
    ],
    [
      'last year still open in spring',
      { appraisals: list({ year: '2022' }, { year: '2023' }, { year: '2024' }), form: list({ filledOn: '20260201' }) },
    ],
    [
      'a wrong number, which is its field’s own matter',
      { ...sound, 'id-numbers': list({ number: '110101197503129990' }) },
    ],
  ])('lets %s pass', (_, contents) => {
    expect(findings(contents)).toEqual([])
  })
})
