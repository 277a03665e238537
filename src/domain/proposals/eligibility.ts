import { effectsOf } from '#domain/checks/punished.ts'
import { codeIn, wordsOf, yearsBetween } from '#domain/checks/values.ts'
import { stepsDown } from '#domain/codes/rank.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import type { Filling } from './appointing.ts'
import type { DrawnLine } from './drawn-line.ts'

/**
 * 任职资格: the lines as they were when the form was drawn, each with where it is from. Heads and leaders read them;
 * finance, legal and administration only that HR has looked (docs/decisions/0035).
 */
export const eligibilitySection: Section = {
  key: 'eligibility',
  single: true,
  headline: ['lines'],
  fields: [{ key: 'lines', kind: 'long-text', group: 'career' }],
}

/** Lines as a record holds them: one field of text. */
export const linesText = (lines: readonly DrawnLine[]): string => JSON.stringify(lines)

/** The lines that a proposal holds; none where it holds none. */
export function linesIn({ lines }: Fields): readonly DrawnLine[] {
  try {
    return JSON.parse(String(lines ?? '[]')) as readonly DrawnLine[]
  } catch {
    return []
  }
}

type Kind = 'promotion' | 'transfer' | 'dismissal'

/** What is looked at before somebody is proposed, line by line, by the kind of case (docs/decisions/0035). */
export function eligibility(filling: Filling, kind: Kind): readonly DrawnLine[] {
  const { house } = filling
  const lines = [punished(filling, kind), posted(filling), rankOfPost(filling), appraised(filling)]
  if (kind === 'dismissal') return [...served(filling), punished(filling, kind), appraised(filling)]
  if (kind === 'transfer') return lines.flatMap((line) => line ?? [])
  return [
    ...lines,
    doubted(filling),
    ranked(filling),
    trained(filling),
    ...(house?.isState ? [examined(filling), asked(filling, 'opinion'), asked(filling, 'declared')] : []),
  ].flatMap((line) => line ?? [])
}

const line = (
  key: string,
  code: string,
  source: string,
  { stops = false, params }: { stops?: boolean; params?: Readonly<Record<string, string>> } = {},
): DrawnLine => ({ key, says: { code, ...(params && { params }) }, stops, source })

function punished({ contents, today, house }: Filling, kind: Kind): DrawnLine {
  const month = today.slice(0, 6)
  const effect = effectsOf(contents['punishments'] ?? []).find(({ from, until }) => from <= month && month <= until)
  if (!effect) return line('punished', 'none', 'punishments')
  const stops = kind === 'promotion' && (house?.isState ?? false)
  return line('punished', 'punished', 'punishments', { stops, params: { date: dotted(effect.until) } })
}

/** Since when each post is held, as the appointments say it. */
const served = ({ contents }: Filling): readonly DrawnLine[] =>
  (contents['appointments'] ?? [])
    .filter(({ fields }) => !fields['to'])
    .map(({ fields }) => {
      const [post, since] = [wordsOf(fields['text']), String(fields['from'] ?? '')]
      const params = { post, since: since && dotted(since) }
      return line('served', since ? 'served' : 'served-undated', 'appointments', { params })
    })

function doubted({ house }: Filling): DrawnLine {
  const count = house?.doubts ?? 0
  if (count === 0) return line('doubts', 'none', 'checks')
  return line('doubts', 'doubts', 'checks', { stops: house?.isState ?? false, params: { count: String(count) } })
}

/** 编制: how many may hold the post and how many do. */
function posted({ house }: Filling): DrawnLine | undefined {
  const { post } = house ?? {}
  if (!post) return undefined
  if (post.state === 'unlisted') return line('headcount', 'unlisted', 'posts')
  if (post.state === 'uncounted') return undefined
  const params = { headcount: String(post.headcount), taken: String(post.taken) }
  return line('headcount', post.state === 'full' ? 'post-full' : 'post-free', 'posts', { params })
}

/** Whether the rank lies in the range of the post, where it sets one. */
function rankOfPost({ house }: Filling): DrawnLine | undefined {
  const { is, rank, highest, lowest } = house?.post?.ranks ?? {}
  if (is === undefined) return undefined
  const params = { rank: `${rank}`, highest: `${highest}`, lowest: `${lowest}` }
  return line('post-rank', `post-rank-${is}`, 'posts', { params })
}

function ranked({ typed, contents, today }: Filling): DrawnLine {
  const held = (contents['ranks'] ?? []).at(-1)?.fields
  const now = wordsOf(held?.['rank'] ?? contents['basic']?.[0]?.fields['rank'])
  if (now === '') return line('rank', 'unknown', 'ranks')
  const since = String(held?.['from'] ?? '') as PartialDate
  const leap =
    (stepsDown(codeIn(typed['rank']), codeIn(held?.['rank'] ?? contents['basic']?.[0]?.fields['rank'])) ?? 0) > 1
  if (since.length < 6) return line('rank', leap ? 'rank-leap' : 'rank-only', 'ranks', { params: { rank: now } })
  const params = { rank: now, since: dotted(since), years: String(yearsBetween(since, today)) }
  return line('rank', leap ? 'rank-since-leap' : 'rank-since', 'ranks', { params })
}

function appraised({ contents }: Filling): DrawnLine {
  const last = (contents['appraisals'] ?? []).slice(-3)
  const all = last.map(({ fields }) => `${String(fields['year'] ?? '')} ${wordsOf(fields['result'])}`.trim())
  return all.length === 0
    ? line('appraisals', 'unknown', 'appraisals')
    : line('appraisals', 'listed', 'appraisals', { params: { all: all.join('；') } })
}

/** 学时 of this year and the four before it. */
function trained({ contents, today }: Filling): DrawnLine {
  const since = String(Number(today.slice(0, 4)) - 4)
  const hours = (contents['training'] ?? [])
    .filter(({ fields }) => String(fields['from'] ?? '') >= since)
    .reduce((sum, { fields }) => sum + Math.round(Number(fields['hours'] ?? 0) * 10), 0)
  return line('training', 'hours', 'training', { params: { since, hours: String(hours / 10) } })
}

/** 任前审核 by two: who they are is for HR alone. */
function examined({ typed }: Filling): DrawnLine {
  const isDone = Boolean(typed['first'] && typed['second'] && typed['examinedOn'])
  return line('examined', isDone ? 'examined' : 'not-yet', 'examination', { stops: !isDone })
}

const asked = ({ typed }: Filling, key: 'opinion' | 'declared'): DrawnLine =>
  line(key, typed[key] ? 'done' : 'not-yet', 'hr')

const dotted = (date: string): string => formatPartialDate(date as PartialDate)
