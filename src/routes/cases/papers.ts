import type { ApprovalMaterial } from '#actions/prints/approval.ts'
import type { CasePaper } from '#domain/cases/kind.ts'
import { sheetsOf } from '#domain/cases/kinds/index.ts'
import { aboutOf } from '#domain/cases/seeing.ts'
import { recordedAt } from '#domain/cases/standing.ts'
import { wordsOf } from '#domain/checks/values.ts'
import { NotFound } from '#domain/errors.ts'
import type { PersonId, UnitId } from '#domain/ids.ts'
import type { WebContext } from '#routes/web/web.ts'
import { translator } from '#views/i18n/index.ts'
import { casePaperSheets } from '#views/prints/case-papers.ts'
import { officeIn } from './context.ts'

/** The nearest unit above that is a legal entity. */
function entityNameOf({ var: { app } }: WebContext, unit: UnitId | undefined): string {
  const { units, above } = app.directory
  return unit === undefined ? '' : ([units.get(unit), ...above(unit)].find((one) => one?.entity)?.name ?? '')
}

/** Where somebody goes: the legal entity of the new unit, or what 办结 of a departure says. */
function destinationOf(c: WebContext, material: ApprovalMaterial): string {
  const unit = movedIn(material)?.fields['unit'] as UnitId | undefined
  return unit ? entityNameOf(c, unit) : wordsOf(recordedAt(material.theCase.state, 'closing')?.['destination'])
}

/** What changes the unit: what it says before holds for the paper also once it is applied. */
const movedIn = ({ reading }: ApprovalMaterial) =>
  reading?.records.find(({ section, fields, base }) => section === 'basic' && fields['unit'] !== base['unit'])

/** A paper that the kind of the case prints; what it does not print is not there. */
export function paperOf(c: WebContext, paper: CasePaper, material: ApprovalMaterial) {
  const { app } = c.var
  const { route, state, dossier } = material.theCase
  if (!sheetsOf(material.theCase).includes(paper)) throw new NotFound()
  const who = app.roster.entry(dossier)?.columns.who
  const before = movedIn(material)?.base ?? {}
  return casePaperSheets[paper].sheet({
    name: who?.name ?? '',
    number: who?.number ?? '',
    post: wordsOf(before['post']) || (who?.post ?? ''),
    unit: aboutOf(state).unit,
    employer: entityNameOf(c, (before['unit'] as UnitId | undefined) ?? app.roster.entry(dossier)?.subject.unit),
    to: destinationOf(c, material),
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
