import { factsOf } from '#domain/checks/facts.ts'
import { checkFuture } from '#domain/checks/future.ts'
import type { Rule } from '#domain/checks/rule.ts'
import { rules } from '#domain/checks/rules/index.ts'
import { runRules } from '#domain/checks/running.ts'
import type { Doubt, Finding, Section } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { RecordId } from '#domain/ids.ts'
import { type Lacks, lackingIn } from '#domain/prints/lacking.ts'
import { contentsOf, type Draft, type DraftRecord } from './draft.ts'

/** A doubt about one record, from its reading or from the comparison of records. */
export type OpenDoubt = Doubt & {
  readonly record: RecordId
  readonly section: string
  readonly remark: boolean
  readonly settled: boolean
  /** What is asked, named: doubts of one name are one question with one answer and count once. */
  readonly question: string
}

/** Doubts that only tell what was done; they ask for nothing and are not counted. */
const remarks = new Set([
  'other-word',
  'unseen-removed',
  'radical-mended',
  'resume-turned',
  'id-cleaned',
  'id-lengthened',
  'conduct-kept',
  'unread',
  'century-assumed',
  'january-as-text',
  'years-lengthened',
  'name-missing',
  'no-face',
])

/** Doubts that ask the same wherever they stand in a section, so that one answer does for all. */
const alike = new Set([
  'month-unknown',
  'january-or-october',
  'century-unknown',
  'reward-undated',
  'line-undated',
  'appraisal-without-result',
  'appraisal-result-unread',
  'not-in-table',
  'choose-from-table',
])

/**
 * Every doubt of the draft as it stands. One about a reading goes when its field no longer says what was read; one that
 * comes of a comparison goes when the comparison holds. Both can be answered with 已核对. Characters that no face has are a
 * remark, for whoever is told what the printer `lacks`.
 */
export function doubtsOf(draft: Draft, lacks: Lacks = () => []): readonly OpenDoubt[] {
  const found = Map.groupBy(findingsIn(draft, lacks), ({ record }) => record)
  return draft.records
    .filter(({ dropped }) => !dropped)
    .flatMap((record) => {
      const ofReading = record.doubts.filter(({ field }) => field === undefined || isAsRead(record, field))
      const ofChecks = (found.get(record.key) ?? []).map(({ record: _, ...doubt }) => doubt)
      return named(record, [...new Map([...ofReading, ...ofChecks].map((doubt) => [doubtKey(doubt), doubt])).values()])
    })
}

function findingsIn(draft: Draft, lacks: Lacks): readonly Finding[] {
  const contents = contentsOf(draft)
  const { came } = draft.file
  const facts = factsOf(contents, came)
  const found = sections.flatMap((section) => [
    ...runRules(rules.filter(asksOfAFile(section)), facts),
    ...(came ? checkFuture(section, contents, came) : []),
  ])
  const unprintable = lackingIn(contents, sections, lacks).map(
    ({ field, record, chars }): Finding => ({ code: 'no-face', field, record, params: { text: chars.join('、') } }),
  )
  return [...found, ...unprintable]
}

/** What a file may be asked: a hint can wait until the draft, and what its reading has asked already is asked once. */
const asksOfAFile =
  ({ key }: Section) =>
  ({ section, severity, asked }: Rule): boolean =>
    section === key && severity !== 'hint' && !asked

function named(record: DraftRecord, doubts: readonly Doubt[]): readonly OpenDoubt[] {
  const { key, section, settled } = record
  const asking = doubts.filter(({ code, field }) => field !== undefined && !remarks.has(code))
  return doubts.map((doubt) => ({
    ...doubt,
    record: key,
    section,
    remark: remarks.has(doubt.code),
    settled: settled.includes(doubtKey(doubt)),
    question:
      doubt.question ??
      (alike.has(doubt.code) && asking.filter(({ field }) => field === doubt.field).length < 2
        ? `${section} ${doubt.code} ${doubt.params?.['text'] ?? ''}`
        : `${key} ${doubt.field ?? doubtKey(doubt)}`),
  }))
}

/** Names a doubt for as long as it says the same: a gap that has moved asks again. */
export const doubtKey = ({ code, field = '', params }: Doubt): string =>
  [code, field, ...Object.values(params ?? {})].join('|')

/** What is asked of whoever compares: doubts that are one question, and where it is asked. */
export type Question = {
  readonly key: string
  readonly record: RecordId
  readonly field: string | undefined
  /** What is doubtful there, each thing once. */
  readonly doubts: readonly OpenDoubt[]
  /** The readings to choose from. */
  readonly readings: readonly string[]
  /** All that the answer answers, elsewhere too. */
  readonly all: readonly OpenDoubt[]
}

/** The questions that are open, in the order of their places. */
export function questionsOf(doubts: readonly OpenDoubt[]): readonly Question[] {
  const open = doubts.filter(({ remark, settled }) => !remark && !settled)
  return [...Map.groupBy(open, ({ question }) => question)].map(([key, all]) => {
    const asked = all.find(({ follows }) => !follows) ?? (all[0] as OpenDoubt)
    const here = all.filter(({ record, field }) => record === asked.record && field === asked.field)
    const readings = [...new Set(here.flatMap(({ readings = [] }) => readings))]
    return { key, record: asked.record, field: asked.field, doubts: here, readings, all }
  })
}

/** How many questions nobody has answered; several doubts may be one question. */
export const countOpen = (doubts: readonly OpenDoubt[]): number =>
  new Set(doubts.filter(({ remark, settled }) => !remark && !settled).map(({ question }) => question)).size

/** Whether a field still says what the file said. */
export const isAsRead = ({ read, fields, typed }: DraftRecord, field: string): boolean =>
  typed?.[field] === undefined && JSON.stringify(read[field]) === JSON.stringify(fields[field])
