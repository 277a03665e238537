import type { CaseState } from '#domain/cases/case.ts'
import type { Sums } from '#domain/cases/condition.ts'
import type { Content } from '#domain/cases/content.ts'
import { recordedAt } from '#domain/cases/standing.ts'
import { isSentAsFile, type Problems } from '#domain/dossiers/form.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { allocating } from './allocating.ts'
import { closing } from './closing.ts'
import { handoverFinance, handoverHr, handoverIt, handoverLegal, handoverOffice, handoverUnit } from './handover.ts'
import { leaving } from './leaving.ts'
import { consenting, missingInConsenting, missingInMoving, moving } from './moving.ts'
import { reporting } from './reporting.ts'
import { resigning } from './resigning.ts'
import {
  reviewAgreement,
  reviewDismissal,
  reviewExpiry,
  reviewFarewell,
  reviewNotice,
  reviewResignation,
} from './review.ts'
import { settledSums, settlement } from './settlement.ts'
import { signing } from './signing.ts'

const all: readonly Section[] = [
  allocating,
  moving,
  consenting,
  resigning,
  reporting,
  closing,
  handoverFinance,
  handoverHr,
  handoverIt,
  handoverLegal,
  handoverOffice,
  handoverUnit,
  leaving,
  reviewAgreement,
  reviewDismissal,
  reviewExpiry,
  reviewFarewell,
  reviewNotice,
  reviewResignation,
  settlement,
  signing,
]

/** What a task of a route records, by the name that routes give it. A new one is its file and a line here. */
export const outputs: Readonly<Record<string, Section>> = Object.fromEntries(all.map((one) => [one.key, one]))

/** Whether this task is 办结: a number, its day and the day of effect, which are the same for many cases at once. */
export const closesWith = (output: string): boolean =>
  closing.fields.every((field) => outputs[output]?.fields.includes(field))

/** Whether this task is done on a page of its own: it brings a paper, or its lines are reckoned. */
export const isDoneAlone = (output: string): boolean =>
  output === settlement.key || (outputs[output]?.fields ?? []).some(isSentAsFile)

/** What the tasks of a case add up to, in hundredths: of those whose record has amounts on two sides. */
export const sumsIn =
  (state: CaseState): Sums =>
  (block) => {
    const recorded = recordedAt(state, block)
    return recorded && settledSums(recorded).net
  }

/** What a task cannot be done without in this very case, beyond what its form says of itself. */
export function missingIn(output: Section, fields: Fields, content: Content): Problems {
  if (output === moving) return missingInMoving(fields, content)
  return output === consenting ? missingInConsenting(fields, content) : {}
}
