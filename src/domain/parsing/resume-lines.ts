import { bracketsOf } from './brackets.ts'
import { visible } from './text.ts'

/** The two months at the head of a résumé line, as written. `open` says so, `single` has no dash at all. */
export type Head = {
  readonly from: string
  readonly to?: string
  readonly open: boolean
  readonly single: boolean
  /** Where the text begins. */
  readonly end: number
}

const digit = '[0-9０-９]'
const year = `(?<!${digit})[12１２]${digit}{3}`
const month = `(?:[0０][1-9１-９]|[1１][0-2０-２])`
const dateToMonth =
  `(?:${year}\\s*[.．。·年/]\\s*${digit}{1,2}(?!${digit})(?:\\s*[.．。·月/]\\s*${digit}{1,2}(?!${digit})\\s*日?)?(?:\\s*月)?` +
  `|${year}[-－]${month}(?:[-－]${digit}{2}(?!${digit}))?(?!${digit})|${year}${month}(?:${digit}{2})?(?!${digit}))`
const date = `(?:${dateToMonth}|${year}(?!${digit})年?)`
const dash = '(?:[-‐‑‒–—―─━－~～〜﹣−ー_→]+(?:\\s*[-—─－~～]+)*|[至到])'

const head = new RegExp(
  `^\\s*(?:${digit}{1,2}[、.．)）]\\s*)?(${date})\\s*` +
    `(?:(?:${dash}\\s*)?(至今|迄今|现在|目前)|(${dash})\\s*(?:(${date})|(今(?=[\\s，,:：]|$)))?|(起|以来))?[\\s:：，,、]*`,
  'u',
)

/** The head of a line that begins with a month, else undefined. */
export function headOf(line: string): Head | undefined {
  const found = head.exec(line)
  if (!found?.[1]) return undefined
  const [whole, from, now, dashed, to, today, since] = found
  const open = now !== undefined || today !== undefined || since !== undefined
  return { from, open, single: !open && dashed === undefined, end: whole.length, ...(to !== undefined && { to }) }
}

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

const span = new RegExp(`${dateToMonth}\\s*${dash}\\s*(?:${date}|至?今)?`, 'gu')

function spansOf(line: string): readonly string[] {
  const brackets = bracketsOf(line)
  const starts = [...line.matchAll(span)]
    .map(({ index }) => index)
    .filter((at) => !brackets.some(({ start, end }) => start < at && at < end) && beginsLine(line.slice(0, at)))
    .map((at) => at - (/(?<=^|[；;。\s])\d{1,2}[、.．)）]\s*$/.exec(line.slice(0, at))?.[0].length ?? 0))
  const cuts = [...new Set([0, ...starts])]
  return cuts.map((from, at) => line.slice(from, cuts[at + 1] ?? line.length))
}

const beginsLine = (before: string) =>
  !/[，,]\s*$|[^\d]、\s*$|(?:其间|期间|其中)\s*[:：，,]?\s*$|[从自于在]\s*$/.test(before)

/** A bracket that tells what ran beside the line: behind 其间, or with months of its own. */
export const besideLine = new RegExp(
  `^\\s*(?:(?:其间|期间|其中|期中)\\s*[:：，,]?|(?=${date}\\s*(?:起|${dash})))\\s*`,
  'u',
)
