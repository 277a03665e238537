import { politics } from '#domain/codes/politics.ts'
import { relations as kinds } from '#domain/codes/relation.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { DemoPerson } from '../person.ts'
import { coded } from '../reading.ts'
import { type About, adding, changing, changingRelative, later, month, type Planted, textIn } from './spoiling.ts'

const married = ({ family }: DemoPerson) => /^(?:妻子|丈夫) /.test(family)
const has =
  (relation: string) =>
  ({ family }: DemoPerson) =>
    new RegExp(`\\n${relation} `).test(family)
const lacks =
  (relation: string) =>
  ({ family }: DemoPerson) =>
    !family.includes(relation)

const somebody =
  (relation: string, birth: (about: About) => Fields[string]) =>
  (about: About): Fields => ({
    relation: coded(kinds, relation),
    name: '佟小川',
    birth: birth(about),
    politics: coded(politics, '群众'),
    work: '岚州市某商店职工',
  })

const family = (rule: string, fits: Planted['fits'], spoil: Planted['spoil']): Planted => ({
  rule,
  section: 'family',
  fits,
  spoil,
})

/** Of 家庭成员. */
export const relations: readonly Planted[] = [
  family(
    'spouse-sex',
    married,
    changing('family', 0, ({ relation }) => ({ relation: otherSpouse(relation) })),
  ),
  family(
    'spouse-age',
    married,
    changing('family', 0, (_, { year }) => ({ birth: month(`${year - 12}06`) })),
  ),
  family(
    'relative-age',
    has('父亲'),
    changingRelative('父亲', ({ birth }) => ({ birth: later(birth, 15 * 12) })),
  ),
  family(
    'relation-twice',
    has('母亲'),
    changingRelative('母亲', () => ({ relation: coded(kinds, '父亲') })),
  ),
  family(
    'relative-deceased',
    (person) => has('父亲')(person) && !person.family.includes('†'),
    changingRelative('父亲', ({ work }) => ({ work: `${work}（已去世）` })),
  ),
  family(
    'grandparent-age',
    lacks('外祖父'),
    adding(
      'family',
      somebody('外祖父', ({ basic }) => later(basic['birth'], -25 * 12)),
    ),
  ),
  family(
    'sibling-age',
    lacks('弟弟'),
    adding(
      'family',
      somebody('弟弟', ({ basic }) => later(basic['birth'], -24)),
    ),
  ),
  family(
    'children-order',
    (person) => person.birth < '1980' && lacks('子')(person),
    adding(
      'family',
      somebody('长子', ({ basic }) => later(basic['birth'], 30 * 12)),
      somebody('次子', ({ basic }) => later(basic['birth'], 28 * 12)),
    ),
  ),
  family(
    'relative-self',
    lacks('哥哥'),
    adding('family', (about) => ({
      ...somebody('哥哥', ({ basic }) => basic['birth'])(about),
      name: about.basic['name'],
    })),
  ),
  family(
    'relative-politics',
    ({ birth }) => birth < '1995',
    adding('family', (about) => ({
      ...somebody('养子', ({ year }) => month(`${year - 10}01`))(about),
      politics: coded(politics, '中共党员'),
    })),
  ),
  family(
    'relative-old',
    lacks('祖父'),
    adding(
      'family',
      somebody('祖父', () => month('191005')),
    ),
  ),
]

const otherSpouse = (relation: Fields[string]) => coded(kinds, textIn(relation) === '妻子' ? '丈夫' : '妻子')
