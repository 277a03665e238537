import type { Understood } from '#domain/dossiers/section.ts'
import { readDate } from '#domain/parsing/dates.ts'
import { folded, visible } from '#domain/parsing/text.ts'
import { wordingOf } from './wording.ts'

/**
 * What a record leaves of its raw text: the letters and numbers that neither its fields nor its doubts say, and that are no
 * words of the form (至今, 年度, 其间). Nothing that a file says may vanish unseen. Blank where all was taken. `same` are the
 * records that share the raw text: 2023、2024年度优秀 is two.
 */
export function leftOver(record: Understood, same: readonly Understood[] = [record]): string {
  const told = same.flatMap(toldBy)
  const digits = told.join(' ').replace(/(?<=\d)[.](?=\d)/g, '')
  const said = record.sources ? Object.values(record.sources).join('\n') : record.raw
  const open = comparable(said).replace(dates, (date) => (isTold(date, digits) ? ' ' : date))
  return rest(open.replace(formWords, ' '), told, record.sources !== undefined)
    .join(' ')
    .slice(0, 60)
}

const toldBy = ({ fields, doubts }: Understood): readonly string[] =>
  [
    ...Object.values(fields).map(wordingOf),
    ...doubts.flatMap(({ readings = [], params = {} }) => [...readings, ...Object.values(params)]),
  ].map(comparable)

const comparable = (text: string) => folded(visible(text)).toUpperCase().replace(/\s+/g, ' ')

const dates =
  /(?<!\d)(?:19|20)\d{2}\s?(?:[.。·,、/\-_年]\s?\d{1,2}(?:\s?[.。·,、/\-_月]\s?\d{1,2}(?!\d)\s?日?|\s?月)?|\d{2}(?:\d{2})?|年)?(?!\d)|(?<!\d)\d{2}[年.]\d{1,2}月?(?!\d)|[〇○零一二三四五六七八九]{2,4}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?/g

/** The form counts months, so a month that a field holds tells the day as well. */
function isTold(date: string, digits: string): boolean {
  const { value, doubts } = readDate(date)
  const read = value ? [value] : (doubts[0]?.readings ?? []).map((reading) => reading.replaceAll('.', ''))
  return read.some((reading) => digits.includes(reading.slice(0, 6)))
}

/** What the form says around its values, and how a death or an age is told beside one. */
const formWords =
  /至今|迄今|现在|目前|以来|其\s?间|期\s?间|其\s?中|期\s?中|近[三3]年来?|年度?|考核|结果|情况|如下|等次|等级|分别|确定|认定|批准|研究|决定|同意|中国共产党|共产党|参加工作|加入|参加|入[党盟会社]|转为?正|预备|党组织|党员|成员|盟员|会员|社员|已?去世|已故|已逝|已?病故|亡故|已殁|身故|已亡|\d{1,3}岁(?:\d{1,2}个?月)?|出生|时间|[年月日度均都被评定为经于起至到今故逝生无]|^\s*\d{1,2}[、.)]/gm

/**
 * The letters and numbers that the text has more of than what was told, in their order. Several tags of a record may say the
 * same words, so there once is enough.
 */
function rest(open: string, told: readonly string[], onceIsEnough: boolean): readonly string[] {
  const numbers = told.join(' ')
  const left = new Map<string, number>()
  for (const text of told)
    for (const sign of text) left.set(sign, onceIsEnough ? Number.POSITIVE_INFINITY : (left.get(sign) ?? 0) + 1)
  const words = (open.match(/\d+|[\p{L}\p{No}]+/gu) ?? []).slice(0, mostWords)
  return words
    .map((word) =>
      /^\d/.test(word)
        ? numbers.includes(word) || numbers.includes(lengthened(word))
          ? ''
          : word
        : [...word].filter((sign) => spend(left, sign)).join(''),
    )
    .filter(Boolean)
}

/** An old ID number of 15 digits is told as the 18 that it became. */
const lengthened = (word: string) => (word.length === 15 ? `${word.slice(0, 6)}19${word.slice(6)}` : word)

/** No line of a form has more; a longer text is a story, which its field holds as it is. */
const mostWords = 2_000

/** Whether this sign is one more than was told. */
function spend(left: Map<string, number>, sign: string): boolean {
  const count = left.get(sign) ?? 0
  left.set(sign, count - 1)
  return count < 1
}
