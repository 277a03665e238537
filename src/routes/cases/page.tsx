import { Hono } from 'hono'
import { noteViewing } from '#actions/cases/viewing.ts'
import type { Case } from '#db/cases/cases.ts'
import { closedSeat } from '#db/cases/seats.ts'
import * as proposals from '#db/proposals/proposals.ts'
import { freeOnes, heldBy } from '#db/resources/resources.ts'
import { printsAppointments } from '#domain/access/duties.ts'
import { visible } from '#domain/access/policy.ts'
import { seatOf } from '#domain/cases/acting.ts'
import { type Available, available } from '#domain/cases/available.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { kindOf } from '#domain/cases/kinds/index.ts'
import { allocating } from '#domain/cases/outputs/allocating.ts'
import { handoverOffice } from '#domain/cases/outputs/handover.ts'
import { settlement } from '#domain/cases/outputs/settlement.ts'
import { looksAtAttachments, peopleIn } from '#domain/cases/people-in.ts'
import { predict } from '#domain/cases/predict.ts'
import { recordsSeen } from '#domain/cases/records-seen.ts'
import { lostIn } from '#domain/cases/reserving.ts'
import { decidesOf, taskNamed } from '#domain/cases/route.ts'
import { aboutOf, knownUntil } from '#domain/cases/seeing.ts'
import { recordedAt } from '#domain/cases/standing.ts'
import { strandedAt } from '#domain/cases/stranded.ts'
import type { PaperRefusal } from '#domain/dossiers/paper.ts'
import type { Fields, PostRef } from '#domain/dossiers/section.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { submission } from '#domain/proposals/appointing-forms.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import { settlementBegun } from '#domain/settling/departure.ts'
import { dayOf, partialDateOf } from '#domain/time.ts'
import { findingsFor } from '#gate/asides/asides.ts'
import { factsFor } from '#gate/cases/facts.ts'
import { countInbox } from '#gate/cases/inbox.ts'
import { newlyBarred } from '#gate/cases/new-kin.ts'
import { onPaper } from '#gate/cases/paper.ts'
import { withPreemption } from '#gate/cases/preempted.ts'
import { keepsCase } from '#gate/cases/reader.ts'
import { shownBecause } from '#gate/cases/shown.ts'
import { circumstancesOf, type Reading, readDecided, readDossier } from '#gate/dossiers/reader.ts'
import { postStanding } from '#gate/proposals/house.ts'
import { readProposal } from '#gate/proposals/reader.ts'
import { lookingAs, sampleOf } from '#gate/samples/samples.ts'
import { phrasesOf } from '#gate/wishes.ts'
import { namesOf } from '#routes/dossiers/context.ts'
import { idParam } from '#routes/web/params.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import type { SettingTyped } from '#views/cases/setting.tsx'
import { CasePage, type CasePageProps } from '#views/cases/show.tsx'
import type { SignatureTyped } from '#views/cases/signature.tsx'
import type { SliceShown } from '#views/cases/slice.tsx'
import type { TaskTyped } from '#views/cases/task.tsx'
import { CaseDamage } from '#views/damages/banners.tsx'
import type { MessageKey } from '#views/i18n/index.ts'
import type { ProposalShown } from '#views/proposals/content.tsx'
import { caseAt, signersOf } from './context.ts'
import { type RequestRefused, requestOf } from './requests.tsx'
import { reckonedFor } from './settling.ts'

export const casePageRoutes = new Hono<Web>()

casePageRoutes.get('/cases/:id', async (c) => {
  const theCase = await caseAt(c, idParam<CaseId>(c))
  const noted = await noteViewing(c.var.app, c.var.actor, theCase)
  return show(c, noted ? await caseAt(c, theCase.id) : theCase)
})

export type RefusedForm = NonNullable<CasePageProps['refused']>

/** Changed under the reader: 409; anything to correct: 422. */
const statusOf = ({ refused: { code } }: RefusedForm) =>
  code === 'case.already-decided' || code === 'case.stale' || code === 'case.closed' ? 409 : 422

