import { retirementBases } from '#domain/codes/retirement-base.ts'
import type { Contents, Doubt, Finding } from '#domain/dossiers/section.ts'
import { readPartyDate } from '#domain/parsing/party-date.ts'
import { sexIn } from '#domain/people/id-number.ts'
import { retirementBaseOf, retirementMonth } from '#domain/people/retirement.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import { birthsOf, cardOf, checkBirth } from './birth.ts'
import { codeIn, monthOf, only, sameWords, textOf, yearsBetween } from './facts.ts'

/**
 * What a careful clerk compares on the head of the form (docs/law/appointment-form.md §5): ID number with birth and
 * sex, work start with the first line of work, present post with the last line, ages that cannot be. A difference is
 * shown, never mended unasked: the organisation may have determined another birth than the card has.
 */
export function checkIdentity(contents: Contents, today?: PartialDate): readonly Finding[] {
  const basic = only(contents, 'basic')
  if (!basic) return []
  const births = birthsOf(contents, today)
  const card = againstCard(contents)
  const retiring = retirement(contents, births).filter(
    ({ code }) => !(card.length > 0 && code === 'retirement-base-unknown'),
  )
  const findings = [
    ...checkBirth(contents, today),
    ...card,
    ...ages(contents, births),
    ...retiring,
    ...againstResume(contents),
  ]
  return findings.map((finding) => ({ ...finding, record: basic.id }))
}

function againstCard(contents: Contents): readonly Doubt[] {
  const card = cardOf(contents)
  const sex = codeIn(only(contents, 'basic')?.fields['sex'])
  return card && sex && sex !== sexIn(card) ? [{ code: 'sex-differs', field: 'sex', readings: ['男', '女'] }] : []
}

/** Too young by every birth that may be meant. */
function ages(contents: Contents, births: readonly PartialDate[]): readonly Doubt[] {
  const fields = only(contents, 'basic')?.fields ?? {}
  const joined = readPartyDate(textOf(fields['partyDate'])).memberships.find(({ party }) => party.code === '01')?.joined
  return [
    ...tooYoung(births, monthOf(fields['workStart']), 16, { code: 'work-too-young', field: 'workStart' }),
    ...tooYoung(births, monthOf(joined), 18, { code: 'party-too-young', field: 'partyDate' }),
  ]
}

function tooYoung(births: readonly PartialDate[], at: PartialDate | undefined, least: number, doubt: Doubt) {
  const years = at ? births.map((birth) => yearsBetween(birth, at)) : []
  if (years.length === 0 || years.some((age) => age >= least)) return []
  return at && Number(years[0]) < 0
    ? [{ code: 'before-birth', field: doubt.field ?? '', params: { date: formatPartialDate(at) } }]
    : [{ ...doubt, params: { age: String(years[0]) } }]
}

/** 到龄时间 by the rule for the age that applies; of a woman that age is asked where nobody has told it, never guessed. */
function retirement(contents: Contents, births: readonly PartialDate[]): readonly Doubt[] {
  const fields = only(contents, 'basic')?.fields ?? {}
  const stated = monthOf(fields['retirement'])
  const base = retirementBaseOf({
    sex: codeIn(fields['sex']),
    limit: textOf(fields['retirementLimit']),
    answered: codeIn(fields['retirementBase']),
  })
  if (base === 'unknown') {
    return [
      {
        code: 'retirement-base-unknown',
        field: 'retirementBase',
        readings: retirementBases.codes.map(({ name }) => name),
      },
    ]
  }
  if (!stated || !base) return []
  const months = births.map((birth) => retirementMonth(birth, base))
  const [reckoned] = months
  if (!reckoned || months.some((month) => month === stated.slice(0, 6))) return []
  const readings = [stated, reckoned].map(formatPartialDate)
  return [
    {
      code: 'retirement-differs',
      field: 'retirement',
      readings,
      params: { stated: readings[0] ?? '', reckoned: readings[1] ?? '' },
    },
  ]
}

function againstResume(contents: Contents): readonly Doubt[] {
  const fields = only(contents, 'basic')?.fields ?? {}
  const lines = contents['resume'] ?? []
  const doubts: Doubt[] = []
  const work = monthOf(fields['workStart'])
  const first = lines.map(({ fields }) => fields).find((line) => !isStudy(textOf(line['text'])))
  const began = monthOf(first?.['from'])
  if (work && began && work.slice(0, 6) !== began.slice(0, 6)) {
    const readings = [work, began].map(formatPartialDate)
    doubts.push({
      code: 'work-start-differs',
      field: 'workStart',
      readings,
      params: { stated: readings[0] ?? '', line: readings[1] ?? '' },
    })
  }
  const post = textOf(fields['post'])
  const last = textOf(lines.at(-1)?.fields['text'])
  if (post !== '' && last !== '' && !sameWords(post, last)) {
    doubts.push({ code: 'post-differs', field: 'post', readings: [post, last] })
  }
  return doubts
}

/** 学习, 就读 and the like; a line that only names a school and a subject is one of study as well. */
const isStudy = (line: string) =>
  /(?:学习|就读|读书|求学|攻读|进修|学员|学生|研究生|本科生|毕业|待分配|待业)[）)]?$/.test(line) ||
  /(?:专业|系|班)$/.test(line)
