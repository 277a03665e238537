import type { Route } from '#domain/cases/route.ts'
import { allocation, moving } from './appointing-blocks.ts'
import { closing, reportingUpwards, settingIfAsked } from './blocks.ts'

/** 调动: what administration allocated is reserved until the end. */
export const transfer2: Route = {
  key: 'transfer',
  version: 2,
  schema: 1,
  hold: 'proposal',
  effect: 'appoint',
  body: moving(allocation, settingIfAsked('finance', { duty: 'finance' }, ['pay']), [
    reportingUpwards,
    { ...closing, output: 'moving' },
  ]),
}
