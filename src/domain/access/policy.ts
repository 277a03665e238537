import type { DossierState, Keeper } from '#domain/dossiers/dossier.ts'
import type { AccountId, DossierId, PersonId, UnitId } from '#domain/ids.ts'
import type { Actor, Duty, DutyHeld } from './actor.ts'
import { type Group, groups, levelOf } from './groups.ts'
import { type Action, grants, seatActions } from './rights.ts'

export type { Action } from './rights.ts'

/** Whom a decision is about, as the roster knows it. `kin` are the relatives, both ways. */
export type Subject = {
  readonly dossier: DossierId
  readonly person: PersonId
  readonly unit: UnitId
  readonly state: DossierState
  /** Of one that was transferred: it had been closed before. */
  readonly departed?: true
  readonly keeper: Keeper
  readonly kin: ReadonlySet<PersonId>
  readonly author: AccountId
}

/** Subjects of one sort are answered for alike, unless somebody is the person, a relative or the author. */
export const sortOf = ({ unit, state, departed, keeper }: Pick<Subject, 'unit' | 'state' | 'departed' | 'keeper'>) =>
  `${unit} ${state} ${departed === true} ${keeper}`

/**
 * What holds at this moment: the groups that the actor's open seats on this dossier give, those that a reading case
 * opened, an open filing row, a log that takes entries.
 */
export type Circumstances = {
  readonly seats: ReadonlySet<Group>
  readonly granted?: ReadonlySet<Group>
  readonly filing: boolean
  readonly logWritable: boolean
  /** The actor is a relative who sits since nobody else may: what the own seats show is read (docs/decisions/0039). */
  readonly asKin?: true
}

/** Nothing in hand: no seat, no filing, and the log in order. */
export const quiet: Circumstances = { seats: new Set(), filing: false, logWritable: true }

export type DenyRule =
  | 'deny.blind'
  | 'deny.discarded'
  | 'deny.own-dossier'
  | 'deny.kinship'
  | 'deny.state'
  | 'deny.log'
  | 'deny.keeper'
  | 'deny.draft'
  | 'deny.closed'
  | 'deny.filing'
  | 'deny.scope'
  | 'deny.default'

export type AllowRule = 'allow.office' | 'allow.seat' | 'allow.author' | 'allow.reading' | `allow.${Duty}`

export type Rule = AllowRule | DenyRule

/** `log` obliges whoever shows the answer to write the log entry first (docs/security.md §4). */
export type Decision = { readonly allow: boolean; readonly rule: Rule; readonly log: boolean }

type Question = {
  readonly actor: Actor
  readonly action: Action
  readonly subject: Subject
  readonly group: Group
  readonly circumstances: Circumstances
}

/**
 * May this actor do this with this group of this dossier? Pure and total: the first rule that denies wins over every
 * grant, the first that allows is named, and what nobody grants is denied. Source: docs/security.md §4.
 */
export function decide(
  actor: Actor,
  action: Action,
  subject: Subject,
  group: Group,
  circumstances: Circumstances,
): Decision {
  const question = { actor, action, subject, group, circumstances }
  const denied = denials.find(({ applies }) => applies(question))
  if (denied) return { allow: false, rule: denied.rule, log: false }

  const allowed = allowing(question)
  if (!allowed) return { allow: false, rule: whyNot(question), log: false }
  return { allow: true, rule: allowed, log: shows(action) }
}

/** The groups that the actor may do this with; empty when none. */
export const groupsFor = (
  actor: Actor,
  action: Action,
  subject: Subject,
  circumstances: Circumstances,
): ReadonlySet<Group> => new Set(groups.filter((group) => decide(actor, action, subject, group, circumstances).allow))

/**
 * Whether the dossier exists for the actor at all; if not, the answer is that of a dossier which is not there.
 * Whoever reaches any group reaches `who`, so one question answers for all of them.
 */
export const visible = (actor: Actor, subject: Subject, circumstances: Circumstances): boolean =>
  decide(actor, 'read', subject, 'who', circumstances).allow

/** Whether any duty of this actor grants this at all, of whomever: what a place in the rail is offered by. */
export const mayEver = (actor: Actor, action: Action, group: Group): boolean =>
  !isBlind(actor) && actor.duties.some(({ duty }) => grants(actor, duty, action, group))

/** 铁规: what no grant overrides, in this order. The name of an office is no content, so most do not bar it. */
const denials: readonly { readonly rule: DenyRule; readonly applies: (question: Question) => boolean }[] = [
  { rule: 'deny.blind', applies: ({ actor }) => isBlind(actor) },
  { rule: 'deny.discarded', applies: ({ action, subject }) => action !== 'office' && subject.state === 'discarded' },
  {
    rule: 'deny.own-dossier',
    applies: ({ actor, action, subject }) => action !== 'office' && subject.person === actor.person,
  },
  {
    rule: 'deny.kinship',
    applies: (question) =>
      question.action !== 'office' && question.subject.kin.has(question.actor.person) && !sitsAsKin(question),
  },
  { rule: 'deny.state', applies: ({ action, subject }) => !statesFor[action].includes(subject.state) },
  {
    rule: 'deny.log',
    applies: ({ action, group, circumstances }) => shows(action) && needsLog(group) && !circumstances.logWritable,
  },
]

/** In a 企业 a relative may be asked where nobody else is left, and reads what that seat decides on, nothing beside it. */
const sitsAsKin = (question: Question): boolean =>
  question.actor.profile === 'enterprise' && question.circumstances.asKin === true && isSeated(question)

