import { retirementBases } from '#domain/codes/retirement-base.ts'
import type { Contents, Doubt, Finding } from '#domain/dossiers/section.ts'
import { readPartyDate } from '#domain/parsing/party-date.ts'
import { birthIn, readIdNumber, sexIn } from '#domain/people/id-number.ts'
import { retirementBaseOf, retirementMonth } from '#domain/people/retirement.ts'
import { formatPartialDate } from '#domain/time.ts'
import { codeIn, monthOf, only, sameWords, textOf, yearsBetween } from './facts.ts'

/**
 * What a careful clerk compares on the head of the form (domain.md §2.3): ID number with birth and sex, work start with the
 * first line of work, present post with the last line, ages that cannot be. A difference is shown, never mended unasked: the
 * organisation may have determined another birth than the card has.
 */
export function checkIdentity(contents: Contents): readonly Finding[] {
  const basic = only(contents, 'basic')
  if (!basic) return []
  const card = againstCard(contents)
  const sexDoubtful = card.some(({ code }) => code === 'sex-differs')
  const retiring = retirement(contents).filter(({ code }) => !(sexDoubtful && code === 'retirement-base-unknown'))
  const findings = [...card, ...ages(contents), ...retiring, ...againstResume(contents)]
  return findings.map((finding) => ({ ...finding, record: basic.id }))
}

function againstCard(contents: Contents): readonly Doubt[] {
  const fields = only(contents, 'basic')?.fields ?? {}
  const numbers = (contents['id-numbers'] ?? []).map(({ fields }) => readIdNumber(textOf(fields['number'])))
  const card = numbers.find(({ ok }) => ok)
  if (!card?.ok) return []

  const doubts: Doubt[] = []
  const stated = textOf(fields['birth'])
  const onCard = birthIn(card.value)
  if (stated !== '' && !onCard.startsWith(stated) && !stated.startsWith(onCard)) {
    const readings = [stated, onCard.slice(0, stated.length === 8 ? 8 : 6)].map((date) =>
      formatPartialDate(date as never),
    )
    doubts.push({
      code: 'birth-differs',
      field: 'birth',
      readings,
      params: { stated: readings[0] ?? '', card: readings[1] ?? '' },
    })
  }
  const sex = codeIn(fields['sex'])
  if (sex && sex !== sexIn(card.value)) {
    doubts.push({ code: 'sex-differs', field: 'sex', readings: ['男', '女'] })
  }
  return doubts
}

function ages(contents: Contents): readonly Doubt[] {
  const fields = only(contents, 'basic')?.fields ?? {}
  const birth = monthOf(fields['birth'])
  if (!birth) return []
  const doubts: Doubt[] = []
  const work = monthOf(fields['workStart'])
  if (work && yearsBetween(birth, work) < 16) {
    doubts.push({ code: 'work-too-young', field: 'workStart', params: { age: String(yearsBetween(birth, work)) } })
  }
  const joined = readPartyDate(textOf(fields['partyDate'])).memberships.find(({ party }) => party.code === '01')?.joined
  if (joined && joined.length >= 6 && yearsBetween(birth, joined) < 18) {
    doubts.push({ code: 'party-too-young', field: 'partyDate', params: { age: String(yearsBetween(birth, joined)) } })
  }
  return doubts
}

/** 到龄时间 by the rule for the age that applies; of a woman that age is asked where nobody has told it, never guessed. */
function retirement(contents: Contents): readonly Doubt[] {
  const fields = only(contents, 'basic')?.fields ?? {}
  const [birth, stated] = [monthOf(fields['birth']), monthOf(fields['retirement'])]
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
  if (!birth || !stated || !base) return []
  const reckoned = retirementMonth(birth, base)
  if (stated.slice(0, 6) === reckoned) return []
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
