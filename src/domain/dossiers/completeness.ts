import type { Group } from '#domain/access/groups.ts'
import { type CodeTable, codeOf } from '#domain/codes/code.ts'
import { completenessBands } from '#domain/codes/completeness.ts'
import type { RecordId } from '#domain/ids.ts'
import type { Present } from './revision.ts'
import { groupsOf, type Need, type Section } from './section.ts'
import { sections } from './sections/index.ts'

/** Something that a section says it cannot do without, and that is not there. */
export type Lack = {
  readonly section: string
  /** The field that is empty; without it the section itself has no record and no 无此类情况. */
  readonly field?: string
  readonly record?: RecordId
  /** A reason in the request will do instead. */
  readonly excusable: boolean
}

/** What there is of a dossier as far as somebody may see it: of other groups nothing can be missed. */
type Seen = Present & { readonly groups: ReadonlySet<Group> }

/** What a dossier is still to be given before it is submitted, in the order of its page; what no reason excuses first. */
export const lacksIn = (seen: Seen): readonly Lack[] => {
  const all = sections.flatMap((section) => lacksOf(section, seen))
  return [...all.filter(({ excusable }) => !excusable), ...all.filter(({ excusable }) => excusable)]
}

/** What a section needs and lacks, as far as the viewer may see it. */
export const lacksOf = (section: Section, seen: Seen): readonly Lack[] =>
  (section.needs ?? []).flatMap((need) => asked(section, need, seen).lacks)

/** 完整度: how much there is of what a complete dossier of this kind of person has, and what is missing. */
export type Completeness = {
  /** In whole percent, 100 only where nothing is missing; undefined where nothing is expected that the viewer may see. */
  readonly share: number | undefined
  readonly lacks: readonly Lack[]
}

/** Counts what is needed and what is expected, of the sections that the viewer may see. */
export function completenessOf(seen: Seen): Completeness {
  const lacks: Lack[] = []
  let all = 0
  for (const section of sections) {
    for (const need of section.needs ?? none) take(asked(section, need, seen))
    for (const need of section.expects ?? none) if (need.of?.(seen.contents) ?? true) take(asked(section, need, seen))
  }
  return { share: all === 0 ? undefined : Math.floor(((all - lacks.length) / all) * 100), lacks }

  function take(one: Asked) {
    all += one.count
    for (const lack of one.lacks) lacks.push(lack)
  }
}

/** 齐全, 基本齐全 or 不齐全, as an audit grades dossiers (docs/law/checks.md §10). */
export const bandOf = (share: number): string => named(completenessBands, share === 100 ? '1' : share >= 90 ? '2' : '3')

const named = (table: CodeTable, code: string) => codeOf(table, code)?.name ?? ''

/** How often something was asked for, and where it is missing. */
type Asked = { readonly count: number; readonly lacks: readonly Lack[] }

const none: readonly [] = []

const notAsked: Asked = { count: 0, lacks: [] }

function asked(section: Section, need: Need, { contents, nothing, groups }: Seen): Asked {
  const records = contents[section.key]
  if (need.is === 'field') {
    if (!records || records.length === 0) return notAsked
    const field = section.fields.find(({ key }) => key === need.field)
    if (!field || !groups.has(field.group)) return notAsked
    const empty = records.filter(({ fields }) => (fields[field.key] ?? '') === '')
    return {
      count: records.length,
      lacks: empty.map(({ id }) => ({ ...lackOf(section, need), field: field.key, record: id })),
    }
  }
  if (!groupsOf(section).every((group) => groups.has(group))) return notAsked
  const isThere = (records !== undefined && records.length > 0) || (need.is === 'answer' && nothing.has(section.key))
  return isThere ? there : { count: 1, lacks: [lackOf(section, need)] }
}

const there: Asked = { count: 1, lacks: [] }

const lackOf = ({ key }: Section, { excusable }: Need) => ({ section: key, excusable: excusable ?? false })
