import { type Profile, type StandingReading, usualReading } from '#domain/organisation/settings.ts'
import type { Actor, Duty } from './actor.ts'
import { type Group, groups, materialGroups, recordGroups } from './groups.ts'

/**
 * What can be asked about a dossier. `propose` draws a change of an archived one (docs/decisions/0034); `open` enters
 * the opening state of existing people, `open-service` what HR answers for of it: earlier service and leave
 * (docs/decisions/0113); `roll` puts somebody on a list that leaves (docs/decisions/0278); `office` is the name and title of whoever holds a seat
 * (docs/decisions/0069).
 */
export const actions = [
  'list',
  'read',
  'edit',
  'submit',
  'propose',
  'print',
  'preview',
  'paper',
  'export',
  'roll',
  'file',
  'catalogue',
  'open',
  'open-service',
  'set-aside',
  'office',
] as const

export type Action = (typeof actions)[number]

type Rights = Readonly<Partial<Record<Action, readonly Group[]>>>

const all = groups
/**
 * Pay, contract, custody and the catalogue have their own doors (docs/decisions/0033, 0214); HR reads them and writes
 * the rest.
 */
const written = recordGroups.filter((group) => group !== 'pay' && group !== 'contract' && group !== 'custody')
/** What a change may be proposed of: whoever decides on pay and contract is asked about them (docs/decisions/0034). */
const proposed = recordGroups.filter((group) => group !== 'custody' && group !== 'form')
const slice = ['who', 'identity', 'career', 'training', 'appraisal'] as const
/** What the filing run shows: cover, basic-information page and résumé page (docs/decisions/0075). */
export const printed = ['who', 'identity', 'photo', 'career', 'training', 'appraisal', 'family', 'health'] as const

/** What the appointment form needs; nothing else leaves the house in a file (docs/decisions/0227). */
export const exported = [...printed, 'id-numbers', 'form', 'discipline'] as const

/** What may stand on a roll that leaves the house: what the law asks of 职工名册, and what people know each other by (docs/decisions/0278). */
export const rolled = [
  'who',
  'identity',
  'contact',
  'career',
  'appraisal',
  'photo',
  'id-numbers',
  'contract',
] as const satisfies readonly Group[]

/** What HR prints by itself: the appointment form, which only a 国有单位 has, and the catalogue (docs/decisions/0224). */
const papers: Readonly<Record<Profile, readonly Group[]>> = {
  state: [...printed, 'discipline', 'form', ...materialGroups],
  enterprise: ['who', ...materialGroups],
}

const hrIn = (profile: Profile): Rights => ({
  list: all,
  read: all,
  edit: written,
  submit: all,
  propose: proposed,
  'open-service': ['career', 'pay'],
  preview: all,
  paper: papers[profile],
  'set-aside': all,
  export: exported,
  roll: rolled,
})
/**
 * Standing reading of whoever is above (docs/decisions/0097): the list, with the rest by seat or by a reading case; or the
 * slice that a head decides on as well.
 */
const above: Readonly<Record<StandingReading, Rights>> = {
  names: { list: ['who'], read: ['who'] },
  career: { list: slice, read: slice },
}
/** Whoever leads a 民营企业 lists the contracts of those led: what it costs to leave them is that one's to see (docs/decisions/0279). */
const leading = (profile: Profile, reading: StandingReading): Rights =>
  profile === 'enterprise' && reading === 'career' ? { ...above.career, list: [...slice, 'contract'] } : above[reading]

const paper = ['who', 'custody'] as const
const kept = [...paper, ...materialGroups]

/**
 * 默认权限: which groups a duty reaches, action by action, inside its units. Nothing else grants by duty.
 * Source: docs/decisions/0068 as changed by docs/decisions/0002, 0009, 0041, 0044, 0047, 0097, 0113, 0214, 0224 and 0227.
 */
const rightsIn = (profile: Profile, reading: StandingReading): Readonly<Record<Duty, Rights>> => ({
  hr: hrIn(profile),
  'hr-lead': hrIn(profile),
  keeper: { ...hrIn(profile), catalogue: materialGroups },
  checker: {},
  head: above[reading],
  leader: leading(profile, reading),
  archivist: { list: paper, read: paper, print: printed, file: ['custody'] },
  cataloguer: { list: kept, read: kept, paper: ['who', ...materialGroups], catalogue: materialGroups },
  finance: { list: ['who', 'pay'], read: ['who', 'pay'], open: ['pay'], propose: ['pay'] },
  legal: {
    list: ['who', 'contract'],
    read: ['who', 'contract'],
    edit: ['contract'],
    open: ['contract'],
    propose: ['contract'],
  },
  it: {},
  auditor: {},
})

const bothReadings = (profile: Profile) => ({ names: rightsIn(profile, 'names'), career: rightsIn(profile, 'career') })

const defaultRights = { state: bothReadings('state'), enterprise: bothReadings('enterprise') }

/** The house that somebody acts in, as far as rights depend on it. */
export type Ruling = Pick<Actor, 'profile' | 'standingReading'>

/** A seat shows what its step decides on, and always who it is about (docs/decisions/0001 and 0047). */
export const seatActions: readonly Action[] = ['list', 'read']

/** Whether a duty opens a group for an action by the table of such a house, whoever holds it and of whom. */
export const grants = (
  { profile, standingReading = usualReading[profile] }: Ruling,
  duty: Duty,
  action: Action,
  group: Group,
): boolean => defaultRights[profile][standingReading][duty][action]?.includes(group) ?? false
