import type { PaperLaid } from '#actions/dossiers/paper.ts'
import { once } from '#actions/once.ts'
import type { BlobRow } from '#db/blobs.ts'
import type { Case } from '#db/cases/cases.ts'
import { blocker } from '#db/cases/holds.ts'
import type { Command as Sent } from '#db/commands.ts'
import * as proposals from '#db/proposals/proposals.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Command } from '#domain/cases/command.ts'
import { decide } from '#domain/cases/decide.ts'
import type { Facts } from '#domain/cases/facts.ts'
import { kindOf } from '#domain/cases/kinds/index.ts'
import { namedIn } from '#domain/cases/naming.ts'
import { missingIn, outputs } from '#domain/cases/outputs/index.ts'
import type { Reason, Refusal } from '#domain/cases/refusal.ts'
import { askingBlocks, taskNamed } from '#domain/cases/route.ts'
import { commandOf, type Ruling } from '#domain/cases/ruling.ts'
import { hasHeld } from '#domain/cases/verbs/comment.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { CaseId, PersonId } from '#domain/ids.ts'
import type { Act } from '#domain/log/entry.ts'
import { ok, type RefusedFor, refuseFor } from '#domain/result.ts'
import type { Day } from '#domain/time.ts'
import { seatedCase } from '#gate/cases/by-number.ts'
import { caseOnSheet } from '#gate/cases/by-sheet.ts'
import { factsFor } from '#gate/cases/facts.ts'
import { withPreemption } from '#gate/cases/preempted.ts'
import { findCase, onlookers } from '#gate/cases/reader.ts'
import { ensureWhole } from '#gate/dossiers/whole.ts'
import { conflictsOf } from '#gate/proposals/conflicts.ts'
import { valuesOf } from '#gate/proposals/reader.ts'
import type { App } from '#house/app.ts'
import { conflictsNow } from './conflicts.ts'
import { keep } from './keeping.ts'
import { whatLacks } from './readiness.ts'
import { tracingRefusals } from './refusing.ts'
import { whyNotFree } from './reservations/index.ts'

/** Gives a verdict on a seat; with the last one the effect happens in the same transaction. Answers the case's id. */
export const giveVerdict = (app: App, actor: Actor, id: CaseId, ruling: Ruling, sent: Sent) =>
  obey(
    app,
    actor,
    id,
    sent,
    verdictActs[ruling.verdict],
    (by) => commandOf(ruling, by),
    ruling.verdict === 'approve' ? whole : undefined,
  )

const whole = async (app: App, { dossier }: Case): Promise<undefined> => {
  await ensureWhole(app, dossier)
}

const verdictActs = {
  approve: 'case.approved',
  reject: 'case.rejected',
  return: 'case.returned',
} as const satisfies Record<Ruling['verdict'], Act>

/** Does the task of an open seat: what it records has been read and checked as its form says. */
export const handleTask = (app: App, actor: Actor, id: CaseId, task: Task, sent: Sent) =>
  handle(app, actor, id, task, sent, findCase)

/** The same for whoever meets no people, and knows the case by its number alone (docs/decisions/0110). */
export const handleByNumber = (app: App, actor: Actor, id: CaseId, task: Task, sent: Sent) =>
  handle(app, actor, id, task, sent, seatedCase)

function handle(app: App, actor: Actor, id: CaseId, task: Task, sent: Sent, find: typeof findCase) {
  const { run, seat, content, output, text, blob } = task
  const make = (by: PersonId): Command => ({ do: 'handle', by, run, seat, content, output, text: cleanText(text) })
  const unready = async (app: App, theCase: Case) => {
    await ensureWhole(app, theCase.dossier)
    const lacking = lackingIn(theCase, run, output)
    if (lacking) return lacking
    const taken = await whyNotFree(app, theCase, run, output)
    if (taken) return taken
    if (blob) {
      app.whenUndone(() => app.blobs.remove(blob.id).catch(app.report))
      await app.blobs.enter(app.db, blob)
    }
    return othersLive(app, theCase, run)
  }
  return obey(app, actor, id, sent, 'case.handled', make, unready, find)
}

/** What the task may not go without in this very case, whoever's form it came on. */
function lackingIn({ route, state }: Case, number: number, output: Fields): Reason | undefined {
  const block = state.runs.find(({ run }) => run === number)?.block ?? ''
  const section = outputs[taskNamed(route, block)?.output ?? '']
  const fields = section ? missingIn(section, output, state.content) : {}
  return Object.keys(fields).length > 0 ? { code: 'case.task-lacking', fields } : undefined
}

