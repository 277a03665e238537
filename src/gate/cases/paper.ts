import type { Case } from '#db/cases/cases.ts'
import * as filings from '#db/custody/filings.ts'
import type { Actor } from '#domain/access/actor.ts'
import { kindOf } from '#domain/cases/kinds/index.ts'
import { type CaseOnPaper, casePapers } from '#domain/cases/papers.ts'
import { sheetsOf, stepOf } from '#domain/custody/filing.ts'
import { standingOf } from '#domain/materials/material.ts'
import { readCatalogue } from '#gate/materials/reader.ts'
import type { App } from '#house/app.ts'
import { keepsCase } from './reader.ts'

/** For HR who keeps the case, once it is applied; undefined where it changes nothing on paper. */
export async function onPaper(app: App, actor: Actor, theCase: Case): Promise<CaseOnPaper | undefined> {
  const { id, dossier, route, state } = theCase
  if (state.status !== 'approved' || kindOf(route).of !== 'archived' || !keepsCase(app, actor, theCase))
    return undefined
  const swaps = (await filings.ofCase(app, id)).map((filing) => ({ sheets: sheetsOf(filing), step: stepOf(filing) }))
  const named = (kindOf(route).papers ?? []).map((key) => casePapers[key])
  if (swaps.length + named.length === 0) return undefined
  const reading = named.length > 0 ? await readCatalogue(app, actor, dossier) : undefined
  const since = state.endedAt ?? ''
  const papers = named.map((paper) => {
    const entered = reading?.materials.findLast(
      ({ at, entry, kind }) =>
        entry.class === paper.class && entry.title === paper.title && at >= since && standingOf(kind) !== 'gone',
    )
    return { ...paper, standing: entered && (standingOf(entered.kind) === 'filed' ? 'filed' : 'loose') } as const
  })
  return { swaps, papers: reading ? papers : [], keeps: reading?.keeps ?? false }
}
