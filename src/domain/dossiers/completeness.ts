import type { Group } from '#domain/access/groups.ts'
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

export const lacksOf = (section: Section, seen: Seen): readonly Lack[] =>
  (section.needs ?? []).flatMap((need) => missing(section, need, seen))

function missing(section: Section, need: Need, { contents, nothing, groups }: Seen): readonly Lack[] {
  const records = contents[section.key] ?? []
  const lack = { section: section.key, excusable: need.excusable ?? false }
  if (need.is !== 'field') {
    if (!groupsOf(section).every((group) => groups.has(group))) return []
    const isSaid = need.is === 'answer' && nothing.has(section.key)
    return records.length > 0 || isSaid ? [] : [lack]
  }
  const field = section.fields.find(({ key }) => key === need.field)
  if (!field || !groups.has(field.group)) return []
  const empty = records.filter(({ fields }) => (fields[field.key] ?? '') === '')
  return empty.map(({ id }) => ({ ...lack, field: field.key, record: id }))
}
