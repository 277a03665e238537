import { once } from '#actions/once.ts'
import { putRecord } from '#actions/proposals/keeping.ts'
import type { Case } from '#db/cases/cases.ts'
import type { Command as Sent } from '#db/commands.ts'
import * as proposals from '#db/proposals/proposals.ts'
import * as proposed from '#db/proposals/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { decide } from '#domain/cases/decide.ts'
import type { Reason, Refusal } from '#domain/cases/refusal.ts'
import { editable } from '#domain/cases/verbs/edit.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { CaseId, RecordId } from '#domain/ids.ts'
import { proposedSection } from '#domain/proposals/particulars.ts'
import { keyOf } from '#domain/proposals/proposal.ts'
import { fieldsToSet, valuesSet } from '#domain/proposals/setting.ts'
import { ok, type RefusedFor, refuseFor } from '#domain/result.ts'
import { factsFor } from '#gate/cases/facts.ts'
import { findCase } from '#gate/cases/reader.ts'
import { openProposalForWork } from '#gate/proposals/reader.ts'
import type { App } from '#house/app.ts'
import { isUnexplained } from './off-scale.ts'
import { tracingRefusals } from './refusing.ts'
import { saveCase } from './saving.ts'

export type Setting = {
  readonly run: number
  readonly seat: number
  readonly content: number
  readonly record: RecordId
  /** What was typed of the fields that may be set, read and checked as the section says. */
  readonly typed: Fields
}

/**
 * Sets values of the proposal from a seat that is there to set them (docs/approvals.md E19): the record is written anew
 * under the name of whoever sits, and the seat stays open for its verdict. Answers the case's id.
 */
export function setValues(app: App, actor: Actor, id: CaseId, setting: Setting, sent: Sent) {
  return tracingRefusals(app, actor, { case: id }, () =>
    once<Refusal, string, RefusedFor<Reason>>(app, actor, sent, async (app) => {
      const { theCase, proposal } = await found(app, actor, id)
      if (proposal.revision !== setting.content) return refuseFor({ code: 'case.stale' })
      const { changed, section: name, fields } = await write(app, actor, { theCase, proposal }, setting)
      if (await isUnexplained(app, name, fields)) return refuseFor({ code: 'case.off-scale' })
      const { run, seat, content } = setting
      const command = { do: 'edit', by: actor.person, run, seat, content, changed, text: '' } as const
      const decided = decide(theCase.route, theCase.state, command, await factsFor(app, theCase))
      if ('events' in decided) {
        await saveCase(app, actor, theCase, decided.events, 'case.set')
        return ok(id)
      }
      if (!hasSat(theCase, actor)) throw new Forbidden()
      return refuseFor(decided.refused)
    }),
  )
}

async function found(app: App, actor: Actor, id: CaseId) {
  const theCase = await findCase(app, actor, id)
  const proposal = theCase && (await proposals.ofCase(app.db, id))
  if (!theCase || !proposal) throw new NotFound()
  return { theCase, proposal }
}

/**
 * Writes what may be set of the record; answers the keys of it, and how the record reads then. Nothing of it stays
 * where the rule refuses.
 */
async function write(
  app: App,
  actor: Actor,
  { theCase, proposal }: { readonly theCase: Case; readonly proposal: proposals.Proposal },
  { run: number, record, typed }: Setting,
): Promise<{ readonly changed: readonly string[]; readonly section: string; readonly fields: Fields }> {
  const { state, route } = theCase
  const run = state.runs.find(({ run }) => run === number)
  const may = run ? editable(state, route, run, await factsFor(app, theCase)) : []
  const one = (await openProposalForWork(app, 'compare', proposal)).opened.find((each) => each.record === record)
  const section = one && proposedSection(one.section)
  if (!one || !section) throw new NotFound()
  const held = (await proposed.heldIn(app, proposal)).filter((each) => each.record === record)
  const fields = valuesSet(section, one, may, typed)
  await putRecord(app, actor, proposal, { ...one, fields }, held)
  const changed = [...new Set(fieldsToSet(section, one, may).map(({ group }) => keyOf(one.section, record, group)))]
  return { changed, section: one.section, fields }
}

const hasSat = ({ state }: Case, { person }: Actor): boolean =>
  state.runs.some(({ seats }) => seats.some(({ candidates }) => candidates.includes(person)))
