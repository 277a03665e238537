import type { Group } from '#domain/access/groups.ts'
import type { Asked } from '#domain/cases/condition.ts'
import type { Block, Handle, Ladder, Step } from '#domain/cases/route.ts'
import { topRank } from '#domain/organisation/office.ts'

/**
 * What routes on proposals are put together from. A published route keeps its hash, so whatever is changed here fails for
 * every route that it would change.
 */
export const asking = (part: Asked, who: Step['who'], more: { id?: string; ticks?: boolean } = {}): Step => ({
  k: 'step',
  id: more.id ?? part,
  phase: 'confirming',
  days: 3,
  who,
  decides: { part },
  repeat: 'off',
  ticks: more.ticks ?? false,
  carry: true,
})

/** Whoever is asked about a part sits only where the proposal has such a part. */
export const ifAsked = (part: Asked, who: Step['who'], more: { ticks?: boolean } = {}): Block =>
  onlyAsked(part, asking(part, who, more))

/** A branch on which nobody is asked. */
export const nobody = (id: string): Block => ({ k: 'seq', id, items: [] })

/** The leaders, level by level, to the top where nothing else is said; whoever has agreed already is not asked again. */
export const climbing = (
  id: string,
  until: Ladder['until'] = { rank: topRank },
  more: Pick<Ladder, 'from'> = {},
): Ladder => ({
  k: 'ladder',
  id,
  phase: 'approving',
  days: 3,
  ...more,
  until,
  decides: { part: 'leaders' },
  repeat: 'once',
  carry: true,
})

/** 办结 by HR. */
export const closing: Handle = {
  k: 'handle',
  id: 'closing',
  phase: 'approving',
  days: 5,
  who: { duty: 'hr' },
  decides: { part: 'hr' },
  repeat: 'off',
  output: 'closing',
}

/** A seat that sets values of its part before it decides (docs/approvals.md E19). */
export const setting = (part: Asked, who: Step['who'], edits: readonly Group[]): Step => ({
  ...asking(part, who),
  edits,
})

/** The same, where the proposal has such a part. */
export const settingIfAsked = (part: Asked, who: Step['who'], edits: readonly Group[]): Block =>
  onlyAsked(part, setting(part, who, edits))

/** What such a seat set stands: a milestone, after which the case is taken back with the consent of whoever set it (E8). */
export const fixing = (part: Asked, who: Step['who'], edits: readonly Group[]): Step => ({
  ...setting(part, who, edits),
  milestone: true,
})

/** The same, where the proposal has such a part. */
export const fixingIfAsked = (part: Asked, who: Step['who'], edits: readonly Group[]): Block =>
  onlyAsked(part, fixing(part, who, edits))

const onlyAsked = (part: Asked, go: Step): Block => ({
  k: 'when',
  id: `asks-${part}`,
  cases: [{ if: { asked: part }, go }],
  otherwise: nobody(`no-${part}`),
})

/** Of somebody managed above: HR reports upwards before it records what the superior decided (docs/decisions/0094). */
export const reportingUpwards: Block = {
  k: 'when',
  id: 'asks-above',
  cases: [{ if: { asked: 'above' }, go: { ...closing, id: 'reporting', output: 'reporting' } }],
  otherwise: nobody('no-above'),
}

/** Legal is told where HR says that the contract is not concerned, and reads why (docs/decisions/0035). */
export const tellingLegal: Block = {
  k: 'when',
  id: 'tells-legal',
  cases: [
    {
      if: { asked: 'told-legal' },
      go: { k: 'notify', id: 'legal-copy', to: [{ duty: 'legal' }], shows: 'told-legal' },
    },
  ],
  otherwise: nobody('tells-nobody'),
}
