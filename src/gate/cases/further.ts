import type { Case } from '#db/cases/cases.ts'
import * as proposals from '#db/proposals/proposals.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Available } from '#domain/cases/available.ts'
import { type Consecutive, consecutive, tasksBeside } from '#domain/cases/consecutive.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { kindOf } from '#domain/cases/kinds/index.ts'
import { blockNamed, decidesOf } from '#domain/cases/route.ts'
import type { FurtherShown, ProposalShown, SliceShown } from '#domain/cases/shown.ts'
import { contentNow, vouchedFor } from '#domain/cases/vouching.ts'
import { readAsSeat } from '#gate/dossiers/reader.ts'
import { readProposal } from '#gate/proposals/reader.ts'
import type { App } from '#house/app.ts'
import { fieldsAt } from './shown.ts'
import { sliceOf } from './slice.ts'

/**
 * The seats that are this actor's next in the same case, each with what it decides on and nothing beside it
 * (docs/decisions/0039): what they would read one press later. None for whoever sits in somebody's place.
 */
export async function readFurther(
  app: App,
  actor: Actor,
  theCase: Case,
  facts: Facts,
  { seat, approve, output }: Available,
): Promise<readonly FurtherShown[]> {
  if (!seat || seat.principal || !(approve || output !== undefined)) return []
  const { route, state } = theCase
  const found = (approve ? consecutive : tasksBeside)(route, state, seat, actor.person, facts)
  const shown: FurtherShown[] = []
  for (const one of found) {
    const block = blockNamed(route, one.run.block)
    shown.push({
      ...one,
      edits: block?.k === 'step' && (block.edits ?? []).length > 0,
      proposal: await proposedAt(app, actor, theCase, facts, one),
      slice: await sliceAt(app, actor, theCase, one),
    })
  }
  return shown
}

async function proposedAt(
  app: App,
  actor: Actor,
  theCase: Case,
  facts: Facts,
  { run, state }: Consecutive,
): Promise<ProposalShown | undefined> {
  const { id, route } = theCase
  const proposal = kindOf(route).content === 'proposal' ? await proposals.ofCase(app.db, id) : undefined
  if (!proposal) return undefined
  const exact = vouchedFor(blockNamed(route, run.block)?.decides ?? [], contentNow(state, facts))
  const reading = await readProposal(
    app,
    actor,
    proposal,
    exact,
    undefined,
    fieldsAt({ route, state }, run.block).fields,
  )
  if (!reading) return undefined
  const { records, keys, groups, isWhole } = reading
  return { records, keys, groups, isWhole, by: 'seat', post: '' }
}

async function sliceAt(app: App, actor: Actor, theCase: Case, { run }: Consecutive): Promise<SliceShown | undefined> {
  const { dossier, route } = theCase
  if (kindOf(route).content !== 'dossier') return undefined
  const only = ['who', ...decidesOf(route, run.block)] as const
  const reading = await readAsSeat(app, actor, dossier, only, 'case.slice-read')
  return reading && sliceOf(app, dossier, reading, 'seat')
}
