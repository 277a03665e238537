import { type Group, groups, materialGroups } from '#domain/access/groups.ts'
import { hasAuthor, type Subject } from '#domain/access/policy.ts'
import type { Summary } from '#domain/dossiers/summary.ts'
import type { PersonId } from '#domain/ids.ts'

/** What lists and search know of a dossier, by the group that a column belongs to. `box` is the code on the box. */
export type Columns = Pick<Summary, 'who' | 'identity' | 'career' | 'contract' | 'id-numbers' | 'whole' | 'pay'> & {
  readonly custody: { readonly box?: string }
}

/**
 * The groups that have columns: all that a list can show, sort or filter by. `whole` is what is reckoned from every
 * group of a dossier, for whoever may list them all: nobody else finds a figure of what is hidden
 * (docs/decisions/0112).
 */
export const listedGroups = [
  'who',
  'identity',
  'career',
  'contract',
  'id-numbers',
  'custody',
  'whole',
  'pay',
] as const satisfies readonly (Group | 'whole')[]

export type ListedGroup = (typeof listedGroups)[number]

/**
 * The groups without a column that figures count by (docs/decisions/0280): who may list them is asked together with the others.
 * `materials` is the catalogue, for whoever may list all of its classes.
 */
export const countedGroups = ['training', 'appraisal', 'materials'] as const satisfies readonly (Group | 'materials')[]

/** The groups that a viewer may list of a row, each a bit of its mask. */
export const maskedGroups = [...listedGroups, ...countedGroups] as const

export type MaskedGroup = (typeof maskedGroups)[number]

/** The groups that somebody may list who may list these. */
export const listedBy = (may: (group: Group) => boolean): readonly MaskedGroup[] =>
  maskedGroups.filter((group) =>
    group === 'whole' ? groups.every(may) : group === 'materials' ? materialGroups.every(may) : may(group),
  )

/**
 * 花名册的一行: one dossier in memory. `declared` are the relatives that its own family section names, `familyChecked` says
 * that 复核 has compared that section with the papers in the case under way; `subject.kin` are the relatives of both
 * directions, which the roster keeps.
 */
export type RosterEntry = {
  readonly subject: Subject
  readonly declared: ReadonlySet<PersonId>
  readonly familyChecked: boolean
  readonly columns: Columns
}

/**
 * Whether the relatives that a dossier names count for other dossiers too. What a draft says is one officer's word until a
 * second person has compared it: so long it bars only in the draft's own case, and with a draft given up it ends
 * (docs/decisions/0087).
 */
export const kinCounts = ({
  subject: { state },
  familyChecked,
}: Pick<RosterEntry, 'familyChecked'> & { readonly subject: Pick<Subject, 'state'> }) =>
  !hasAuthor({ state }) || ((state === 'confirming' || state === 'approving') && familyChecked)

/** A line as one viewer may see it: a group that may not be listed is absent. */
export type RosterRow = Pick<Subject, 'dossier' | 'unit' | 'state'> & Partial<Columns> & Pick<Columns, 'who'>

/** A whole line read as a row: what the program sorts and filters by itself. No viewer is given it. */
export const wholeRow = ({ subject, columns }: Pick<RosterEntry, 'subject' | 'columns'>): RosterRow => ({
  dossier: subject.dossier,
  unit: subject.unit,
  state: subject.state,
  ...columns,
})

/** The row as a viewer of these groups may see it. */
export function rowFor(row: RosterRow, groups: ReadonlySet<MaskedGroup>): RosterRow {
  if (groups.size === maskedGroups.length) return row
  const { dossier, unit, state, who, identity, career, contract, 'id-numbers': numbers, custody, whole, pay } = row
  return {
    dossier,
    unit,
    state,
    who,
    ...(identity && groups.has('identity') && { identity }),
    ...(career && groups.has('career') && { career }),
    ...(contract && groups.has('contract') && { contract }),
    ...(numbers && groups.has('id-numbers') && { 'id-numbers': numbers }),
    ...(custody && groups.has('custody') && { custody }),
    ...(whole && groups.has('whole') && { whole }),
    ...(pay && groups.has('pay') && { pay }),
  }
}

/**
 * Whether two entries of a dossier are the same to whoever lists, searches or is asked for a right. The relatives of both
 * directions are the roster's own, so that those of `subject` do not count.
 */
export function saysTheSame(a: RosterEntry, b: RosterEntry): boolean {
  const { kin: _, unit: __, ...subject } = a.subject
  const { kin: ___, unit: ____, ...other } = b.subject
  return (
    a.familyChecked === b.familyChecked &&
    isSame(subject, other) &&
    a.declared.size === b.declared.size &&
    [...a.declared].every((person) => b.declared.has(person)) &&
    listedGroups.every((group) => isSame(a.columns[group], b.columns[group]))
  )
}

function isSame(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): boolean {
  for (const key in a) if (a[key] !== b[key]) return false
  for (const key in b) if (a[key] !== b[key]) return false
  return true
}
