import fc from 'fast-check'
import { type Actor, type Duty, duties } from '#domain/access/actor.ts'
import { type Group, groups } from '#domain/access/groups.ts'
import { dossierStates } from '#domain/dossiers/dossier.ts'
import type { AccountId, DossierId, PersonId, UnitId } from '#domain/ids.ts'
import { treeOf, type Unit } from '#domain/organisation/unit.ts'
import type { RosterEntry } from '#domain/roster/entry.ts'
import type { PartialDate } from '#domain/time.ts'

/** A small house for tests of the roster: a company with two departments, one of which has a section. */
const unit = (id: string, parent: string | undefined, position: number): Unit => ({
  id: id as UnitId,
  parent: parent as UnitId | undefined,
  kind: parent ? 'department' : 'company',
  name: id,
  code: id,
  position,
  entity: !parent,
})

export const tree = treeOf([
  unit('house', undefined, 1),
  unit('finance', 'house', 3),
  unit('works', 'house', 2),
  unit('crane', 'works', 1),
])

export const everyUnit = [...tree.units.keys()]

type Given = {
  id: string
  name?: string
  person?: string
  unit?: string
  state?: RosterEntry['subject']['state']
  departed?: boolean
  keeper?: 'hr' | 'deputy'
  author?: string
  kin?: readonly string[]
  checked?: boolean
  rank?: string
  post?: string
  number?: string
  birth?: string
  education?: string
  politics?: string
  tail?: string
  box?: string
}

const present = <T extends object>(values: { readonly [Key in keyof T]: T[Key] | undefined }) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T

export const entryOf = ({ unit = 'works', person, kin = [], ...given }: Given): RosterEntry => ({
  subject: {
    dossier: given.id as DossierId,
    person: (person ?? `person-${given.id}`) as PersonId,
    unit: unit as UnitId,
    state: given.state ?? 'archived',
    ...(given.departed && given.state === 'transferred' && { departed: true as const }),
    keeper: given.keeper ?? 'hr',
    kin: new Set(),
    author: (given.author ?? 'somebody') as AccountId,
  },
  declared: new Set(kin as readonly PersonId[]),
  familyChecked: given.checked ?? false,
  columns: {
    who: present<RosterEntry['columns']['who']>({
      name: given.name ?? given.id,
      unit: unit as UnitId,
      number: given.number,
      post: given.post,
      rank: given.rank,
    }),
    identity: present<RosterEntry['columns']['identity']>({
      birth: given.birth as PartialDate | undefined,
      politics: given.politics,
    }),
    career: present<RosterEntry['columns']['career']>({ education: given.education }),
    contract: {},
    'id-numbers': present<RosterEntry['columns']['id-numbers']>({ tail: given.tail }),
    custody: present<RosterEntry['columns']['custody']>({ box: given.box }),
    whole: {},
    pay: {},
  },
})

export const actorOf = (held: readonly (readonly [Duty, string])[], person = 'me', account = 'my-account'): Actor => ({
  account: account as AccountId,
  person: person as PersonId,
  duties: held.map(([duty, top]) => ({ duty, units: tree.below(top as UnitId) })),
  // A 民营企业, where heads list more than names: the roster is to tell groups apart.
  profile: 'enterprise',
})

export const viewerOf = (actor: Actor, seats: readonly (readonly [string, readonly Group[]])[] = []) => ({
  actor,
  tree: { ...tree, treeOn: () => tree },
  seats: new Map(seats.map(([id, given]) => [id as DossierId, new Set(given)])),
})

const persons = ['me', 'ann', 'bo', 'chen', 'dai']
const accounts = ['my-account', 'other-account']
const texts = ['丁', '王伟', '王五', '张三', '魏新', '张伟', '欧阳靖宇']

export const anyEntry: fc.Arbitrary<RosterEntry> = fc
  .record(
    {
      id: fc.constantFrom('d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd8'),
      name: fc.constantFrom(...texts),
      person: fc.constantFrom(...persons),
      unit: fc.constantFrom(...everyUnit),
      state: fc.constantFrom(...dossierStates),
      departed: fc.boolean(),
      keeper: fc.constantFrom('hr' as const, 'deputy' as const),
      author: fc.constantFrom(...accounts),
      kin: fc.subarray(persons),
      rank: fc.constantFrom('公司正职', '专员', '别的'),
      post: fc.constantFrom(...texts),
      number: fc.constantFrom('HR-2026-0312', 'HR-2026-0313', 'HR-2026-1312'),
      birth: fc.constantFrom('1975', '197503', '19750312', '1990', '199012'),
      education: fc.constantFrom('研究生', '大学', '大专'),
      politics: fc.constantFrom('中共党员', '群众'),
      tail: fc.constantFrom('12999X', '069993'),
      box: fc.constantFrom('A-03-2-07', 'A-03-2-08'),
    },
    { requiredKeys: ['id', 'person', 'unit', 'state', 'keeper', 'author'] },
  )
  .map((given) => entryOf(given as Given))

export const anyActor: fc.Arbitrary<Actor> = fc
  .array(fc.tuple(fc.constantFrom(...duties), fc.constantFrom(...everyUnit)), { maxLength: 3 })
  .map((held) => actorOf(held))

export const anySeats = fc.array(fc.tuple(fc.constantFrom('d1', 'd2', 'd3', 'gone'), fc.subarray([...groups])), {
  maxLength: 2,
})

export type Change = { readonly put: RosterEntry } | { readonly remove: DossierId }

export const anyChanges: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: anyEntry.map((put) => ({ put })) },
    { weight: 1, arbitrary: fc.constantFrom('d1', 'd2', 'd3').map((id) => ({ remove: id as DossierId })) },
  ),
  { maxLength: 25 },
)
