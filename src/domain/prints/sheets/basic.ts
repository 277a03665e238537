import type { CodeTable } from '#domain/codes/code.ts'
import { degrees } from '#domain/codes/degree.ts'
import { educationLevels } from '#domain/codes/education.ts'
import { titleLevels } from '#domain/codes/title-level.ts'
import type { Coded, Fields, PrintedLine, Value } from '#domain/dossiers/section.ts'
import { printable } from '#domain/prints/printable.ts'
import { ageAt, monthNumber, type PartialDate } from '#domain/time.ts'
import type { Printed, Sheet } from './sheet.ts'
import { chineseMonth, date, month, recordsOf, text } from './words.ts'

/** 基本信息: rows 1 to 9 of the appointment form, then rewards, appraisal and family (docs/decisions/0075). */
export type BasicSheet = {
  readonly is: 'basic'
  readonly name: string
  readonly number: string
  readonly sex: string
  readonly birth: string
  readonly nation: string
  readonly nativePlace: string
  readonly birthPlace: string
  readonly party: string
  readonly workStart: string
  readonly retirement: string
  readonly health: string
  readonly title: string
  readonly speciality: string
  readonly fullTime: Schooling
  readonly inService: Schooling
  readonly post: string
  readonly rewards: string
  readonly appraisals: string
  readonly family: readonly Relative[]
  /** What sections print beyond the rows of the form (docs/decisions/0079). */
  readonly extra: readonly PrintedLine[]
}

export type Schooling = { readonly level: string; readonly degree: string; readonly schools: readonly string[] }

export type Relative = {
  readonly relation: string
  readonly name: string
  readonly age: string
  readonly politics: string
  readonly work: string
}

export const basic: Sheet<BasicSheet> = {
  says: {
    basic: [
      ...['name', 'number', 'sex', 'nation', 'nativePlace', 'birthPlace', 'partyDate', 'health', 'post', 'speciality'],
    ],
    education: ['level', 'degree', 'school'],
    titles: ['title'],
    appraisals: ['result', 'text'],
    rewards: ['authority', 'text'],
    family: ['relation', 'name', 'politics', 'work'],
  },
  photo: true,
  of: basicOf,
}

function basicOf(printed: Printed): BasicSheet {
  const [basic = {}] = recordsOf(printed, 'basic')
  const { ageDate } = printed.parameters
  const birth = date(basic['birth'])
  const education = recordsOf(printed, 'education')
  return {
    is: 'basic',
    name: text(basic['name']),
    number: text(basic['number']),
    sex: text(basic['sex']),
    birth: birth ? [month(birth), bracketed(ageAt(birth, ageDate), '岁')].filter(Boolean).join('\n') : '',
    nation: text(basic['nation']),
    nativePlace: text(basic['nativePlace']),
    birthPlace: text(basic['birthPlace']),
    party: text(basic['partyDate']),
    workStart: month(date(basic['workStart'])),
    retirement: retirementOf(date(basic['retirement']), birth),
    health: text(basic['health']),
    title: highest(recordsOf(printed, 'titles'), 'level', titleLevels, 'title'),
    speciality: text(basic['speciality']),
    fullTime: schoolingOf(education, '全日制'),
    inService: schoolingOf(education, '在职'),
    post: text(basic['post']),
    rewards: rewardsOf(printed),
    appraisals: appraisalsOf(printed),
    family: recordsOf(printed, 'family').map((fields) => relativeOf(fields, ageDate)),
    extra: extraOf(printed),
  }
}

const bracketed = (count: number | undefined, unit: string) => (count === undefined ? '' : `（${count}${unit}）`)

/** `2037.10` and, where both months are known, the age then: `（62岁7个月）` (docs/law/retirement.md §3). */
function retirementOf(retirement: PartialDate | undefined, birth: PartialDate | undefined): string {
  if (!retirement) return ''
  if (!birth || birth.length < 6 || retirement.length < 6) return month(retirement)
  const months = monthNumber(retirement) - monthNumber(birth)
  const rest = months % 12
  return `${month(retirement)}\n（${Math.floor(months / 12)}岁${rest === 0 ? '' : `${rest}个月`}）`
}

