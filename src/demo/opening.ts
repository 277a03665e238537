import type { NewRecord } from '#actions/dossiers/beginning.ts'
import { enterOpeningState } from '#actions/opening/entering.ts'
import type { Actor } from '#domain/access/actor.ts'
import { bonusKinds } from '#domain/codes/bonus-kind.ts'
import { contractKinds } from '#domain/codes/contract-kind.ts'
import { contractStates } from '#domain/codes/contract-state.ts'
import { yuan } from '#domain/codes/currency.ts'
import { leaveKinds } from '#domain/codes/leave-kind.ts'
import { payReasons } from '#domain/codes/pay-reason.ts'
import { daysAfter } from '#domain/days.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { Money } from '#domain/money.ts'
import { monthBefore, monthOf, monthsBack, type PayMonth } from '#domain/pay-months/month.ts'
import { dayOf, type Instant, type PartialDate, partialDateOf } from '#domain/time.ts'
import { findPerson, unlessOpen } from '#gate/opening/persons.ts'
import { workday } from './calendar.ts'
import { companyOf, isInstitution } from './company.ts'
import { command, must } from './doing.ts'
import { named } from './drafting.ts'
import type { Life, Surroundings } from './life.ts'
import type { DemoPerson } from './person.ts'
import type { Plan } from './plans.ts'
import { ofOpening, spoiled } from './planted/index.ts'
import { coded, lines, words } from './reading.ts'
import { resumeOf } from './records.ts'

/** So many people have their pay kept month by month. */
export const paidByMonth = 40

/** 初始登记 (docs/decisions/0113): finance and legal bring in what existing people are paid and have signed. */
export async function* opening(around: Surroundings): Life {
  const { company, today, plans } = around
  const filed = plans.filter(({ stage }) => stage === 'filed')
  const year = today.getFullYear()
  const months = monthsBack(monthBefore(monthOf(dayOf(today.toISOString() as Instant))), 13)
  const [finance, legal] = [company.actorOf('查慧敏'), company.actorOf('朴贤淑')]
  const all = filed.map((plan, at) => ({
    person: plan.person,
    records: openingRecords(plan, year, at < paidByMonth, months),
  }))
  yield workday(today, 6, '10:20:00')
  await enter(around, finance, 'pay', all)
  yield workday(today, 6, '14:40:00')
  await enter(around, legal, 'contracts', endingSoon(all, filed, today))
  yield workday(today, 5, '09:30:00')
  for (const section of ['pay-standards', 'payslips', 'bonuses', 'leave', 'attendance'] as const)
    await enter(around, finance, section, all)
}

/** Three people of whom something ends soon: two fixed terms and a probation (docs/decisions/0055). */
function endingSoon(all: readonly Opened[], filed: readonly Plan[], today: Date): readonly Opened[] {
  const date = (days: number) => partialDateOf(daysAfter(dayOf(today.toISOString() as Instant), days))
  const begun = date(-150)
  const soon: Fields[] = [{ to: date(21) }, { to: date(48) }, { signed: begun, from: begun, probationEnd: date(12) }]
  return all.map(({ person, records }, at) => {
    const isFixed = ({ section, fields }: NewRecord) => section === 'contracts' && fields['to'] !== undefined
    const changed = filed[at]?.planted.length === 0 && records.some(isFixed) ? soon.shift() : undefined
    const ends = (record: NewRecord) =>
      isFixed(record) ? { ...record, fields: { ...record.fields, ...changed } } : record
    return { person, records: changed ? records.map(ends) : records }
  })
}

