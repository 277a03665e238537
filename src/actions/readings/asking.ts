import { tracingRefusals } from '#actions/cases/refusing.ts'
import { saveCase } from '#actions/cases/saving.ts'
import { once } from '#actions/once.ts'
import * as cases from '#db/cases/cases.ts'
import type { Command } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import { keepsFor } from '#domain/access/duties.ts'
import { visible } from '#domain/access/policy.ts'
import { decide } from '#domain/cases/decide.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { newest } from '#domain/cases/kind.ts'
import { reading } from '#domain/cases/kinds/reading.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { contentOf, type ReadingRequest } from '#domain/readings/request.ts'
import { ok, type RefusedFor, refuseFor } from '#domain/result.ts'
import { factsOfRequest } from '#gate/cases/facts.ts'
import { findCase } from '#gate/cases/reader.ts'
import { circumstancesOf } from '#gate/dossiers/admitting.ts'
import { mayBeAskedFor } from '#gate/readings/finding.ts'
import type { App } from '#house/app.ts'

type Asked = { readonly ok: true; readonly value: string } | RefusedFor<Reason>

/**
 * Asks to read groups of a dossier, by whoever found it by number and name. Throws NotFound where it may not be asked for, and
 * Forbidden for readers from outside, who are asked for by whoever keeps dossiers. Answers the case's id.
 */
export function askToRead(
  app: App,
  actor: Actor,
  { dossier, request }: { readonly dossier: DossierId; readonly request: ReadingRequest },
  command: Command,
): Promise<Asked> {
  return tracingRefusals(app, actor, { dossier }, () =>
    once<Reason['code'], string, RefusedFor<Reason>>(app, actor, command, async (app) => {
      const facts = await factsToAsk(app, actor, dossier, request, 1)
      const [id, at] = [app.newId<CaseId>(), app.now()]
      const fresh = await cases.add(app.db, {
        id,
        dossier,
        applicant: actor.person,
        route: newest(reading),
        content: 1,
        at,
      })
      const decided = decide(fresh.route, fresh.state, { do: 'submit', by: actor.person, text: request.reason }, facts)
      if ('refused' in decided) return refuseFor(decided.refused)
      await saveCase(app, actor, fresh, decided.events, 'case.submitted')
      return ok(id)
    }),
  )
}

/** Asks anew after it came back, with what was changed; `content` is the one that the page showed. */
export function askAgain(
  app: App,
  actor: Actor,
  { case: id, request, content }: { readonly case: CaseId; readonly request: ReadingRequest; readonly content: number },
  command: Command,
): Promise<Asked> {
  return tracingRefusals(app, actor, { case: id }, () =>
    once<Reason['code'], string, RefusedFor<Reason>>(app, actor, command, async (app) => {
      const theCase = await findCase(app, actor, id)
      if (!theCase || theCase.route.key !== reading.key) throw new NotFound()
      if (theCase.applicant !== actor.person) throw new Forbidden()
      const { state, route, dossier } = theCase
      if (content !== state.content.revision) return refuseFor({ code: 'case.stale' })
      const next = content + 1
      const facts = await factsToAsk(app, actor, dossier, request, next)
      const again = { do: 'resubmit', by: actor.person, content: next, text: request.reason } as const
      const decided = decide(route, state, again, facts)
      if ('refused' in decided) return refuseFor(decided.refused)
      await saveCase(app, actor, theCase, decided.events, 'case.resubmitted')
      return ok(id)
    }),
  )
}

/** The unit stays untold to whoever does not see the person in any list. */
async function factsToAsk(
  app: App,
  actor: Actor,
  dossier: DossierId,
  request: ReadingRequest,
  revision: number,
): Promise<Facts> {
  const subject = app.roster.entry(dossier)?.subject
  if (!subject || !mayBeAskedFor(actor, subject)) throw new NotFound()
  if (request.of === 'outside' && !keepsFor(actor, subject.unit, subject.keeper)) throw new Forbidden()
  const facts = factsOfRequest(app, dossier, actor.person, { content: contentOf(request, revision) })
  const isSeen = visible(actor, subject, await circumstancesOf(app, actor, dossier))
  return isSeen ? facts : { ...facts, about: { ...facts.about, unit: '' } }
}
