import type { Route } from '#domain/cases/route.ts'
import { departing, final } from './departure-blocks.ts'

/** 离职, as it was first published. */
export const departure1: Route = {
  key: 'departure',
  version: 1,
  schema: 1,
  hold: '*',
  effect: 'depart',
  noted: { is: 'noted' },
  body: departing(final),
}
