import { writeInto } from '#actions/proposals/parting.ts'
import * as holds from '#db/cases/holds.ts'
import type { Command as Sent } from '#db/commands.ts'
import * as proposals from '#db/proposals/proposals.ts'
import type { Actor } from '#domain/access/actor.ts'
import { scopesHeld } from '#domain/cases/kind.ts'
import { drawsIn, kindDrawnBy } from '#domain/cases/kinds/drawing.ts'
import { differences } from '#domain/dossiers/diff.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { type Fields, groupsOf, type Section } from '#domain/dossiers/section.ts'
import { Forbidden } from '#domain/errors.ts'
import type { ProposalId, RecordId } from '#domain/ids.ts'
import { besideOf, type ProposedRecord } from '#domain/proposals/proposal.ts'
import { ok, refuseFor } from '#domain/result.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { guard } from '#gate/guard.ts'
import type { App } from '#house/app.ts'
import { whatLacks } from './readiness.ts'
import { begin, type Submitted, type Submitting, sendOn, submitOnce } from './submitting.ts'

export type SubmittingRecords = Omit<Submitting, 'kind' | 'content'> & {
  readonly section: Section
  readonly records: readonly Fields[]
  /** 依据, of all of them. */
  readonly basis: string
}

/**
 * New records of one section of an archived dossier, drawn and sent on their way as a case of their own, whatever else is
 * being gathered on it. What stands there word for word is not proposed again. Answers the case's id, empty where there was
 * nothing left to propose.
 */
export function submitRecords(app: App, actor: Actor, submitting: SubmittingRecords, sent: Sent): Promise<Submitted> {
  const { dossier, section, records, basis, text } = submitting
  return submitOnce(app, actor, dossier, sent, async (app) => {
    const { subject } = await guard(app, actor, dossier, { action: 'propose', groups: groupsOf(section) })
    const kind = kindDrawnBy(actor)
    if (!kind || !drawsIn(kind, section)) throw new Forbidden()
    if (subject.state !== kind.of) return refuseFor({ code: 'case.held' })
    const lacks = await whatLacks(app, kind, dossier, text)
    if (lacks) return refuseFor(lacks)
    const { contents } = (await openForWork(app, 'compare', dossier, { only: groupsOf(section) })).opened
    const standing = contents[section.key] ?? []
    const isNew = (fields: Fields) => standing.every((known) => differences(section, known.fields, fields).length > 0)
    const fresh = records.filter(isNew)
    if (fresh.length === 0) return ok('')
    const drawn = fresh.map((fields): ProposedRecord => {
      const record = app.newId<RecordId>()
      const one = { section: section.key, record, kind: 'add', base: {}, fields, basis: cleanText(basis) } as const
      return { ...one, beside: besideOf(section, standing) }
    })
    if (await holds.blocker(app, dossier, scopesHeld(kind, drawn))) return refuseFor({ code: 'case.held' })
    const begun = await begin(app, actor, { ...submitting, kind }, 1)
    const proposal = {
      id: app.newId<ProposalId>(),
      dossier,
      kind: kind.key,
      case: begun.id,
      revision: 1,
      createdAt: app.now(),
    }
    await proposals.add(app.db, proposal)
    for (const one of drawn) await writeInto(app, actor, proposal, section, one)
    return sendOn(app, actor, begun, proposal, text)
  })
}