/** A case that takes the whole dossier is not closed while others on it go on. */
async function othersLive(app: App, { id, dossier, route, state }: Case, number: number): Promise<Reason | undefined> {
  const block = state.runs.find(({ run }) => run === number)?.block
  if (route.hold !== '*' || block !== askingBlocks(route).at(-1)?.id) return undefined
  return (await blocker(app, dossier, ['*'], id)) ? { code: 'case.others-live' } : undefined
}

export type Task = {
  readonly run: number
  readonly seat: number
  readonly content: number
  readonly output: Fields
  readonly text: string
  /** The encrypted file of a paper that the output names, entered with it. */
  readonly blob?: BlobRow
}

/** Sends a returned case on its way again; every seat is asked anew (docs/decisions/0028). */
export const resubmit = (
  app: App,
  actor: Actor,
  id: CaseId,
  { content, text }: { readonly content: number; readonly text: string },
  sent: Sent,
) => {
  const make = (by: PersonId): Command => ({ do: 'resubmit', by, content, text: cleanText(text) })
  return obey(
    app,
    actor,
    id,
    sent,
    'case.resubmitted',
    make,
    async (app, theCase) =>
      (await whatLacks(app, kindOf(theCase.route), theCase.dossier, text)) ?? (await whyNotProposed(app, theCase)),
  )
}

/** What came back may have been emptied meanwhile, or the dossier may have moved under it. */
async function whyNotProposed(app: App, { id }: Case): Promise<Reason | undefined> {
  const proposal = await proposals.ofCase(app.db, id)
  if (!proposal) return undefined
  if ((await valuesOf(app, proposal)).length === 0) return { code: 'case.nothing-proposed' }
  return (await conflictsOf(app, proposal)).length > 0 ? { code: 'case.outdated' } : undefined
}

/** Takes the request back, with a reason, until the last verdict; the dossier is a draft again. */
export const withdrawCase = (app: App, actor: Actor, id: CaseId, { text }: { readonly text: string }, sent: Sent) =>
  obey(app, actor, id, sent, 'case.withdrawn', (by) => ({ do: 'withdraw', by, text: cleanText(text) }))

/** 申请撤销: asks whoever passed the milestone whether the request may be taken back (docs/approvals.md E8). */
export const askWithdrawal = (app: App, actor: Actor, id: CaseId, { text }: { readonly text: string }, sent: Sent) =>
  obey(app, actor, id, sent, 'case.withdrawal-asked', (by) => ({ do: 'ask-withdrawal', by, text: cleanText(text) }))

/** Answers what is asked for: with the consent everything is undone, else the case goes on. */
export const answerWithdrawal = (
  app: App,
  actor: Actor,
  id: CaseId,
  { answer, asking, text }: { readonly answer: 'consent' | 'decline'; readonly asking: number; readonly text: string },
  sent: Sent,
) => {
  const make = (by: PersonId): Command => ({ do: answer, by, asking, text: cleanText(text) })
  return obey(app, actor, id, sent, answer === 'consent' ? 'case.withdrawn' : 'case.withdrawal-declined', make)
}

/** Applies a blocked case after all, where what stood in its way is gone (docs/approvals.md E11). */
export const retryCase = (app: App, actor: Actor, id: CaseId, sent: Sent) =>
  obey(app, actor, id, sent, 'case.retried', (by) => ({ do: 'retry', by, text: '' }), whole)

/** Takes a blocked case back to its applicant, to be drawn anew on what the dossier holds now. */
export const reopenCase = (app: App, actor: Actor, id: CaseId, { text }: { readonly text: string }, sent: Sent) =>
  obey(app, actor, id, sent, 'case.reopened', (by) => ({ do: 'reopen', by, text: cleanText(text) }))

/** 转办: the seat moves for good to somebody else who may sit there, with a reason. */
export const transferSeat = (
  app: App,
  actor: Actor,
  id: CaseId,
  { text, ...at }: AtSeat & { readonly to: PersonId; readonly text: string },
  sent: Sent,
) => {
  const make = (by: PersonId): Command => ({ do: 'transfer', by, ...at, text: cleanText(text) })
  return obey(app, actor, id, sent, 'case.transferred', make)
}

