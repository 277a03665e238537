import { expect, it } from 'vitest'
import { type Duty, duties } from '#domain/access/actor.ts'
import { type Group, groups, isMaterialGroup, materialGroups, recordGroups } from '#domain/access/groups.ts'
import { type Circumstances, decide, type Subject } from '#domain/access/policy.ts'
import { actions } from '#domain/access/rights.ts'
import { dossierStates } from '#domain/dossiers/dossier.ts'
import type { AccountId, PersonId } from '#domain/ids.ts'
import { actorWith, elsewhere, here, someone } from './questions.ts'

/** What the situations differ in, outermost first. */
const dimensions = {
  profile: ['state', 'enterprise'],
  relation: ['stranger', 'own', 'kin'],
  unit: ['own unit', 'other unit'],
  keeper: ['kept by hr', 'kept by deputy'],
  state: dossierStates,
  author: ['not author', 'author'],
  filing: ['no filing', 'filing'],
  seat: ['no seat', 'seat on career+family', 'reading of training+health'],
  log: ['log', 'log full'],
} as const

type Situation = { -readonly [Dimension in keyof typeof dimensions]: (typeof dimensions)[Dimension][number] }
const order = Object.keys(dimensions) as (keyof Situation)[]

const subjectIn = (at: Situation): Subject => ({
  ...someone,
  person: (at.relation === 'own' ? 'person' : 'cadre') as PersonId,
  kin: new Set(at.relation === 'kin' ? ['person' as PersonId] : []),
  unit: at.unit === 'own unit' ? here : elsewhere,
  keeper: at.keeper === 'kept by hr' ? 'hr' : 'deputy',
  state: at.state,
  author: (at.author === 'author' ? 'account' : 'another-account') as AccountId,
})

const circumstancesIn = (at: Situation): Circumstances => ({
  seats: new Set(at.seat === 'seat on career+family' ? (['career', 'family'] as const) : []),
  filing: at.filing === 'filing',
  ...(at.seat === 'reading of training+health' && { granted: new Set(['training', 'health'] as const) }),
  logWritable: at.log === 'log',
})

/** Every group × action of one situation, on one line: what is allowed under which rule, else why not even the name. */
function answer(duty: Duty | 'nobody', at: Situation): string {
  const actor = { ...(duty === 'nobody' ? actorWith() : actorWith([duty, here])), profile: at.profile }
  const [subject, circumstances] = [subjectIn(at), circumstancesIn(at)]
  const byReach = new Map<string, string[]>()
  for (const action of actions) {
    const decided = groups.map((group) => {
      const { allow, rule } = decide(actor, action, subject, group, circumstances)
      return { group, allow, rule }
    })
    for (const rule of new Set(decided.filter(({ allow }) => allow).map(({ rule }) => rule))) {
      const named = decided.filter((answer) => answer.rule === rule).map(({ group }) => group)
      const reach = `${inShort(named)} (${rule})`
      byReach.set(reach, [...(byReach.get(reach) ?? []), action])
    }
  }
  const office = byReach.delete('who (allow.office)') ? '' : ' · no names of office'
  const allowed = [...byReach].map(([reach, actions]) => `${actions.join('+')} ${reach}`)
  const refusal = decide(actor, 'read', subject, 'who', circumstances).rule
  return (allowed.length > 0 ? allowed.join('; ') : refusal) + office
}

const inShort = (named: readonly Group[]) => {
  const missing = recordGroups.filter((group) => !named.includes(group))
  const records =
    missing.length < 6
      ? ['ALL', ...missing.map((group) => `-${group}`)]
      : named.filter((group) => !isMaterialGroup(group))
  const materials = named.filter(isMaterialGroup)
  return [...records, ...(materials.length === materialGroups.length ? ['MATERIALS'] : materials)].join(' ')
}

/** The answers as a tree: values of a dimension that make no difference share a branch. */
function branches(duty: Duty | 'nobody', depth = 0, at: Partial<Situation> = {}): string[] {
  const dimension = order[depth]
  if (!dimension) return [answer(duty, at as Situation)]
  const byOutcome = new Map<string, string[]>()
  for (const value of dimensions[dimension]) {
    const outcome = branches(duty, depth + 1, { ...at, [dimension]: value }).join('\n')
    byOutcome.set(outcome, [...(byOutcome.get(outcome) ?? []), value])
  }
  if (byOutcome.size === 1) return [...byOutcome.keys()].flatMap((outcome) => outcome.split('\n'))
  return [...byOutcome].flatMap(([outcome, values]) => {
    const lines = outcome.split('\n')
    const name = values.join(', ')
    return lines.length === 1 ? [`${name}: ${outcome}`] : [`${name}:`, ...lines.map((line) => `  ${line}`)]
  })
}

it('answers every duty × profile × group × action × relation × unit × keeper × state × author × filing × seat or reading × log as reviewed', async () => {
  const text = [...duties, 'nobody' as const]
    .map(
      (duty) =>
        `${duty}\n${branches(duty)
          .map((line) => `  ${line}`)
          .join('\n')}\n`,
    )
    .join('\n')
  await expect(text).toMatchFileSnapshot('matrix.txt')
})
