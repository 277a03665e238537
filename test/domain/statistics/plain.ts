import { groups } from '#domain/access/groups.ts'
import { completenessOf } from '#domain/dossiers/completeness.ts'
import type { Made, Organisation } from './people.ts'

/**
 * A count of its own: who a person was on a day, and where that person stands, straight from the contents of the dossier as
 * they were written. It shares nothing with the program but the words by which a table names its values.
 */
export type Plain = Readonly<Record<string, string | undefined>>

type Record_ = Readonly<Record<string, unknown>>

const records = (contents: unknown, section: string): readonly Record_[] =>
  ((contents as Record<string, readonly { fields: Record_ }[]>)[section] ?? []).map(({ fields }) => fields)

const code = (value: unknown): string | undefined => (value as { code?: string } | undefined)?.code
const text = (value: unknown): string | undefined => (value as { text?: string } | undefined)?.text

/** The numbers of a date: year, month with 12 where there is none, day where there is one. */
function numbers(date: unknown): readonly [number, number, number | undefined] | undefined {
  const digits = date as string | undefined
  if (!digits) return undefined
  return [+digits.slice(0, 4), +digits.slice(4, 6) || 12, +digits.slice(6, 8) || undefined]
}

const months = (date: unknown): number | undefined => {
  const read = numbers(date)
  return read && read[0] * 12 + read[1]
}

/** Days since 1970 of the first and of the last day that a date may mean. */
const firstDay = (date: unknown): number | undefined => {
  const read = numbers(date)
  return read && Date.UTC(read[0], read[1] - 1, read[2] ?? 1) / 86_400_000
}
const lastDay = (date: unknown): number | undefined => {
  const read = numbers(date)
  return read && Date.UTC(read[0], read[2] ? read[1] - 1 : read[1], read[2] ?? 0) / 86_400_000
}

/** The dossier's versions that count for a day and a clock, and the two that say what has dates and what has none. */
function versionsFor(made: Made, day: string, isKnown: boolean) {
  const end = Date.parse(`${day}T16:00:00Z`) - 1
  const until = made.versions.filter(({ since }) => Date.parse(since) <= end)
  if (isKnown && (until.length === 0 || Date.parse(made.archived) > end)) return undefined
  const sent = made.sent && (!isKnown || Date.parse(made.sent) <= end) ? made.sent : undefined
  const newest = isKnown ? until.at(-1) : made.versions.at(-1)
  // What has no date: as of the day, then as it was first said later.
  const order = isKnown ? [until.at(-1)] : [until.at(-1), ...made.versions.slice(until.length)].filter((one) => one)
  const undated = (section: string, field: string) =>
    order.map((one) => records(one?.contents, section)[0]?.[field]).find((value) => value !== undefined)
  return { dated: newest?.contents, of: (order[0] as { contents: unknown }).contents, undated, sent }
}

type Look = NonNullable<ReturnType<typeof looked>>

/** A dossier as of a day, with the day in the numbers that the counts need. */
function looked(made: Made, day: string, clock: string) {
  const versions = versionsFor(made, day, clock === 'known')
  if (!versions) return undefined
  const [year, month] = [+day.slice(0, 4), +day.slice(5, 7)]
  const nowMonths = year * 12 + month
  const full = (date: unknown) => {
    const since = months(date)
    return since === undefined || since > nowMonths ? undefined : Math.floor((nowMonths - since) / 12)
  }
  const isBegun = (date: unknown) => {
    const whole = (date as string).length === 4 ? `${date}12` : (date as string)
    return whole <= day.replaceAll('-', '').slice(0, whole.length)
  }
  /** Whether a record that may have no date had begun. */
  const isOn = (date: unknown) => date === undefined || isBegun(date)
  return { ...versions, now: Date.parse(day) / 86_400_000, year, nowMonths, full, isBegun, isOn }
}

