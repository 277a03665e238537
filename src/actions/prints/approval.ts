import { setImmediate } from 'node:timers/promises'
import type { Case } from '#db/cases/cases.ts'
import { tip } from '#db/cases/sealed.ts'
import type { Command } from '#db/commands.ts'
import * as proposals from '#db/proposals/proposals.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import type { Contents } from '#domain/dossiers/section.ts'
import { Damaged, Forbidden, NotFound } from '#domain/errors.ts'
import type { CaseId } from '#domain/ids.ts'
import { previewFoot, watermark } from '#domain/prints/foot.ts'
import type { Drawing } from '#domain/prints/job.ts'
import type { ApprovalSheet } from '#domain/prints/papers/approval.ts'
import { findCase, keepsCase } from '#gate/cases/reader.ts'
import { readDossier } from '#gate/dossiers/reader.ts'
import { mustBeWhole } from '#gate/dossiers/whole.ts'
import { type ProposalReading, readProposal } from '#gate/proposals/reader.ts'
import type { App } from '#house/app.ts'
import { parametersNow } from './material.ts'
import { type OwnSheet, type OwnSheetPrinted, printOwnSheet } from './own-sheet.ts'
import { type OwnSheetsPrinted, printOwnSheets } from './own-sheets.ts'

/** What the sheet is made from: the case, and of a proposal what whoever prints may read of it. */
export type ApprovalMaterial = {
  readonly theCase: Case
  readonly reading: ProposalReading | undefined
  /** What the sheet needs of the dossier itself, as far as whoever prints may read it. */
  readonly contents: Contents
  readonly tip: string
}

export type ApprovalOrder = {
  readonly case: CaseId
  /** The groups of the dossier that the sheet needs beside the case. */
  readonly groups?: readonly Group[]
  /** What the foot says it is for. */
  readonly purpose: string
  /** How the foot names the printer. */
  readonly by: string
  /** The words of the sheet. */
  readonly sheet: (material: ApprovalMaterial) => ApprovalSheet
}

/**
 * 审批单 as it would print now, with a watermark and without codes. For HR who keeps the dossier: throws NotFound where the
 * case is not there for this actor, Forbidden where it is seen but not printed, Damaged where its course cannot be read.
 */
export async function previewApproval(app: App, actor: Actor, order: ApprovalOrder): Promise<Drawing> {
  const material = await readMaterial(app, actor, order)
  const { id, dossier } = material.theCase
  const at = app.now()
  await app.logRead({ at, actor: actor.account, act: 'case.previewed', about: { case: id, dossier } })
  const { by } = order
  const sheets = [order.sheet(material)]
  const { formVersion } = await parametersNow(app, at)
  return app.printRoom.draw({
    sheets,
    formVersion,
    at,
    foot: previewFoot({ by, at }),
    watermark: watermark({ by, at }),
  })
}

/** Prints it, and records the run; a Conflict where the case says something else by now. */
export async function printApproval(
  app: App,
  actor: Actor,
  order: ApprovalOrder,
  command: Command,
): Promise<OwnSheetPrinted> {
  return printOwnSheet(app, actor, await sheetOf(app, actor, order), command)
}

/** The same sheet of many cases as one file, in the order of the cases; each is recorded as a run of its own. */
export async function printApprovals(
  app: App,
  actor: Actor,
  { cases, ...order }: Omit<ApprovalOrder, 'case'> & { readonly cases: readonly CaseId[] },
  command: Command,
): Promise<OwnSheetsPrinted> {
  const sheets: OwnSheet[] = []
  for (const id of cases) {
    sheets.push(await sheetOf(app, actor, { ...order, case: id }))
    await setImmediate()
  }
  return printOwnSheets(app, actor, sheets, command)
}

async function sheetOf(app: App, actor: Actor, order: ApprovalOrder): Promise<OwnSheet> {
  const material = await readMaterial(app, actor, order)
  const { id, dossier } = material.theCase
  return {
    dossier,
    by: order.by,
    purpose: order.purpose,
    sheet: order.sheet(material),
    source: `case/${id}/${material.tip}`,
    act: 'case.printed',
    about: { case: id, dossier },
  }
}

async function readMaterial(
  app: App,
  actor: Actor,
  { case: id, groups = [] }: ApprovalOrder,
): Promise<ApprovalMaterial> {
  const theCase = await findCase(app, actor, id)
  if (!theCase) throw new NotFound()
  if (!keepsCase(app, actor, theCase)) throw new Forbidden()
  mustBeWhole(app, theCase.dossier)
  if (theCase.damaged) throw new Damaged({ table: 'cases', id })
  const proposal = await proposals.ofCase(app.db, id)
  const dossier =
    groups.length > 0
      ? await readDossier(app, actor, theCase.dossier, { act: 'dossier.read', only: groups })
      : undefined
  return {
    theCase,
    reading: proposal && (await readProposal(app, actor, proposal)),
    contents: dossier?.contents ?? {},
    tip: await tip(app.db, id),
  }
}
