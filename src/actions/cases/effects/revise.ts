import { applyChanges } from '#actions/dossiers/applying.ts'
import { settleFollowUps } from '#actions/followups/settling.ts'
import { drawSample } from '#actions/samples/drawing.ts'
import type { Case } from '#db/cases/cases.ts'
import * as proposals from '#db/proposals/proposals.ts'
import * as proposed from '#db/proposals/sealed.ts'
import { outputOf } from '#domain/cases/standing.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import { Damaged } from '#domain/errors.ts'
import { isParticular } from '#domain/proposals/particulars.ts'
import { joinedWith, type ProposedRecord } from '#domain/proposals/proposal.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { openProposalForWork } from '#gate/proposals/reader.ts'
import type { App } from '#house/app.ts'
import type { Effect } from './effect.ts'

/**
 * What was proposed stands in the dossier, written by whoever drew it, joined with what became of the dossier meanwhile. The
 * core has asked already whether anything stands in its way.
 */
export const revise: Effect = async (app, theCase) => {
  const proposal = await applyProposal(app, theCase, (record) => record)
  await drawSample(app, theCase, proposal)
}

/** Writes what was proposed; `made` says what becomes of a record by what the last task recorded. Answers what is applied. */
export async function applyProposal(
  app: App,
  { id, dossier, state }: Case,
  made: (record: ProposedRecord, output: Fields) => ProposedRecord | undefined,
): Promise<proposals.Proposal> {
  const output = outputOf(state)
  const proposal = await proposals.ofCase(app.db, id)
  if (!proposal) throw new Damaged({ table: 'proposals', id })
  const [{ contents }, records, [first]] = [
    (await openForWork(app, 'apply', dossier)).opened,
    (await openProposalForWork(app, 'apply', proposal)).opened,
    await proposed.heldIn(app, proposal),
  ]
  const changes = records
    .filter((one) => !isParticular(one))
    .flatMap((drawn) => made(drawn, output) ?? [])
    .map((one) => {
      const section = sectionOf(one.section)
      const now = contents[one.section]?.find(({ id }) => id === one.record)?.fields
      const fields = section && joinedWith(section, one, now)
      if (!section || !fields) throw new Error('A proposal is applied to a dossier that does not take it.')
      return {
        dossier,
        section,
        record: one.record,
        fields,
        case: id,
        ...(one.kind === 'retract' && { retract: true }),
      }
    })
  if (first) await applyChanges(app, { account: first.author }, changes)
  await settleFollowUps(
    app,
    dossier,
    changes.map(({ section }) => section.key),
  )
  await proposals.end(app.db, proposal.id, app.now())
  return proposal
}
