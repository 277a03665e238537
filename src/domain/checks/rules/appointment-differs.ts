import type { Rule } from '../rule.ts'
import { bareWords, textOf, wordsOf } from '../values.ts'

/** A post that is held stands in 现任职务. */
export const appointmentDiffers: Rule = {
  key: 'appointment-differs',
  severity: 'doubt',
  section: 'appointments',
  source: 'docs/law/appointment-form.md §5',
  reads: ['appointments.text', 'appointments.to', 'basic.post'],
  find: ({ records, basic }) => {
    const post = textOf(basic['post'])
    if (post === '') return []
    return records('appointments')
      .filter(({ fields }) => textOf(fields['to']) === '')
      .filter(({ fields }) => !holds(post, wordsOf(fields['text'])))
      .map(({ id }) => ({ field: 'text', record: id, params: { post } }))
  },
}

/** Either names the other, blanks and signs aside. */
const holds = (post: string, text: string) =>
  bareWords(post).includes(bareWords(text)) || bareWords(text).includes(bareWords(post))
