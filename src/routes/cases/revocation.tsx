import { Hono } from 'hono'
import { submitRevocation, whyNotRevoked } from '#actions/cases/revoking.ts'
import type { Case } from '#db/cases/cases.ts'
import { blank } from '#domain/cases/case.ts'
import { newest } from '#domain/cases/kind.ts'
import { revocation } from '#domain/cases/kinds/revocation.ts'
import { predict } from '#domain/cases/predict.ts'
import type { SubmitReason } from '#domain/cases/refusal.ts'
import { takenBy } from '#domain/cases/reserving.ts'
import { mayRevoke } from '#domain/cases/revoking.ts'
import { aboutOf } from '#domain/cases/seeing.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { CaseId } from '#domain/ids.ts'
import { factsOfRevocation } from '#gate/cases/facts.ts'
import { openInverseForWork, readInverse } from '#gate/cases/inverse.ts'
import { namesOf } from '#routes/dossiers/context.ts'
import { readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { RevocationPage } from '#views/cases/revocation.tsx'
import { paths } from '#views/paths.ts'
import { caseAt, signersOf } from './context.ts'

/** 撤销已生效的审批: what would go back, who is asked again, and why. */
export const revocationRoutes = new Hono<Web>()

revocationRoutes.get('/cases/:id/revocation', async (c) => show(c, await caseAt(c, idParam<CaseId>(c))))

revocationRoutes.post('/cases/:id/revocation', async (c) => {
  const { app, actor } = c.var
  const [of, form] = [idParam<CaseId>(c), await readForm(c)]
  const text = form.text('reason')
  const done = await submitRevocation(app, actor, { of, text }, form.command)
  if (!done.ok) return show(c, await caseAt(c, of), { text, reason: done.reason })
  return seeOther(c, paths.case(done.value as CaseId), 'case.submitted')
})

/** What somebody else did under the page. */
const meanwhile: readonly string[] = ['case.held', 'case.revoked', 'case.moved-since', 'case.nothing-proposed']

async function show(c: WebContext, theCase: Case, again?: { readonly text: string; readonly reason: SubmitReason }) {
  const { app, actor, t } = c.var
  const subject = app.roster.entry(theCase.dossier)?.subject
  if (!subject) throw new NotFound()
  if (!mayRevoke(actor, theCase, subject)) throw new Forbidden()
  const reading = await readInverse(app, actor, theCase)
  if (!reading) throw new NotFound()
  const why = await whyNotRevoked(app, theCase)
  const { name } = aboutOf(theCase.state)
  const { opened } = await openInverseForWork(app, 'condition', theCase)
  const facts = factsOfRevocation(app, theCase, opened, actor.person)
  return page(
    c,
    t('revocation.title', { name: name || t('damages.nameless') }),
    <RevocationPage
      theCase={theCase}
      name={name}
      reading={{ ...reading, records: reading.records.map((one) => ({ ...one, basis: theCase.number })) }}
      isClosed={subject.state !== 'archived'}
      why={why}
      prediction={why ? undefined : predict(newest(revocation), blank, facts, actor.person)}
      keepsResources={takenBy(theCase.route, theCase.state).length > 0}
      names={namesOf(c)}
      signers={signersOf(c)}
      now={app.now()}
      text={again?.text}
      refused={again?.reason}
    />,
    again && { status: meanwhile.includes(again.reason.code) ? 409 : 422 },
  )
}
