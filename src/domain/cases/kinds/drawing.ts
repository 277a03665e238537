import { type Actor, holds } from '#domain/access/actor.ts'
import type { DrawnForm, Kind } from '#domain/cases/kind.ts'
import type { Section } from '#domain/dossiers/section.ts'
import { isProposable } from '#domain/proposals/proposal.ts'
import { kinds } from './index.ts'

/**
 * The kind of case for which this actor changes archived dossiers record by record: each duty has its own. One that is drawn
 * on a form of its own is meant where it is named.
 */
export const kindDrawnBy = (actor: Actor, named?: string): Kind | undefined =>
  kinds.find(({ key, draws }) => {
    const isMeant = named === undefined ? !draws?.form : key === named
    return draws !== undefined && isMeant && holds(actor, ...draws.by)
  })

/** Whether records of this section are changed by a case of this kind. */
export const drawsIn = ({ draws }: Kind, section: Section): boolean =>
  draws !== undefined && isProposable(section) && (draws.sections ?? [section.key]).includes(section.key)

/** The kinds that this actor draws up on a form of their own. */
export const kindsDrawnOnAForm = (actor: Actor): readonly Kind[] =>
  kinds.filter(({ draws }) => draws?.form !== undefined && holds(actor, ...draws.by))

/** Whether it is not drawn while the effect of a punishment runs: in a house of the state, unless the form says otherwise. */
export const stopsWhilePunished = ({ profile }: Actor, { whilePunished }: DrawnForm): boolean =>
  profile === 'state' && !whilePunished

/** The way that is meant of a form that has several, and the fields that it asks for. */
export function wayOf({ section, ways }: DrawnForm, named: string | undefined): { way?: string; section: Section } {
  const [first] = Object.keys(ways ?? {})
  if (!ways || first === undefined) return { section }
  const way = named !== undefined && Object.hasOwn(ways, named) ? named : first
  const asked = ways[way] ?? []
  return { way, section: { ...section, fields: section.fields.filter(({ key }) => asked.includes(key)) } }
}
