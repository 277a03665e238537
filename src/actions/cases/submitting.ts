import { once } from '#actions/once.ts'
import * as cases from '#db/cases/cases.ts'
import * as holds from '#db/cases/holds.ts'
import type { Command as Sent } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Subject } from '#domain/access/policy.ts'
import { decide } from '#domain/cases/decide.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { type Kind, newest } from '#domain/cases/kind.ts'
import type { SubmitReason } from '#domain/cases/refusal.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { ok, type RefusedFor, refuseFor } from '#domain/result.ts'
import { factsOf } from '#gate/cases/facts.ts'
import { guard } from '#gate/guard.ts'
import type { App } from '#house/app.ts'
import { keep } from './keeping.ts'
import { whatLacks } from './readiness.ts'
import { tracingRefusals } from './refusing.ts'

export type Submitting = {
  readonly kind: Kind
  readonly dossier: DossierId
  readonly text: string
  /** The content that the page showed: nobody answers for what was written meanwhile and never seen. */
  readonly content: number
}

/**
 * Submits a dossier for what the kind is about: the case, its hold on the dossier and its first seat come into being
 * together. Refuses while a seat of the predicted route is empty, or something is missing that no reason excuses. Answers
 * the case's id.
 */
export function submitCase(app: App, actor: Actor, submitting: Submitting, sent: Sent) {
  const { kind, dossier, text } = submitting
  const route = newest(kind)
  return tracingRefusals(app, actor, { dossier }, () =>
    once<SubmitReason['code'], string, RefusedFor<SubmitReason>>(app, actor, sent, async (app) => {
      const { subject } = await guard(app, actor, dossier, { action: 'submit', ofDraft: true })
      const facts = await factsOf(app, dossier)
      const unready = await notReady(app, submitting, subject, facts)
      if (unready) return refuseFor(unready)

      const fresh = await cases.add(app.db, {
        id: app.newId<CaseId>(),
        dossier,
        applicant: actor.person,
        route,
        content: facts.content.revision,
        at: facts.at,
      })
      const decided = decide(route, fresh.state, { do: 'submit', by: actor.person, text: cleanText(text) }, facts)
      if ('refused' in decided) return refuseFor(decided.refused)

      await holds.hold(app, fresh)
      await keep(app, actor, fresh, decided.events, 'case.submitted')
      return ok(fresh.id)
    }),
  )
}

/** What keeps a dossier back, asked inside the transaction that submits it. */
async function notReady(
  app: App,
  { kind, dossier, text, content }: Submitting,
  { state }: Subject,
  { about, content: now }: Facts,
): Promise<SubmitReason | undefined> {
  if (state !== kind.of || (await holds.holder(app.db, dossier))) return { code: 'case.held' }
  if (about.name === '' || about.unit === '') return { code: 'case.incomplete' }
  if (content !== now.revision) return { code: 'case.content-changed', content }
  return whatLacks(app, kind, dossier, text)
}
