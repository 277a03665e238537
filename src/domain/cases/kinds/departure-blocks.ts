import type { Asked } from '#domain/cases/condition.ts'
import type { Block, Handle, Step } from '#domain/cases/route.ts'
import { asking, climbing } from './blocks.ts'

/** Work that is recorded, of a duty or of the head. */
const task = (
  id: string,
  output: string,
  part: Asked,
  who: Step['who'],
  more: Pick<Handle, 'reads'> & { readonly days?: number } = {},
): Handle => ({
  k: 'handle',
  id,
  phase: 'approving',
  days: 5,
  who,
  decides: { part },
  repeat: 'off',
  output,
  ...more,
})

const review = (of: string): Handle => task(`legal-${of}`, `review-${of}`, 'legal', { duty: 'legal' })

/** Which points legal answers depends on what ends the employment. */
const reviews: Block = {
  k: 'when',
  id: 'review',
  cases: ['agreement', 'dismissal', 'notice', 'expiry', 'farewell'].map((of) => ({ if: { is: of }, go: review(of) })),
  otherwise: review('resignation'),
}

const handovers: Block = {
  k: 'par',
  id: 'handover',
  branches: [
    task('hand-unit', 'handover-unit', 'head', { head: 'subject' }),
    task('hand-it', 'handover-it', 'administration', { duty: 'it' }),
    task('hand-office', 'handover-office', 'administration', { duty: 'archivist' }),
    task('hand-finance', 'handover-finance', 'finance', { duty: 'finance' }, { reads: ['estimate'] }),
    task('hand-hr', 'handover-hr', 'hr', { duty: 'hr' }),
    task('hand-legal', 'handover-legal', 'legal', { duty: 'legal' }),
  ],
}

/** Finance confirms the final figure, beside its estimate and what was handed over. */
export const final: Handle = task(
  'final',
  'settlement',
  'finance',
  { duty: 'finance' },
  { reads: ['estimate', 'hand-finance'] },
)

/**
 * 离职 (docs/decisions/0030): the head on the plan, legal on the points of the kind, finance's estimate, the leaders;
 * then everybody hands over at the same time, finance confirms the final figure, and what rises over the approved sum
 * goes back to whoever approved last; 办结 by HR. It takes effect at the end of the last day.
 */
export const departing = (final: Handle): Block => ({
  k: 'seq',
  id: 'departure',
  items: [
    asking('head', { head: 'subject' }),
    reviews,
    task('estimate', 'settlement', 'finance', { duty: 'finance' }),
    { ...climbing('leaders'), reads: ['estimate', 'legal-agreement', 'legal-dismissal', 'legal-notice'] },
    handovers,
    final,
    {
      k: 'when',
      id: 'risen',
      cases: [
        {
          if: { rises: { from: 'estimate', to: 'final' } },
          go: {
            ...asking('leaders', { decided: 'leaders' }, { id: 'again' }),
            phase: 'approving',
            reads: ['estimate', 'final'],
          },
        },
      ],
      otherwise: { k: 'seq', id: 'not-risen', items: [] },
    },
    task('closing', 'leaving', 'hr', { duty: 'hr' }),
    { k: 'notify', id: 'copies', to: [{ decider: 'head' }, 'applicant'] },
  ],
})
