import { applyChange } from '#actions/dossiers/applying.ts'
import type { NewRecord } from '#actions/dossiers/beginning.ts'
import { enterOpeningState } from '#actions/opening/entering.ts'
import { inTransaction } from '#db/transaction.ts'
import { contractKinds } from '#domain/codes/contract-kind.ts'
import { contractStates } from '#domain/codes/contract-state.ts'
import { daysAfter, monthsAfter } from '#domain/days.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import { entry } from '#domain/dossiers/sections/entry.ts'
import type { DossierId } from '#domain/ids.ts'
import { monthBefore, monthOf, monthsBack } from '#domain/pay-months/month.ts'
import { type Day, dayOf, instant, partialDateOf } from '#domain/time.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { findPerson, unlessOpen } from '#gate/opening/persons.ts'
import type { App } from '#house/app.ts'
import { command, must } from '../doing.ts'
import { named } from '../drafting.ts'
import type { Company } from '../founding.ts'
import { openingRecords } from '../opening.ts'
import type { DemoPerson } from '../person.ts'
import { coded } from '../reading.ts'
import { bookkeeper, littleCompanyName, officer } from './organisation.ts'

/**
 * The small demo as a 民营企业: what everybody is paid and has signed, and of four people something that costs money if it is left
 * (docs/law/contracts.md §4): no contract on day 25, a probation that ends on Friday, a second fixed term that runs out, and in
 * the last quarter three days of leave.
 */
export async function bringFirm(app: App, company: Company, today: Date, cast: readonly DemoPerson[]): Promise<void> {
  const [by, day] = [company.actorOf(bookkeeper), dayOf(instant(today))]
  const months = monthsBack(monthBefore(monthOf(day)), 3)
  const find = findPerson(app, by, unlessOpen(by, 'pay'))
  const people = cast.flatMap((person) => {
    const found = find(company.staffNumberOf(person), person.name)
    return found.ok ? [{ dossier: found.value, person }] : []
  })
  const own = cast.find(({ name }) => name === bookkeeper)
  if (own) await bringOwn(app, company, own, Number(day.slice(0, 4)))
  const pressing = new Map(people.slice(-cases.length).map(({ dossier }, at) => [dossier, cases[at]?.(day)]))
  const unrested = people.at(-cases.length - 1)?.dossier
  for (const [dossier, one] of pressing) if (one) await enteredOn(app, company, dossier, one.entered)
  for (const section of ['pay', 'contracts', 'pay-standards', 'payslips', 'leave'] as const) {
    const records = people.flatMap(({ dossier, person }) =>
      recordsOf(person, pressing.get(dossier), day, months)
        .filter((record) => record.section === section)
        .map(({ fields }) => ({
          dossier,
          fields: section === 'leave' ? rested(fields, day, dossier === unrested ? 3 : 0) : fields,
        })),
    )
    must(await enterOpeningState(app, by, { section: named(section), records }, command(app)))
  }
}

type Pressing = { readonly entered: Day; readonly contracts: readonly Fields[] }

/** The last of those on file, each in a state of their own. */
const cases: readonly ((today: Day) => Pressing)[] = [
  (today) => ({ entered: daysAfter(today, -24), contracts: [] }),
  (today) => {
    const until = fridayFrom(today)
    const entered = daysAfter(monthsAfter(until, -2), 1)
    const term = { from: entered, to: daysAfter(monthsAfter(entered, 36), -1) }
    return { entered, contracts: [{ ...termOf(term, '履行中'), probationEnd: partialDateOf(until) }] }
  },
  (today) => {
    const ends = daysAfter(today, 37)
    const second = { from: daysAfter(monthsAfter(ends, -36), 1), to: ends }
    const first = { from: monthsAfter(second.from, -36), to: daysAfter(second.from, -1) }
    return { entered: first.from, contracts: [termOf(first, '已续签'), termOf(second, '履行中')] }
  },
]

/** The Friday of this week; of a weekend the next one. */
const fridayFrom = (today: Day): Day => daysAfter(today, (5 - new Date(`${today}T00:00:00Z`).getUTCDay() + 7) % 7)

const termOf = ({ from, to }: { readonly from: Day; readonly to: Day }, state: string): Fields => ({
  kind: coded(contractKinds, '固定期限劳动合同'),
  number: `LXHT-${from.slice(0, 4)}-${from.slice(5, 7)}`,
  employer: littleCompanyName,
  signed: partialDateOf(from),
  from: partialDateOf(from),
  to: partialDateOf(to),
  state: coded(contractStates, state),
})

function recordsOf(
  person: DemoPerson,
  pressing: Pressing | undefined,
  day: Day,
  months: Parameters<typeof openingRecords>[3],
): readonly NewRecord[] {
  const all = openingRecords({ person, planted: [] }, Number(day.slice(0, 4)), true, months)
  if (!pressing) return all.map(confirmed)
  return [
    ...all.filter(({ section }) => section !== 'contracts'),
    ...pressing.contracts.map((fields) => ({ section: 'contracts', fields })),
  ]
}

/** From October on the leave of this year is taken but for so many days. */
const rested = (fields: Fields, day: Day, left: number): Fields =>
  fields['year'] === day.slice(0, 4) && day.slice(5) >= '10-01'
    ? { ...fields, used: String(Number(fields['entitled']) - left) }
    : fields

/** Whose probation is over is one of the staff. */
const confirmed = ({ section, fields }: NewRecord): NewRecord =>
  fields['probationEnd'] === undefined
    ? { section, fields }
    : { section, fields: { ...fields, confirmed: fields['probationEnd'] } }

/** Nobody enters the own contract: that of whoever keeps them comes on another's hand. */
async function bringOwn(app: App, company: Company, person: DemoPerson, year: number): Promise<void> {
  const [own] = app.roster.named(person.name)
  const [record] = openingRecords({ person, planted: [] }, year, false).filter(({ section }) => section === 'contracts')
  if (!own || !record) return
  const change = { dossier: own.subject.dossier, section: contracts, fields: confirmed(record).fields }
  await inTransaction(app, (app) => applyChange(app, company.actorOf(officer), change))
}

async function enteredOn(app: App, company: Company, dossier: DossierId, entered: Day): Promise<void> {
  const { opened } = await openForWork(app, 'apply', dossier)
  const [record] = opened.contents['entry'] ?? []
  if (!record) return
  const change = {
    dossier,
    section: entry,
    record: record.id,
    fields: { ...record.fields, entered: partialDateOf(entered) },
  }
  await inTransaction(app, (app) => applyChange(app, company.actorOf(officer), change))
}
