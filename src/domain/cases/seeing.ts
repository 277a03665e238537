import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import { decide, quiet, type Subject } from '#domain/access/policy.ts'
import type { CaseState, Run } from './case.ts'
import { takesPart } from './decide.ts'
import { decidesOf, type Route } from './route.ts'

/**
 * Who may see that a case exists: whoever applied, was ever asked or was copied, and HR in scope. Never the subject or a
 * relative, nor whoever meets no people at all; for everybody else it is not there (decisions.md 4, 5 and 63).
 */
export const maySee = (actor: Actor, subject: Subject, state: CaseState): boolean =>
  isAdmitted(actor, subject) && (takesPart(state, actor.person) || oversees(actor, subject))

/** Asks the rights whether a seat would admit this actor: the hard rules alone can say no. A closed draft still has its cases. */
const isAdmitted = (actor: Actor, subject: Subject): boolean =>
  decide(actor, 'read', { ...subject, state: 'draft' }, 'who', { ...quiet, seats: new Set(['who']) }).allow

/** HR for this dossier, whatever its state: whoever could submit it. */
export const oversees = (actor: Actor, subject: Subject): boolean =>
  decide(actor, 'submit', { ...subject, state: 'draft' }, 'who', quiet).allow

/**
 * Whether the text of an opinion is for this viewer: HR and the applicant read all, others those on what they see
 * themselves; of the rest only that they were given (look.md, rules).
 */
export const readsOpinion = (route: Route, run: Run, seen: ReadonlySet<Group>, all: boolean): boolean =>
  all || decidesOf(route, run.block).every((group) => seen.has(group))
