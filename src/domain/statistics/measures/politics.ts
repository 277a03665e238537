import { politics as table } from '#domain/codes/politics.ts'
import { codesBy, grouped, type Measure } from '../measure.ts'

const codeIn = codesBy(table)

const bands = grouped([
  ['party', ['01', '02']],
  ['league', ['03']],
  ['democratic', /^(?:0[4-9]|1[01])$/],
  ['none', ['12']],
  ['masses', ['13']],
])

/** 政治面貌 as statistics put it: 群众 are no party members (docs/decisions/0116). */
export const politics: Measure = {
  name: '政治面貌',
  en: 'Political affiliation',
  group: 'identity',
  means: { name: '中共党员含预备党员；群众不算党员', en: 'CPC members with probationary ones' },
  values: [
    { code: 'party', name: '中共党员', en: 'CPC members' },
    { code: 'league', name: '共青团员', en: 'Youth League' },
    { code: 'democratic', name: '民主党派', en: 'Democratic parties' },
    { code: 'none', name: '无党派', en: 'No party' },
    { code: 'masses', name: '群众', en: 'Not members' },
  ],
  of: ({ identity }) => bands(codeIn(identity.politics)),
}
