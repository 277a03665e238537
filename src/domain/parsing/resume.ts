import type { Doubt, Understood } from '#domain/dossiers/section.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import { bracketsOf } from './brackets.ts'
import { readDate } from './dates.ts'
import { besideLine, type Head, headOf, linesOf } from './resume-lines.ts'
import { oneLine } from './text.ts'

/**
 * 简历: a record a line. What stands in brackets behind 其间, 期间, 其中 or a month of its own goes to 其间, be it on the line or
 * below it; any other line without a month continues the one above (domain.md §2.3, §2.4). No word is lost: text and 其间
 * together hold the line.
 */
export function readResume(written: string): readonly Understood[] {
  const entries: string[] = []
  for (const line of linesOf(written)) {
    const above = entries.at(-1)
    if (above === undefined || headOf(line)) entries.push(line)
    else entries[entries.length - 1] = `${above}\n${line}`
  }
  const read = entries.map(entryOf)
  return read.map((entry, at) => ({
    raw: entry.raw.trim(),
    fields: {
      ...(entry.from.value && { from: entry.from.value }),
      ...(entry.to.value && { to: entry.to.value }),
      text: entry.text,
      ...(entry.during && { during: entry.during }),
    },
    doubts: doubtsOf(entry, read[at + 1]),
  }))
}

type ReadMonth = { readonly value?: PartialDate; readonly doubts: readonly Doubt[] }

type Entry = {
  readonly raw: string
  readonly head: Head | undefined
  readonly from: ReadMonth
  readonly to: ReadMonth
  readonly text: string
  readonly during: string
  readonly closed: boolean
}

function entryOf(raw: string): Entry {
  const head = headOf(raw)
  const rest = raw.slice(head?.end ?? 0)
  const beside = bracketsOf(rest).filter(({ inner }) => besideLine.test(inner))
  const loose = /(?:[，,；;。\s]|^)(?:其间|期间)\s*[:：]/u.exec(withoutBrackets(rest, beside))
  const text = withoutBrackets(rest, beside)
  const during = beside.map(({ inner }) => inner.replace(besideLine, ''))
  const [kept, alsoDuring] = loose
    ? [text.slice(0, loose.index), [text.slice(loose.index + loose[0].length)]]
    : [text, []]
  return {
    raw,
    head,
    from: monthOf(head?.from, 'from'),
    to: monthOf(head?.to, 'to'),
    text: tidy(kept),
    during: [...during, ...alsoDuring].map(tidy).filter(Boolean).join('；'),
    closed: beside.every(({ closed }) => closed),
  }
}

function withoutBrackets(text: string, brackets: readonly { readonly start: number; readonly end: number }[]): string {
  return brackets.toReversed().reduce((left, { start, end }) => `${left.slice(0, start)}${left.slice(end)}`, text)
}

/** The form counts months: a day in the file stays in the raw text. */
function monthOf(written: string | undefined, field: 'from' | 'to'): ReadMonth {
  if (written === undefined) return { doubts: [] }
  const { value, doubts } = readDate(written)
  return {
    doubts: doubts.map((doubt) => ({ ...doubt, field })),
    ...(value && { value: value.slice(0, 6) as PartialDate }),
  }
}

/** Blanks of an indent and the separator before the next line are no part of a sentence. */
const tidy = (text: string) =>
  oneLine(text)
    .replace(/[ \t\u00A0]{2,}/g, ' ')
    .replace(/^[；;，,、\s]+|[；;，,、\s]+$/g, '')

function doubtsOf(entry: Entry, next: Entry | undefined): readonly Doubt[] {
  const { head, from, to } = entry
  const doubts = [...from.doubts, ...to.doubts]
  if (!head) doubts.push({ code: 'line-undated', field: 'from' })
  if (!entry.closed) doubts.push({ code: 'bracket-open', field: 'during' })
  const following = next?.from.value ? [formatPartialDate(next.from.value)] : []
  if (head?.single && from.value) {
    const readings = [...new Set([...following, formatPartialDate(from.value)])]
    doubts.push({ code: next ? 'single-date' : 'single-date-last', field: 'to', readings })
  } else if (head && !head.to && next && !head.single) {
    doubts.push({ code: head.open ? 'open-end-early' : 'end-missing', field: 'to', readings: following })
  }
  if (from.value && to.value && to.value < from.value) doubts.push({ code: 'end-before-start', field: 'to' })
  return doubts
}
