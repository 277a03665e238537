import { once } from '#actions/once.ts'
import * as cases from '#db/cases/cases.ts'
import * as holds from '#db/cases/holds.ts'
import type { Command as Sent } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import { decide } from '#domain/cases/decide.ts'
import { create } from '#domain/cases/kinds/create.ts'
import type { SubmitReason } from '#domain/cases/refusal.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { ok, type RefusedFor, refuseFor } from '#domain/result.ts'
import { factsOf } from '#gate/cases/facts.ts'
import { guard } from '#gate/guard.ts'
import type { App } from '#house/app.ts'
import { keep } from './keeping.ts'
import { tracingRefusals } from './refusing.ts'

/**
 * Submits a draft for creation: the case, its hold on the dossier and its first seat come into being together. Refuses
 * while a seat of the predicted route is empty. Answers the case's id.
 */
export function submitCreation(
  app: App,
  actor: Actor,
  { dossier, text }: { readonly dossier: DossierId; readonly text: string },
  sent: Sent,
) {
  return tracingRefusals(app, actor, { dossier }, () =>
    once<SubmitReason['code'], string, RefusedFor<SubmitReason>>(app, actor, sent, async (app) => {
      const { subject } = await guard(app, actor, dossier, { action: 'submit', ofDraft: true })
      if (subject.state !== 'draft' || (await holds.holder(app.db, dossier))) return refuseFor({ code: 'case.held' })
      const facts = await factsOf(app, dossier)
      if (facts.about.name === '' || facts.about.unit === '') return refuseFor({ code: 'case.incomplete' })

      const fresh = await cases.add(app.db, {
        id: app.newId<CaseId>(),
        dossier,
        applicant: actor.person,
        route: create,
        content: facts.content.revision,
        at: facts.at,
      })
      const decided = decide(create, fresh.state, { do: 'submit', by: actor.person, text: cleanText(text) }, facts)
      if ('refused' in decided) return refuseFor(decided.refused)

      await holds.hold(app, fresh)
      await keep(app, actor, fresh, decided.events, 'case.submitted')
      return ok(fresh.id)
    }),
  )
}
