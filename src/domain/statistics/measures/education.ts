import type { Learned } from '#domain/dossiers/counted.ts'
import type { Day } from '#domain/time.ts'
import { grouped, type Measure } from '../measure.ts'
import { hasBegun } from '../month.ts'
import type { Person } from '../person.ts'

const bandOf = grouped([
  ['postgraduate', ['11', '12', '1A', '1B']],
  ['university', ['21', '22', '23']],
  ['college', ['31', '32', '33', '34']],
  ['secondary', ['35', '36']],
  ['school', /^(?:3[789]|[4-9].)$/],
])

const values = [
  { code: 'postgraduate', name: '研究生', en: 'Postgraduate' },
  { code: 'university', name: '大学本科', en: 'University' },
  { code: 'college', name: '大学专科', en: 'Junior college' },
  { code: 'secondary', name: '中专', en: 'Secondary specialised' },
  { code: 'school', name: '高中及以下', en: 'Senior high and below' },
]

/**
 * The first of these places, by their codes, that something reached by the month of the day has; a record without a date counts as
 * known.
 */
export function highestOf(
  { facts: { education } }: Person,
  day: Day,
  mode: string | undefined,
  { places, of }: { readonly places: readonly string[]; readonly of: (one: Learned) => string | undefined },
): string | undefined {
  if (!education) return undefined
  let highest = places.length
  for (const one of education) {
    if ((mode !== undefined && one.mode !== mode) || (one.from && !hasBegun(one.from, day))) continue
    const band = of(one)
    const place = band === undefined ? -1 : places.indexOf(band)
    if (place >= 0 && place < highest) highest = place
  }
  return places[highest]
}

const levels = { places: values.map(({ code }) => code), of: ({ level }: Learned) => bandOf(level) }

const by = (name: string, en: string, mode?: string): Measure => ({
  name,
  en,
  group: 'career',
  means: {
    name: '已毕业的最高一项，从毕业那个月起算；结业、肄业不算',
    en: 'The highest that was graduated from, from its month on',
  },
  values,
  of: (person, day) => highestOf(person, day, mode, levels),
})

export const education = by('最高学历', 'Highest education')
export const educationFullTime = by('全日制学历', 'Full-time education', '1')
export const educationInService = by('在职学历', 'In-service education', '2')
