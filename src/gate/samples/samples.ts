import type { Case } from '#db/cases/cases.ts'
import { insideTransaction } from '#db/inside.ts'
import { remembered } from '#db/remembered.ts'
import * as samples from '#db/samples/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { decidesOnPeople } from '#domain/access/duties.ts'
import type { CaseId } from '#domain/ids.ts'
import type { Sample } from '#domain/samples/sample.ts'
import { secondingOn } from '#gate/asides/standing-in.ts'
import { keepsCase } from '#gate/cases/reader.ts'
import { mayEverStandIn, type Second, secondAs } from '#gate/second-person.ts'
import type { App } from '#house/app.ts'

/** As what this actor may look at an open sample: HR who keeps the dossier as well, or a stand-in; for everybody else there is none. */
export function lookingAs(app: App, actor: Actor, sample: Sample): Second | undefined {
  const { dossier, by, groups, ended } = sample
  const subject = app.roster.entry(dossier)?.subject
  return subject && !ended ? secondAs(app, actor, secondingOn(app, { subject, by, read: groups })) : undefined
}

/** The samples that wait for this actor. */
export async function waitingSamples(app: App, actor: Actor): Promise<readonly Sample[]> {
  if (!decidesOnPeople(actor) && !mayEverStandIn(app, actor)) return []
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
