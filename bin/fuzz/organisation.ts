import type { Duty } from '#domain/access/actor.ts'
import { askedOf } from '#domain/cases/condition.ts'
import type { Content } from '#domain/cases/content.ts'
import type { Facts } from '#domain/cases/facts.ts'
import type { PaperRef } from '#domain/dossiers/section.ts'
import type { BlobId, CaseId, PersonId, UnitId } from '#domain/ids.ts'
import type { Office } from '#domain/organisation/office.ts'
import type { Day, Instant } from '#domain/time.ts'
import type { Random } from './random.ts'

export const people = [
  'ann',
  'ben',
  'cy',
  'dee',
  'eve',
  'flo',
  'gus',
  'hal',
] as readonly string[] as readonly PersonId[]
const fuzzDuties: readonly Duty[] = ['hr', 'hr-lead', 'checker', 'finance', 'legal', 'archivist', 'keeper', 'it']

/** 工位 and 设备 that administration takes for a case, by their numbers. */
export const codes = ['G-01', 'G-02', 'G-03'] as const

/** The scan of a signed approval sheet. */
export const sheet: PaperRef = { blob: 'sheet' as BlobId, name: '审批单.pdf', type: 'application/pdf', bytes: 1 }

/** Of what sort a case may be: the ways in which somebody leaves. */
export const traits = ['agreement', 'dismissal', 'notice', 'expiry', 'farewell', 'resignation', 'noted'] as const
const units = ['u0', 'u1', 'u2', 'u3', 'u4'] as readonly string[] as readonly UnitId[]

const fields: Content['fields'] = {
  who: { 'basic/b/who': 1 },
  identity: { 'basic/b/identity': 1 },
  career: { 'resume/r/career': 2 },
  'id-numbers': { 'id-numbers/i/id-numbers': 1 },
  family: { 'family/f/family': 1 },
  pay: { 'pay/p/pay': 1 },
}

/**
 * An organisation of any shape, circles and people of several offices included, with somebody's dossier under way: posts
 * vacant, leavers, relatives, HR of any size, 复核人 named or not, colleagues who wrote in the draft, no 最终审批人.
 */
export function randomWorld(random: Random): Facts {
  const parents = new Map(units.filter(() => !random.once(5)).map((unit) => [unit, random.pick(units)]))
  const gone = new Set(random.some(people, 9))
  const kin = new Set(random.some(people, 9))
  const holding = (duty: Duty) => random.some(people, 4).map((person) => ({ person, duty }))
  const lead = random.some(people, 5).map((person) => ({ person, duty: 'hr-lead' as const }))
  const bearing = new Map(fuzzDuties.map((duty) => [duty, random.some(people, 4)]))
  const wrote = (times: number): ReadonlySet<PersonId> => new Set(random.some(people, times))
  return {
    at: '2026-11-24T01:00:00.000Z' as Instant,
    subject: random.pick([...people, 'zoe' as PersonId]),
    about: { name: '某人', unit: '某部' },
    unit: random.pick(units),
    barred: (person) => kin.has(person),
    organisation: {
      parent: (unit) => parents.get(unit),
      isSection: (unit) => unit === 'u4',
      offices: Array.from({ length: random.below(11) }, () => randomOffice(random)),
      usable: (person) => !gone.has(person),
    },
    hr: [...holding('hr'), ...lead],
    checkers: [random.once(2) ? holding('checker') : [], lead],
    holders: {
      'hr-lead': { people: lead, ...(random.once(2) && { unit: random.pick(units) }) },
      finance: { people: holding('finance'), unit: random.pick(units) },
      legal: { people: holding('legal') },
      archivist: { people: holding('archivist'), unit: random.pick(units) },
      it: { people: holding('it') },
    },
    receivers: holding('hr'),
    receivingLegal: holding('legal'),
    bearers: (duty) => bearing.get(duty) ?? [],
    admins: lead,
    standingIn: random.once(2) ? [] : standing(random),
    ...(random.once(2) && { hrUnit: random.pick(units) }),
    ...(random.once(2) && { applicantUnit: random.pick(units) }),
    ...(random.once(12) && { preempted: true }),
    ...(random.once(3) && { kinSit: 'last' as const }),
    ...(!random.once(6) && { fallback: random.pick(people) }),
    content: {
      revision: 7,
      fields,
      ...divided(random, fields),
      ...(random.once(2) && { to: random.pick(units) }),
      ...(random.once(2) && { revokes: revoked(random) }),
    },
    editors: { career: wrote(12), family: wrote(12) },
  }
}

