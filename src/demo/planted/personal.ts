import { employmentForms } from '#domain/codes/employment-form.ts'
import { idTypes } from '#domain/codes/id-type.ts'
import { maritalStates } from '#domain/codes/marital.ts'
import { parties } from '#domain/codes/party.ts'
import { personKinds } from '#domain/codes/person-kind.ts'
import { politics } from '#domain/codes/politics.ts'
import { ranks } from '#domain/codes/rank.ts'
import { retirementKinds } from '#domain/codes/retirement-kind.ts'
import { sexes } from '#domain/codes/sex.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { withCheck } from '#domain/people/id-number.ts'
import type { DemoPerson } from '../person.ts'
import { coded } from '../reading.ts'
import {
  type About,
  adding,
  both,
  changing,
  dotted,
  later,
  month,
  type Planted,
  textIn,
  twice,
  without,
} from './spoiling.ts'

const anybody = () => true
const carded = ({ card }: DemoPerson) => card === undefined
const woman = ({ sex }: DemoPerson) => sex === '女'
const member = ({ joined, party }: DemoPerson) => joined !== undefined && party === undefined
const married = ({ family }: DemoPerson) => /^(?:妻子|丈夫) /.test(family)

const basic = (
  rule: string,
  fits: Planted['fits'],
  change: (fields: Fields, about: About) => Fields,
  more: Partial<Planted> = {},
): Planted => ({ rule, section: 'basic', fits, spoil: changing('basic', 0, change), ...more })

const entry = (rule: string, fits: Planted['fits'], change: (fields: Fields, about: About) => Fields): Planted => ({
  rule,
  section: 'entry',
  fits,
  spoil: changing('entry', 0, change),
})

const contact = (rule: string, change: (fields: Fields) => Fields): Planted => ({
  rule,
  section: 'contact',
  fits: anybody,
  spoil: changing('contact', 0, change),
})

