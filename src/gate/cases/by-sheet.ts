import { type Case, find } from '#db/cases/cases.ts'
import * as prints from '#db/prints/prints.ts'
import { sourcesOf } from '#db/prints/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { takesSheets } from '#domain/cases/seeing.ts'
import { type Signature, signatures } from '#domain/cases/verbs/sign.ts'
import type { CaseId, UnitId } from '#domain/ids.ts'
import type { PrintPage, PrintRun } from '#domain/prints/print.ts'
import type { App } from '#house/app.ts'
import { factsFor } from './facts.ts'

/** An approval sheet in the hand of whoever has no part in its case: whose it is, and who may have signed it. */
export type HeldSheet = {
  readonly name: string
  readonly unit: UnitId
  readonly page: PrintPage
  readonly run: PrintRun
  readonly signatures: readonly Signature[]
  readonly content: number
  /** It was printed before the case was last sent on its way: what was signed is not what is decided on. */
  readonly isOld: boolean
}

/**
 * The sheet of this number; undefined for a number that nobody printed, for the page of something else and for whoever
 * does not take signed sheets of this dossier, which are never told apart. Of the case nothing else is told.
 */
export async function sheetInHand(app: App, actor: Actor, code: string): Promise<HeldSheet | undefined> {
  const held = await heldBy(app, actor, code)
  if (!held) return undefined
  const { theCase, page, run } = held
  const entry = app.roster.entry(theCase.dossier)
  if (!entry) return undefined
  const facts = await factsFor(app, theCase)
  const about = { code, case: theCase.id, dossier: theCase.dossier }
  await app.logRead({ at: app.now(), actor: actor.account, act: 'print.looked-up', about })
  return {
    name: entry.columns.who.name,
    unit: entry.subject.unit,
    page,
    run,
    signatures: signatures(theCase.state, theCase.route, actor.person, facts),
    content: facts.content.revision,
    isOld: isOlder(run, theCase),
  }
}

/** Its case, for the act alone that registers what was signed; nothing of it may be shown. */
export async function caseOnSheet(app: App, actor: Actor, code: string): Promise<Case | undefined> {
  const held = await heldBy(app, actor, code)
  return held && !isOlder(held.run, held.theCase) ? held.theCase : undefined
}

async function heldBy(app: App, actor: Actor, code: string) {
  const known = await prints.pageWithCode(app.db, code)
  const subject = known && app.roster.entry(known.run.dossier)?.subject
  if (known?.page.sheet !== 'approval' || !subject || !takesSheets(actor, subject)) return undefined
  prints.ensureSound(app, known.run.dossier)
  const [source = ''] = await sourcesOf(app, known.run.id)
  const theCase = await find(app, source.split('/')[1] as CaseId)
  return theCase && theCase.dossier === known.run.dossier ? { ...known, theCase } : undefined
}

const isOlder = ({ printedAt }: PrintRun, { state }: Case): boolean => printedAt < (state.submissions.at(-1)?.at ?? '')
