import type { Doubt, Understood } from '#domain/dossiers/section.ts'
import { formatPartialDate, type PartialDate } from '#domain/time.ts'
import { bracketsOf } from './brackets.ts'
import { lengthened, readDate } from './dates.ts'
import { besideLine, type Head, headOf, linesOf } from './resume-lines.ts'
import { oneLine, withoutEnds } from './text.ts'

/**
 * 简历: a record a line, the earliest first even where the file begins with the newest. What stands in brackets behind 其间,
 * 期间, 其中 or a month of its own goes to 其间, be it on the line or below it; any other line without a month continues the
 * one above (docs/law/appointment-form.md §4, docs/law/exchange-lrmx.md §3). No word is lost: months, text and 其间
 * together hold the line. A year of two digits is read by the year of birth; without it, or where no century fits, it is
 * doubtful.
 */
export function readResume(written: string, birth?: PartialDate): readonly Understood[] {
  const born = birth === undefined ? undefined : Number(birth.slice(0, 4))
  const read = entriesOf(linesOf(written)).map((raw) => entryOf(raw, born))
  const inTime = newestFirst(read) ? read.toReversed() : read
  const following = nextInTime(inTime)
  return inTime.map((entry, at) => ({
    raw: entry.raw.trim(),
    fields: {
      ...(entry.from.value && { from: entry.from.value }),
      ...(entry.to.value && { to: entry.to.value }),
      text: entry.text,
      ...(entry.during && { during: entry.during }),
    },
    doubts: [
      ...doubtsOf(entry, following.get(entry)),
      ...(at === inTime.findIndex(isLengthened) ? [{ code: 'years-lengthened', field: 'from' }] : []),
      ...(inTime !== read && at === 0 ? [{ code: 'resume-turned', field: 'from' }] : []),
    ],
  }))
}

/** Lines that begin a record, each with those that continue it. A year alone begins one only where all are told by years. */
function entriesOf(lines: readonly string[]): readonly string[] {
  const heads = lines.map(headOf)
  const byYears = heads.every((head) => head === undefined || head.weak || /^\D*\d{4}\D*$/u.test(head.from))
  const entries: string[][] = []
  for (const [at, line] of lines.entries()) {
    const head = heads[at]
    const above = entries.at(-1)
    if (above === undefined || (head && (byYears || !head.weak))) entries.push([line])
    else above.push(line)
  }
  return entries.map((entry) => entry.join('\n'))
}

/** Whether the beginnings go back in time from line to line. */
function newestFirst(entries: readonly Entry[]): boolean {
  const starts = entries.map(startOf).filter(Boolean)
  const steps = starts.slice(1).map((start, at) => Math.sign(Number(start) - Number(starts[at])))
  return steps.filter((step) => step < 0).length > steps.filter((step) => step > 0).length
}

/** The line that begins next after each, wherever it stands: the present post is the last although it may stand first. */
function nextInTime(entries: readonly Entry[]): ReadonlyMap<Entry, Entry> {
  const dated = entries.filter(({ from }) => from.value).toSorted((a, b) => Number(startOf(a)) - Number(startOf(b)))
  return new Map(dated.flatMap((entry, at) => (dated[at + 1] ? [[entry, dated[at + 1] as Entry]] : [])))
}

const isLengthened = ({ from, to }: Entry) => from.lengthened === true || to.lengthened === true

const startOf = ({ from }: Entry) => from.value?.padEnd(6, '0') ?? ''

type ReadMonth = { readonly value?: PartialDate; readonly doubts: readonly Doubt[]; readonly lengthened?: boolean }

type Entry = {
  readonly raw: string
  readonly head: Head | undefined
  readonly from: ReadMonth
  readonly to: ReadMonth
  readonly text: string
  readonly during: string
  readonly closed: boolean
}

function entryOf(raw: string, born: number | undefined): Entry {
  const head = headOf(raw)
  const from = monthOf(head?.from, 'from', born)
  // Nothing ends before it begins, so that the beginning tells the century of the end.
  const to = monthOf(head?.to, 'to', from.value ? Number(from.value.slice(0, 4)) - 5 : born)
  // A date that cannot be read is no month of a field: it stays where a person sees it, in the text.
  const unread = head !== undefined && (!from.value || (head.to !== undefined && !to.value))
  const rest = unread ? raw : raw.slice(head?.end ?? 0)
  const beside = bracketsOf(rest).filter(({ inner }) => besideLine.test(inner))
  const text = withoutBrackets(rest, beside)
  const loose = /(?:[，,；;。\s]|^)(?:其间|期间)\s*[:：]/u.exec(text)
  const during = beside.map(({ inner }) => inner.replace(besideLine, ''))
  const [kept, alsoDuring] = loose
    ? [text.slice(0, loose.index), [text.slice(loose.index + loose[0].length)]]
    : [text, []]
  return {
    raw,
    head,
    from,
    to,
    text: tidy(kept),
    during: [...during, ...alsoDuring].map(tidy).filter(Boolean).join('；'),
    closed: beside.every(({ closed }) => closed),
  }
}

function withoutBrackets(text: string, brackets: readonly { readonly start: number; readonly end: number }[]): string {
  const starts = [0, ...brackets.map(({ end }) => end)]
  return starts.map((start, at) => text.slice(start, brackets[at]?.start)).join('')
}

/** The form counts months: a day in the file stays in the raw text. */
function monthOf(written: string | undefined, field: 'from' | 'to', born: number | undefined): ReadMonth {
  if (written === undefined) return { doubts: [] }
  const whole = lengthened(written, born)
  const { value, doubts } = readDate(whole)
  return {
    lengthened: whole !== written,
    doubts: doubts.map((doubt) => ({ ...doubt, field })),
    ...(value && { value: value.slice(0, 6) as PartialDate }),
  }
}

/** Blanks of an indent and the separator before the next line are no part of a sentence. */
const tidy = (text: string) => withoutEnds(oneLine(text).replace(/[ \t\u00A0]{2,}/g, ' '), '；;，,、')

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
  return doubts
}
