import type { ApprovalMaterial } from '#actions/prints/approval.ts'
import type { CasePaper } from '#domain/cases/kind.ts'
import { kindOf } from '#domain/cases/kinds/index.ts'
import { aboutOf } from '#domain/cases/seeing.ts'
import { NotFound } from '#domain/errors.ts'
import type { DossierId, PersonId } from '#domain/ids.ts'
import type { WebContext } from '#routes/web/web.ts'
import { translator } from '#views/i18n/index.ts'
import { casePaperSheets } from '#views/prints/case-papers.ts'
import { officeIn } from './context.ts'

/** The nearest unit above that is a legal entity. */
function employerOf({ var: { app } }: WebContext, dossier: DossierId): string {
  const unit = app.roster.entry(dossier)?.subject.unit
  const { units, above } = app.directory
  return unit === undefined ? '' : ([units.get(unit), ...above(unit)].find((one) => one?.entity)?.name ?? '')
}

/** A paper that the kind of the case prints; what it does not print is not there. */
export function paperOf(c: WebContext, paper: CasePaper, material: ApprovalMaterial) {
  const { app } = c.var
  const { route, state, dossier } = material.theCase
  if (!(kindOf(route).sheets ?? []).includes(paper)) throw new NotFound()
  const who = app.roster.entry(dossier)?.columns.who
  return casePaperSheets[paper].sheet({
    name: who?.name ?? '',
    number: who?.number ?? '',
    post: who?.post ?? '',
    unit: aboutOf(state).unit,
    employer: employerOf(c, dossier),
    route,
    state,
    contents: material.contents,
    records: material.reading?.records ?? [],
    nameOf: (person) => app.directory.nameOf(person),
    of: signerOf(c),
  })
}

/** Name and office, in Chinese. */
export const signerOf =
  ({ var: { app } }: WebContext) =>
  (person: PersonId) => ({ name: app.directory.nameOf(person), office: officeIn(translator('zh-Hans'), app, person) })