/** The page of a case: logged, then drawn with what this viewer may see of it. */
export async function show(
  c: WebContext,
  theCase: Case,
  refused?: RefusedForm,
  task?: TaskTyped,
  attachment?: { readonly text: string; readonly problem: PaperRefusal },
  revoking?: RequestRefused,
  setting?: SettingTyped,
  signature?: SignatureTyped,
) {
  const { app, actor, t } = c.var
  const { id, dossier, route, state } = theCase
  await app.logRead({ at: app.now(), actor: actor.account, act: 'case.read', about: { case: id, dossier } })
  const facts = await withPreemption(app, theCase, await factsFor(app, theCase))
  const may = available(route, state, actor.person, facts)
  const proposal = await proposalOf(c, theCase, facts)
  const slice = proposal ? undefined : await sliceOf(c, theCase)
  const whole = keepsCase(app, actor, theCase)
  const until = whole ? undefined : knownUntil(state, actor.person)
  return page(
    c,
    t(`case.title.${route.key}` as MessageKey, { name: aboutOf(state, until).name || t('damages.nameless') }),
    <CasePage
      theCase={readsGrounds(theCase, whole, proposal) ? theCase : withoutGrounds(theCase)}
      until={until}
      prediction={predict(route, state, facts)}
      stranded={strandedAt(state, facts)}
      may={may}
      content={facts.content.revision}
      slice={slice}
      proposal={proposal}
      request={await requestOf(c, theCase, revoking)}
      newKin={whole || may.ticks.includes('family') ? newlyBarred(app, dossier) : []}
      whole={whole}
      records={recordsSeen(route, state, {
        person: actor.person,
        whole: whole || theCase.applicant === actor.person,
        groups: proposal?.groups ?? slice?.groups ?? new Set(),
        until,
      })}
      paper={await onPaper(app, actor, theCase)}
      {...(await begunAt(c, theCase, may, proposal))}
      mayOpenDossier={await mayOpen(c, dossier)}
      more={(await countInbox(app, actor)).own > 1}
      phrases={await phrasesOf(app, actor)}
      mentions={may.comment ? peopleIn(theCase.state).filter((person) => person !== actor.person) : []}
      names={namesOf(c)}
      signers={signersOf(c)}
      sample={await sampleShown(c, theCase)}
      standIns={standInsFor(c, theCase, facts)}
      now={facts.at}
      origin={c.var.origin}
      {...(refused && { refused })}
      task={task}
      printsForm={printsForm(c, whole, proposal)}
      lists={await offeredIn(c, may.output)}
      setting={setting}
      signature={signature}
      attachment={attachment}
      attachments={whole || looksAtAttachments(state, actor.person)}
    />,
    {
      ...(refused
        ? { status: statusOf(refused) }
        : (task ?? attachment ?? revoking ?? setting ?? signature) && { status: 422 }),
      above: theCase.damaged && <CaseDamage />,
    },
  )
}

/** What the open task begins with: what an earlier one of the same form recorded, and what can be reckoned for it. */
async function begunAt(c: WebContext, theCase: Case, { output, seat }: Available, proposal: ProposalShown | undefined) {
  const { route, state } = theCase
  if (output === undefined || !seat) return {}
  const earlier = taskNamed(route, seat.run.block)?.reads?.find((one) => taskNamed(route, one)?.output === output)
  const before = earlier === undefined ? undefined : recordedAt(state, earlier)
  if (output === handoverOffice.key) return { begun: { ...(await heldStill(c, theCase)), ...before } }
  if (output !== settlement.key) return { begun: before }
  const reckoned = await reckonedFor(c, theCase, proposal?.records ?? [])
  return { begun: settlementBegun(reckoned, before), reckoned }
}

/** What somebody who leaves has of administration's, by code: it begins the remark of what is taken back. */
async function heldStill({ var: { app, t } }: WebContext, { dossier }: Case): Promise<Fields> {
  const person = app.roster.entry(dossier)?.subject.person
  const held = person ? await heldBy(app, person) : []
  const codes = held.map(({ code, name }) => `${code} ${name}`).join(t('kit.comma'))
  return codes === '' ? {} : { remark: t('leaver.held', { codes }) }
}

/** Why somebody moves or leaves is for those who are asked about it; administration and finance do their part without (docs/decisions/0030). */
function readsGrounds({ route }: Case, whole: boolean, proposal: ProposalShown | undefined): boolean {
  const { grounds } = kindOf(route)
  if (whole || grounds === undefined || proposal?.by === 'own') return true
  const { records = [], groups } = proposal ?? {}
  return (groups?.has(grounds.group) ?? false) && records.some(({ section }) => section === grounds.section)
}

const withoutGrounds = (theCase: Case): Case => ({
  ...theCase,
  state: { ...theCase.state, submissions: theCase.state.submissions.map((one) => ({ ...one, text: '' })) },
})

/** 抽查 of a routine change, for HR who keeps the dossier and whoever applied it. */
async function sampleShown({ var: { app, actor } }: WebContext, theCase: Case) {
  if (theCase.applicant !== actor.person && !keepsCase(app, actor, theCase)) return undefined
  const sample = await sampleOf(app, theCase.id)
  if (!sample) return undefined
  const by = sample.ended && app.directory.nameOf(sample.ended.by)
  return { sample, by, mine: lookingAs(app, actor, sample) !== undefined }
}

const mayOpen = async ({ var: { app, actor } }: WebContext, id: DossierId): Promise<boolean> => {
  const subject = app.roster.entry(id)?.subject
  if (!subject) return false
  const { seats, ...others } = await circumstancesOf(app, actor, id)
  return visible(actor, subject, { ...others, seats: new Set() })
}

