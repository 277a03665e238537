import type { Present, Revision } from './revision.ts'
import type { Contents, DossierRecord, Fields, Section, Value } from './section.ts'
import { sections } from './sections/index.ts'

/**
 * 摘要所读: the fields that a summary is made of, section by section; `all` where the place of a record among others counts
 * too. Of every section it reads beside them what its needs ask for, and how many records there are. It is shown nothing
 * else, so that a change of any other field cannot move it.
 */
const read: Readonly<Record<string, 'all' | readonly string[]>> = {
  basic: [
    ...['name', 'number', 'unit', 'post', 'rank', 'sex', 'birth', 'nation', 'nativePlace', 'politics', 'partyDate'],
    ...['workStart', 'retirement', 'retirementBase', 'retirementLimit'],
  ],
  entry: ['staffNumber', 'entered', 'kind', 'employment', 'way', 'retired'],
  management: ['authority'],
  departure: ['lastDay', 'kind'],
  appointments: 'all',
  appraisals: 'all',
  contracts: 'all',
  education: 'all',
  family: 'all',
  'id-numbers': 'all',
  leave: 'all',
  pay: 'all',
  payslips: 'all',
  ranks: 'all',
  resume: 'all',
  titles: 'all',
  training: 'all',
}

const readOf = ({ key, needs = [], expects = [] }: Section): 'all' | readonly string[] => {
  const own = read[key] ?? []
  const needed = [...needs, ...expects].flatMap((need) => (need.is === 'field' ? [need.field] : []))
  return own === 'all' ? own : [...new Set([...own, ...needed])]
}

const reads = new Map(sections.map((section) => [section.key, readOf(section)]))

/** What a summary is made of. */
export function asSummarised(contents: Contents): Contents {
  const seen: Record<string, readonly DossierRecord[]> = {}
  for (const [key, keys] of reads) {
    const records = contents[key]
    if (records) seen[key] = keys === 'all' ? records : records.map((record) => only(record, keys))
  }
  return seen
}

function only({ id, fields }: DossierRecord, keys: readonly string[]): DossierRecord {
  const kept: Record<string, Value> = {}
  for (const key of keys) {
    const value = fields[key]
    if (value !== undefined) kept[key] = value
  }
  return { id, fields: kept }
}

/** Whether the summary may say something else after these were written: not so where records changed in other fields alone. */
export const movesSummary = (before: Present, after: Present, written: readonly Revision[]): boolean =>
  written.some(({ section, record, kind }) => {
    const keys = reads.get(section)
    if (kind !== 'change' || keys === undefined || keys === 'all') return true
    if (before.nothing.has(section) !== after.nothing.has(section)) return true
    const [old, now] = [fieldsOf(before, section, record), fieldsOf(after, section, record)]
    return !old || !now || keys.some((key) => !isSame(old[key], now[key]))
  })

const fieldsOf = ({ contents }: Present, section: string, record: string): Fields | undefined =>
  contents[section]?.find(({ id }) => id === record)?.fields

const isSame = (one: Value | undefined, other: Value | undefined): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other)