/** A case that is taken back, approved by anybody of any part. */
const revoked = (random: Random): NonNullable<Content['revokes']> => ({
  case: 'revoked' as CaseId,
  kind: 'update',
  approvers: Object.fromEntries(
    askedOf
      .map((part) => [part, random.some(people, 6)] as const)
      .filter(([, approved]) => approved.length > 0)
      .map(([part, approved]) => [part, approved.map((person) => ({ person, origin: { from: 'fallback' as const } }))]),
  ),
})

/** Some stand in for others, in chains and circles too. */
const standing = (random: Random): NonNullable<Facts['standingIn']> =>
  Array.from({ length: 1 + random.below(4) }, () => ({
    principal: random.pick(people),
    proxy: random.pick(people),
  })).filter(({ principal, proxy }) => principal !== proxy)

const randomOffice = (random: Random): Office => ({
  unit: random.pick(units),
  person: random.pick(people),
  kind: random.pick(['head', 'leader'] as const),
  title: '',
  rank: random.pick([1, 1, 2, 3]),
})

/** Who is asked about which value, and how far up it goes: any division, as if the table said so. */
function divided(random: Random, fields: Content['fields']): Pick<Content, 'parts' | 'climb' | 'traits' | 'day'> {
  const keys = Object.values(fields).flatMap((values) => Object.keys(values))
  const climb = random.pick(['none', 'one', 'all'] as const)
  const parts = askedOf.flatMap((asked) => {
    if (asked === 'leaders' && climb === 'none') return []
    const part = random.some(keys, 3)
    return part.length > 0 ? [[asked, part] as const] : []
  })
  const day = random.pick(['2026-11-24', '2026-11-25', '2027-01-01'] as const) as Day
  return { parts: Object.fromEntries(parts), climb, traits: random.some(traits, 3), ...(random.once(4) && { day }) }
}

/** What the applicant changes in what came back: one value written anew, and sometimes another left out or divided anew. */
export function edited(random: Random, world: Facts): Facts {
  const { revision } = world.content
  const group = random.pick(['career', 'family', 'pay'] as const)
  const dropped = random.once(3) ? random.pick(['id-numbers', 'pay', 'family'] as const) : undefined
  const { [dropped ?? 'who']: _, ...rest } = world.content.fields
  const kept = dropped && dropped !== group ? rest : world.content.fields
  const next = { ...kept, [group]: Object.fromEntries(Object.keys(fields[group] ?? {}).map((key) => [key, revision])) }
  const division = random.once(2) ? divided(random, next) : {}
  return { ...world, content: { ...world.content, revision: revision + 1, fields: next, ...division } }
}

/** The dossier moves under a proposal, or what was reserved is somebody else's by now; and sometimes back again. */
export const shaken = (random: Random, { conflicts: _, ...world }: Facts, reserved: readonly string[]): Facts => ({
  ...world,
  conflicts: [...(random.once(2) ? ['resume/r/career'] : []), ...random.some(reserved, 2)],
})

/** Somebody leaves or turns out to be a relative while the case is under way. */
export function struck(world: Facts, random: Random): Facts {
  const who = random.pick(people)
  const isGone = random.once(2)
  const { organisation, barred } = world
  return {
    ...world,
    barred: (person) => (person === who && !isGone) || barred(person),
    organisation: { ...organisation, usable: (person) => !(person === who && isGone) && organisation.usable(person) },
  }
}
