import type { Route } from '#domain/cases/route.ts'
import { askingAgain } from './revocation-blocks.ts'

/** 撤销. Legal of the entity that took somebody in is asked again as well, where it was asked apart (docs/decisions/0037). */
export const revocation2: Route = {
  key: 'revocation',
  version: 2,
  schema: 1,
  hold: 'proposal',
  effect: 'restore',
  body: askingAgain([
    'checker',
    'head',
    'hr-lead',
    'hr',
    'finance',
    'legal',
    'administration',
    'receiving',
    'receiving-legal',
  ]),
}
