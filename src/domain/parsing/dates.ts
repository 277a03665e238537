import type { Doubt } from '#domain/dossiers/section.ts'
import { formatPartialDate, type PartialDate, partialDate } from '#domain/time.ts'
import { plain } from './text.ts'

/** A date as understood; where there is none the text said none or could not be read, and the doubt tells which. */
export type ReadDate = { readonly value?: PartialDate; readonly doubts: readonly Doubt[] }

/**
 * A date in every form that files bring: yyyyMM, yyyyMMdd, yyyy.MM, yyyy-MM, yyyy/M/d, yyyy年M月, full-width or in Chinese
 * numerals, with 生 or an age behind it. `1985.1` has lost a digit in some spreadsheet and may be October: it is read as
 * January and offered as October. Days are text and pass through no calendar arithmetic.
 */
export function readDate(text: string): ReadDate {
  const bare = withoutRemarks(inDigits(plain(text)))
  if (bare === '') return { doubts: [] }

  const packed = /^(\d{4})(\d{2})?(\d{2})?$/.exec(bare)
  if (packed) return dateOf(packed[1] ?? '', packed[2], packed[3], text)

  const spelt =
    /^(\d{4}|\d{2})\s*(年|[.。·,、/\-_—~]|\s)\s*(\d{1,2})\s*(?:(?:月|[.。·,、/\-_—~]|\s)\s*(\d{1,2})\s*日?|月)?$/.exec(
      bare,
    )
  if (!spelt) return /^\d{4}\s*年$/.test(bare) ? dateOf(bare.slice(0, 4), undefined, undefined, text) : unread(text)
  const [, year = '', separator = '', month = '', day] = spelt
  if (year.length === 2) return twoDigitYear(year, month, day, text)
  const read = dateOf(year, month, day, text)
  return month === '1' && day === undefined && separator !== '年' && /[.。·]/.test(separator)
    ? januaryOrOctober(year)
    : read
}

/**
 * A date whose year has two digits, with all four where the year of a birth leaves one century only: no line of a life
 * begins before the fifth year or after the seventieth. Else as it stands.
 */
export function lengthened(text: string, born: number | undefined): string {
  const bare = plain(text)
  const year = /^\d{2}(?=\D)/.exec(bare)?.[0]
  if (year === undefined || born === undefined) return text
  const century = ['19', '20'].find((first) => isOfLife(Number(`${first}${year}`) - born))
  return century === undefined ? text : `${century}${bare}`
}

const isOfLife = (age: number) => age >= 5 && age < 70

const dateOf = (year: string, month: string | undefined, day: string | undefined, text: string): ReadDate => {
  if (month !== undefined && Number(month) === 0) return monthUnknown(year, text)
  if (month !== undefined && Number(month) > 12) return noSuchMonth(year, month, text)
  if (day !== undefined && Number(day) === 0) return dateOf(year, month, undefined, text)
  const value = partialDate(`${year}${month?.padStart(2, '0') ?? ''}${day?.padStart(2, '0') ?? ''}`)
  if (value) return { value, doubts: month === undefined ? [{ code: 'month-unknown' }] : [] }
  const shorter = day === undefined ? undefined : partialDate(`${year}${month?.padStart(2, '0')}`)
  return {
    doubts: [
      {
        code: 'date-impossible',
        params: { text: text.trim().slice(0, 60) },
        ...(shorter && { readings: [formatPartialDate(shorter)] }),
      },
    ],
  }
}

/** Month 00 is how some programs write that nobody knows it. */
const monthUnknown = (year: string, text: string): ReadDate => {
  const value = partialDate(year)
  return value ? { value, doubts: [{ code: 'month-unknown' }] } : unread(text)
}

/** `1975.13` has no month at all, which is another mistake than a 30 February. */
const noSuchMonth = (year: string, month: string, text: string): ReadDate => ({
  doubts: [
    {
      code: 'month-impossible',
      params: { text: text.trim().slice(0, 60), month: String(Number(month)) },
      ...(partialDate(year) && { readings: [year] }),
    },
  ],
})

const januaryOrOctober = (year: string): ReadDate => {
  const value = partialDate(`${year}01`)
  return value
    ? { value, doubts: [{ code: 'january-or-october', readings: [`${year}.01`, `${year}.10`] }] }
    : unread(year)
}

/** Nobody in a file was born after its year; work and party dates from 30 on can only be of the last century. */
function twoDigitYear(year: string, month: string, day: string | undefined, text: string): ReadDate {
  const last = dateOf(`19${year}`, month, day, text)
  if (!last.value) return last
  if (Number(year) >= 40)
    return { value: last.value, doubts: [{ code: 'century-assumed', params: { text: text.trim() } }] }
  const readings = [last.value, `20${last.value.slice(2)}` as PartialDate].map(formatPartialDate)
  return { doubts: [{ code: 'century-unknown', readings, params: { text: text.trim() } }] }
}

const unread = (text: string): ReadDate => ({
  doubts: [{ code: 'date-unread', params: { text: text.trim().slice(0, 60) } }],
})

/** 出生 and an age are said beside a date; a time of day is what spreadsheets add. */
const withoutRemarks = (text: string): string =>
  text
    .replace(/[（(][^（()）]*岁[^（()）]*[)）]$/, '')
    .replace(/[T\s]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?$/, '')
    .replace(/(?:出)?生$|(?:参加工作|入党|起)$/, '')
    .replace(/[。.；;，,]$/, '')
    .trim()

/** 一九八五年十月 → 1985年10月. Only where a 年 shows that it is a date. */
function inDigits(text: string): string {
  if (!/^[〇○零一二三四五六七八九]{2,4}年/.test(text)) return text
  return text
    .replace(/^[〇○零一二三四五六七八九]+/, (year) =>
      [...year].map((sign) => numerals.indexOf(sign === '○' || sign === '零' ? '〇' : sign)).join(''),
    )
    .replace(/([一二三四五六七八九十]{1,3})(?=[月日])/g, (number) => String(upTo99(number)))
}

const numerals = '〇一二三四五六七八九'

function upTo99(number: string): number {
  const [tens, ones] = number.includes('十') ? number.split('十') : ['〇', number]
  return (tens === '' ? 1 : numerals.indexOf(tens ?? '')) * 10 + (ones ? numerals.indexOf(ones) : 0)
}
