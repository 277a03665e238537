import { cleanText } from '#domain/dossiers/form.ts'
import type { PaperRef } from '#domain/dossiers/section.ts'
import type { AccountId, CaseId, DossierId, VisitId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'

/**
 * 现场查阅: a dossier given out at the desk, to whom, on which letter, and what came of it. Two entries: given out, and given
 * back (docs/law/reading.md §3).
 */
export type Visit = {
  readonly id: VisitId
  readonly case: CaseId
  readonly dossier: DossierId
  readonly given: Given
  readonly back?: Back
}

export type Given = {
  readonly at: Instant
  readonly by: AccountId
  readonly readers: string
  readonly unit: string
  /** 介绍信 or 证明 of readers from outside: its number, and the scan of it. Own readers come on the approved case. */
  readonly letter: string
  readonly paper?: PaperRef
  /** 身份证件 that both showed. */
  readonly identity: string
}

export type Back = {
  readonly at: Instant
  readonly by: AccountId
  /** Which materials and pages were read. */
  readonly pages: string
  /** 摘抄、复制: what, how many sheets, and who allowed it; nothing where nothing was taken. */
  readonly copies: string
  readonly sheets: number
  readonly allowedBy: string
  readonly remark: string
}

export const mostVisitText = 300

export type VisitField =
  | 'readers'
  | 'unit'
  | 'letter'
  | 'identity'
  | 'pages'
  | 'copies'
  | 'sheets'
  | 'allowedBy'
  | 'remark'
export type VisitProblems = Readonly<Partial<Record<VisitField, 'required' | 'too-long' | 'not-a-count'>>>

type Typed = (name: string) => string

/**
 * What is entered when it is given out: nobody reads without identity, nobody from outside without a letter. Own people
 * bring none: what was approved is the case itself (docs/law/reading.md §3).
 */
export function readGiven(text: Typed, of: 'house' | 'outside') {
  const problems: Partial<Record<VisitField, 'required' | 'too-long' | 'not-a-count'>> = {}
  const part = words(text, problems)
  const given = {
    readers: part('readers', true),
    unit: part('unit', true),
    letter: part('letter', of === 'outside'),
    identity: part('identity', true),
  }
  return Object.keys(problems).length > 0 ? { ok: false as const, problems } : { ok: true as const, given }
}

/** What is entered when it comes back: the pages read always; of copies what, how many and by whose leave, or nothing. */
export function readBack(text: Typed) {
  const problems: Partial<Record<VisitField, 'required' | 'too-long' | 'not-a-count'>> = {}
  const part = words(text, problems)
  const copied = cleanText(text('copies')) !== ''
  const count = cleanText(text('sheets'))
  if (copied ? !/^[1-9]\d{0,3}$/.test(count) : !/^0?$/.test(count)) problems.sheets = 'not-a-count'
  const back = {
    pages: part('pages', true),
    copies: part('copies', false),
    sheets: Number(count) || 0,
    allowedBy: part('allowedBy', copied),
    remark: part('remark', false),
  }
  return Object.keys(problems).length > 0 ? { ok: false as const, problems } : { ok: true as const, back }
}

const words =
  (text: Typed, problems: Partial<Record<VisitField, 'required' | 'too-long' | 'not-a-count'>>) =>
  (name: VisitField, isRequired: boolean): string => {
    const said = cleanText(text(name)).replaceAll('\n', ' ')
    if (said === '' && isRequired) problems[name] = 'required'
    if (said.length > mostVisitText) problems[name] = 'too-long'
    return said
  }