/** What finance and legal have of one person; of most no more than the pay and the contract that run now. */
export function openingRecords(
  { person, planted }: Pick<Plan, 'person' | 'planted'>,
  year: number,
  isOneOfSome: boolean,
  months: readonly PayMonth[] = [`${year}08` as PayMonth, `${year}09` as PayMonth],
): readonly NewRecord[] {
  const typed = planted.filter(ofOpening)
  const records = (section: string, of: readonly Fields[]) => of.map((fields) => ({ section, fields }))
  const sound = [
    ...records('pay', payOf(person, year)),
    ...records('contracts', [contractOf(person, year)]),
    ...records('pay-standards', [standardOf(person, year)]),
    ...records('payslips', payslipsOf(person, year, months)),
    ...records('bonuses', [bonusOf(person, year)]),
    ...records('leave', leaveOf(person, year)),
  ]
  const all = spoiled([...basicsOf(person), ...sound], typed, year).filter(({ section }) => section !== 'basic')
  return isOneOfSome || typed.length > 0 ? all : all.filter(({ section }) => /^(?:pay|contracts)$/.test(section))
}

/** What a contradiction may be reckoned from. */
const basicsOf = (person: DemoPerson): readonly NewRecord[] => [
  { section: 'basic', fields: { workStart: begunOf(person) as PartialDate } },
]

type Opened = { readonly person: DemoPerson; readonly records: readonly NewRecord[] }

/** Each is found by the staff number; whose state somebody else has to enter is left out, as the grid would tell. */
async function enter(
  { app, company }: Surroundings,
  by: Actor,
  section: 'pay' | 'contracts' | 'pay-standards' | 'payslips' | 'bonuses' | 'leave' | 'attendance',
  people: readonly Opened[],
): Promise<void> {
  const find = findPerson(app, by, unlessOpen(by, section === 'contracts' ? 'contract' : 'pay'))
  const records = people.flatMap(({ person, records }) => {
    const own = records.filter((record) => record.section === section)
    const found = find(company.staffNumberOf(person), person.name)
    return found.ok ? own.map(({ fields }) => ({ dossier: found.value, fields })) : []
  })
  must(await enterOpeningState(app, by, { section: named(section), records }, command(app)))
}

/** 岗位工资 of each rank at its first step, in yuan a month. */
export const scale: Readonly<Record<string, number>> = {
  公司副职: 19_800,
  中层正职: 13_800,
  中层副职: 11_200,
  主管: 7_800,
  专员: 5_600,
  一般员工: 4_200,
  专业技术七级: 9_800,
  专业技术十级: 6_800,
  专业技术十二级: 5_200,
  五级职员: 14_800,
  七级职员: 9_800,
  八级职员: 7_200,
  九级职员: 5_600,
  十级职员: 4_800,
}

/** What a step is worth, in yuan a month. */
export const aStep = 160

const money = (amount: number): Money => ({ cents: Math.round(amount * 100), currency: yuan })

/** The present rank, the month of it, and the step that its years have brought. */
function gradeOf({ ranks }: DemoPerson, year: number) {
  const [rank = '', since = ''] = words(lines(ranks).at(-1) ?? '')
  const step = Math.min(9, 1 + Math.floor((year - Number(since.slice(0, 4))) / 2))
  return { rank, since: since as PartialDate, step, amount: (scale[rank] ?? 5_000) + (step - 1) * aStep }
}

function payOf(person: DemoPerson, year: number): readonly Fields[] {
  const { rank, since, step, amount } = gradeOf(person, year)
  const authority = `${companyOf(person.unit).name}薪酬委员会`
  const first = lines(person.ranks).length === 1 ? '初次定级' : '职务变动'
  const record = (from: PartialDate, reason: string, pay: number, at: number): Fields => ({
    from,
    reason: coded(payReasons, reason),
    grade: rank,
    step: `${at}档`,
    postPay: money(pay),
    allowances: money(person.base || /车间/.test(person.post) ? 900 : 600),
    approved: from,
    authority,
  })
  const begun = record(since, first, (scale[rank] ?? 5_000) * 0.9, 1)
  return Number(since.slice(0, 4)) >= year - 1
    ? [begun]
    : [begun, record(`${year}01` as PartialDate, '调整标准', amount, step)]
}

function standardOf(person: DemoPerson, year: number): Fields {
  const { rank, step, amount } = gradeOf(person, year)
  return { from: `${year}01` as PartialDate, grade: rank, step: `${step}档`, postPay: money(amount), coefficient: '1' }
}

