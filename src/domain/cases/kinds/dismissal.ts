import type { Kind } from '#domain/cases/kind.ts'
import { dividedAppointment } from '#domain/proposals/asking.ts'
import { heldPosts } from '#domain/proposals/posts-held.ts'
import { relievedOf, relieving, relievingLines, relievingProblems } from '#domain/proposals/relieving.ts'
import { dismissal1 } from './dismissal-1.ts'

/** 免职: somebody is relieved of posts; rank, pay and contract follow where that was decided. */
export const dismissal: Kind = {
  key: 'dismissal',
  of: 'archived',
  content: 'proposal',
  complete: false,
  papers: ['appointment'],
  grounds: { section: 'submission', group: 'career' },
  draws: {
    by: ['hr', 'hr-lead', 'keeper'],
    groups: ['who'],
    form: {
      section: relieving,
      records: relievedOf,
      begin: () => ({}),
      ticks: (contents, offices) => ({ posts: heldPosts(contents).map(({ text }) => text), offices }),
      problems: relievingProblems,
      lines: relievingLines,
      whilePunished: true,
    },
  },
  divide: dividedAppointment,
  versions: [{ route: dismissal1, hash: 'f0d05f1bfac405ffa85cec524ff3d2d0625c27d9a1c91d4e9ddf781cd17c6540' }],
}
