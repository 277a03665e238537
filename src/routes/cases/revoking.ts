import type { Case } from '#db/cases/cases.ts'
import { isLive, outcomeOf } from '#domain/cases/case.ts'
import { kindOf } from '#domain/cases/kinds/index.ts'
import { mayRevoke } from '#domain/cases/revoking.ts'
import { findCase } from '#gate/cases/reader.ts'
import { revocationsOf } from '#gate/cases/revocations.ts'
import type { WebContext } from '#routes/web/web.ts'
import type { RevokingShown } from '#views/cases/revoking.tsx'

/** What takes this case back, or which one it takes back: what the viewer may see of it, and may ask for. */
export async function revokingShown(c: WebContext, theCase: Case): Promise<RevokingShown> {
  const { app, actor } = c.var
  const { revokes } = theCase.state.content
  const of = revokes && (await findCase(app, actor, revokes.case))
  if (outcomeOf(theCase.state) !== 'approved') return { of }
  const [newest] = await revocationsOf(app, theCase)
  const by = newest && (await findCase(app, actor, newest.id))
  const stands = !newest || !(isLive(newest.state) || outcomeOf(newest.state) === 'approved')
  return { of, by, offers: stands ? offered(c, theCase) : undefined }
}

function offered({ var: { app, actor } }: WebContext, theCase: Case): RevokingShown['offers'] {
  const subject = app.roster.entry(theCase.dossier)?.subject
  if (!subject || !mayRevoke(actor, theCase, subject)) return undefined
  if (kindOf(theCase.route).final) return 'final'
  return subject.state === 'archived' ? 'asking' : undefined
}
