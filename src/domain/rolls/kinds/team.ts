import { limits } from '#domain/limits.ts'
import { ageAt, partialDateOf } from '#domain/time.ts'
import { byRank } from '../by-rank.ts'
import type { Roll } from '../roll.ts'

/** 照片名单 for a meeting: whoever of the list is here, by rank, each face above name, post, age and education. */
export const team: Roll = {
  heading: '人员照片名单',
  lying: false,
  always: ['name'],
  usual: [],
  more: [],
  arrange: byRank,
  paper: {
    opens: ['photo'],
    most: limits.paperPeople,
    of: ({ parts, notes, words: { day }, ...frame }) => {
      return {
        is: 'faces',
        ...frame,
        notes,
        faces: parts
          .flatMap(({ people }) => people)
          .map(({ row, photo }) => {
            const birth = row.identity?.birth
            const age = birth && ageAt(birth, partialDateOf(day))
            return {
              name: row.who.name,
              post: row.who.post ?? row.who.rank ?? '',
              facts: [age === undefined ? '' : `${age}岁`, row.career?.education ?? ''].filter(Boolean).join('　'),
              ...(photo && { photo: row.dossier }),
            }
          }),
      }
    },
  },
}
