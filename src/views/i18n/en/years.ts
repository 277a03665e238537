import type { years as source } from '../zh-Hans/years.ts'

export const years: Record<keyof typeof source, string> = {
  'years.title': 'Over the years',
  'years.year': 'End of year',
  'years.end': 'End of {year}',
  'years.staff': 'Staff',
  'years.joined': 'Came',
  'years.left': 'Left',
  'years.fine': 'Every year adds up: the year before, with who came and without who left.',
  'years.by': 'Since the year before',
  'years.chart.staff': 'Staff over the years',
  'years.chart.flow': 'Came and left over the years',
  'years.off': '{year}: the year before, came and left do not come to it.',
  'years.off.appeared': '{people} {people|person|people} more',
  'years.off.vanished': '{people} {people|person|people} fewer',
}
