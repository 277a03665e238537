import type { Case } from '#db/cases/cases.ts'
import * as proposals from '#db/proposals/proposals.ts'
import type { Actor } from '#domain/access/actor.ts'
import { isLive } from '#domain/cases/case.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { kindOf } from '#domain/cases/kinds/index.ts'
import { lostIn } from '#domain/cases/reserving.ts'
import type { ProposalShown } from '#domain/cases/shown.ts'
import { wordsOf } from '#domain/checks/values.ts'
import type { Fields, PostRef } from '#domain/dossiers/section.ts'
import type { DossierId } from '#domain/ids.ts'
import type { PostStanding } from '#domain/organisation/seating-posts.ts'
import { eligibilitySection } from '#domain/proposals/eligibility.ts'
import { proposedSection } from '#domain/proposals/particulars.ts'
import { besideOf, type ProposedRecord } from '#domain/proposals/proposal.ts'
import { readDossier } from '#gate/dossiers/reader.ts'
import { postStanding } from '#gate/proposals/house.ts'
import { readProposal } from '#gate/proposals/reader.ts'
import type { App } from '#house/app.ts'
import { shownBecause } from './shown.ts'

/**
 * Of a case on a proposal: the values that a seat decides on, what HR keeps, or what a decider saw then; nothing at all for
 * whoever is only told of the case. Undefined for a case on anything else.
 */
export async function readProposed(
  app: App,
  actor: Actor,
  theCase: Case,
  facts: Facts,
): Promise<ProposalShown | undefined> {
  const { id, route } = theCase
  const proposal = kindOf(route).content === 'proposal' ? await proposals.ofCase(app.db, id) : undefined
  if (!proposal) return undefined
  const shown = shownBecause(app, actor, theCase, facts)
  const reading = shown && (await readProposal(app, actor, proposal, shown.exact, undefined, shown.fields))
  if (!reading) return { records: [], keys: new Set(), groups: new Set(), isWhole: false, by: 'told', post: '' }
  const { records, keys, groups, isWhole } = reading
  // Once it is over, both would tell of what it brought about.
  const isOpen = isLive(theCase.state)
  const post = (isOpen && app.roster.entry(theCase.dossier)?.columns.who.post) || ''
  const theirs = shown.by === 'whole' ? await readClashing(app, actor, theCase, records) : undefined
  const standing = isOpen ? await standingOf(app, theCase.dossier, records) : undefined
  return {
    records,
    keys,
    groups,
    isWhole,
    by: shown.by,
    post,
    isChecked: hasEligibility(theCase) && !isWhole,
    lost: lostIn(theCase.state),
    ...(standing && { standing }),
    ...(theirs && { theirs }),
  }
}

/** Whether HR drew up what speaks for and against it (docs/decisions/0035). */
const hasEligibility = ({ state: { content } }: Case): boolean =>
  Object.values(content.parts ?? {}).some((keys) => keys.some((key) => key.startsWith(`${eligibilitySection.key}/`)))

/** Of a blocked case: what the dossier holds by now of the records that clash. */
async function readClashing(
  app: App,
  actor: Actor,
  { dossier, state: { status, conflicts } }: Case,
  records: readonly ProposedRecord[],
): Promise<ReadonlyMap<string, Fields> | undefined> {
  if (status !== 'blocked') return undefined
  const reading = await readDossier(app, actor, dossier, { act: 'case.slice-read' })
  const known = records.filter(({ section, record }) =>
    conflicts.some((key) => key.startsWith(`${section}/${record}/`)),
  )
  const now = ({ section, record, kind }: ProposedRecord) => {
    const standing = reading?.contents[section] ?? []
    const declared = kind === 'add' ? proposedSection(section) : undefined
    return declared ? besideOf(declared, standing) : standing.find(({ id }) => id === record)?.fields
  }
  return new Map(known.map((one) => [one.record, now(one) ?? {}]))
}

/** Asked for whoever reads which post it is, with the rank that is proposed, else the one of now. */
async function standingOf(
  app: App,
  dossier: DossierId,
  records: readonly ProposedRecord[],
): Promise<PostStanding | undefined> {
  const post = records.find(({ section, kind }) => section === 'appointments' && kind === 'add')?.fields['post']
  if (post === undefined) return undefined
  const proposed = records.find(({ section, kind }) => section === 'ranks' && kind === 'add')?.fields['rank']
  const rank = wordsOf(proposed) || app.roster.entry(dossier)?.columns.who.rank || ''
  return postStanding(app, post as PostRef, { dossier, rank })
}
