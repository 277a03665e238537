import type { Rule } from '../rule.ts'
import { sameWords, textOf } from '../values.ts'

/** 现任职务 is the last line of the résumé. */
export const postDiffers: Rule = {
  key: 'post-differs',
  severity: 'doubt',
  section: 'basic',
  source: 'docs/law/appointment-form.md §5',
  reads: ['basic.post', 'resume.from', 'resume.text'],
  find: ({ basic, records }) => {
    const [post, last] = [textOf(basic['post']), textOf(records('resume').at(-1)?.fields['text'])]
    return post !== '' && last !== '' && !sameWords(post, last) ? [{ field: 'post', readings: [post, last] }] : []
  },
}
