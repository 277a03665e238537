import { type Group, groups, isMaterialGroup, levelOf } from '#domain/access/groups.ts'
import type { Content } from '#domain/cases/content.ts'
import { codeOf } from '#domain/codes/code.ts'
import { readingPurposes } from '#domain/codes/reading-purpose.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Profile } from '#domain/organisation/settings.ts'
import type { Day } from '#domain/time.ts'
import { dayTyped } from '#domain/typed-date.ts'

/** Somebody from another house who reads at the desk. */
export type Visitor = {
  readonly name: string
  readonly office: string
  readonly politics: string
  readonly phone: string
}

/**
 * 查阅申请: which groups of a dossier, what for, from which day to which, and who reads: the applicant with a second person of
 * the house, or two people of another unit at the desk (docs/law/reading.md).
 */
export type ReadingRequest = {
  readonly purpose: string
  readonly reason: string
  readonly groups: readonly Group[]
  readonly from: Day
  readonly until: Day
  /** 摘抄、复制: what is to be taken away on paper, if anything. */
  readonly copying: string
} & ({ readonly of: 'house'; readonly second?: PersonId } | ({ readonly of: 'outside' } & Outside))

export type Outside = { readonly unit: string; readonly visitors: readonly Visitor[] }

/** What can be asked for: all but `who`, which comes along, where the paper lies, and what belongs to the form alone. */
export const askableGroups = groups.filter((group) => group !== 'who' && group !== 'custody' && group !== 'form')

const isSensitive = (group: Group): boolean => levelOf[group] === 'sensitive' || levelOf[group] === 'special'

/** Days that a window has, both ends counted: what is offered, and the most (docs/security.md §4). */
export const usualDays = 3
export const mostDays = 30

/** Texts have so many characters at most. */
export const mostReadingText = { reason: 600, copying: 200, unit: 100, name: 40, office: 60, politics: 20, phone: 30 }

export type RequestField =
  | 'purpose'
  | 'reason'
  | 'groups'
  | 'from'
  | 'until'
  | 'copying'
  | 'second'
  | 'unit'
  | `visitor${1 | 2}`

export type RequestProblem =
  | 'required'
  | 'too-long'
  | 'not-a-day'
  | 'day-past'
  | 'day-order'
  | 'window-too-long'
  | 'two-readers'

export type RequestProblems = Readonly<Partial<Record<RequestField, RequestProblem>>>

/** A request as it is typed. */
export type TypedRequest = {
  readonly text: (name: string) => string
  readonly all: (name: string) => readonly string[]
}

type Rules = {
  readonly of: ReadingRequest['of']
  readonly today: Day
  readonly profile: Profile
  /** Who was named as the second reader, where that is somebody of the house who may read. */
  readonly second: PersonId | undefined
}

export type ReadRequest =
  | { readonly ok: true; readonly request: ReadingRequest }
  | { readonly ok: false; readonly problems: RequestProblems }

type Found = Partial<Record<RequestField, RequestProblem>>

/** Reads a request; every field that is wrong has its own reason, all found at once. A 国有单位 wants two named readers. */
export function readRequest(typed: TypedRequest, rules: Rules): ReadRequest {
  const problems: Found = {}
  const { text, all } = typed
  const purpose = codeOf(readingPurposes, text('purpose'))?.code ?? ''
  if (purpose === '') problems.purpose = 'required'
  const wanted = askableGroups.filter((group) => all('group').includes(group))
  if (wanted.length === 0) problems.groups = 'required'
  const days = windowIn(text, rules.today, problems)
  const said = {
    purpose,
    reason: lineIn(text, 'reason', problems),
    groups: wanted,
    copying: lineIn(text, 'copying', problems),
  }
  const readers = rules.of === 'outside' ? outsideIn(text, problems) : houseIn(text, rules, problems)
  if (!days || Object.keys(problems).length > 0) return { ok: false, problems }
  return { ok: true, request: { ...said, ...days, ...readers } }
}

function lineIn(text: TypedRequest['text'], name: 'reason' | 'copying' | 'unit', problems: Found): string {
  const words = cleanText(text(name))
  if (words === '' && name !== 'copying') problems[name] = 'required'
  if (words.length > mostReadingText[name]) problems[name] = 'too-long'
  return words
}

/** From today on, for so many days at most. */
function windowIn(text: TypedRequest['text'], today: Day, problems: Found) {
  const [from, until] = [dayIn(text, 'from', problems), dayIn(text, 'until', problems)]
  if (!from || !until) return undefined
  if (from < today) problems.from = 'day-past'
  if (until < from) problems.until = 'day-order'
  if (daysIn(from, until) > mostDays) problems.until = 'window-too-long'
  return { from, until }
}

function dayIn(text: TypedRequest['text'], name: 'from' | 'until', problems: Found): Day | undefined {
  const read = dayTyped(text(name))
  if (!read) problems[name] = text(name).trim() === '' ? 'required' : 'not-a-day'
  return read
}

function houseIn(text: TypedRequest['text'], { profile, second }: Rules, problems: Found) {
  const isNamed = text('second').trim() !== ''
  if (!second && isNamed) problems.second = 'required'
  if (!second && !isNamed && profile === 'state') problems.second = 'two-readers'
  return { of: 'house' as const, ...(second && { second }) }
}

/** Both ends counted. */
const daysIn = (from: Day, until: Day): number => (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1

function outsideIn(text: TypedRequest['text'], problems: Found) {
  const visitors = ([1, 2] as const).map((at) => {
    const part = (key: keyof Visitor) => cleanText(text(`${key}${at}`)).replaceAll('\n', ' ')
    const visitor = { name: part('name'), office: part('office'), politics: part('politics'), phone: part('phone') }
    if (visitor.name === '' || visitor.office === '') problems[`visitor${at}`] = 'two-readers'
    const keys = ['name', 'office', 'politics', 'phone'] as const
    if (keys.some((key) => visitor[key].length > mostReadingText[key])) problems[`visitor${at}`] = 'too-long'
    return visitor
  })
  return { of: 'outside' as const, unit: lineIn(text, 'unit', problems), visitors }
}

/** As a case carries it, and back. */
export const requestFields = (request: ReadingRequest): Fields => ({ request: JSON.stringify(request) })

/** 查阅申请 out of the content of its case; undefined where there is none. */
export function requestIn(fields: Fields | undefined): ReadingRequest | undefined {
  const text = fields?.['request']
  return typeof text === 'string' ? (JSON.parse(text) as ReadingRequest) : undefined
}

const key = 'reading/request/who'

/** What the case decides on: the request as a whole; who is asked and told about it follows from the groups. */
export function contentOf(request: ReadingRequest, revision: number): Content {
  const keys = [key]
  return {
    revision,
    fields: { who: { [key]: revision } },
    parts: {
      ...(request.groups.some(isSensitive) ? { 'hr-lead': keys } : { hr: keys }),
      ...(request.groups.includes('pay') && { finance: keys }),
      ...(request.groups.includes('contract') && { legal: keys }),
    },
    ...(request.of === 'house' && request.second && { people: [request.second] }),
    request: requestFields(request),
  }
}

/** The groups whose records are on the screen, and those whose papers are. */
export const partedGroups = (wanted: readonly Group[]) => ({
  records: wanted.filter((group) => !isMaterialGroup(group)),
  materials: wanted.filter(isMaterialGroup),
})
