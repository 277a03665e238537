import type { Schema } from '#db/schema.ts'

/**
 * 封头: whatever stands in clear and decides a right, a responsibility or a meaning is added up in the head of its owner
 * (docs/decisions/0081). Of the organisation every row is an owner of its own, so that one altered duty costs one duty;
 * a dossier and a case own the rows that hang on them, part by part, so that a list need not read what only a page
 * shows.
 */
export const parts = {
  settings: ['settings'],
  units: ['units'],
  unit_changes: ['unit_changes'],
  posts: ['posts'],
  post_changes: ['post_changes'],
  persons: ['persons'],
  offices: ['offices'],
  deputies: ['deputies'],
  accounts: ['accounts'],
  duties: ['duties'],
  links: ['links'],
  agreements: ['agreements'],
  proxies: ['proxies'],
  exports: ['exports'],
  returns: ['returns'],
  pay_scales: ['pay_scales'],
  cross_tables: ['cross_tables'],
  templates: ['templates'],
  arrivals: ['arrivals'],
  series: ['series'],
  locations: ['locations'],
  resources: ['resources'],
  imports: ['imports'],
  bringings: ['bringings'],
  brought: ['brought'],
  dossier: ['facts', 'contents', 'custody'],
  case: ['facts', 'course'],
} as const

export type Kind = keyof typeof parts
export const kinds = Object.keys(parts) as readonly Kind[]

export type SealedTable = {
  readonly kind: Kind
  /** The place of its sum among the parts of the head. */
  readonly part: 0 | 1 | 2
  /** SQL for the owner's id, from the row that goes by this name. */
  readonly owner: (row: string) => string
  /** SQL that finds the rows of one owner, where comparing `owner` would read the whole table. */
  readonly ownedBy?: (row: string) => string
  /** Columns that are not added up, each with the reason why nobody gains by changing it. */
  readonly open?: Readonly<Record<string, string>>
  /** Rows that say something; the others are not added up. */
  readonly worth?: (row: string) => string
}

const by =
  (...columns: readonly string[]) =>
  (row: string) =>
    columns.map((column) => `${row}.${column}`).join(` || '/' || `)

const envelope = 'an envelope that opens in this row and version only, and whose row is added up'

const alone = (kind: Kind, owner = by('id'), more: Pick<SealedTable, 'open' | 'worth'> = {}): SealedTable => ({
  kind,
  part: 0,
  owner,
  ...more,
})

const dossier = (part: 0 | 1 | 2, open?: SealedTable['open'], owner = by('dossier_id')): SealedTable => ({
  kind: 'dossier',
  part,
  owner,
  ...(open && { open }),
})

const ofCase = (part: 0 | 1, open?: SealedTable['open'], owner = by('case_id')): SealedTable => ({
  kind: 'case',
  part,
  owner,
  ...(open && { open }),
})