/** Code tables list the highest first; a text outside the table counts as lower than all in it. */
const rankIn = (table: CodeTable, value: Value | undefined): number => {
  const index = table.codes.findIndex(({ code }) => code === (value as Coded | undefined)?.code)
  return index < 0 ? table.codes.length : index
}

/** The record that ranks highest in a table, of equals the later one; records without the field do not count. */
export const best = (records: readonly Fields[], field: string, table: CodeTable): Fields | undefined =>
  records
    .filter((fields) => text(fields[field]) !== '')
    .reduce<Fields | undefined>(
      (found, fields) => (found && rankIn(table, found[field]) < rankIn(table, fields[field]) ? found : fields),
      undefined,
    )

/** The words of the record that ranks highest, of the last one where none has a rank. */
const highest = (records: readonly Fields[], field: string, table: CodeTable, words: string): string =>
  text((best(records, field, table) ?? records.at(-1))?.[words])

/** The highest education and the highest degree of one mode; where they come from two schools, both are written. */
function schoolingOf(education: readonly Fields[], mode: string): Schooling {
  const records = education.filter((fields) => text(fields['mode']).startsWith(mode))
  const [level, degree] = [best(records, 'level', educationLevels), best(records, 'degree', degrees)]
  const schools = [level, degree].map((fields) => text(fields?.['school'])).filter(Boolean)
  const any = records.map((fields) => text(fields['school'])).filter(Boolean)
  return {
    level: text(level?.['level']),
    degree: text(degree?.['degree']),
    schools: [...new Set(schools.length > 0 ? schools : any.slice(-1))],
  }
}

/**
 * Only rewards stand here: the rest of 奖惩情况 is not for whoever handles the paper (docs/decisions/0070), and the line
 * says so. 无 is written where that was declared, never for want of a record.
 */
function rewardsOf(printed: Printed): string {
  const rewards = rewardsIn(printed)
  if (rewards.length > 0) return `奖励：${rewards.join('；')}。`
  return printed.nothing.has('rewards') ? '奖励：无' : ''
}

/** Each reward as the form words it, without the sign at its end. */
export const rewardsIn = (printed: Printed): readonly string[] =>
  recordsOf(printed, 'rewards').map(rewardOf).filter(Boolean)

/** `2018年05月，经××批准，授予××称号` (docs/law/appointment-form.md §4). */
function rewardOf(fields: Fields): string {
  const when = date(fields['date'])
  const authority = text(fields['authority'])
  const words = text(fields['text']).replace(/[；;。]+$/, '')
  return [when && chineseMonth(when), authority && `经${authority}批准`, words].filter(Boolean).join('，')
}

/** The last three years; what stands without a year is kept as its text. */
function appraisalsOf(printed: Printed): string {
  const records = recordsOf(printed, 'appraisals')
  const years = records.filter((fields) => fields['year']).slice(-3)
  const words = [...records.filter((fields) => !fields['year']), ...years].map((fields) => {
    const said = [text(fields['result']), text(fields['text'])]
      .filter(Boolean)
      .join('，')
      .replace(/[；;。]+$/, '')
    return fields['year'] ? `${text(fields['year'])}年度${said}` : said
  })
  return words.length > 0 ? `${words.join('；')}。` : ''
}

/** Of the deceased no age is written, and the work says so. */
function relativeOf(fields: Fields, ageDate: PartialDate): Relative {
  const birth = date(fields['birth'])
  const deceased = fields['deceased'] === true
  const age = birth && !deceased ? ageAt(birth, ageDate) : undefined
  const work = text(fields['work'])
  return {
    relation: text(fields['relation']),
    name: text(fields['name']),
    age: age === undefined ? '' : String(age),
    politics: text(fields['politics']),
    work: deceased && !/去世|已故|病故|逝世/.test(work) ? `${work}（已去世）` : work,
  }
}

const extraOf = ({ sections, contents }: Printed): readonly PrintedLine[] =>
  sections
    .flatMap(({ key, print }) => (print && contents[key] ? print(contents[key]) : []))
    .map(({ label, text }) => ({ label: printable(label), text: printable(text) }))
