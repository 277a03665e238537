import { applyChanges } from '#actions/dossiers/applying.ts'
import type { Case } from '#db/cases/cases.ts'
import type { Command } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import { dayFrom, daysAfter, isWholeDay } from '#domain/days.ts'
import { kindIn } from '#domain/departures/leaving.ts'
import { lackingPapers, leavingPapersIn } from '#domain/departures/leaving-papers.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { departure } from '#domain/dossiers/sections/departure.ts'
import { NotFound } from '#domain/errors.ts'
import type { FollowUpId } from '#domain/ids.ts'
import { ok } from '#domain/result.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import type { App } from '#house/app.ts'
import { doing } from './doing.ts'
import { openFollowUp } from './opening.ts'

/** So long after the last day the paper is to be moved, with what ended it (劳动合同法 Art. 50). */
const days = 15

/** 离职文书: opens the task of HR where 办结 left a paper open that this kind of departure has. */
export async function followDeparture(app: App, { id, dossier }: Pick<Case, 'id' | 'dossier'>): Promise<void> {
  const { contents } = (await openForWork(app, 'apply', dossier)).opened
  const fields = contents['departure']?.[0]?.fields ?? {}
  const last = fields['lastDay']
  if (!isWholeDay(last) || lackingPapers(kindIn(fields), fields).length === 0) return
  await openFollowUp(app, { dossier, kind: 'leaving-papers', day: daysAfter(dayFrom(last), days), case: id })
}

/** Writes down what came in since; what stands in the dossier already and was not typed anew stays. */
export const recordLeavingPapers = (app: App, actor: Actor, id: FollowUpId, typed: Fields, command: Command) =>
  doing(app, actor, id, command, async (app, { dossier, kind, case: of }) => {
    if (kind !== 'leaving-papers') throw new NotFound()
    const { contents } = (await openForWork(app, 'apply', dossier)).opened
    const [held] = contents['departure'] ?? []
    if (!held) throw new NotFound()
    const fields = { ...held.fields, ...leavingPapersIn(typed) }
    await applyChanges(app, actor, [{ dossier, section: departure, record: held.id, fields, ...(of && { case: of }) }])
    return ok({ how: 'done', text: '' })
  })
