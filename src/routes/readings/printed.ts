import type { Case } from '#db/cases/cases.ts'
import type { PersonId } from '#domain/ids.ts'
import { requestIn } from '#domain/readings/request.ts'
import type { WebContext } from '#routes/web/web.ts'
import { translator } from '#views/i18n/index.ts'
import { readingApproval } from '#views/readings/approval.ts'
import { unitOfReaders } from './words.ts'

/** What 查阅审批表 says of a request, for whoever prints the approval sheet of its case. */
export function readingPrinted({ var: { app } }: WebContext, theCase: Case) {
  const request = requestIn(theCase.state.content.request)
  if (!request) return undefined
  const [t, who] = [translator('zh-Hans'), app.roster.entry(theCase.dossier)?.columns.who]
  const named = (person: PersonId) => {
    const { title, duty, unit } = app.directory.officeOf(person)
    const office = title ?? [unit, duty && t(`duty.${duty}`)].filter(Boolean).join(' ')
    return { name: app.directory.nameOf(person), office }
  }
  const second = request.of === 'house' && request.second ? [request.second] : []
  const where = who?.post ?? (who && app.directory.units.get(who.unit)?.name)
  return readingApproval({
    request,
    readers: [theCase.applicant, ...second].map(named),
    unit: unitOfReaders(app, theCase, request),
    whose: { name: who?.name ?? '', office: where ?? '' },
  })
}
