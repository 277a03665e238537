import type { Learned } from '#domain/dossiers/counted.ts'
import { grouped, type Measure } from '../measure.ts'
import { highestOf } from './education.ts'

/** By its code, or by its words: the table lacks the newer disciplines. */
const bandOf = grouped([
  ['doctor', /^2|^(?!名誉).*博士/],
  ['master', /^3|硕士/],
  ['bachelor', /^4|学士/],
])

const values = [
  { code: 'doctor', name: '博士', en: 'Doctor' },
  { code: 'master', name: '硕士', en: 'Master' },
  { code: 'bachelor', name: '学士', en: 'Bachelor' },
  { code: 'none', name: '无学位', en: 'None' },
]

const degrees = { places: values.map(({ code }) => code), of: ({ degree }: Learned) => bandOf(degree) }

const by = (name: string, en: string, mode?: string): Measure => ({
  name,
  en,
  group: 'career',
  means: {
    name: '最高学位自成一项，与学历无关；名誉博士不算',
    en: 'The highest degree by itself, honorary ones aside',
  },
  values,
  of: (person, day) => highestOf(person, day, mode, degrees) ?? 'none',
})

export const degree = by('最高学位', 'Highest degree')
export const degreeFullTime = by('全日制学位', 'Full-time degree', '1')
export const degreeInService = by('在职学位', 'In-service degree', '2')
