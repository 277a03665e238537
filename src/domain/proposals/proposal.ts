import type { Group } from '#domain/access/groups.ts'
import { differences } from '#domain/dossiers/diff.ts'
import { merge } from '#domain/dossiers/merge.ts'
import {
  type DossierRecord,
  type Field,
  type Fields,
  groupsOf,
  type Section,
  type Value,
} from '#domain/dossiers/section.ts'
import type { RecordId, UnitId } from '#domain/ids.ts'
import { proposedSection } from './particulars.ts'

/** 变更: one record of an archived dossier as it should be, beside what it was when the change was drawn. */
export type ProposedRecord = {
  readonly section: string
  readonly record: RecordId
  readonly kind: 'add' | 'change' | 'retract'
  /** The record as it was; empty for a new one. */
  readonly base: Fields
  /** The record as it should be; empty for one that is to go. */
  readonly fields: Fields
  /** 依据: the paper that shows it, as a person would look it up. */
  readonly basis: string
  /** Of a new record that takes the place of another: what holds until then. */
  readonly beside?: Fields | undefined
}

/** What is known of a change without opening it, and what decides whom it is asked of. */
export type ProposedChange = Pick<ProposedRecord, 'section' | 'record' | 'kind'> & {
  /** `section/record/group` of each group that it touches (docs/decisions/0052). */
  readonly keys: readonly string[]
  readonly touchesKeyDate: boolean
  /** The unit that the dossier would belong to, where that changes. */
  readonly to?: UnitId
}

/** What decides whom a proposed record is asked of; nothing where its section is no longer known. */
export function changeOf(proposed: ProposedRecord): readonly ProposedChange[] {
  const section = proposedSection(proposed.section)
  if (!section) return []
  const { record, kind } = proposed
  const keys = groupsTouched(section, proposed).map((group) => keyOf(section.key, record, group))
  const to = section.key === 'basic' ? proposed.fields['unit'] : undefined
  const moves = to !== undefined && to !== proposed.base['unit']
  return [
    {
      section: section.key,
      record,
      kind,
      keys,
      touchesKeyDate: touchesKeyDate(section, proposed),
      ...(moves && { to: to as UnitId }),
    },
  ]
}

/**
 * 关键信息: what is altered for gain, and changed by the correction of a typing error only, with the paper cited. Of
 * education what is full-time counts (docs/decisions/0096).
 */
const keyFacts: Readonly<
  Record<string, { readonly fields: readonly string[]; readonly where?: (is: Fields) => boolean }>
> = {
  basic: { fields: ['birth', 'partyDate', 'workStart'] },
  party: { fields: ['joined', 'confirmed'] },
  education: { fields: ['mode', 'level', 'degree'], where: ({ mode }) => codedIn(mode)?.startsWith('全日制') ?? false },
}

/** 三龄两历一身份: what a finding about keeps a promotion from going on (docs/decisions/0035). */
export const isKeyFact = (section: string, field: string): boolean => keyFacts[section]?.fields.includes(field) ?? false

/** The fields of a section that are changed by the correction of an error only, and whether that is so of some records alone. */
export function keyFieldsOf({ key, fields }: Section): { readonly fields: readonly Field[]; readonly ofSome: boolean } {
  const { fields: keys = [], where } = keyFacts[key] ?? {}
  return { fields: fields.filter((field) => keys.includes(field.key)), ofSome: where !== undefined }
}

const codedIn = (value: Fields[string]): string | undefined =>
  typeof value === 'object' && 'text' in value ? String(value.text) : undefined

/**
 * Whether the record changes what a dossier is judged by. A new record that says it goes the same way: else a second one
 * would say what the first may not be changed to.
 */
export function touchesKeyDate(section: Section, { base, fields }: Pick<ProposedRecord, 'base' | 'fields'>): boolean {
  const { fields: keys = [], where } = keyFacts[section.key] ?? {}
  if (where && !where(base) && !where(fields)) return false
  return differences(section, base, fields).some(
    ({ field, old }) => keys.includes(field.key) && !isUnlisted(field, old),
  )
}

/** What a closed list does not know is brought into it by whoever opens the form: that alone changes no fact. */
const isUnlisted = (field: Field, old: Value | undefined): boolean =>
  field.kind === 'code' && field.open === false && typeof old === 'object' && 'text' in old && !('code' in old)

/** The groups in which the record would differ. */
export function groupsTouched(section: Section, { base, fields }: Pick<ProposedRecord, 'base' | 'fields'>): Group[] {
  const changed = new Set(differences(section, base, fields).map(({ field }) => field.group))
  return groupsOf(section).filter((group) => changed.has(group))
}

/** How a value is named in what a signature vouches for (docs/decisions/0052). */
export const keyOf = (section: string, record: RecordId, group: Group): string => `${section}/${record}/${group}`

/**
 * What the record becomes where the dossier has moved since the change was drawn: both sides' changes, field by field, or
 * undefined where both changed the same field, or what is to change is not there any more (docs/approvals.md E11).
 */
export function joinedWith(section: Section, change: ProposedRecord, now: Fields | undefined): Fields | undefined {
  const { kind, base, fields } = change
  if (kind === 'add') return fields
  if (!now) return undefined
  if (kind === 'retract') return differences(section, base, now).length === 0 ? {} : undefined
  const { fields: joined, clashes } = merge(section, { base, theirs: now, mine: fields })
  return clashes.length === 0 ? joined : undefined
}

/** Whether somebody would be in another unit: that is a transfer, of which both units are asked (docs/decisions/0037). */
export const movesElsewhere = ({ section, base, fields }: ProposedRecord): boolean =>
  section === 'basic' && base['unit'] !== undefined && fields['unit'] !== base['unit']

/** What no proposal changes: what was determined has its own procedure, and what nobody could read is no record. */
const closedSections: readonly string[] = ['determinations', 'unread', 'form']

/** Whether records of this section are changed by a proposal at all. */
export const isProposable = ({ key, quiet }: Section): boolean => !quiet && !closedSections.includes(key)

/** The most records of one proposal: more than anybody compares at a sitting, or one transaction writes in its time. */
export const mostRecords = 100

/** The most characters of what a change rests on. */
export const mostBasis = 200

/** What archiving fixed for good: the dossier number (docs/decisions/0064). */
const fixed: Readonly<Record<string, readonly string[]>> = { basic: ['number', 'closingReason'] }

/** The record as it should be: what was typed, and what nobody changes as it stands. */
export const fieldsOf = (section: Section, base: Fields, typed: Fields): Fields => ({
  ...typed,
  ...Object.fromEntries(
    (fixed[section.key] ?? []).flatMap((key) => (base[key] === undefined ? [] : [[key, base[key]]])),
  ),
})

/**
 * What holds until a new record of this section does: the newest that stands there, of a section whose records
 * supersede.
 */
export const besideOf = (section: Section, standing: readonly DossierRecord[]): Fields | undefined =>
  section.supersedes ? standing.at(-1)?.fields : undefined

/** Whether what a new record takes the place of is not any more what stood beside it while it was decided on. */
export function isOvertaken(section: Section, one: ProposedRecord, standing: readonly DossierRecord[]): boolean {
  if (one.kind !== 'add' || one.beside === undefined) return false
  const groups = new Set(groupsTouched(section, one))
  const moved = differences(section, one.beside, besideOf(section, standing) ?? {})
  return moved.some(({ field }) => groups.has(field.group))
}
