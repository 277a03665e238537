import fc from 'fast-check'
import { type Actor, type Duty, duties } from '#domain/access/actor.ts'
import { type Group, groups } from '#domain/access/groups.ts'
import { type Circumstances, quiet, type Subject } from '#domain/access/policy.ts'
import { actions } from '#domain/access/rights.ts'
import { dossierStates } from '#domain/dossiers/dossier.ts'
import type { AccountId, DossierId, PersonId, UnitId } from '#domain/ids.ts'

export const here = 'finance-department' as UnitId
export const elsewhere = 'foundry' as UnitId

export const actorWith = (...held: readonly (readonly [Duty, UnitId])[]): Actor => ({
  account: 'account' as AccountId,
  person: 'person' as PersonId,
  duties: held.map(([duty, unit]) => ({ duty, units: new Set([unit]) })),
  profile: 'state',
})

/** The same in a 民营企业, where heads and leaders read more standing (docs/decisions/0097). */
export const inEnterprise = (actor: Actor): Actor => ({ ...actor, profile: 'enterprise' })

export const someone: Subject = {
  dossier: 'dossier' as DossierId,
  person: 'cadre' as PersonId,
  unit: here,
  state: 'archived',
  keeper: 'hr',
  kin: new Set(),
  author: 'another-account' as AccountId,
}

export const seatOn = (...seats: readonly Group[]): Circumstances => ({ ...quiet, seats: new Set(seats) })

export const anyGroup = fc.constantFrom(...groups)
export const anyAction = fc.constantFrom(...actions)
export const anyUnit = fc.constantFrom(here, elsewhere)

export const anyActor = (from: readonly Duty[] = duties) =>
  fc
    .array(fc.tuple(fc.constantFrom(...from), anyUnit), { maxLength: 4 })
    .map((held) => actorWith(...held))
    .chain((actor) => fc.constantFrom(actor, inEnterprise(actor)))

export const anySubject: fc.Arbitrary<Subject> = fc.record({
  dossier: fc.constant(someone.dossier),
  person: fc.constantFrom('person' as PersonId, 'cadre' as PersonId),
  unit: anyUnit,
  state: fc.constantFrom(...dossierStates),
  keeper: fc.constantFrom('hr' as const, 'deputy' as const),
  kin: fc.constantFrom(new Set<PersonId>(), new Set(['person' as PersonId])),
  author: fc.constantFrom('account' as AccountId, 'another-account' as AccountId),
})

export const anyCircumstances: fc.Arbitrary<Circumstances> = fc.record({
  seats: fc.subarray([...groups]).map((seats) => new Set(seats)),
  filing: fc.boolean(),
  logWritable: fc.boolean(),
})