/** Everything by which tables tell people apart, of one person; undefined where the dossier is not on file. */
export function plainOf(made: Made, above: Organisation['above'], day: string, clock: string): Plain | undefined {
  const look = looked(made, day, clock)
  return (
    look && {
      ...stayIn(look),
      ...entryIn(look),
      ...placed(look, above),
      ...identityIn(look),
      ...rankIn(look),
      ...learnedIn(look),
      ...workIn(look),
      ...contractIn(look),
      ...retiringIn(look),
      ...paidIn(look),
      ...keptIn(look, made, day),
    }
  )
}

function paidIn({ dated, isBegun }: Look): Plain {
  const lines = records(dated, 'pay').filter(({ from }) => isBegun(from))
  const paid = lines.flatMap(({ total, postPay, allowances }) => {
    const of = (total ? [total] : [postPay, allowances]).filter((one) => one) as { cents: number; currency: string }[]
    return of.length === 0 ? [] : [{ cents: of.reduce((sum, { cents }) => sum + cents, 0), is: of[0]?.currency }]
  })
  const last = paid.at(-1)
  if (last?.is !== 'CNY') return { pay: 'none' }
  const names = ['-2999', '3000-4999', '5000-7999', '8000-9999', '10000-14999', '15000-19999', '20000-29999', '30000-']
  const starts = [3000, 5000, 8000, 10_000, 15_000, 20_000, 30_000]
  return { pay: band(last.cents / 100, starts, names), 'mean pay': String(last.cents / 100) }
}

/** Whether the dossier is here, where, since when, and how complete it was when it was last written to. */
function keptIn(look: Look, made: Made, day: string): Plain {
  const isSent =
    look.sent !== undefined && (look.sent.length > 10 ? dayInChina(look.sent) : look.sent) < day.replaceAll('-', '')
  const isFiled = dayInChina(made.archived) <= day.replaceAll('-', '')
  const box = made.belongs?.volumes.find(({ kind, box }) => kind === 'original' && box)?.box
  const share = completenessOf({ contents: look.of as never, nothing: new Set(), groups: new Set(groups) }).share
  return {
    'of on-file': String(isFiled && !isSent),
    presence: stayIn(look)['of present'] === 'true' ? 'here' : 'gone',
    'file-year': dayInChina(made.archived).slice(0, 4),
    room: box?.[0],
    boxed: box ? 'boxed' : 'none',
    completeness: band(share, [90, 100], ['3', '2', '1']),
  }
}

const precise = (date: unknown) => (date === undefined ? 'none' : (date as string).length === 4 ? 'year' : 'month')

const band = (value: number | undefined, starts: readonly number[], names: readonly string[]) =>
  value === undefined ? undefined : names[starts.filter((start) => value >= start).length]

const yearsBand = (value: number | undefined) => band(value, [5, 10, 20, 30], ['-4', '5-9', '10-19', '20-29', '30-'])

/** Why somebody is none of the staff on any day, whatever the day. */
function lentAs(kind: string | undefined, employment: string | undefined): string | undefined {
  if (kind === '40' || employment === '4') return 'dispatched'
  return kind !== '41' && employment === '7' ? 'seconded' : undefined
}

/** The first day, the last one among the staff and the last one here, and why somebody stands outside. */
function stretchOf({ dated, undated, sent: moment }: Look) {
  const [kind, employment] = [code(undated('entry', 'kind')), code(undated('entry', 'employment'))]
  const { entered, retired } = records(dated, 'entry')[0] ?? {}
  const gone = records(dated, 'departure')[0]?.['lastDay'] ?? (moment && dayInChina(moment))
  const lent = lentAs(kind, employment)
  if (lent) return { entered, gone, isEver: false, staffLast: gone, hereLast: gone, outside: () => lent }
  if (kind !== '41') {
    const last = records(dated, 'departure')[0]?.['lastDay'] ?? retired ?? gone
    return { entered, gone, isEver: true, staffLast: last, hereLast: last, outside: () => undefined }
  }
  const isOfHere = retired !== undefined && (firstDay(entered) ?? 0) <= (lastDay(retired) as number)
  const outside = (now: number) => (isOfHere && now <= (lastDay(retired) as number) ? undefined : 're-engaged')
  return { entered, gone, isEver: isOfHere, staffLast: isOfHere ? retired : gone, hereLast: gone, outside }
}

