import { beginArriving } from '#actions/bringing/arriving.ts'
import { bringIn } from '#actions/bringing/bringing-in.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { workday } from './calendar.ts'
import { command } from './doing.ts'
import type { Life, Surroundings } from './life.ts'

/**
 * 成批导入: a name list of people who are here already, with what such lists bring: a month that may be October, a number
 * without its zeros, a unit under an old name, an ID number that was cut.
 */
export async function* bringing({ app, company, today }: Surroundings): Life {
  yield workday(today, 1, '15:20:00')
  const arriving = beginArriving(app)
  const bytes = new TextEncoder().encode([headings, ...people.map(lineOf)].join('\r\n'))
  await arriving.takeList({ name: '总装车间存量名册.csv', bytes, mend: false })
  const unit = company.unitOf('LC-SC-ZZ')
  await bringIn(app, company.actorOf('邹雨桐'), arriving, { unit, isExisting: true }, command(app))
  await app.bringer.rest()
}

const headings = '姓名,性别,身份证号,出生年月,参加工作时间,部门,职务,工号,卷数'

type Person = readonly [
  name: string,
  sex: string,
  born: string,
  birth: string,
  began: string,
  unit: string,
  number: string,
]

/** Of each: the day of birth of the card, and what the list says. */
const people: readonly Person[] = [
  ['缪承志', '男', '19790615', '1979.06', '2001.07', '总装车间', '4127'],
  ['柏书宁', '女', '19851008', '1985.1', '2008.07', '总装车间', '4133'],
  ['窦一鸣', '男', '19811020', '1981.10', '2004.07', '总装车间', '986'],
  ['幸若溪', '女', '19900322', '1990.03', '2013.07', '装配二车间', '4150'],
  ['璩望舒', '女', '19870911', '1987', '2010.07', '总装车间', '4151'],
  ['粟明远', '男', '19760204', '1976.02', '1998.1', '装配二车间', '4102'],
  ['逄海川', '男', '19930530', '1994.05', '2016.07', '总装车间', '4166'],
  ['仉子骞', '男', '', '1988.12', '2011.07', '总装车间', '4158'],
]

const lineOf = ([name, sex, born, ...said]: Person, at: number): string => {
  const [birth, began, unit, number] = said
  const card = born === '' ? '1.10101E+17' : withCheck(`11010${1 + at}${born}99${sex === '男' ? 7 : 8}`)
  return [name, sex, card, birth, began, unit, '总装车间装配工', number, '1'].join(',')
}
