import type { Db } from '#db/database.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import * as summaries from '#db/roster/past/sealed.ts'
import type { CountedFacts } from '#domain/dossiers/counted.ts'
import type { Summary } from '#domain/dossiers/summary.ts'
import type { DossierId } from '#domain/ids.ts'
import { laidOut } from '#domain/statistics/facts.ts'
import type { Known, Listed, Version } from '#domain/statistics/person.ts'
import { belongingsOf, type ThingSources } from './things.ts'

export type KnowingSources = ThingSources & { readonly db: Db }

/**
 * What figures know of some dossiers: of a draft for its cases alone, and nothing of one of which nothing opens. `share` gives back the same text
 * for the same words, since what people's dossiers say is much alike.
 */
export async function versionsOf(
  sources: KnowingSources,
  ids: readonly DossierId[],
  share: Share,
): Promise<ReadonlyMap<DossierId, Known>> {
  const begun = await dossiers.beginnings(sources.db, JSON.stringify(ids))
  const opened = await summaries.openVersions(sources, ids)
  const belongings = await belongingsOf(sources, ids)
  return new Map(
    begun.flatMap(({ id, archived_at, left_at }): [DossierId, Known][] => {
      const versions = (opened.get(id) ?? []).flatMap(({ since, listed, counted }): Version[] => {
        const line = listedIn(listed, share)
        return line ? [{ since, listed: line, facts: counted ?? {} }] : []
      })
      const { things, box } = belongings.get(id) ?? { things: [] }
      if (versions.length === 0 || (archived_at === null && things.length === 0)) return []
      return [
        [
          id,
          {
            dossier: id,
            ...(archived_at && { archived: archived_at }),
            ...(left_at && { sent: left_at }),
            ...(box && { box }),
            ...(things.length > 0 && { things }),
            versions: shared(versions, share),
          },
        ],
      ]
    }),
  )
}

/** Gives back one text for all that say the same. */
export type Share = (text: string) => string

/** So many texts are shared; codes, dates, names of ranks and posts are fewer. */
const most = 100_000

/** Texts that were met, each once. */
export function createShare(): Share {
  const known = new Map<string, string>()
  return (text) => {
    const met = known.get(text)
    if (met !== undefined) return met
    if (known.size < most) known.set(text, text)
    return text
  }
}

/** What figures and their names read of a line of the list. */
function listedIn({ who, identity, career, whole }: Partial<Summary>, share: Share): Listed | undefined {
  if (!who || !identity || !career) return undefined
  const listed = { who, identity, career, ...(whole?.complete && { complete: whole.complete }) }
  return sharedValue(listed, share) as Listed
}

/** Versions that share whatever they say alike, down to the record. */
function shared(versions: readonly Version[], share: Share): readonly Version[] {
  let before: Version | undefined
  return versions.map((version) => {
    const listed = before && isAlike(before.listed, version.listed) ? before.listed : version.listed
    const facts =
      before && before.facts === version.facts ? before.facts : sharedFacts(version.facts, before?.facts, share)
    before = { since: version.since, listed, facts }
    return before
  })
}

function sharedFacts(facts: CountedFacts, before: CountedFacts | undefined, share: Share): CountedFacts {
  const told: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(facts)) {
    const known = before?.[key as keyof CountedFacts]
    told[key] = known !== undefined && isAlike(known, value) ? known : sharedValue(value, share)
  }
  return laidOut(told as CountedFacts)
}

function sharedValue(value: unknown, share: Share): unknown {
  if (typeof value === 'string') return share(value)
  if (Array.isArray(value)) return value.map((one) => sharedValue(one, share))
  if (typeof value !== 'object' || value === null) return value
  const made: Record<string, unknown> = {}
  for (const [key, inner] of Object.entries(value)) made[key] = sharedValue(inner, share)
  return made
}

const isAlike = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
