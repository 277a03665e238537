import type { Rule } from '../rule.ts'
import { codeIn, textOf } from '../values.ts'

/** A senior title asks for schooling of a college at least; 高级技师 and the like do not. */
export const titleSchooling: Rule = {
  key: 'title-schooling',
  severity: 'hint',
  section: 'titles',
  source: 'docs/law/checks.md §3',
  reads: ['titles.title', 'titles.level', 'education.level'],
  find: ({ records }) => {
    const levels = records('education').flatMap(({ fields }) => codeIn(fields['level']) ?? [])
    if (levels.length === 0 || levels.some((level) => /^(?:[12].|3[1-4])$/.test(level))) return []
    return records('titles')
      .filter(
        ({ fields }) => ['1', '2'].includes(codeIn(fields['level']) ?? '') && !/技师$/.test(textOf(fields['title'])),
      )
      .map(({ id, fields }) => ({ field: 'title', record: id, params: { title: textOf(fields['title']) } }))
  },
}
