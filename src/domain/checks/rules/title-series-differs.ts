import type { Rule } from '../rule.ts'
import { codeIn, textOf, wordsOf } from '../values.ts'

/** The last word of most titles names its series. */
export const titleSeriesDiffers: Rule = {
  key: 'title-series-differs',
  severity: 'doubt',
  section: 'titles',
  source: 'docs/law/codes.md §3',
  reads: ['titles.title', 'titles.series'],
  find: ({ records }) =>
    records('titles').flatMap(({ id, fields }) => {
      const [title, series] = [textOf(fields['title']), codeIn(fields['series'])]
      const named = bySuffix.find(([suffix]) => title.endsWith(suffix))?.[1]
      if (!series || !named || named === series) return []
      return [{ field: 'series', record: id, params: { title, series: wordsOf(fields['series']) } }]
    }),
}

/** Words that no other series uses; 国际商务师 and the like stand before the shorter ones. */
const bySuffix: readonly (readonly [suffix: string, series: string])[] = [
  ['工程师', '08'],
  ['农艺师', '09'],
  ['兽医师', '10'],
  ['畜牧师', '11'],
  ['经济师', '12'],
  ['会计师', '13'],
  ['统计师', '14'],
  ['审计师', '68'],
  ['政工师', '98'],
  ['实验师', '07'],
  ['护师', '25'],
  ['药师', '24'],
  ['国际商务师', '70'],
]
