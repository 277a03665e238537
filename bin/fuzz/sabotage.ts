import { decide } from '#domain/cases/decide.ts'
import type { PersonId } from '#domain/ids.ts'
import type { Rule } from './flow.ts'

/**
 * The core with one rule broken on purpose, to show that the harness would notice: whoever the dossier is about may
 * decide, a page that is older than the content is taken, or the ladder ends below the rank that it climbs to.
 */
export const sabotages = {
  subject: (route, state, command, facts) => decide(route, state, command, { ...facts, subject: '' as PersonId }),
  stale: (route, state, command, facts) =>
    decide(route, state, 'content' in command ? { ...command, content: facts.content.revision } : command, facts),
  rank: (route, state, command, facts) => {
    const offices = facts.organisation.offices.map((office) => ({ ...office, rank: Math.max(1, office.rank - 1) }))
    return decide(route, state, command, { ...facts, organisation: { ...facts.organisation, offices } })
  },
} as const satisfies Record<string, Rule>

export type Sabotage = keyof typeof sabotages

export const isSabotage = (word: string): word is Sabotage => word in sabotages
