import type { Rule } from '../rule.ts'
import { sameWords, textOf } from '../values.ts'

/** Nobody is appointed to what is held already. */
export const proposedHeld: Rule = {
  key: 'proposed-held',
  severity: 'doubt',
  section: 'form',
  source: 'docs/law/appointment-form.md §4',
  reads: ['form.proposed', 'basic.post'],
  find: ({ records, basic }) => {
    const [proposed, post] = [textOf(records('form')[0]?.fields['proposed']), textOf(basic['post'])]
    return proposed !== '' && sameWords(proposed, post) ? [{ field: 'proposed' }] : []
  },
}
