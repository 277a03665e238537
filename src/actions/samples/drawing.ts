import type { Case } from '#db/cases/cases.ts'
import * as log from '#db/log/log.ts'
import type { Proposal } from '#db/proposals/proposals.ts'
import * as samples from '#db/samples/sealed.ts'
import { isDrawn } from '#domain/samples/sample.ts'
import { valuesOf } from '#gate/proposals/reader.ts'
import type { App } from '#house/app.ts'

/** A change that nobody was asked about may come to a second person afterwards. Inside the transaction that applies it. */
export async function drawSample(app: App, { id, dossier, applicant, state }: Case, proposal: Proposal) {
  if (state.runs.length > 0 || !isDrawn(app.vault.tag(dossier, `sample:${id}`))) return
  const groups = [...new Set((await valuesOf(app, proposal)).map(({ group }) => group))]
  await samples.add(app, { case: id, dossier, by: applicant, at: app.now(), groups })
  await log.record(app.db, { at: app.now(), actor: 'system', act: 'sample.drawn', about: { case: id, dossier } })
}