/** An open seat shows what it decides on; without one, HR sees what it keeps and a decider what was there then. */
async function sliceOf(c: WebContext, theCase: Case): Promise<SliceShown | undefined> {
  const { app, actor } = c.var
  const { dossier, route, state } = theCase
  const seat = seatOf(state, actor.person, app.directory.standingIn(route.key))
  const whole = !seat && keepsCase(app, actor, theCase)
  if (seat || whole) {
    const decides = seat ? decidesOf(route, seat.run.block) : []
    const only = seat || kindOf(route).content === 'request' ? (['who', ...decides] as const) : undefined
    const reading = await readDossier(app, actor, dossier, { act: 'case.slice-read', ...(only && { only }) })
    return reading && sliceShown(c, dossier, reading, whole ? 'whole' : 'seat')
  }
  const closed = await closedSeat(app.db, theCase.id, actor.person)
  const reading = closed && (await readDecided(app, actor, theCase))
  return reading && sliceShown(c, dossier, reading, { frozenAt: closed.at })
}

const sliceShown = async (
  c: WebContext,
  dossier: DossierId,
  reading: Reading,
  by: SliceShown['by'],
): Promise<SliceShown> => ({
  dossier,
  ...reading,
  findings: await findingsFor(c.var.app, reading, {
    today: partialDateOf(dayOf(typeof by === 'object' ? by.frozenAt : c.var.app.now())),
  }),
  by,
})

/** In the demo: whoever waits now, the viewer aside. */
function standInsFor(c: WebContext, { state, applicant }: Case, facts: Facts) {
  const { app, actor } = c.var
  if (!app.demo) return []
  const open = state.runs.flatMap(({ seats }) => seats.filter((seat) => seat.state === 'open'))
  const waiting = state.status === 'returned' ? [applicant] : open.flatMap(({ candidates }) => candidates)
  return waiting
    .filter((person) => person !== actor.person && facts.organisation.usable(person))
    .flatMap((person) => {
      const account = app.directory.accountOf(person)
      return account ? [{ account: account.id, signer: signersOf(c).of(person) }] : []
    })
}

/** Of a case on a proposal: the values that a seat decides on, what HR keeps, or what a decider saw then. */
export async function proposalOf(c: WebContext, theCase: Case, facts: Facts): Promise<ProposalShown | undefined> {
  const { app, actor } = c.var
  const { id, route } = theCase
  const proposal = kindOf(route).content === 'proposal' ? await proposals.ofCase(app.db, id) : undefined
  if (!proposal) return undefined
  const shown = shownBecause(app, actor, theCase, facts)
  const reading = shown && (await readProposal(app, actor, proposal, shown.exact, undefined, shown.fields))
  if (!reading) return { records: [], keys: new Set(), groups: new Set(), isWhole: false, by: 'seat', post: '' }
  const { records, keys, groups, isWhole } = reading
  const post = app.roster.entry(theCase.dossier)?.columns.who.post ?? ''
  const theirs = shown.by === 'whole' ? await clashing(c, theCase, records) : undefined
  const standing = await standingShown(c, records)
  return {
    records,
    keys,
    groups,
    isWhole,
    by: shown.by,
    post,
    isChecked: kindOf(route).draws?.form?.lines !== undefined && !isWhole,
    lost: lostIn(theCase.state),
    ...(standing && { standing }),
    ...(theirs && { theirs }),
  }
}

/** 任免呈报: what 干部任免审批表 prints of the case. */
const printsForm = ({ var: { actor } }: WebContext, whole: boolean, proposal: ProposalShown | undefined): boolean =>
  whole && printsAppointments(actor) && (proposal?.records ?? []).some(({ section }) => section === submission.key)

/** What is free, where the open task takes something of it. */
async function offeredIn({ var: { app } }: WebContext, output: string | undefined) {
  if (output !== allocating.key) return undefined
  return { desk: (await freeOnes(app, 'seat', mostOffered)).map(({ code }) => code) }
}

/** As many as anybody looks through; the others are found in the register. */
const mostOffered = 200

/** 编制 of the post that somebody would hold, for whoever reads which one it is. */
async function standingShown({ var: { app } }: WebContext, records: readonly ProposedRecord[]) {
  const post = records.find(({ section, kind }) => section === 'appointments' && kind === 'add')?.fields['post']
  return post === undefined ? undefined : postStanding(app, post as PostRef)
}

/** Of a blocked case: what the dossier holds by now of the records that clash, through the gate. */
async function clashing(
  c: WebContext,
  { dossier, state: { status, conflicts } }: Case,
  records: readonly ProposedRecord[],
): Promise<ReadonlyMap<string, Fields> | undefined> {
  if (status !== 'blocked') return undefined
  const reading = await readDossier(c.var.app, c.var.actor, dossier, { act: 'case.slice-read' })
  const known = records.filter(({ section, record }) =>
    conflicts.some((key) => key.startsWith(`${section}/${record}/`)),
  )
  const now = ({ section, record }: ProposedRecord) =>
    reading?.contents[section]?.find(({ id }) => id === record)?.fields
  return new Map(known.map((one) => [one.record, now(one) ?? {}]))
}