/** The months before this one that somebody was here: insurance, 公积金, and the tax withheld. */
function payslipsOf(person: DemoPerson, year: number, months: readonly PayMonth[]): readonly Fields[] {
  return months.filter((month) => month > enteredOf(person)).map((month) => payslipOf(person, year, month))
}

/** What somebody was paid in a month, overtime in `more`; deductions by the shares of the place. */
export function payslipOf(person: DemoPerson, year: number, month: PayMonth, more = 0): Fields {
  const gross = gradeOf(person, year).amount * 1.25 + 600 + more
  return {
    month,
    gross: money(gross),
    ...(more > 0 && { overtime: money(more) }),
    pension: money(gross * 0.08),
    medical: money(gross * 0.02),
    unemployment: money(gross * 0.005),
    housing: money(gross * 0.12),
    tax: money(Math.max(0, gross * 0.775 - 5_000) * 0.03),
  }
}

/** 年终奖 of last year, paid in February. */
function bonusOf(person: DemoPerson, year: number): Fields {
  const [from, to] = [`${year - 1}01`, `${year - 1}12`] as PartialDate[]
  return {
    date: `${year}02` as PartialDate,
    kind: coded(bonusKinds, '年终奖'),
    amount: money(Math.round(gradeOf(person, year).amount * 1.6)),
    from,
    to,
  }
}

/** 职工带薪年休假: five days, ten from ten years of work, fifteen from twenty. */
function leaveOf(person: DemoPerson, year: number): readonly Fields[] {
  const years = year - Number(begunOf(person).slice(0, 4))
  const entitled = years >= 20 ? 15 : years >= 10 ? 10 : 5
  return [
    {
      year: String(year - 1) as PartialDate,
      kind: coded(leaveKinds, '年休假'),
      entitled: String(entitled),
      used: String(entitled - (years % 3)),
    },
    {
      year: String(year) as PartialDate,
      kind: coded(leaveKinds, '年休假'),
      entitled: String(entitled),
      used: String(years % 4),
    },
  ]
}

/** Engaged for five years at a time as a rule, without an end after ten years of an enterprise. */
function contractOf(person: DemoPerson, year: number): Fields {
  const { name, shortName } = companyOf(person.unit)
  const entered = enteredOf(person)
  const [first, month] = [Number(entered.slice(0, 4)), entered.slice(4, 6)]
  const terms = Math.floor((year - 1 - first) / 5)
  const isOpen = !isInstitution(person.unit) && terms >= 2
  const begun = first + (isOpen ? 10 : terms * 5)
  const kind = isInstitution(person.unit) ? '聘用合同' : isOpen ? '无固定期限劳动合同' : '固定期限劳动合同'
  // One that would run out this year was made for six years: what has run out is planted, and not by chance.
  const years = (year - begun) % 5 === 0 && year > begun ? 6 : 5
  const from = `${begun}${month}01` as PartialDate
  return {
    kind: coded(contractKinds, kind),
    number: `${companyOf(person.unit).code}HT-${begun}-${person.birth.slice(2, 8)}`,
    employer: name,
    signed: from,
    from,
    ...(!isOpen && { to: dayBefore(begun + years, Number(month)) }),
    ...(terms === 0 && !isOpen && { probationEnd: dayBefore(begun, Number(month) + 6) }),
    post: { text: resumeOf(person).at(-1)?.text.slice(shortName.length) ?? '' },
    place: '岚州市',
    state: coded(contractStates, '履行中'),
  }
}

/** The last day before this month begins; a month after twelve is one of the next year. */
function dayBefore(year: number, month: number): PartialDate {
  const day = new Date(Date.UTC(year, month - 1, 0))
  return day.toISOString().slice(0, 10).replaceAll('-', '') as PartialDate
}

const isWork = ({ text }: { readonly text: string }) => !/学习$/.test(text)

const begunOf = (person: DemoPerson): string => resumeOf(person).find(isWork)?.from ?? ''

const enteredOf = (person: DemoPerson): string =>
  resumeOf(person).find(({ text }) => text.startsWith(companyOf(person.unit).shortName))?.from ?? begunOf(person)
