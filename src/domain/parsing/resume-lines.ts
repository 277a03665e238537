import { bracketsOf } from './brackets.ts'
import { visible } from './text.ts'

/** The two months at the head of a résumé line, as written. `open` says so, `single` has no dash at all. */
export type Head = {
  readonly from: string
  readonly to?: string
  readonly open: boolean
  readonly single: boolean
  /** Only a year stands there, with nothing that sets it apart from a sentence. */
  readonly weak: boolean
  /** Where the text begins. */
  readonly end: number
}

const digit = '[0-9０-９]'
/** Nobody in a file lived outside these two centuries: 1800 is a number of people, not a year. */
const year = `(?<!${digit})(?:[1１][9９]|[2２][0０])${digit}{2}`
const month = `(?:[0０][1-9１-９]|[1１][0-2０-２])`
const anyMonth = `(?:[0０]?[1-9１-９]|[1１][0-2０-２]|[0０]{2}|${digit}{2})(?!${digit})`
const day = `${digit}{1,2}(?!${digit})`
/** 年 says that it is a date; a point or no sign at all may as well stand in a number. */
const spelt = `${year}\\s*年\\s*${anyMonth}(?:\\s*月\\s*${day}\\s*日?|\\s*月|\\s*[.．。·/]\\s*${day}\\s*日?)?`
const pointed =
  `(?:${year}\\s*[.．。·/]\\s*${anyMonth}(?:\\s*[.．。·月/]\\s*${day}\\s*日?)?(?:\\s*月)?` +
  `|${year}[-－]${month}(?:[-－]${digit}{2}(?!${digit}))?(?!${digit})|${year}${month}(?:${digit}{2})?(?!${digit}))`
const bareYear = `${year}(?!${digit})年?`

/** Right behind digits that could be a month these say that it is a number: 2000.5亩, 199805号. 万安 and 台州 are places. */
const measured = '(?:[亩吨件%％‰℃号]|[万亿千百]余?[元吨人亩台套件瓦]|公[斤顷吨]|平方|立方|平米|元(?!氏))'
/** What is counted: behind a year alone more words do. 人大 and 人事 are offices. */
const counted = `(?:${measured}|[个户家台套斤克顷里元万亿千百多余辆架艘匹株棵栋幢册篇项瓦伏度级届期代版款岁]|小时|分钟|兆|马力|人次?(?![民事力才大社防口员保体行寿文工])|人大?厂|名(?![誉城])|[kKmM]?[WwVv](?![a-z]))`
const dateToMonth = `(?:${spelt}|${pointed}(?!${measured}))`
const date = `(?:${dateToMonth}|${bareYear}(?!${counted}))`
/** Two digits of a year are a date only with a month, and at the head of a line only as a span: 90.09—94.07. */
const short = `(?<!${digit})${digit}{2}(?:\\s*年\\s*${anyMonth}(?:\\s*月)?|[.．]${month}(?!${digit}|[.．]${digit}))(?!${measured})`
const dash = '(?:[-‐‑‒–—―─━－~～〜﹣−ー_→]+(?:\\s*[-—─－~～]+)*|[至到])'

const shortSpan = `${short}(?=\\s*${dash}\\s*(?:${date}|${short}|至今|迄今|现在|目前|今(?:[\\s，,:：]|$)))`

const head = new RegExp(
  `^\\s*(?:${digit}{1,2}[、.．)）]\\s*)?(${date}|${shortSpan})\\s*` +
    `(?:(?:${dash}\\s*)?(至今|迄今|现在|目前)|(${dash})\\s*(?:(${date}|${short})|(今(?=[\\s，,:：]|$)))?|(起|以来))?[\\s:：，,、]*`,
  'u',
)

/** Some writers put the months of a line in brackets, and nothing else. */
const inBracket = /^\s*[（(［[【〔]([^）)\]】〕］]{4,40})[）)\]】〕］][\s:：，,、]*/u

const justYear = new RegExp(`^${year}年?$`, 'u')

