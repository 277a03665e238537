import { sendChanges } from '#actions/batches/sending.ts'
import { appraisalResults } from '#domain/codes/appraisal.ts'
import { yuan } from '#domain/codes/currency.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import type { RosterEntry } from '#domain/roster/entry.ts'
import type { PartialDate } from '#domain/time.ts'
import { workday } from './calendar.ts'
import { command } from './doing.ts'
import { named } from './drafting.ts'
import type { Life, Surroundings } from './life.ts'
import { coded } from './reading.ts'

/** 批次: a list of pay that waits for HR, and a year's appraisal that is entered already, with what all of it rests on. */
export async function* batches({ app, company, today }: Surroundings): Life {
  const year = today.getFullYear()
  const onFile = (unit: string, most: number): readonly DossierId[] =>
    app.roster
      .all()
      .filter((entry) => isOnFile(entry) && entry.subject.unit === company.unitOf(unit))
      .filter(({ columns }) => columns.who.rank === '一般员工')
      .slice(0, most)
      .map(({ subject }) => subject.dossier)

  yield workday(today, 3, '10:20:00')
  const appraised = { year: `${year - 3}` as PartialDate, result: coded(appraisalResults, '称职') } as Fields
  await sendChanges(
    app,
    company.actorOf('邹雨桐'),
    {
      section: named('appraisals'),
      title: `${year - 3} 年度考核补录`,
      basis: `岚川重装考核委员会 ${year - 2}.01.18 岚考〔${year - 2}〕2号`,
      text: '补录历年考核结果。',
      rows: onFile('LC-SC-ZZ', 4).map((dossier) => ({ dossier, records: [appraised] })),
    },
    command(app),
  )

  yield workday(today, 2, '15:40:00')
  const raised: Fields = {
    from: `${year}12` as PartialDate,
    grade: '一般员工',
    postPay: { cents: 580_000, currency: yuan },
    allowances: { cents: 96_000, currency: yuan },
  }
  await sendChanges(
    app,
    company.actorOf('查慧敏'),
    {
      section: named('pay'),
      title: `${year} 年车间岗位工资调整`,
      basis: `岚川重装薪酬委员会 ${year}.11.12 岚薪〔${year}〕6号`,
      text: '按年度调薪方案执行。',
      rows: onFile('LC-SC-ZD', 6).map((dossier) => ({ dossier, records: [raised] })),
    },
    command(app),
  )
}

const isOnFile = ({ subject }: RosterEntry): boolean => subject.state === 'archived' && subject.keeper === 'hr'
