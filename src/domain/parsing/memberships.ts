import type { Understood } from '#domain/dossiers/section.ts'
import { readPartyDate, whoseDateQuestion } from './party-date.ts'
import { oneLine } from './text.ts'

/** The memberships that 入党时间 tells; a date that may be another party's is offered, not taken. */
export function readMemberships(written: string): readonly Understood[] {
  return readPartyDate(written).memberships.map(({ party, joined, confirmed, doubtful }) => ({
    raw: oneLine(written),
    fields: { party, ...(joined && { joined }), ...(confirmed && { confirmed }) },
    doubts: doubtful
      ? [
          {
            code: 'whose-party-date',
            field: 'joined',
            question: whoseDateQuestion,
            follows: true,
            params: { party: party.text, date: doubtful[0] ?? '' },
          },
        ]
      : [],
  }))
}
