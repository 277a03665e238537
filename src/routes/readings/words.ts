import type { Case } from '#db/cases/cases.ts'
import { counted, verdictOf } from '#domain/cases/standing.ts'
import { codeOf } from '#domain/codes/code.ts'
import { readingPurposes } from '#domain/codes/reading-purpose.ts'
import { type ReadingRequest, requestIn } from '#domain/readings/request.ts'
import { dayOf, wallClock } from '#domain/time.ts'
import type { Registered } from '#gate/readings/register.ts'
import type { App } from '#house/app.ts'
import { codeName, type Language, translator } from '#views/i18n/index.ts'
import type { RegisterRow } from '#views/readings/register.tsx'

/** Who reads, by name: the applicant and the second person, or the people from outside. */
export function readersOf(app: App, { applicant }: Case, request: ReadingRequest): string {
  if (request.of === 'outside') return request.visitors.map(({ name }) => name).join('、')
  const people = [applicant, ...(request.second ? [request.second] : [])]
  return people.map((person) => app.directory.nameOf(person)).join('、')
}

/** The unit that they come from. */
export function unitOfReaders(app: App, { applicant }: Case, request: ReadingRequest): string {
  return request.of === 'outside' ? request.unit : (app.directory.officeOf(applicant).unit ?? '')
}

/** Whoever gave leave last. */
export function approverOf(app: App, { state }: Case): string {
  const by = counted(state)
    .map(verdictOf)
    .findLast((verdict) => verdict?.kind === 'approve' && verdict.by !== 'system')?.by
  return by && by !== 'system' ? app.directory.nameOf(by) : ''
}

/** A line of the register in words; a visit says what was read, a reading on the screen which parts and how often. */
export function rowOf(
  app: App,
  language: Language,
  { at, theCase, grants, visit }: Registered,
): RegisterRow | undefined {
  const [t, request] = [translator(language), requestIn(theCase.state.content.request)]
  if (!request) return undefined
  const purpose = codeOf(readingPurposes, request.purpose)
  const count = grants.reduce((sum, grant) => sum + grant.count, 0)
  const clerk = visit && app.directory.nameOf(app.directory.personOf(visit.back?.by ?? visit.given.by))
  const groups = request.groups.map((group) => t(`group.${group}`)).join('、')
  const { back } = visit ?? {}
  return {
    date: dayOf(at),
    readers: visit?.given.readers ?? readersOf(app, theCase, request),
    unit: visit?.given.unit ?? unitOfReaders(app, theCase, request),
    name: app.roster.entry(theCase.dossier)?.columns.who.name ?? '',
    reason: [purpose && codeName(language, purpose), request.reason].filter(Boolean).join('；'),
    content: visit ? (back?.pages ?? groups) : `${groups}（${t('readings.on-screen', { count })}）`,
    copies: back?.copies ? `${back.copies} ${back.sheets}` : '',
    approver: approverOf(app, theCase),
    back: visit ? (back ? minute(back.at) : t('readings.desk.out')) : '',
    staff: clerk ?? '',
  }
}

function minute(at: Registered['at']): string {
  const { month, day, hour, minute } = wallClock(at)
  return `${month}-${day} ${hour}:${minute}`
}
