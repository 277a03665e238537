import type { Actor } from '#domain/access/actor.ts'
import {
  asksToRead,
  hasTasks,
  keepsCatalogue,
  keepsContracts,
  keepsDossiers,
  keepsMachines,
  keepsPaper,
  keepsPay,
  keepsResources,
  leadsHr,
  listsPeople,
  readsTheLog,
} from '#domain/access/duties.ts'
import type { MessageKey } from '#views/i18n/index.ts'
import type { IconName } from '#views/kit/icon.tsx'
import { paths } from '#views/paths.ts'

export type Counts = {
  readonly todo: number
  readonly filing: number
  /** How many of `todo` are late. */
  readonly late?: number
}

/** A place in the rail. */
export type Place = {
  readonly key:
    | 'todo'
    | 'dossiers'
    | 'pay'
    | 'opening'
    | 'contracts'
    | 'imports'
    | 'cases'
    | 'statistics'
    | 'readings'
    | 'materials'
    | 'archive'
    | 'resources'
    | 'organisation'
    | 'accounts'
    | 'log'
    | 'system'
    | 'seal'
  readonly label: MessageKey
  readonly href: string
  readonly icon: IconName
  /** Typed after g, this letter leads here. */
  readonly letter: string
  readonly count: number
  readonly late: boolean
}

/** The few places that this actor's duties open; none is ever greyed out. */
export const placesOf = (actor: Actor, counts: Counts): readonly Place[] =>
  places
    .filter(({ key, opens }) => opens(actor) || (key === 'todo' && counts.todo > 0))
    .map(({ opens: _, ...place }) => ({
      ...place,
      count: place.key === 'todo' ? counts.todo : place.key === 'archive' ? counts.filing : 0,
      late: place.key === 'todo' && (counts.late ?? 0) > 0,
    }))

/** Which of the places this address belongs to. What has no place of its own was reached from the to-do list. */
export const placeAt = (shown: readonly Place[], path: string): Place['key'] | undefined => {
  const found = shown.find(({ href }) => href !== '/' && (path === href || path.startsWith(`${href}/`)))
  if (found) return found.key
  if (path === paths.home()) return 'todo'
  const reached = reachedFrom.find(([own]) => own.some((each) => path.startsWith(each)))
  return reached?.[1].find((place) => shown.some(({ key }) => key === place))
}

/** Pages without a place of their own, and the places that lead to them: the first that somebody has. */
const reachedFrom: readonly (readonly [paths: readonly string[], from: readonly Place['key'][]])[] = [
  [[paths.openings()], ['pay']],
  [[paths.bringings()], ['imports']],
  [
    [
      paths.nameList(),
      paths.rolls(),
      paths.hrPrints(''),
      paths.people(),
      paths.exports(),
      paths.asides(),
      paths.samples(),
      paths.missingMaterials(),
    ],
    ['dossiers', 'log'],
  ],
  [[paths.transfers(), paths.arrivals()], ['readings']],
  [[paths.batches()], ['cases', 'todo']],
  [[paths.cases(), paths.followUps()], ['todo']],
]

const places: readonly (Omit<Place, 'count' | 'late'> & { opens: (actor: Actor) => boolean })[] = [
  {
    key: 'todo',
    label: 'place.todo',
    href: paths.home(),
    icon: 'inbox',
    letter: 't',
    opens: hasTasks,
  },
  {
    key: 'dossiers',
    label: 'place.dossiers',
    href: paths.dossiers(),
    icon: 'user',
    letter: 'p',
    opens: listsPeople,
  },
  {
    key: 'pay',
    label: 'place.pay',
    href: paths.pay(),
    icon: 'coin-yuan',
    letter: 'w',
    opens: keepsPay,
  },
  {
    key: 'opening',
    label: 'place.opening',
    href: paths.openings(),
    icon: 'columns',
    letter: 'o',
    // Finance finds it in its own place, HR beside the grids of many people.
    opens: (actor) => !keepsPay(actor) && keepsContracts(actor),
  },
  {
    key: 'contracts',
    label: 'place.contracts',
    href: paths.contracts(),
    icon: 'file-text',
    letter: 'h',
    opens: keepsContracts,
  },
  {
    key: 'imports',
    label: 'place.imports',
    href: paths.imports(),
    icon: 'file-import',
    letter: 'i',
    opens: keepsDossiers,
  },
  { key: 'cases', label: 'place.cases', href: paths.cases(), icon: 'file-text', letter: 'c', opens: keepsDossiers },
  {
    key: 'statistics',
    label: 'place.statistics',
    href: paths.statistics(),
    icon: 'chart-bar',
    letter: 'b',
    opens: listsPeople,
  },
  { key: 'readings', label: 'place.readings', href: paths.readings(), icon: 'eye', letter: 'y', opens: asksToRead },
  {
    key: 'materials',
    label: 'place.materials',
    href: paths.looseMaterials(),
    icon: 'file-text',
    letter: 'm',
    opens: keepsCatalogue,
  },
  {
    key: 'archive',
    label: 'place.archive',
    href: paths.archive(),
    icon: 'archive',
    letter: 'a',
    opens: keepsPaper,
  },
  {
    key: 'resources',
    label: 'place.resources',
    href: paths.resources(),
    icon: 'columns',
    letter: 'r',
    opens: keepsResources,
  },
  {
    key: 'organisation',
    label: 'place.organisation',
    href: paths.organisation(),
    icon: 'columns',
    letter: 'u',
    opens: listsPeople,
  },
  { key: 'accounts', label: 'place.accounts', href: paths.accounts(), icon: 'user', letter: 'z', opens: leadsHr },
  { key: 'log', label: 'place.log', href: paths.log(), icon: 'history', letter: 'l', opens: readsTheLog },
  { key: 'system', label: 'place.system', href: paths.system(), icon: 'server', letter: 's', opens: keepsMachines },
  { key: 'seal', label: 'place.seal', href: paths.seal(), icon: 'lock', letter: 'f', opens: leadsHr },
]
