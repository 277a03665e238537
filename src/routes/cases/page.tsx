import { Hono } from 'hono'
import { noteViewing } from '#actions/cases/viewing.ts'
import type { Case } from '#db/cases/cases.ts'
import { printsAppointments } from '#domain/access/duties.ts'
import { isAnnounced } from '#domain/batches/joinable.ts'
import { predict } from '#domain/cases/predict.ts'
import { aboutOf } from '#domain/cases/seeing.ts'
import { strandedAt } from '#domain/cases/stranded.ts'
import type { CaseId } from '#domain/ids.ts'
import { submission } from '#domain/proposals/appointing-forms.ts'
import { countInbox } from '#gate/cases/inbox.ts'
import { onPaper } from '#gate/cases/paper.ts'
import { type CaseSeen, readCase } from '#gate/cases/seen.ts'
import { opensDossier } from '#gate/dossiers/opens.ts'
import { lookingAs, sampleTold } from '#gate/samples/samples.ts'
import { phrasesOf } from '#gate/wishes.ts'
import { namesOf } from '#routes/dossiers/context.ts'
import { idParam } from '#routes/web/params.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { type RefusedForm, refusedByRules } from '#views/cases/refused-form.ts'
import { CasePage } from '#views/cases/show.tsx'
import { CaseDamage } from '#views/damages/banners.tsx'
import type { MessageKey } from '#views/i18n/index.ts'
import { begunAt, heldAt, offeredAt, standardsAt } from './beginning.ts'
import { caseAt, signersOf } from './context.ts'
import { requestOf } from './requests.ts'
import { revokingShown } from './revoking.ts'
import { standInsFor } from './stand-ins.ts'

export const casePageRoutes = new Hono<Web>()

casePageRoutes.get('/cases/:id', async (c) => {
  const theCase = await caseAt(c, idParam<CaseId>(c))
  const noted = await noteViewing(c.var.app, c.var.actor, theCase)
  return show(c, noted ? await caseAt(c, theCase.id) : theCase)
})

/** The page of a case, as far as it is for this viewer; with a form that was refused, and what was typed into it. */
export async function show(c: WebContext, found: Case, refused?: RefusedForm) {
  const { app, actor, t } = c.var
  const seen = await readCase(app, actor, found)
  const { theCase, facts, until } = seen
  const { dossier, route, state } = theCase
  return page(
    c,
    t(`case.title.${route.key}` as MessageKey, { name: aboutOf(state, until).name || t('damages.nameless') }),
    <CasePage
      {...seen}
      prediction={predict(route, state, facts)}
      stranded={strandedAt(state, facts)}
      content={facts.content.revision}
      request={await requestOf(c, theCase, refused)}
      paper={await onPaper(app, actor, theCase)}
      {...(await begunAt(c, seen))}
      mayOpenDossier={await opensDossier(app, actor, dossier)}
      more={(await countInbox(app, actor)).own > 1}
      phrases={await phrasesOf(app, actor)}
      names={namesOf(c)}
      signers={signersOf(c)}
      sample={await sampleShown(c, theCase)}
      standIns={standInsFor(c, seen)}
      now={facts.at}
      origin={c.var.origin}
      printsForm={printsForm(c, seen)}
      printsLetter={seen.whole && isAnnounced(theCase)}
      lists={await offeredAt(c, seen)}
      held={await heldAt(c, seen)}
      revoking={await revokingShown(c, theCase)}
      standards={await standardsAt(c, seen, refused)}
      refused={refused}
    />,
    {
      ...(refused && { status: statusOf(refused), told: refused.form !== 'comment' }),
      above: theCase.damaged && <CaseDamage />,
    },
  )
}

/** Changed under the reader: 409; anything to correct: 422. */
const statusOf = (refused: RefusedForm) =>
  changedMeanwhile.includes(refusedByRules(refused)?.reason.code ?? '') ? 409 : 422

const changedMeanwhile: readonly string[] = ['case.already-decided', 'case.stale', 'case.closed']

/** 任免呈报: what 干部任免审批表 prints of the case. */
const printsForm = ({ var: { actor } }: WebContext, { whole, proposal }: CaseSeen): boolean =>
  whole && printsAppointments(actor) && (proposal?.records ?? []).some(({ section }) => section === submission.key)

/** 抽查 of a routine change, with the name of whoever ended it. */
async function sampleShown({ var: { app, actor } }: WebContext, theCase: Case) {
  const sample = await sampleTold(app, actor, theCase)
  if (!sample) return undefined
  const by = sample.ended && app.directory.nameOf(sample.ended.by)
  return { sample, by, mine: lookingAs(app, actor, sample) !== undefined }
}
