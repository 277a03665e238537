import { type Column, columns } from '#domain/roster/column.ts'

/** Where texts that the house holds already come from: what lines of the list say, as far as the viewer may list its group. */
export type Source = Pick<Column, 'group' | 'value'>

const { post: posts, rank: ranks, title: titles, nativePlace: places } = columns
const schools: Source = { group: 'career', value: ({ career }) => career?.school }

/** The fields of the sections that are suggested from what others have there, as `section.field`. */
export const sources: Readonly<Record<string, Source | 'units'>> = {
  'basic.post': posts,
  'basic.rank': ranks,
  'basic.nativePlace': places,
  'basic.birthPlace': places,
  'appointments.text': posts,
  'appointments.post': posts,
  'appointments.rank': ranks,
  'appointments.unit': 'units',
  'ranks.rank': ranks,
  'titles.title': titles,
  'education.school': schools,
}

/** Where suggestions for a field come from; undefined where there are none. */
export const sourceOf = (section: string, field: string): Source | 'units' | undefined => sources[`${section}.${field}`]

/** The first few of these texts that have what was typed in them: those that begin with it first, else in their order. */
export function matching(texts: readonly string[], typed: string, most: number): readonly string[] {
  const wanted = plainly(typed)
  if (wanted === '') return []
  const found = [...new Set(texts)].filter((text) => plainly(text).includes(wanted) && text !== typed)
  return found.toSorted((a, b) => Number(begins(b, wanted)) - Number(begins(a, wanted))).slice(0, most)
}

const plainly = (text: string) => text.normalize('NFKC').trim().toLowerCase()

const begins = (text: string, wanted: string) => plainly(text).startsWith(wanted)
