import type { UnitId } from '#domain/ids.ts'
import type { Where } from '#domain/statistics/figure.ts'
import type { MeasureKey } from '#domain/statistics/measures/index.ts'
import { bandsFor, yearsAt } from './bands.ts'
import { type Counting, everybody, narrowed } from './meaning.ts'
import { fillerWords, ladderOf, lexicon, type Said } from './words.ts'

/** What a heading may mean: `sure` where every word of it is understood. */
export type Suggestion = { readonly meaning: Counting; readonly sure: boolean }

/** The units that a heading may name. */
export type NamedUnit = { readonly id: UnitId; readonly name: string }

/**
 * Reads the words of a heading from the outer to the inner one: an outer one says what the inner ones are about (学历 over 研究生),
 * or whom they are among (中层副职 before 其中：女). Undefined where nothing is understood.
 */
export function suggestFor(path: readonly string[], units: readonly NamedUnit[] = []): Suggestion | undefined {
  let about: MeasureKey | undefined
  let found: Read | undefined = { where: [], left: 0, understood: false }
  for (const [at, words] of path.entries()) {
    const read: Read = readWords(plain(words), about, units)
    about = read.about ?? about
    const isInner = at === path.length - 1
    // An outer heading that is not understood is the name of a group, and what is below says the rest.
    if (isInner || read.left === 0 || read.understood) found = found && within(found, read)
  }
  if (!found?.understood) return undefined
  const { of, where, under, reckoned, left } = found
  return {
    meaning: { is: 'count', ...(of && { of }), where, ...(under && { under }), ...(reckoned && { reckoned }) },
    sure: left === 0,
  }
}

/** An inner heading among whom the outer one counts; undefined where the two contradict each other. */
function within(outer: Read, inner: Read): Read | undefined {
  const where = narrowed([...outer.where, ...inner.where])
  if (!where || contradict(outer, inner)) return undefined
  const of = inner.of ?? outer.of
  return { ...outer, ...inner, ...(of && { of }), where, left: outer.left + inner.left, understood: inner.understood }
}

/** What a title narrows its table to; a title that names nobody in particular counts everybody, and is sure of it. */
export function suggestForTitle(title: string, units: readonly NamedUnit[] = []): Suggestion {
  const words = plain(title)
    .replace(/^附[件表]?\d*[:：]?/, '')
    .replace(/(?:基本)?(?:情况)?(?:统计|调查|登记|汇总)?表$/, '')
  const { of, where, reckoned, understood } = readWords(words, undefined, units)
  const isAll = !understood || reckoned !== undefined || (where.length === 0 && of === undefined)
  return isAll
    ? { meaning: everybody, sure: true }
    : { meaning: { is: 'count', ...(of && { of }), where }, sure: false }
}

type Read = Said & {
  readonly where: readonly Where[]
  readonly under?: UnitId
  /** How many signs say nothing that is known. */
  readonly left: number
  readonly understood: boolean
}

const contradict = (one: Read, other: Read) =>
  (one.of !== undefined && other.of !== undefined && one.of !== other.of) ||
  (one.under !== undefined && other.under !== undefined) ||
  (one.reckoned !== undefined && other.reckoned !== undefined)

/** Without numbers of lines, blanks, and the year. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、](?!\d))/, '')
    .replace(/^其中[:：]?/, '')
    .replace(/(?:19|20)\d\d年?(?:度|末|底)?/g, '')
    .replace(/\((?:单位:)?(?:人|人数|名|岁)\)/g, '')

/** The longest known word at each place; what stands between them and is not known is counted. */
function readWords(text: string, outer: MeasureKey | undefined, units: readonly NamedUnit[]): Read {
  const unit = units.find(({ name }) => name === text)
  if (unit) return { where: [], under: unit.id, left: 0, understood: true }
  const where: Where[] = []
  let said: Said = {}
  let [left, understood, isJoined] = [0, false, false]
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at)
    const next = wordAt(rest, said.about ?? outer)
    const between = next ? undefined : betweenAt(rest)
    at += next?.length ?? between?.length ?? 1
    left += next || between?.says === 'nothing' ? 0 : 1
    understood ||= next !== undefined && next.said.about === undefined
    said = { ...said, ...next?.said }
    for (const one of next?.said.where ?? []) add(where, one, isJoined)
    isJoined = between?.joins === true
  }
  return { ...said, where: narrowed(where) ?? [], left: narrowed(where) ? left : left + 1, understood }
}

/** What stands between words: a filler, a sign, or one that nobody knows. */
function betweenAt(rest: string) {
  const filler = fillerWords.find((word) => rest.startsWith(word))
  const isSign = /^[、,，;；/()：:·"“”和及与或]/.test(rest)
  return {
    // A number is passed over whole: 70 is no 0.
    length: filler?.length ?? /^\d+/.exec(rest)?.[0].length ?? 1,
    says: filler !== undefined || isSign ? 'nothing' : 'something',
    joins: /^[、/和及与或]/.test(rest),
  } as const
}

/** 研究生、大学本科 are both; else two conditions narrow each other. */
function add(where: Where[], { measure, values }: Where, isJoined: boolean): void {
  const last = where.at(-1)
  if (isJoined && last?.measure === measure)
    where[where.length - 1] = { measure, values: [...new Set([...last.values, ...values])] }
  else where.push({ measure, values })
}

type Word = { readonly said: Said; readonly length: number }

function wordAt(text: string, about: MeasureKey | undefined): Word | undefined {
  const years = yearsWord(text, about)
  if (years) return years
  const [word, said] = lexicon.find(([word]) => text.startsWith(word)) ?? []
  if (word === undefined || said === undefined) return undefined
  // 人数 behind another word says nothing more, and neither does 干部.
  return reachingOn(ofKind(said, about), word, text)
}

/** 大学本科及以上: the word with everything on its ladder above or below it. */
function reachingOn(own: Said, word: string, text: string): Word {
  const [condition] = own.where ?? []
  const beyond = /^(?:及其?|含)?以(上|下)/.exec(text.slice(word.length))
  if (!beyond || !condition || own.where?.length !== 1) return { said: own, length: word.length }
  const values = reaching(condition, beyond[1] === '上')
  return values
    ? { said: { ...own, where: [{ ...condition, values }] }, length: word.length + beyond[0].length }
    : { said: own, length: word.length }
}

function yearsWord(text: string, about: MeasureKey | undefined): Word | undefined {
  const found = yearsAt(text)
  if (!found) return undefined
  const measure = found.isAge ? 'age' : about
  const band = measure && bandsFor(measure, found.years)
  return band && { said: { where: [band] }, length: found.length }
}

/** 研究生 below 全日制教育 is the full-time one. */
function ofKind(said: Said, about: MeasureKey | undefined): Said {
  if (about !== 'education-full-time' && about !== 'education-in-service') return said
  const where = said.where?.map((one) => (one.measure === 'education' ? { ...one, measure: about } : one))
  return where ? { ...said, where } : said
}

/** 大学本科及以上: from the highest value down to it. */
function reaching({ measure, values }: Where, up: boolean): readonly string[] | undefined {
  const ladder = ladderOf(measure).map(({ code }) => code)
  const places = values.map((value) => ladder.indexOf(value)).filter((at) => at >= 0)
  if (places.length === 0) return undefined
  return up ? ladder.slice(0, Math.max(...places) + 1) : ladder.slice(Math.min(...places))
}
