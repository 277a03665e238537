import { limits } from '#domain/limits.ts'
import { formVersion } from '#domain/prints/form.ts'
import { printable } from '#domain/prints/printable.ts'
import { basic } from '#domain/prints/sheets/basic.ts'
import { resume } from '#domain/prints/sheets/resume.ts'
import { partialDateOf } from '#domain/time.ts'
import type { Roll, RollPerson } from '../roll.ts'

/**
 * 简要情况: the card that people take to a meeting, a page a person: who it is, schooling, post, résumé, appraisals and rewards. It
 * shows no number, no address, nothing of the family and no money, and is no material of the dossier.
 */
export const brief: Roll = {
  heading: '人员简要情况',
  lying: false,
  always: ['name'],
  usual: [],
  more: [],
  arrange: (people) => ({ parts: [{ people }], notes: [] }),
  paper: {
    opens: ['who', 'identity', 'career', 'appraisal', 'photo'],
    most: limits.paperPeople,
    of: ({ parts, notes: _, words: { day, unitName }, ...frame }) => {
      return {
        is: 'brief',
        ...frame,
        people: parts
          .flatMap(({ people }) => people)
          .map(({ row, contents, nothing = new Set(), photo }) => {
            const parameters = { formVersion, profile: 'state', ageDate: partialDateOf(day) } as const
            const printed = { contents, nothing, sections: [], unitName, parameters }
            return {
              basic: basic.of(printed),
              resume: resume.of(printed).lines,
              rank: rankOf(row),
              politics: row.identity?.politics ?? '',
              ...(photo && { photo: row.dossier }),
            }
          }),
      }
    },
  },
}

const rankOf = ({ who, career }: RollPerson['row']): string => {
  const since = career?.rankSince
  const month = since && [since.slice(0, 4), since.slice(4, 6)].filter(Boolean).join('.')
  return printable([who.rank, month && `（${month} 起）`].filter(Boolean).join(''))
}
