import type { PaperLaid } from '#actions/dossiers/paper.ts'
import type { Case } from '#db/cases/cases.ts'
import type { Command as Sent } from '#db/commands.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { Command } from '#domain/cases/command.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import type { CaseId, PersonId } from '#domain/ids.ts'
import type { Day } from '#domain/time.ts'
import { caseOnSheet } from '#gate/cases/by-sheet.ts'
import { findCase } from '#gate/cases/reader.ts'
import { ensureWhole } from '#gate/dossiers/whole.ts'
import type { App } from '#house/app.ts'
import { type AtSeat, obey } from './obeying.ts'

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
  return obey(app, actor, id, sent, { act: 'case.signed', make, unready: lay, find })
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
