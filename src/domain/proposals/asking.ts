import type { Group } from '#domain/access/groups.ts'
import type { Asked, Climb } from '#domain/cases/condition.ts'
import type { Content, Parts } from '#domain/cases/content.ts'
import type { ProposedChange } from './proposal.ts'

/** Who is asked about a change, and how far up it goes: nobody at all is routine (docs/decisions/0034). */
export type Asking = {
  readonly asks: readonly Extract<Asked, 'checker' | 'head' | 'hr-lead' | 'finance' | 'legal'>[]
  readonly climb: Climb
}

/** A change of what stands there, and a new record beside the others, may be asked of different people. */
export type AskingRow = { readonly corrected: Asking; readonly added: Asking }

/** 变更审批对照表: section → who is asked. Kept by the HR lead; a section that it does not name is asked like basic information. */
export type AskingTable = Readonly<Record<string, AskingRow>>

const both = (asks: Asking['asks'], climb: Climb): AskingRow => ({
  corrected: { asks, climb },
  added: { asks, climb },
})

const routine: Asking = { asks: [], climb: 'none' }

const addedFreely = (corrected: Asking): AskingRow => ({ corrected, added: routine })

/** The first version of the table (docs/decisions/0060). */
export const firstTable: AskingTable = {
  basic: both(['checker', 'head'], 'all'),
  entry: both(['checker', 'head'], 'all'),
  management: both(['hr-lead'], 'all'),
  'id-numbers': both(['checker'], 'one'),
  family: both(['checker'], 'one'),
  party: both(['checker'], 'one'),
  abroad: both(['checker'], 'one'),
  reviews: both(['checker'], 'one'),
  health: both(['checker'], 'one'),
  education: both(['head'], 'one'),
  resume: both(['head'], 'one'),
  titles: both(['head'], 'one'),
  rewards: both(['head'], 'one'),
  appraisals: addedFreely({ asks: ['head'], climb: 'one' }),
  training: addedFreely({ asks: ['head'], climb: 'one' }),
  appointments: both(['head'], 'all'),
  ranks: both(['head'], 'all'),
  punishments: both(['hr-lead'], 'all'),
  pay: both(['finance'], 'all'),
  'pay-standards': both(['finance'], 'all'),
  payslips: both(['finance'], 'one'),
  bonuses: both(['finance'], 'one'),
  leave: both(['finance'], 'one'),
  'earlier-service': both(['finance'], 'one'),
  contracts: both(['legal'], 'one'),
  contact: both([], 'none'),
  photo: both([], 'none'),
  certificates: both([], 'none'),
  attendance: both([], 'none'),
}

/** Like basic information: nothing slips through because nobody thought of it. */
const unnamed = both(['checker', 'head'], 'all')

/** The table in force: the first one, with the rows that the HR lead changed. */
export const tableOf = (own: AskingTable | undefined): AskingTable => ({ ...firstTable, ...own })

/** The row of a section; one that the table does not name asks like any unnamed one. */
export const rowOf = (table: AskingTable, section: string): AskingRow => table[section] ?? unnamed

/** Key dates are corrected by two people of HR, whatever the table says of their section (docs/decisions/0096). */
const keyDate: Asking = { asks: ['checker'], climb: 'all' }

/** Who is asked about one change, and how far up it goes. */
export const askingOf = (table: AskingTable, change: ProposedChange): Asking => {
  const row = rowOf(table, change.section)
  const own = change.kind === 'add' ? row.added : row.corrected
  return change.touchesKeyDate ? { asks: [...new Set([...own.asks, ...keyDate.asks])], climb: keyDate.climb } : own
}

/** Whether nobody is asked about a change: it applies at once. */
export function isRoutine(table: AskingTable, change: ProposedChange): boolean {
  return asksNobody(askingOf(table, change))
}

/** Whether somebody is only told. */
export const asksNobody = ({ asks, climb }: Asking): boolean => asks.length === 0 && climb === 'none'

/**
 * Divides a proposal: the values that each is asked about, and how far up the heaviest of them goes. What goes up at all is
 * the leaders' part as well.
 */
export function divided(table: AskingTable, changes: readonly ProposedChange[]): Pick<Content, 'parts' | 'climb'> {
  const parts = new Map<Asked, string[]>()
  const climbs = new Set<Climb>()
  for (const change of changes) {
    const { asks, climb } = askingOf(table, change)
    climbs.add(climb)
    for (const asked of [...asks, ...(climb === 'none' ? [] : (['leaders'] as const))]) {
      const keys = change.keys.filter((key) => asked !== 'head' || isForHeads(key, asks))
      if (keys.length > 0) parts.set(asked, [...(parts.get(asked) ?? []), ...keys])
    }
  }
  const climb = (['all', 'one', 'none'] as const).find((each) => climbs.has(each)) ?? 'none'
  return { parts: Object.fromEntries(parts) as Parts, climb }
}

