import type { Kind } from '#domain/cases/kind.ts'
import { appointmentOf, appointmentProblems, transferLines } from '#domain/proposals/appointing.ts'
import { transferring } from '#domain/proposals/appointing-forms.ts'
import { dividedAppointment } from '#domain/proposals/asking.ts'
import { transfer1 } from './transfer-1.ts'
import { transfer2 } from './transfer-2.ts'
import { transfer3 } from './transfer-3.ts'
import { transfer4 } from './transfer-4.ts'
import { transfer5 } from './transfer-5.ts'

/** 调动: another unit and post, from a day on. Both heads decide, each unit's leaders, and HR closes it. */
export const transfer: Kind = {
  key: 'transfer',
  of: 'archived',
  content: 'proposal',
  complete: false,
  papers: ['appointment'],
  // Whoever goes to another legal entity brings them along.
  sheetsOf: ({ parts }) => (parts?.receiving ? ['introduction', 'pay-introduction'] : []),
  grounds: { section: 'submission', group: 'career' },
  draws: {
    by: ['hr', 'hr-lead', 'keeper'],
    groups: ['who'],
    form: {
      section: transferring,
      records: appointmentOf,
      offers: 'other-units',
      problems: appointmentProblems,
      lines: transferLines,
      whilePunished: true,
    },
  },
  divide: dividedAppointment,
  shows: { administration: ['unit', 'post', 'text', 'from'] },
  versions: [
    { route: transfer1, hash: 'f08312810b723d317471ca1de96c16061a0b554e8f509c117fd6d451aefe97f4' },
    { route: transfer2, hash: '148810b1439a54db6306619e5d16cecedf24bf7f734c67b41a6172a2d6f5caf5' },
    { route: transfer3, hash: '7b36387ee84bc06b041af89b1f7276687da8ac49abefe59316a956204eec895a' },
    { route: transfer4, hash: 'afe08cc043444276508383586e6d05960ead569566e5bfdb3b6ec59822593ebf' },
    { route: transfer5, hash: '80a9cc5dae94926ccdaae93536ef84383760fdaf0103188545a610e54f293e76' },
  ],
}
