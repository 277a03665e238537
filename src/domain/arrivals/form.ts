import { cleanText } from '#domain/dossiers/form.ts'
import type { UnitId } from '#domain/ids.ts'
import type { Day } from '#domain/time.ts'
import { dayTyped } from '#domain/typed-date.ts'
import { type ArrivalCheck, agrees, type Counts, counted, qualities, type ReceivedSlip } from './arrival.ts'

export const mostArrivalText = 120
export const mostGap = 400

export type CountField = `${'said' | 'counted'}-${keyof Counts}`
export type ArrivalField =
  | 'receivedOn'
  | 'from'
  | 'number'
  | 'sentOn'
  | 'name'
  | 'office'
  | 'reason'
  | 'unit'
  | 'gap'
  | 'quality'
  | 'note'
  | 'answeredOn'
  | 'madeOn'
  | 'words'
  | 'remindedOn'
  | 'scan'
  | 'code'
  | CountField
export type ArrivalProblem =
  | 'required'
  | 'too-long'
  | 'not-a-count'
  | 'not-a-day'
  | 'day-order'
  | 'unknown'
  | 'gap-unsaid'
  | 'empty-parcel'
export type ArrivalProblems = Readonly<Partial<Record<ArrivalField, ArrivalProblem>>>
type Found = Partial<Record<ArrivalField, ArrivalProblem>>
type Typed = (name: string) => string
type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: ArrivalProblems }

/** The slip as it is copied, and what was counted: a difference is told in words, since the sender is asked by them. */
export function readSlip(
  text: Typed,
  { today, units }: { readonly today: Day; readonly units: readonly UnitId[] },
): Read<ReceivedSlip> {
  const problems: Found = {}
  const unit = units.find((id) => id === text('unit'))
  if (!unit) problems.unit = text('unit') === '' ? 'required' : 'unknown'
  const receivedOn = dayIn(text, 'receivedOn', problems, { until: today })
  const sentOn = dayIn(text, 'sentOn', problems, { until: receivedOn ?? today })
  const slip = {
    from: lineIn(text, 'from', problems),
    number: lineIn(text, 'number', problems),
    name: lineIn(text, 'name', problems),
    office: lineIn(text, 'office', problems),
    reason: lineIn(text, 'reason', problems),
    said: countsIn(text, 'said', problems),
    counted: countsIn(text, 'counted', problems),
    gap: cleanText(text('gap')),
  }
  if (slip.gap.length > mostGap) problems.gap = 'too-long'
  const hasCounts = Object.keys(problems).every((field) => !/^(said|counted)-/.test(field))
  if (hasCounts && slip.counted.originals + slip.counted.duplicates + slip.counted.materials === 0)
    problems['counted-originals'] = 'empty-parcel'
  else if (hasCounts && slip.gap === '' && !agrees(slip)) problems.gap = 'gap-unsaid'
  if (!unit || !receivedOn || !sentOn || Object.keys(problems).length > 0) return { ok: false, problems }
  return { ok: true, value: { ...slip, unit, receivedOn, sentOn } }
}

/** How the second person found it. */
export function readCheck(text: Typed): Read<Pick<ArrivalCheck, 'quality' | 'note'>> {
  const problems: Found = {}
  const quality = qualities.find((known) => known === text('quality'))
  if (!quality) problems.quality = 'required'
  const note = cleanText(text('note'))
  if (note.length > mostGap) problems.note = 'too-long'
  else if (quality === 'unfit' && note === '') problems.note = 'required'
  return quality && Object.keys(problems).length === 0
    ? { ok: true, value: { quality, note } }
    : { ok: false, problems }
}

/** On which day the receipt went back. */
export function readAnswered(text: Typed, days: { readonly from: Day; readonly until: Day }): Read<Day> {
  const problems: Found = {}
  const day = dayIn(text, 'answeredOn', problems, days)
  return day ? { ok: true, value: day } : { ok: false, problems }
}

/** On which day the sender asked for it. */
export function readReminder(text: Typed, days: { readonly from: Day; readonly until: Day }): Read<Day> {
  const problems: Found = {}
  const day = dayIn(text, 'remindedOn', problems, days)
  return day ? { ok: true, value: day } : { ok: false, problems }
}

/** What had been missing, and when it came. */
export function readMade(
  text: Typed,
  days: { readonly from: Day; readonly until: Day },
): Read<{ readonly on: Day; readonly words: string }> {
  const problems: Found = {}
  const on = dayIn(text, 'madeOn', problems, days)
  const words = cleanText(text('words'))
  if (words === '') problems.words = 'required'
  if (words.length > mostGap) problems.words = 'too-long'
  return on && Object.keys(problems).length === 0 ? { ok: true, value: { on, words } } : { ok: false, problems }
}

function lineIn(text: Typed, name: 'from' | 'number' | 'name' | 'office' | 'reason', problems: Found): string {
  const words = cleanText(text(name)).replaceAll('\n', ' ')
  if (words === '') problems[name] = 'required'
  if (words.length > mostArrivalText) problems[name] = 'too-long'
  return words
}

function dayIn(
  text: Typed,
  name: 'receivedOn' | 'sentOn' | 'answeredOn' | 'madeOn' | 'remindedOn',
  problems: Found,
  { from, until }: { readonly from?: Day; readonly until: Day },
): Day | undefined {
  const day = dayTyped(text(name))
  if (!day) problems[name] = text(name).trim() === '' ? 'required' : 'not-a-day'
  else if (day > until || (from && day < from)) problems[name] = 'day-order'
  return problems[name] ? undefined : day
}

function countsIn(text: Typed, of: 'said' | 'counted', problems: Found): Counts {
  const values = counted.map((what) => {
    const typed = text(`${of}-${what}`).trim()
    if (!/^\d{0,5}$/.test(typed)) problems[`${of}-${what}`] = 'not-a-count'
    return [what, Number(typed) || 0] as const
  })
  return Object.fromEntries(values) as Counts
}