/**
 * IT never reaches content, whatever else the same person holds; whoever only audits meets numbers, not people.
 * Source: docs/security.md §1, docs/decisions/0008 and 0069.
 */
export const isBlind = ({ duties }: Actor): boolean =>
  duties.some(({ duty }) => duty === 'it') || (duties.length > 0 && duties.every(({ duty }) => duty === 'auditor'))

const always: readonly DossierState[] = [
  'staged',
  'draft',
  'confirming',
  'approving',
  'archived',
  'closed',
  'transferred',
  'discarded',
]
const onceKept = always.filter((state) => state !== 'staged')

/** A staged import is in no list; only what is not yet submitted is written to; paper is printed of what is archived. */
const statesFor: Readonly<Record<Action, readonly DossierState[]>> = {
  list: onceKept,
  read: always,
  edit: ['staged', 'draft'],
  submit: ['draft'],
  propose: ['archived'],
  preview: onceKept,
  paper: onceKept,
  'set-aside': onceKept,
  export: onceKept,
  roll: ['archived'],
  print: ['archived'],
  file: ['archived'],
  catalogue: ['archived', 'closed'],
  open: ['archived'],
  'open-service': ['archived'],
  office: always,
}

const shown: ReadonlySet<Action> = new Set(['list', 'read', 'preview', 'paper', 'export', 'roll', 'print'])

/** Whether the action puts content before somebody's eyes, on the screen or on paper. */
const shows = (action: Action): boolean => shown.has(action)

const needsLog = (group: Group): boolean => levelOf[group] === 'sensitive' || levelOf[group] === 'special'

function allowing(question: Question): AllowRule | undefined {
  const { actor, action, subject, group } = question
  if (action === 'office') return group === 'who' ? 'allow.office' : undefined

  const held = actor.duties.find((duty) => reaches(duty, question) && grants(actor, duty.duty, action, group))
  if (held) return `allow.${held.duty}`

  if (isAuthor(actor, subject) && grants(actor, 'hr', action, group)) return 'allow.author'
  if (isSeated(question)) return 'allow.seat'
  return isGranted(question) ? 'allow.reading' : undefined
}

/** 查阅: what was granted is read, with `who` it is about, of a dossier that is kept; nothing of it is printed or listed. */
const isGranted = ({ action, subject, group, circumstances: { granted } }: Question): boolean =>
  action === 'read' &&
  granted !== undefined &&
  granted.size > 0 &&
  !hasAuthor(subject) &&
  (group === 'who' || granted.has(group))

/** A seat reads its groups, and `who` always, for as long as it is open; an import has no seats. */
const isSeated = ({ action, subject, group, circumstances: { seats } }: Question): boolean =>
  seatActions.includes(action) && subject.state !== 'staged' && seats.size > 0 && (group === 'who' || seats.has(group))

/**
 * Whether a duty counts for this dossier: in its units, of its keeper, in its state, and for paper with a filing row
 * open.
 */
const reaches = ({ duty, units }: DutyHeld, { action, subject, circumstances }: Question): boolean =>
  units.has(subject.unit) &&
  keeps(duty, subject.keeper) &&
  follows(duty, subject) &&
  (!handles(action) || circumstances.filing)

const isHr = (duty: Duty): boolean => duty === 'hr' || duty === 'hr-lead' || duty === 'keeper'

/**
 * A draft exists for HR alone (docs/decisions/0007); a closed dossier for HR and for whoever keeps its paper; one that was
 * transferred for whoever read it before (docs/decisions/0243).
 */
const follows = (duty: Duty, { state, departed }: Subject): boolean => {
  if (isHr(duty) || state === 'archived' || (state === 'transferred' && !departed)) return true
  return !hasAuthor({ state }) && (duty === 'archivist' || duty === 'cataloguer')
}

/** Whether the action is work on the paper that a filing row asks for (docs/decisions/0002). */
const handles = (action: Action): boolean => action === 'print' || action === 'file'

/**
 * 代管人: the dossiers of HR people and their relatives are kept by the deputy alone, all others by HR and by the
 * archivist within HR (docs/decisions/0039, 0214).
 */
const keeps = (duty: Duty, keeper: Keeper): boolean =>
  !(isHr(duty) || duty === 'cataloguer') || (duty === 'keeper') === (keeper === 'deputy')

/**
 * A draft is seen by its author even outside the author's units (docs/decisions/0007), for as long as the author is of
 * HR.
 */
const isAuthor = (actor: Actor, subject: Subject): boolean =>
  subject.author === actor.account &&
  hasAuthor(subject) &&
  actor.duties.some(({ duty }) => isHr(duty) && keeps(duty, subject.keeper))

/** Whether it matters who began a dossier: not once it is on file, whatever became of it there. */
export const hasAuthor = ({ state }: Pick<Subject, 'state'>): boolean => !kept.includes(state)

const kept: readonly DossierState[] = ['archived', 'closed', 'transferred']

/** Why nothing allowed it, for the message that the refusal names. */
function whyNot({ actor, action, subject, group }: Question): DenyRule {
  const able = actor.duties.filter(({ duty }) => grants(actor, duty, action, group))
  if (able.length === 0) return 'deny.default'
  const near = able.filter(({ units }) => units.has(subject.unit))
  if (near.length === 0) return 'deny.scope'
  const keeping = near.filter(({ duty }) => keeps(duty, subject.keeper))
  if (keeping.length === 0) return 'deny.keeper'
  if (keeping.some(({ duty }) => follows(duty, subject))) return 'deny.filing'
  return subject.state === 'closed' || subject.state === 'transferred' ? 'deny.closed' : 'deny.draft'
}