function stayIn(look: Look): Plain {
  const { now, year } = look
  const { entered, gone, isEver, staffLast, hereLast, outside } = stretchOf(look)
  const isPast = (date: unknown) => Boolean(date) && now > (lastDay(date) as number)
  const begun = entered === undefined || now >= (firstDay(entered) as number)
  const isHere = begun && !isPast(hereLast)
  const inYear = (days = Number.POSITIVE_INFINITY) => days <= now && days >= Date.UTC(year, 0, 1) / 86_400_000
  return {
    'of staff': String(isHere && !outside(now)),
    'of outside': String(isHere && outside(now) !== undefined),
    'of joined': String(isEver && inYear(firstDay(entered))),
    'of left': String(isEver && inYear(lastDay(staffLast))),
    'of present': String(begun && !isPast(gone)),
    outside: outside(now) ?? 'staff',
    'joined-month': entered === undefined ? undefined : String(numbers(entered)?.[1]),
    'left-month': staffLast === undefined ? undefined : String(numbers(staffLast)?.[1]),
    'entered-precision': precise(entered),
    'left-precision': precise(staffLast),
    'last-day':
      staffLast === undefined ? 'none' : band((lastDay(staffLast) as number) - now, [0, 1], ['past', 'today', 'ahead']),
  }
}

function entryIn({ dated, undated, full, nowMonths }: Look): Plain {
  const kind = code(undated('entry', 'kind'))
  const { entered, retired } = records(dated, 'entry')[0] ?? {}
  const leaving = kind === '41' ? undefined : code(records(dated, 'departure')[0]?.['kind'])
  return {
    'person-kind': kind,
    'person-side': kind && ({ '1': 'organ', '2': 'institution', '3': 'enterprise' }[kind[0] ?? ''] ?? 'other'),
    employment: code(undated('entry', 'employment')),
    authority: code(undated('management', 'authority')),
    'entry-way': code(undated('entry', 'way')),
    'departure-kind': leaving ?? (retired ? '60' : undefined),
    'years-here': yearsBand(full(entered)),
    'mean years-here': full(entered) === undefined ? undefined : String((nowMonths - (months(entered) ?? 0)) / 12),
  }
}

const dayInChina = (moment: string) =>
  new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '')

/** Where the newest version says that somebody belongs. */
export const placedLast = ({ versions }: Made, above: Organisation['above']): Plain =>
  placed({ of: versions.at(-1)?.contents }, above)

function placed({ of }: Pick<Look, 'of'>, above: Organisation['above']): Plain {
  const unit = records(of, 'basic')[0]?.['unit'] as string
  let department = unit
  while (above[department] && above[department] !== 'company') department = above[department] as string
  return { unit, department }
}

function politicsOf(party: string | undefined): string | undefined {
  if (party === undefined) return undefined
  if (+party <= 2) return 'party'
  if (+party === 3) return 'league'
  return +party <= 11 ? 'democratic' : +party === 12 ? 'none' : 'masses'
}

function identityIn({ undated, full, nowMonths }: Look): Plain {
  const birth = undated('basic', 'birth')
  const workStart = undated('basic', 'workStart')
  const age = full(birth)
  const nation = code(undated('basic', 'nation'))
  const mean = (date: unknown) =>
    full(date) === undefined ? undefined : String((nowMonths - (months(date) ?? 0)) / 12)
  return {
    sex: code(undated('basic', 'sex')),
    age: band(age, [36, 41, 46, 51, 56, 60], ['-35', '36-40', '41-45', '46-50', '51-55', '56-59', '60-']),
    'age-enterprise': band(age, [36, 41, 46, 51, 55, 60], ['-35', '36-40', '41-45', '46-50', '51-54', '55-59', '60-']),
    'age-by-five': band(
      age,
      [25, 30, 35, 40, 45, 50, 55, 60],
      ['-24', '25-29', '30-34', '35-39', '40-44', '45-49', '50-54', '55-59', '60-'],
    ),
    'age-by-year': age === undefined ? undefined : age < 18 ? '-17' : age >= 65 ? '65-' : `${age}-${age}`,
    'birth-precision': precise(birth),
    'mean age': mean(birth),
    nation,
    minority: nation === undefined ? undefined : ['01', '97', '98'].includes(nation) ? '0' : '1',
    politics: politicsOf(code(undated('basic', 'politics'))),
    'years-of-work': yearsBand(full(workStart)),
    'mean years-of-work': mean(workStart),
  }
}