/** What a head decides on (docs/decisions/0032): health and family of a record are for 复核, where 复核 is asked too. */
const forHeads: readonly Group[] = ['who', 'identity', 'career', 'training', 'appraisal']

const isForHeads = (key: string, asks: Asking['asks']): boolean =>
  forHeads.some((group) => key.endsWith(`/${group}`)) || asks.every((asked) => asked === 'head')

/** Everybody decides on everything, and it goes all the way up: of kinds that have no table. */
export const wholly = (
  changes: readonly ProposedChange[],
  asked: readonly Asked[],
): Pick<Content, 'parts' | 'climb'> => {
  const keys = changes.flatMap((change) => change.keys)
  return { parts: Object.fromEntries(asked.map((one) => [one, keys])), climb: 'all' }
}

/** Who decides on pay, on contracts and on everything else; it goes all the way up. */
export function dividedByGroup(
  changes: readonly ProposedChange[],
  asked: { readonly pay: readonly Asked[]; readonly contract: readonly Asked[]; readonly others: readonly Asked[] },
): Pick<Content, 'parts' | 'climb'> {
  const parts = new Map<Asked, string[]>()
  for (const key of changes.flatMap(({ keys }) => keys)) {
    const group = key.endsWith('/pay') ? 'pay' : key.endsWith('/contract') ? 'contract' : 'others'
    for (const one of asked[group]) parts.set(one, [...(parts.get(one) ?? []), key])
  }
  return { parts: Object.fromEntries(parts) as Parts, climb: 'all' }
}

/** What decides whom a value of an appointment is asked of, beside the value itself. */
type Appointing = {
  readonly crosses: boolean
  readonly hasOwnLegal: boolean
  readonly isManagedAbove: boolean
  readonly moves: boolean
  readonly changesContract: boolean
}

/**
 * An appointment, to a post or to another unit: pay is decided by finance, the contract by legal where it changes, else
 * legal is told; what HR alone may read stays with HR, and everything else is the head's as well. Administration reads
 * who goes where, and from when; the HR of another legal entity everything but the pay (docs/decisions/0035, 0037). Where
 * that one has legal people of its own, they decide on the new contract, and those here on what ends the old one.
 */
export function dividedAppointment(
  changes: readonly ProposedChange[],
  where: Pick<Appointing, 'crosses' | 'hasOwnLegal' | 'isManagedAbove'>,
): Pick<Content, 'parts' | 'climb' | 'to'> {
  const to = changes.find((change) => change.to)?.to
  const changesContract = changes.some(({ section }) => section === 'contracts')
  const all = { ...where, moves: to !== undefined, changesContract }
  const parts = new Map<Asked, string[]>()
  for (const change of changes)
    for (const key of change.keys)
      for (const one of askedOfValue(key, change, all)) parts.set(one, [...(parts.get(one) ?? []), key])
  return { parts: Object.fromEntries(parts) as Parts, climb: 'all', ...(to && { to }) }
}

function askedOfValue(
  key: string,
  { section, kind }: ProposedChange,
  { crosses, hasOwnLegal, isManagedAbove, moves, changesContract }: Appointing,
): readonly Asked[] {
  const group = key.split('/').at(-1) as Group
  const byHr: readonly Asked[] = isManagedAbove ? ['hr', 'above'] : ['hr']
  if (section === 'integrity') return byHr
  if (group === 'pay') return [...byHr, 'leaders', 'finance']
  const byBoth: readonly Asked[] = crosses ? [...byHr, 'leaders', 'receiving'] : [...byHr, 'leaders']
  if (group === 'contract') return [...byBoth, ...legalFor({ section, kind }, { hasOwnLegal, changesContract })]
  const isPlace = group === 'who' || (section === 'appointments' && kind === 'add')
  return [...byBoth, 'head', ...(moves && isPlace ? (['administration'] as const) : [])]
}

/** Of a contract: legal of the entity that it is made with, or that it ends with; of what is said beside it both. */
function legalFor(
  { section, kind }: Pick<ProposedChange, 'section' | 'kind'>,
  { hasOwnLegal, changesContract }: Pick<Appointing, 'hasOwnLegal' | 'changesContract'>,
): readonly Asked[] {
  if (hasOwnLegal && section === 'contracts') return [kind === 'add' ? 'receiving-legal' : 'legal']
  const here = changesContract ? 'legal' : 'told-legal'
  return hasOwnLegal ? [here, 'receiving-legal'] : [here]
}