/** One line a table. A new column is added up unless it is named here as open. */
export const sealedTables = {
  settings: alone('settings', by('key')),
  units: alone('units'),
  unit_changes: alone('unit_changes', by('unit_id', 'n')),
  posts: alone('posts'),
  post_changes: alone('post_changes', by('post_id', 'n')),
  persons: alone('persons', by('id'), { worth: (row) => `${row}.name is not null` }),
  offices: alone('offices'),
  deputies: alone('deputies'),
  accounts: alone('accounts', by('id'), {
    open: {
      language: 'in which language the account reads; it can choose again',
      theme: 'how bright its pages are; it can choose again',
    },
  }),
  /** With the account itself: without its second factor it is not what it was. */
  account_locks: alone('accounts', by('account_id')),
  factors: alone('accounts', by('account_id')),
  factor_codes: alone('accounts', by('account_id')),
  links: alone('links'),
  duties: alone('duties', by('account_id', 'duty', 'unit_id', 'since')),
  agreements: alone('agreements'),
  proxies: alone('proxies'),
  exports: alone('exports'),
  returns: alone('returns'),
  /** With the return itself: without one of its signatures it is not what it was. */
  return_events: alone('returns', by('return_id')),
  pay_scales: alone('pay_scales'),
  cross_tables: alone('cross_tables', by('id'), { open: { content: envelope } }),
  templates: alone('templates', by('id'), { open: { content: envelope, file: envelope } }),
  arrivals: alone('arrivals'),
  series: alone('series', by('kind', 'entity', 'year')),
  locations: alone('locations'),
  resources: alone('resources'),
  imports: alone('imports', by('id'), { open: { draft: envelope } }),
  bringings: alone('bringings'),
  brought: alone('brought', by('id'), { open: { content: envelope } }),

  dossiers: dossier(0, undefined, by('id')),
  revisions: dossier(1, { payload: envelope }),
  /** Beside the row itself: the list reads them, and the unit in them decides who sees the dossier. */
  summaries: dossier(0, { payload: envelope }),
  asides: dossier(1),
  samples: dossier(1),
  reading_grants: dossier(1, { count: 'how often it was used; the log has an entry of each time' }),
  reading_visits: dossier(1),
  followups: dossier(1),
  transfers: dossier(2),
  proposals: dossier(1),
  proposed: dossier(1, { payload: envelope }),
  blobs: dossier(1),
  fingerprints: dossier(2),
  volumes: dossier(2),
  materials: dossier(2, { payload: envelope }),
  filings: dossier(2),
  print_runs: dossier(2, { parameters: envelope, sources: envelope }),
  print_pages: {
    ...dossier(2, undefined, (row) => `(select r.dossier_id from main.print_runs r where r.id = ${row}.run_id)`),
    ownedBy: (row) => `${row}.run_id in (select r.id from main.print_runs r where r.dossier_id = ?)`,
  },

  cases: ofCase(0, undefined, by('id')),
  case_events: ofCase(1, { sealed: envelope }),
  case_seats: ofCase(1),
  case_candidates: ofCase(1),
  case_copies: ofCase(1, { read_at: 'whether somebody copied has looked; the copy itself is added up' }),
  holds: ofCase(1),
  seats_left: ofCase(1),
} as const satisfies Partial<Record<keyof Schema, SealedTable>>

/** Tables whose rows are not added up, each with the reason. */
export const openTables = {
  sessions: 'every session ends when the house is opened, so that none made with the file open is worth anything',
  visits: 'when somebody last signed in, for lists only; the log has the entry of it',
  sign_in_failures: 'a try added or removed while nobody can sign in makes the next tries slower or faster, by minutes',
  commands:
    'each row proves itself by a keyed print of all it says; without it a form that is sent again is judged anew, by what it was drawn from',
  notices:
    'a notice says only that a case moved; what waits is counted from the seats, and the case tells what happened',
  phrases: 'sentences of one’s own: sealed, and read by nobody else',
  cross_pins:
    'which cross-tables somebody wants on the own start page: each is looked for again among those that the account meets',
  unwanted_notices: 'of which notices somebody does not want to be told; what waits is told all the same',
  batches: 'which cases are handled together: each is decided and sealed by itself, and what a batch says is sealed',
  presents:
    'sealed, and believed only of the very revisions that it names; without it, or where it is an older one, those are opened themselves',
  return_parts:
    'sealed, and believed only where its SHA-256 is the one that the event of its freezing names, which is added up; one that is gone is told',
  installation: 'which keyring belongs to the file, as a hint; the proof is what opens',
  due: 'what falls due later is found again from the cases and dossiers themselves',
  log: 'chained, and its newest entry stands in the root',
  heads: 'each has a MAC, and the root has their sum',
  moves: 'chained with a key, and its end stands in the root',
  root: 'has a MAC',
} as const satisfies Partial<Record<keyof Schema, string>>

export type SealedName = keyof typeof sealedTables
export const sealedNames = Object.keys(sealedTables) as readonly SealedName[]

/** What is sealed of a table, and whom its rows belong to. */
export const tableOf = (name: SealedName): SealedTable => sealedTables[name]

/** The tables that are added up in the heads of this kind. */
export const tablesOf = (kind: Kind): readonly SealedName[] => sealedNames.filter((name) => tableOf(name).kind === kind)

/** The tables that an owner's own row is in. */
export const ownTables = (kind: Kind): readonly SealedName[] =>
  tablesOf(kind).filter((name) => tableOf(name).part === 0)
