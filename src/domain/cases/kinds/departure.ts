import type { Asked } from '#domain/cases/condition.ts'
import type { Parts } from '#domain/cases/content.ts'
import type { Kind } from '#domain/cases/kind.ts'
import { dayFrom, daysAfter, isWholeDay } from '#domain/days.ts'
import { leavingBy } from '#domain/departures/kind.ts'
import { departureOf, kindIn, leavingForm, leavingTyped, linesOf, problemsOf } from '#domain/departures/leaving.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import { departure1 } from './departure-1.ts'
import { departure2 } from './departure-2.ts'

/** 离职: drawn on a form of its own; it holds the whole dossier, and takes effect at the end of the last day. */
export const departure: Kind = {
  key: 'departure',
  of: 'archived',
  content: 'proposal',
  final: true,
  complete: false,
  grounds: { section: 'departure', group: 'contract' },
  sheets: ['certificate', 'handover', 'settlement'],
  sheetsOf: ({ traits }) => (traits?.includes('moved') ? ['introduction', 'pay-introduction'] : []),
  papers: ['leaving'],
  draws: {
    by: ['hr', 'hr-lead', 'keeper'],
    sections: ['departure', 'appointments', 'contracts'],
    groups: ['who'],
    form: {
      section: leavingForm,
      records: departureOf,
      typed: leavingTyped,
      problems: problemsOf,
      whilePunished: true,
      lines: linesOf,
    },
  },
  divide: (changes, { records }) => {
    const keys = changes.flatMap((change) => change.keys)
    return { parts: partsOf(keys), climb: 'all', ...leavingIn(records) }
  },
  versions: [
    { route: departure1, hash: 'a74ae89b5473a93025ab0e507a92434850e397eb202e3fcd398e228a9509db43' },
    { route: departure2, hash: '3c1515a327244989fc6ff722a7282db4afe76cf950073bfd0754960b48e9f1ff' },
  ],
}

/**
 * Administration and IT meet the last day alone, finance the kind beside it; legal, the head and the leaders the reason, the
 * plan and what was agreed.
 */
function partsOf(keys: readonly string[]): Parts {
  const own = (key: string) => key.startsWith('departure/')
  const seen: Partial<Record<Asked, readonly string[]>> = {
    administration: keys.filter((key) => own(key) && key.endsWith('/who')),
    finance: keys.filter((key) => own(key) && !key.endsWith('/contract')),
    legal: keys.filter((key) => !key.endsWith('/pay')),
    head: keys.filter((key) => own(key) || key.endsWith('/career')),
    hr: keys,
    leaders: keys,
  }
  return Object.fromEntries(Object.entries(seen).filter(([, keys]) => keys.length > 0))
}

/** Of what sort it is, and the day after the last one. */
function leavingIn(records: readonly ProposedRecord[]) {
  const fields = records.find(({ section }) => section === 'departure')?.fields
  const leaving = fields && leavingBy(kindIn(fields))
  const last = fields?.['lastDay']
  // What was agreed binds: then it is decided on, and no longer only noted.
  const noted = leaving?.noted && !fields?.['binding']
  return {
    ...(leaving && {
      traits: [leaving.review, ...(noted ? ['noted'] : []), ...(leaving.ending === 'moved' ? ['moved'] : [])],
    }),
    ...(isWholeDay(last) && { day: daysAfter(dayFrom(last), 1) }),
  }
}
