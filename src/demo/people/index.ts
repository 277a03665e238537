import type { DemoPerson } from '#demo/person.ts'
import { administration } from './administration.ts'
import { finance } from './finance.ts'
import { humanResources } from './human-resources.ts'
import { leadership } from './leadership.ts'
import { marketing } from './marketing.ts'
import { production } from './production.ts'
import { technology } from './technology.ts'

/** Everybody with a dossier, in the order in which the dossiers were made. */
export const people: readonly DemoPerson[] = [
  ...leadership,
  ...administration,
  ...humanResources,
  ...finance,
  ...technology,
  ...production,
  ...marketing,
]