/** The head of a line that begins with a month, else undefined: a date needs the form of one and its surroundings. */
export function headOf(line: string): Head | undefined {
  const bracketed = inBracket.exec(line)
  const inner = bracketed?.[1] === undefined ? undefined : headOf(bracketed[1])
  if (bracketed && inner && !inner.single && inner.end === bracketed[1]?.length)
    return { ...inner, end: bracketed[0].length }
  const found = head.exec(line)
  if (!found?.[1]) return undefined
  const [whole, from, now, dashed, to, today, since] = found
  const open = now !== undefined || today !== undefined || since !== undefined
  const single = !open && dashed === undefined
  const behind = line.slice(whole.length)
  const gap = single ? whole.slice(whole.indexOf(from) + from.length) : ''
  if (isNumber({ from, to, single, dashed, open, gap, behind })) return undefined
  const weak =
    single && justYear.test(from) && !/[\s:：，,、]{2}|[:：]/.test(gap) && !(from.endsWith('年') && gap !== '')
  return { from, open, single, weak, end: whole.length, ...(to !== undefined && { to }) }
}

type Surroundings = {
  readonly from: string
  readonly to: string | undefined
  readonly single: boolean
  readonly dashed: string | undefined
  readonly open: boolean
  readonly gap: string
  readonly behind: string
}

/** A year alone runs into no word, and neither years nor a span of them stand before what is counted. */
function isNumber({ from, to, single, dashed, open, gap, behind }: Surroundings): boolean {
  const lastYear = justYear.test(to ?? from) && !(to ?? from).endsWith('年')
  if (!lastYear || open) return false
  if (countedThere.test(behind)) return true
  if (single) return gap === '' && behind !== ''
  return dashed !== undefined && to === undefined && (/^[至到]$/.test(dashed) || /^\d/.test(behind))
}

const countedThere = new RegExp(`^${counted}`, 'u')

/**
 * The lines of a résumé. Where a program left no line ends, a new line begins at each span of months outside brackets; one
 * that follows a comma or 其间 is part of the sentence.
 */
export function linesOf(written: string): readonly string[] {
  return visible(written)
    .replace(/&#(?:xD|13|xA|10);/gi, '\n')
    .split(/\r\n|[\n\r\v\f\u2028\u2029]|[ \u00A0\t]{18,}|\u3000{9,}/)
    .flatMap(spansOf)
    .filter((line) => line.trim() !== '')
}

const span = new RegExp(`${dateToMonth}\\s*${dash}\\s*(?:${date}|至?今)?(?!${measured})`, 'gu')

function spansOf(line: string): readonly string[] {
  const outside = outsideOf(line)
  const starts = [...line.matchAll(span)]
    .map(({ index }) => index)
    .filter((at) => outside(at) && beginsLine(before(line, at)))
    .map((at) => at - (/(?<=^|[；;。\s])\d{1,2}[、.．)）]\s*$/.exec(before(line, at))?.[0].length ?? 0))
  const cuts = [...new Set([0, ...starts])]
  return cuts.map((from, at) => line.slice(from, cuts[at + 1] ?? line.length))
}

/** Whether a place of the line is outside every bracket, asked in the order of the places. */
function outsideOf(line: string): (at: number) => boolean {
  const brackets = bracketsOf(line)
  let next = 0
  return (at) => {
    while ((brackets[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next += 1
    return (brackets[next]?.start ?? Number.POSITIVE_INFINITY) >= at
  }
}

/** What stands right before a place: as much of it as any question about it needs. */
const before = (line: string, at: number) => line.slice(Math.max(0, at - 40), at)

const beginsLine = (text: string) =>
  !/[，,]\s*$|[^\d]、\s*$|(?:其间|期间|其中)\s*[:：，,]?\s*$|[从自于在]\s*$/.test(text)

/** A bracket that tells what ran beside the line: behind 其间, or with months of its own. */
export const besideLine = new RegExp(
  `^\\s*(?:(?:其间|期间|其中|期中)\\s*[:：，,]?|(?=${date}\\s*(?:起|${dash})))\\s*`,
  'u',
)
