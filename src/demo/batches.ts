import { sendChanges, sendDrafts } from '#actions/batches/sending.ts'
import { beginDraft } from '#actions/dossiers/beginning.ts'
import { find } from '#db/dossiers/dossiers.ts'
import { appraisalResults } from '#domain/codes/appraisal.ts'
import { yuan } from '#domain/codes/currency.ts'
import { idTypes } from '#domain/codes/id-type.ts'
import { sexes } from '#domain/codes/sex.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import { withCheck } from '#domain/people/id-number.ts'
import type { RosterEntry } from '#domain/roster/entry.ts'
import type { PartialDate } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { workday } from './calendar.ts'
import { command, must } from './doing.ts'
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

  yield workday(today, 3, '16:05:00')
  const rows: { dossier: DossierId; content: number }[] = []
  for (const [at, name] of newcomers.entries()) rows.push(await begun(app, company, { name, at, year }))
  await sendDrafts(
    app,
    company.actorOf('邹雨桐'),
    { title: '工艺所存量人员建档', text: '集中建档；照片、学历材料陆续补齐。', rows },
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

/** 存量人员: who worked here before there were dossiers. */
const newcomers = ['岑以宁', '尚可心', '晏之遥'] as const

/** A draft with what no draft is submitted without. */
async function begun(
  app: App,
  company: Surroundings['company'],
  { name, at, year }: { readonly name: string; readonly at: number; readonly year: number },
) {
  const number = withCheck(`110101${year - 34 + at}0${3 + at}1${at}99${2 * at + 1}`)
  const basic = {
    name,
    unit: company.unitOf('LC-YF-GY'),
    post: '工艺所工程师',
    sex: coded(sexes, '男'),
    birth: number.slice(6, 12),
    workStart: `${year - 10 + at}07`,
  }
  const records = [
    { section: 'basic', fields: basic },
    { section: 'id-numbers', fields: { type: coded(idTypes, '居民身份证'), number } },
  ]
  const beginning = { entity: company.entityOf('LC-YF-GY'), keeper: 'hr', records, nothing: [] } as const
  const dossier = must(await beginDraft(app, company.actorOf('邹雨桐'), beginning, command(app))) as DossierId
  return { dossier, content: (await find(app.db, dossier))?.content ?? 0 }
}

const isOnFile = ({ subject }: RosterEntry): boolean => subject.state === 'archived' && subject.keeper === 'hr'