function rankIn({ dated, of, full, isBegun, isOn }: Look): Plain {
  const ranks = records(dated, 'ranks')
  const isUndated = ranks.length === 0 || ranks.some(({ from }) => from === undefined)
  const told = code((isUndated ? records(of, 'ranks') : ranks.filter(({ from }) => isBegun(from))).at(-1)?.['rank'])
  const rank = code(records(of, 'basic')[0]?.['rank']) ?? told
  const begun = ranks.filter(({ from }) => isOn(from))
  let since: unknown
  for (let at = begun.length - 1; at >= 0 && code(begun[at]?.['rank']) === rank; at -= 1) since = begun[at]?.['from']
  const tenure = rank === undefined ? undefined : full(since)
  return { rank, 'rank-tenure': band(tenure, [1, 3, 5, 10], ['-0', '1-2', '3-4', '5-9', '10-']) }
}

const levels: readonly (readonly [string, (level: string) => boolean])[] = [
  ['postgraduate', (level) => level.startsWith('1')],
  ['university', (level) => level.startsWith('2')],
  ['college', (level) => ['31', '32', '33', '34'].includes(level)],
  ['secondary', (level) => ['35', '36'].includes(level)],
  ['school', (level) => ['37', '38', '39'].includes(level)],
]

const degrees = [
  ['doctor', '2', '博士'],
  ['master', '3', '硕士'],
  ['bachelor', '4', '学士'],
] as const

function learnedIn({ dated, nowMonths }: Look): Plain {
  const isReached = (date: unknown) => date === undefined || (months(date) as number) <= nowMonths
  const schools = records(dated, 'education').filter(
    ({ completion, graduated }) => [undefined, '1'].includes(code(completion)) && isReached(graduated),
  )
  const of = (mode?: string) => schools.filter((one) => !mode || code(one['mode']) === mode)
  const level = (mode?: string) => levels.find(([, is]) => of(mode).some(({ level }) => is(code(level) ?? '')))?.[0]
  const isDegree = (value: unknown, digit: string, word: string) =>
    code(value) ? code(value)?.startsWith(digit) : text(value) !== '名誉博士' && text(value)?.includes(word)
  const degree = (mode?: string) =>
    degrees.find(([, digit, word]) => of(mode).some(({ degree }) => isDegree(degree, digit, word)))?.[0] ?? 'none'
  const titles = records(dated, 'titles')
    .filter(({ date }) => isReached(date))
    .map(({ level }) => code(level))
  const best = ['1', '2', '3', '4', '5'].find((level) => titles.includes(level))
  return {
    education: level(),
    'education-full-time': level('1'),
    'education-in-service': level('2'),
    degree: degree(),
    'degree-full-time': degree('1'),
    'degree-in-service': degree('2'),
    'title-level': best ?? (titles.includes(undefined) ? undefined : 'none'),
  }
}

const gradeNames: Readonly<Record<string, string>> = {
  '1': 'excellent',
  '2': 'competent',
  '3': 'basic',
  '4': 'incompetent',
}

function gradeIn({ dated, year }: Look): string | undefined {
  const last = records(dated, 'appraisals').findLast(({ year: of }) => Number(of) === year - 1)
  const result = code(last?.['result'])
  return last ? result && (gradeNames[result[0] ?? ''] ?? 'ungraded') : 'none'
}

