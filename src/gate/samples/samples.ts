import type { Case } from '#db/cases/cases.ts'
import { remembered } from '#db/remembered.ts'
import * as samples from '#db/samples/sealed.ts'
import { insideTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { decidesOnPeople } from '#domain/access/duties.ts'
import type { CaseId } from '#domain/ids.ts'
import type { Sample } from '#domain/samples/sample.ts'
import { secondAs } from '#gate/asides/standing-in.ts'
import { keepsCase } from '#gate/cases/reader.ts'
import type { App } from '#house/app.ts'

/** As what somebody looks at a sample: HR who keeps the dossier as well, or whoever stands in where there is nobody else. */
export type Second = 'keeper' | 'stand-in'

/** As what this actor may look at an open sample; undefined for everybody else, for whom there is none. */
export function lookingAs(app: App, actor: Actor, sample: Sample): Second | undefined {
  const { dossier, by, groups, ended } = sample
  const subject = app.roster.entry(dossier)?.subject
  return subject && !ended ? secondAs(app, actor, { subject, by, read: groups }) : undefined
}

/** The samples that wait for this actor. */
export async function waitingSamples(app: App, actor: Actor): Promise<readonly Sample[]> {
  if (!decidesOnPeople(actor)) return []
  const all = insideTransaction()
    ? await samples.waiting(app)
    : await remembered(app.db, 'samples waiting', () => samples.waiting(app))
  return all.filter((sample) => lookingAs(app, actor, sample))
}

/** The sample that a case was drawn for, whatever became of it; for whoever may see the case. */
export const sampleOf = (app: App, id: CaseId): Promise<Sample | undefined> => samples.find(app, id)

/** The same for whoever is told of it on the page of the case: HR who keeps the dossier, and whoever applied. */
export const sampleTold = async (app: App, actor: Actor, theCase: Case): Promise<Sample | undefined> =>
  theCase.applicant === actor.person || keepsCase(app, actor, theCase) ? sampleOf(app, theCase.id) : undefined
