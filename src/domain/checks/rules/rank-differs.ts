import type { Rule } from '../rule.ts'
import { wordsOf } from '../values.ts'

/** 职级 is that of the last record of ranks. */
export const rankDiffers: Rule = {
  key: 'rank-differs',
  severity: 'doubt',
  section: 'basic',
  source: 'docs/law/appointment-form.md §5',
  reads: ['basic.rank', 'ranks.rank', 'ranks.from'],
  find: ({ basic, records }) => {
    const [stated, last] = [wordsOf(basic['rank']), wordsOf(records('ranks').at(-1)?.fields['rank'])]
    return stated !== '' && last !== '' && stated !== last ? [{ field: 'rank', params: { stated, last } }] : []
  },
}
