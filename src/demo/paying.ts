import { closePayMonth } from '#actions/pay-months/closing.ts'
import { enterPayMonth } from '#actions/pay-months/entering.ts'
import { publishScale } from '#actions/pay-scales/publishing.ts'
import { setRule, takeUsualRules } from '#actions/settlement/rules.ts'
import type { PaidLine } from '#domain/pay-months/lines.ts'
import { monthBefore, monthOf, monthsBack } from '#domain/pay-months/month.ts'
import type { ScaleRow } from '#domain/pay-scales/scale.ts'
import { ruleNamed, type TypedRule } from '#domain/settlement/rule-book.ts'
import { dayOf, type Instant } from '#domain/time.ts'
import { findPerson, unlessOpen } from '#gate/opening/persons.ts'
import { workday } from './calendar.ts'
import { command, must } from './doing.ts'
import type { Life, Surroundings } from './life.ts'
import { aStep, paidByMonth, payslipOf, scale } from './opening.ts'

/**
 * Finance publishes the pay scale, sets the rules of settlement and keeps the pay of two departments: a year of months is closed, this one is open, with
 * some who earn otherwise than last month and some who are not entered yet.
 */
export async function* paying({ app, company, today, plans }: Surroundings): Life {
  const finance = company.actorOf('查慧敏')
  const year = today.getFullYear()
  yield workday(today, 7, '09:10:00')
  must(await takeUsualRules(app, finance, '2008-01-01', command(app)))
  for (const [key, typed] of rules(year)) {
    const rule = ruleNamed(key)
    if (rule) must(await setRule(app, finance, rule, typed, command(app)))
  }
  const source = `岚川集团〔${year - 1}〕薪字 18号`
  must(await publishScale(app, finance, { from: `${year}-01-01`, source, rows: scaleRows() }, command(app)))
  yield workday(today, 4, '16:30:00')
  const month = monthOf(dayOf(today.toISOString() as Instant))
  for (const closed of monthsBack(monthBefore(month), 12).toReversed())
    must(await closePayMonth(app, finance, closed, command(app)))
  yield workday(today, 1, '15:40:00')
  const find = findPerson(app, finance, unlessOpen(finance, 'pay'))
  const people = plans
    .filter(({ stage }) => stage === 'filed')
    .slice(0, paidByMonth)
    .map(({ person }) => person)
  const lines = people.flatMap((person, at): readonly PaidLine[] => {
    const found = at % 9 === 8 ? undefined : find(company.staffNumberOf(person), person.name)
    return found?.ok
      ? [{ dossier: found.value, payslip: payslipOf(person, year, month, at % 7 === 3 ? 480 + at * 20 : 0) }]
      : []
  })
  must(await enterPayMonth(app, finance, { month, lines }, command(app)))
}

/** Nine steps of every rank. */
const scaleRows = (): readonly ScaleRow[] =>
  Object.entries(scale).flatMap(([grade, first]) =>
    Array.from({ length: 9 }, (_, at) => ({ grade, step: `${at + 1}档`, cents: (first + at * aStep) * 100 })),
  )

/** The figures of the demo's town, and what the house has decided where the law leaves it open. */
const rules = (year: number): readonly (readonly [key: string, typed: TypedRule])[] => {
  const town = (value: string, from: string, source: string) => ({ subject: '岚州市', value, from, source })
  const house = (value: string) => ({
    subject: '',
    value,
    from: '2020-01-01',
    source: '岚川集团薪酬管理办法第二十一条',
  })
  return [
    ['localAverage', town('8120', `${year - 1}-07-01`, `岚统〔${year - 1}〕31号`)],
    ['localAverage', town('8460', `${year}-07-01`, `岚统〔${year}〕28号`)],
    ['minimumWage', town('2130', `${year - 1}-01-01`, `岚人社发〔${year - 2}〕90号`)],
    ['minimumWage', town('2260', `${year}-01-01`, `岚人社发〔${year - 1}〕77号`)],
    ['lastMonth', house('forward')],
    ['sickMonths', house('in')],
  ]
}