function workIn(look: Look): Plain {
  const { dated, year, nowMonths } = look
  const grade = gradeIn(look)
  const hours = records(dated, 'training')
    .filter(({ from }) => String(from ?? '').slice(0, 4) === String(year))
    .reduce((sum, { hours }) => sum + Number(hours ?? 0), 0)
  // Every month that lies in a stretch, counted once; the month in which one ends is not counted.
  const worked = new Set<number>()
  const lines = records(dated, 'resume').filter(({ from, grassRoots }) => grassRoots && from)
  for (const { from, to } of lines) {
    const end = Math.min(months(to) ?? nowMonths, nowMonths)
    for (let at = months(from) as number; at < end; at += 1) worked.add(at)
  }
  const isGraded = Object.values(gradeNames).includes(grade ?? '')
  return {
    appraisal: grade,
    'mean excellent-share': isGraded ? (grade === 'excellent' ? '100' : '0') : undefined,
    'training-hours': band(Math.floor(hours), [1, 40, 90, 110], ['-0', '1-39', '40-89', '90-109', '110-']),
    'mean training-hours': String(hours),
    'grass-roots': worked.size >= 24 ? 'two' : worked.size > 0 ? 'less' : 'none',
  }
}

function contractIn({ dated, now, isOn, isBegun }: Look): Plain {
  const days = (date: unknown) => (lastDay(date) as number) - now
  const due = (date: unknown) => band(days(date), [0, 31, 91, 181], ['over', '30', '90', '180', 'later'])
  const contracts = records(dated, 'contracts').filter(
    ({ kind, from }) => ['1', '2', '3', '5'].includes(code(kind) ?? '') && isOn(from),
  )
  const held = contracts.findLast(({ ended }) => ended === undefined || days(ended) >= 0)
  const probation = held?.['confirmed'] === undefined ? held?.['probationEnd'] : undefined
  const trial = records(dated, 'appointments')
    .filter(({ trialUntil, confirmed }) => trialUntil && !confirmed)
    .findLast(({ from, to }) => isOn(from) && !(to !== undefined && isBegun(to)))?.['trialUntil']
  const end = held?.['to']
  return {
    'contract-kind': held ? (end && days(end) < 0 ? 'over' : code(held['kind'])) : 'none',
    'contract-due': held ? (end ? due(end) : 'open') : 'none',
    'contract-terms': String(Math.min(3, contracts.filter(({ kind }) => code(kind) === '1').length)),
    'probation-due': probation ? due(probation) : 'none',
    'post-trial-due': trial ? due(trial) : 'none',
  }
}

/** The base age; undefined of a woman whose age nobody settled, and where another limit is named. */
function baseIn({ undated }: Look): number | undefined {
  const limit = undated('basic', 'retirementLimit')
  if (limit !== undefined) return limit === '改革前任职年龄界限为55岁' ? 55 : undefined
  const sex = code(undated('basic', 'sex'))
  if (sex !== '2') return sex === '1' ? 60 : undefined
  return Number(code(undated('basic', 'retirementBase'))) || undefined
}

function retiringIn(look: Look): Plain {
  const { undated, nowMonths, year } = look
  const base = baseIn(look)
  const birth = undated('basic', 'birth')
  if (!base || !birth) return {}
  const old = (months(birth) as number) + base * 12
  let late = 0
  for (let at = 2025 * 12 + 1; at <= old; at += base === 50 ? 2 : 4) late += 1
  const law = old + Math.min(late, base === 50 ? 60 : 36)
  const left = (at: number) => band(at - nowMonths, [0, 13, 37, 61, 121], ['due', '1', '3', '5', '10', 'later'])
  const lead = Math.ceil(law / 12) - 1 - year
  return {
    'retirement-original': left(old),
    'retirement-now': left(law),
    'retirement-earliest': left(Math.max(old, law - 36)),
    'retirement-year': law < nowMonths ? 'due' : lead > 10 ? 'later' : String(lead),
  }
}
