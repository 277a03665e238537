import type { Kind } from '#domain/cases/kind.ts'
import { wholly } from '#domain/proposals/asking.ts'
import { pay1 } from './pay-1.ts'

/** 工资调整: finance proposes what somebody is paid from a day on; everybody on the way decides on all of it. */
export const pay: Kind = {
  key: 'pay',
  of: 'archived',
  content: 'proposal',
  complete: false,
  papers: ['pay-change'],
  sheets: ['pay-change'],
  draws: { by: ['finance'], sections: ['pay'], groups: ['pay'] },
  divide: (changes) => wholly(changes, ['hr', 'finance', 'leaders']),
  versions: [{ route: pay1, hash: '2c2b22b71005b0ae12c6bf8026e6c8a7ccfbbf3d0856423b81902e2980fc0fe2' }],
}