/** Of the person: 基本信息, numbers, photo, entry, contact and membership. */
export const personal: readonly Planted[] = [
  basic('birth-from-card', carded, () => ({ birth: undefined }), { draft: true }),
  basic('birth-too-late', carded, ({ workStart }) => ({ birth: later(workStart, 1) }), {
    draft: true,
    spoil: both(
      without('id-numbers'),
      changing('basic', 0, ({ workStart }) => ({ birth: later(workStart, 1) })),
    ),
  }),
  basic('birth-differs', carded, ({ birth }) => ({ birth: later(birth, -12) })),
  basic('sex-differs', carded, ({ sex }) => ({ sex: coded(sexes, textIn(sex) === '男' ? '女' : '男') })),
  basic('before-birth', anybody, ({ birth }) => ({ workStart: later(birth, -1) })),
  basic('work-too-young', anybody, ({ birth }) => ({ workStart: later(birth, 15 * 12) })),
  basic('work-start-differs', anybody, ({ workStart }) => ({ workStart: later(workStart, -2) })),
  basic('party-too-young', member, ({ birth }) => ({ partyDate: dotted(later(birth, 17 * 12)) })),
  basic('retirement-base-unknown', woman, () => ({ retirementBase: undefined, retirementLimit: undefined })),
  basic('retirement-differs', anybody, ({ retirement }) => ({ retirement: later(retirement, -24) })),
  basic('retirement-past', anybody, (_, { year }) => ({ retirement: month(`${year - 1}06`) })),
  basic('post-differs', anybody, () => ({ post: '岚川重装生产制造部工段长' })),
  basic('rank-differs', anybody, () => ({ rank: coded(ranks, '公司助理级') })),
  basic('rank-of-kind', anybody, () => ({ rank: coded(ranks, '一级主任科员') })),
  basic('politics-party', member, () => ({ politics: coded(politics, '群众') })),
  basic('politics-undated', member, () => ({ partyDate: undefined }), {
    spoil: both(
      without('party'),
      changing('basic', 0, () => ({ partyDate: undefined })),
    ),
  }),
  basic(
    'probation-over',
    ({ joined, ...person }) => member({ joined, ...person } as DemoPerson) && joined !== undefined && joined < '2015',
    () => ({
      politics: coded(politics, '中共预备党员'),
    }),
  ),
  basic(
    'league-over',
    ({ birth, politics: own }) => own === '群众' && birth < '1990',
    () => ({
      politics: coded(politics, '共青团员'),
    }),
  ),
  basic('native-level', anybody, () => ({ nativePlace: '湖南省株洲', birthPlace: '湖南省株洲' })),
  basic(
    'native-differs',
    (person) => carded(person) && !person.area.startsWith('54'),
    () => ({
      nativePlace: '西藏林芝',
      birthPlace: '西藏林芝',
    }),
  ),
  basic('health-word', anybody, () => ({ health: { text: '高血压' } })),
  basic(
    'name-blank',
    ({ name }) => /^..$/u.test(name),
    ({ name }) => ({ name: Array.from(String(name)).join(' ') }),
  ),
  basic('marital-differs', married, () => ({ marital: coded(maritalStates, '离婚') })),
  { rule: 'id-twice', section: 'id-numbers', fits: carded, spoil: twice('id-numbers') },
  {
    rule: 'id-two-cards',
    section: 'id-numbers',
    fits: carded,
    spoil: adding('id-numbers', ({ of }) => {
      const { type, number } = of('id-numbers', 0)
      const first = String(number).slice(0, 14)
      return { type, number: withCheck(`${first}${String(number).at(16) === '9' ? '997' : '996'}`) }
    }),
  },
  {
    rule: 'id-division',
    section: 'id-numbers',
    fits: carded,
    spoil: changing('id-numbers', 0, ({ number }) => ({ number: withCheck(`99${String(number).slice(2, 17)}`) })),
  },
  {
    rule: 'id-type-differs',
    section: 'id-numbers',
    fits: carded,
    spoil: changing('id-numbers', 0, () => ({ type: coded(idTypes, '护照') })),
  },
  {
    rule: 'photo-old',
    section: 'photo',
    fits: anybody,
    spoil: changing('photo', 0, (_, { year }) => ({ taken: month(`${year - 12}03`) })),
  },
  entry('entry-before-work', anybody, (_, { basic }) => ({ entered: later(basic['workStart'], -3) })),
  entry('entry-too-young', anybody, (_, { basic }) => ({ entered: later(basic['birth'], 15 * 12) })),
  entry('employment-differs', anybody, () => ({
    kind: coded(personKinds, '劳务派遣人员'),
    employment: coded(employmentForms, '劳动合同制'),
  })),
  entry(
    'retired-too-early',
    ({ sex, birth }) => sex === '男' && birth > '1969' && birth < '1974',
    (_, { basic }) => ({
      retired: later(basic['retirement'], -100),
      retirementKind: coded(retirementKinds, '退休'),
    }),
  ),
  entry(
    'rehired-before-retiring',
    ({ birth }) => birth > '1975',
    () => ({
      kind: coded(personKinds, '返聘人员'),
      employment: coded(employmentForms, '劳务协议'),
    }),
  ),
  contact('mobile-form', ({ mobile }) => ({ mobile: String(mobile).slice(0, 10) })),
  contact('email-form', () => ({ email: 'renshi.example.cn' })),
  contact('emergency-own', ({ mobile }) => ({ emergencyPhone: mobile })),
  {
    rule: 'party-date-differs',
    section: 'party',
    fits: member,
    spoil: changing('party', 0, ({ joined }) => ({ joined: later(joined, 1) })),
  },
  {
    rule: 'party-confirmed-before',
    section: 'party',
    fits: member,
    spoil: changing('party', 0, ({ joined }) => ({ confirmed: later(joined, -1) })),
  },
  {
    rule: 'party-confirmed-early',
    section: 'party',
    fits: member,
    spoil: changing('party', 0, ({ joined }) => ({ confirmed: later(joined, 5) })),
  },
  {
    rule: 'party-confirmed-late',
    section: 'party',
    fits: member,
    spoil: changing('party', 0, ({ joined }) => ({ confirmed: later(joined, 30) })),
  },
  { rule: 'party-twice', section: 'party', fits: member, spoil: twice('party') },
  {
    rule: 'member-too-young',
    section: 'party',
    fits: member,
    spoil: adding('party', ({ basic }) => ({ party: coded(parties, '民盟'), joined: later(basic['birth'], 17 * 12) })),
  },
]
