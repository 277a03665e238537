import type { Case } from '#db/cases/cases.ts'
import * as proposals from '#db/proposals/proposals.ts'
import type { Actor } from '#domain/access/actor.ts'
import { wordsOf } from '#domain/checks/values.ts'
import type { TypedForm } from '#domain/prints/form.ts'
import { submission } from '#domain/proposals/appointing-forms.ts'
import { readProposal } from '#gate/proposals/reader.ts'
import type { App } from '#house/app.ts'
import { keepsCase } from './reader.ts'

/** 任免呈报 of a case, as 干部任免审批表 prints it, for whoever keeps the case; undefined where it says nothing of the kind. */
export async function submittedIn(app: App, actor: Actor, theCase: Case): Promise<TypedForm | undefined> {
  const proposal = keepsCase(app, actor, theCase) ? await proposals.ofCase(app.db, theCase.id) : undefined
  const reading = proposal && (await readProposal(app, actor, proposal))
  const said = reading?.records.find(({ section }) => section === submission.key)?.fields
  return said && Object.fromEntries(printedKeys.map((key) => [key, wordsOf(said[key])]))
}

const printedKeys = ['proposed', 'removed', 'reason', 'submitter'] as const
