import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groups, levelOf } from '#domain/access/groups.ts'
import { type Circumstances, decide, groupsFor, quiet, type Subject, visible } from '#domain/access/policy.ts'
import { actions } from '#domain/access/rights.ts'
import { dossierStates } from '#domain/dossiers/dossier.ts'
import type { AccountId, PersonId } from '#domain/ids.ts'
import {
  actorWith,
  anyAction,
  anyActor,
  anyCircumstances,
  anyGroup,
  anySubject,
  elsewhere,
  here,
  seatOn,
  someone,
} from './questions.ts'

const content = actions.filter((action) => action !== 'office')

const isAlwaysDenied = (...[actor, subject, circumstances]: Parameters<typeof ask>) => {
  fc.assert(
    fc.property(
      actor,
      fc.constantFrom(...content),
      subject,
      anyGroup,
      circumstances,
      (actor, action, subject, group, circumstances) => !decide(actor, action, subject, group, circumstances).allow,
    ),
  )
}
const ask = (
  _actor: ReturnType<typeof anyActor>,
  _subject: fc.Arbitrary<Subject>,
  _circumstances: fc.Arbitrary<Circumstances>,
) => undefined

describe('the policy', () => {
  it('lets IT into no group, whatever else the same person holds', () => {
    const it = anyActor().map((actor) => ({
      ...actor,
      duties: [...actor.duties, { duty: 'it' as const, units: new Set([here]) }],
    }))
    isAlwaysDenied(it, anySubject, anyCircumstances)
  })

  it('lets whoever only audits into no group, a seat in a case included', () => {
    isAlwaysDenied(
      anyActor(['auditor']).filter(({ duties }) => duties.length > 0),
      anySubject,
      anyCircumstances,
    )
  })

  it('denies everybody everything of the own dossier', () => {
    isAlwaysDenied(
      anyActor(),
      anySubject.map((subject) => ({ ...subject, person: 'person' as PersonId })),
      anyCircumstances,
    )
  })

  it('denies everybody everything of a relative', () => {
    isAlwaysDenied(
      anyActor(),
      anySubject.map((subject) => ({ ...subject, kin: new Set(['person' as PersonId]) })),
      anyCircumstances,
    )
  })

  it('denies everybody everything of a discarded dossier', () => {
    isAlwaysDenied(
      anyActor(),
      anySubject.map((subject) => ({ ...subject, state: 'discarded' as const })),
      anyCircumstances,
    )
  })

  it('shows finance no career, and lets an archivist edit nothing', () => {
    const none = anyCircumstances.map((circumstances) => ({ ...circumstances, seats: new Set<never>() }))
    fc.assert(
      fc.property(
        anyActor(['finance']),
        anyAction,
        anySubject,
        none,
        (actor, action, subject, circumstances) => !decide(actor, action, subject, 'career', circumstances).allow,
      ),
    )
    fc.assert(
      fc.property(
        anyActor(['archivist']),
        anySubject,
        anyGroup,
        anyCircumstances,
        (actor, subject, group, circumstances) => !decide(actor, 'edit', subject, group, circumstances).allow,
      ),
    )
  })

  it('shows a head nothing of another unit', () => {
    fc.assert(
      fc.property(
        anySubject,
        anyAction,
        anyGroup,
        (subject, action, group) =>
          action === 'office' ||
          !decide(actorWith(['head', here], ['leader', here]), action, { ...subject, unit: elsewhere }, group, quiet)
            .allow,
      ),
    )
  })

  it('gives with a seat its groups and the name, and never more', () => {
    fc.assert(
      fc.property(
        anyActor(),
        anyAction,
        anySubject,
        anyGroup,
        anyCircumstances,
        (actor, action, subject, group, circumstances) => {
          const without = { ...circumstances, seats: new Set<never>() }
          const [before, after] = [without, circumstances].map((at) => decide(actor, action, subject, group, at).allow)
          return before === after || (after === true && (group === 'who' || circumstances.seats.has(group)))
        },
      ),
    )
  })

  it('never allows more because a denial was added', () => {
    const worse: ((subject: Subject) => Subject)[] = [
      (subject) => ({ ...subject, person: 'person' as PersonId }),
      (subject) => ({ ...subject, kin: new Set(['person' as PersonId]) }),
      (subject) => ({ ...subject, state: 'discarded' }),
    ]
    fc.assert(
      fc.property(
        anyActor(),
        anyAction,
        anySubject,
        anyGroup,
        anyCircumstances,
        fc.constantFrom(...worse),
        (actor, action, subject, group, at, add) =>
          decide(actor, action, subject, group, at).allow || !decide(actor, action, add(subject), group, at).allow,
      ),
    )
  })

  it('reaches through `who` whatever it reaches at all, so that seeing is one question', () => {
    fc.assert(
      fc.property(anyActor(), anySubject, anyCircumstances, (actor, subject, circumstances) => {
        const reached = [
          ...groupsFor(actor, 'read', subject, circumstances),
          ...groupsFor(actor, 'list', subject, circumstances),
        ]
        return visible(actor, subject, circumstances) === reached.length > 0
      }),
    )
  })

  it('obliges whoever shows content to log it, and shows nothing sensitive while the log takes no entries', () => {
    fc.assert(
      fc.property(
        anyActor(),
        fc.constantFrom('list', 'read', 'print', 'preview'),
        anySubject,
        anyGroup,
        anyCircumstances,
        (actor, action, subject, group, circumstances) => {
          const { allow, log } = decide(actor, action, subject, group, circumstances)
          const sensitive = levelOf[group] === 'sensitive' || levelOf[group] === 'special'
          return !allow || (log && (circumstances.logWritable || !sensitive))
        },
      ),
    )
  })

  it('names the office of a seat-holder to everybody but IT and auditors, the own dossier and relatives included', () => {
    const relative = { ...someone, unit: elsewhere, kin: new Set(['person' as PersonId]), state: 'draft' as const }
    expect(decide(actorWith(['head', here]), 'office', relative, 'who', quiet)).toMatchObject({
      allow: true,
      rule: 'allow.office',
    })
    expect(decide(actorWith(['head', here]), 'office', relative, 'identity', quiet)).toMatchObject({ allow: false })
    expect(decide(actorWith(['it', here]), 'office', someone, 'who', quiet)).toMatchObject({
      allow: false,
      rule: 'deny.blind',
    })
    expect(decide(actorWith(['auditor', here]), 'office', someone, 'who', quiet)).toMatchObject({ allow: false })
  })

  it('keeps the dossiers of HR people with the deputy alone', () => {
    const deputys = { ...someone, keeper: 'deputy' as const }
    expect(decide(actorWith(['hr', here]), 'read', deputys, 'who', quiet)).toMatchObject({
      allow: false,
      rule: 'deny.keeper',
    })
    expect(decide(actorWith(['hr-lead', here]), 'read', deputys, 'who', quiet)).toMatchObject({
      allow: false,
      rule: 'deny.keeper',
    })
    expect(decide(actorWith(['keeper', here]), 'read', deputys, 'career', quiet)).toMatchObject({
      allow: true,
      rule: 'allow.keeper',
    })
    expect(decide(actorWith(['keeper', here]), 'read', someone, 'who', quiet)).toMatchObject({
      allow: false,
      rule: 'deny.keeper',
    })
  })

  it('shows a draft to HR, to its author outside the own units and to open seats, and to nobody else', () => {
    const draft = { ...someone, state: 'draft' as const }
    expect(visible(actorWith(['hr', here]), draft, quiet)).toBe(true)
    expect(visible(actorWith(['hr', elsewhere]), draft, quiet)).toBe(false)
    expect(visible(actorWith(['hr', elsewhere]), { ...draft, author: 'account' as AccountId }, quiet)).toBe(true)
    expect(visible(actorWith(['finance', here]), { ...draft, author: 'account' as AccountId }, quiet)).toBe(false)
    expect(visible(actorWith(['head', here]), draft, seatOn('career'))).toBe(true)
    for (const duty of ['head', 'leader', 'archivist', 'finance', 'legal'] as const)
      expect(decide(actorWith([duty, here]), 'read', draft, 'who', quiet)).toMatchObject({
        allow: false,
        rule: 'deny.draft',
      })
  })

  it('lists no staged import, and lets nobody write to what has been submitted', () => {
    const hr = actorWith(['hr', here])
    expect(groupsFor(hr, 'list', { ...someone, state: 'staged' }, quiet).size).toBe(0)
    expect(dossierStates.filter((state) => decide(hr, 'edit', { ...someone, state }, 'career', quiet).allow)).toEqual([
      'staged',
      'draft',
    ])
    expect(dossierStates.filter((state) => decide(hr, 'submit', { ...someone, state }, 'who', quiet).allow)).toEqual([
      'draft',
    ])
  })

  it('lets an archivist print and file while a filing row is open, and only then', () => {
    const archivist = actorWith(['archivist', here])
    expect(decide(archivist, 'print', someone, 'career', { ...quiet, filing: true })).toMatchObject({
      allow: true,
      log: true,
    })
    expect(decide(archivist, 'file', someone, 'custody', { ...quiet, filing: true })).toMatchObject({
      allow: true,
      log: false,
    })
    expect(decide(archivist, 'print', someone, 'career', quiet)).toMatchObject({ allow: false, rule: 'deny.filing' })
    expect(decide(archivist, 'read', someone, 'career', { ...quiet, filing: true })).toMatchObject({
      allow: false,
      rule: 'deny.default',
    })
    expect(groupsFor(archivist, 'print', someone, { ...quiet, filing: true }).has('id-numbers')).toBe(false)
  })

  it('keeps one that was transferred for whoever read it before, and for HR and the archive where it had been closed', () => {
    const reads = (duty: 'head' | 'archivist' | 'hr', departed: boolean) =>
      decide(
        actorWith([duty, here]),
        'read',
        { ...someone, state: 'transferred', ...(departed && { departed: true as const }) },
        'who',
        quiet,
      ).allow
    expect([reads('head', false), reads('archivist', false), reads('hr', false)]).toEqual([true, true, true])
    expect([reads('head', true), reads('archivist', true), reads('hr', true)]).toEqual([false, true, true])
    const transferred = { ...someone, state: 'transferred' } as const
    for (const action of ['propose', 'print', 'file', 'edit', 'open', 'catalogue'] as const)
      expect(decide(actorWith(['hr', here]), action, transferred, 'career', quiet).rule, action).toBe('deny.state')
  })

  it('says why it denies: another unit, a closed dossier, no right at all', () => {
    expect(decide(actorWith(['head', elsewhere]), 'read', someone, 'who', quiet).rule).toBe('deny.scope')
    expect(decide(actorWith(['head', here]), 'read', { ...someone, state: 'closed' }, 'who', quiet).rule).toBe(
      'deny.closed',
    )
    expect(decide(actorWith(), 'read', someone, 'who', quiet).rule).toBe('deny.default')
    expect(groups.every((group) => decide(actorWith(), 'read', someone, group, quiet).rule === 'deny.default')).toBe(
      true,
    )
  })
})