/** 纸面签批: registers the sheet that whoever sits has signed; for whoever may not see the case, by the number on it. */
export const registerSigned = (app: App, actor: Actor, id: CaseId, sheet: SignedSheet, sent: Sent) => {
  const { text, paper, number, ...at } = sheet
  const make = (by: PersonId): Command => ({ do: 'sign', by, ...at, paper: paper?.paper, text: cleanText(text) })
  const lay = async (app: App, theCase: Case) => {
    await ensureWhole(app, theCase.dossier)
    if (paper) await app.blobs.enter(app.db, paper.row)
    return undefined
  }
  const find = number === undefined ? findCase : (app: App, actor: Actor) => caseOnSheet(app, actor, number)
  return obey(app, actor, id, sent, 'case.signed', make, lay, find)
}

export type SignedSheet = AtSeat & {
  readonly signer: PersonId
  readonly content: number
  readonly day?: Day | undefined
  readonly text: string
  readonly paper?: PaperLaid | undefined
  /** The number on the printed sheet, by which it was found. */
  readonly number?: string
}

/** 催办: reminds whoever is asked, at most once in four hours. */
export const urgeCase = (app: App, actor: Actor, id: CaseId, sent: Sent) =>
  obey(app, actor, id, sent, 'case.urged', (by) => ({ do: 'urge', by }))

/** Gives a seat to whoever holds the office by now (E2). */
export const handOverSeat = (app: App, actor: Actor, id: CaseId, at: AtSeat, sent: Sent) =>
  obey(app, actor, id, sent, 'case.handed-over', (by) => ({ do: 'hand-over', by, text: '', ...at }))

type AtSeat = { readonly run: number; readonly seat: number }

/**
 * Says something on the case without deciding, with a paper where one is attached; whoever is called by name, and may see the
 * case, is told so.
 */
export const comment = (
  app: App,
  actor: Actor,
  id: CaseId,
  { text, paper }: { readonly text: string; readonly paper?: PaperLaid | undefined },
  sent: Sent,
) => {
  const make = (by: PersonId, theCase: Case): Command => {
    const known = onlookers(app, theCase).map((person) => ({ person, name: app.directory.nameOf(person) }))
    const said = cleanText(text)
    const named = namedIn(said, known).filter((person) => person !== by)
    return { do: 'comment', by, text: said, named, ...(paper && { papers: [paper.paper] }) }
  }
  return obey(app, actor, id, sent, 'case.commented', make, async (app) => {
    if (paper) await app.blobs.enter(app.db, paper.row)
    return undefined
  })
}

/** Load → ask the noun → save → consequence → trace, for every command on a case that exists. */
function obey(
  app: App,
  actor: Actor,
  id: CaseId,
  sent: Sent,
  act: Act,
  make: (by: PersonId, theCase: Case) => Command,
  /** What the core does not know and that keeps it back all the same. */
  unready: (app: App, theCase: Case) => Promise<Reason | undefined> = async () => undefined,
  find: typeof findCase = findCase,
) {
  return tracingRefusals(app, actor, { case: id }, () =>
    once<Refusal, string, RefusedFor<Reason>>(app, actor, sent, async (app) => {
      const theCase = await find(app, actor, id)
      if (!theCase) throw new NotFound()
      const decided = decide(
        theCase.route,
        theCase.state,
        make(actor.person, theCase),
        await factsNow(app, theCase, act),
      )
      if ('refused' in decided) {
        if (decided.refused.code === 'case.not-your-turn' && !hasSat(theCase, actor)) throw new Forbidden()
        return refuseFor(decided.refused)
      }
      const reason = await unready(app, theCase)
      if (reason) return refuseFor(reason)
      await keep(app, actor, theCase, decided.events, act)
      return ok(id)
    }),
  )
}

/** Submitted anew, what is routine by now asks nobody. */
const mayBeTheLastWord: readonly Act[] = [
  'case.approved',
  'case.signed',
  'case.retried',
  'case.handled',
  'case.resubmitted',
]

/** What may be the last word on a proposal is asked whether the dossier still takes it. */
async function factsNow(app: App, theCase: Case, act: Act): Promise<Facts> {
  const facts = await withPreemption(app, theCase, await factsFor(app, theCase))
  if (!mayBeTheLastWord.includes(act)) return facts
  const conflicts = await conflictsNow(app, theCase)
  return conflicts ? { ...facts, conflicts } : facts
}

/** Whoever was asked at some time is told that it is not the turn; for everybody else the act is forbidden. */
const hasSat = ({ state }: Case, { person }: Actor): boolean =>
  state.runs.some(({ seats }) => seats.some((seat) => hasHeld(seat, person))) ||
  state.askings.some(({ candidates }) => candidates.includes(person))
