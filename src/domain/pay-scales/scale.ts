import { yuan } from '#domain/codes/currency.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { GridLine } from '#domain/grid/lines.ts'
import type { PayScaleId } from '#domain/ids.ts'
import { type Money, type MoneyProblem, readMoney } from '#domain/money.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { type Day, type PartialDate, partialDate } from '#domain/time.ts'

/** 岗位工资 of a grade and step, in hundredths of a yuan; a grade without steps has one line without. */
export type ScaleRow = { readonly grade: string; readonly step: string; readonly cents: number }

/** 工资标准表: the whole table as published, in force from a day until the next one. */
export type PayScale = {
  readonly id: PayScaleId
  readonly from: Day
  readonly source: string
  readonly rows: readonly ScaleRow[]
}

export type ScaleProblems = Readonly<
  Record<string, 'required' | 'not-money' | 'money-cents' | 'money-too-much' | 'too-long' | 'scale-twice'>
>

/** Reads the lines of a table; each grade and step stands in it once. */
export function readScaleLines(lines: readonly GridLine[]) {
  const seen = new Set<string>()
  return lines.map(({ cells }): { readonly row?: ScaleRow; readonly problems: ScaleProblems } => {
    const [grade, step] = [cleanText(cells['grade'] ?? ''), cleanText(cells['step'] ?? '')]
    const key = nameOf({ grade, step })
    const paid = readAmount(cells['postPay'] ?? '')
    const problems: ScaleProblems = {
      ...gradeProblem(grade, step),
      ...(grade !== '' && seen.has(key) && { step: 'scale-twice' }),
      ...(!paid.ok && { postPay: paid.refusal }),
    }
    seen.add(key)
    return paid.ok && Object.keys(problems).length === 0
      ? { row: { grade, step, cents: paid.value }, problems }
      : { problems }
  })
}

const gradeProblem = (grade: string, step: string): ScaleProblems =>
  grade === '' ? { grade: 'required' } : grade.length > 60 || step.length > 60 ? { grade: 'too-long' } : {}

function readAmount(text: string): Result<number, MoneyProblem | 'required'> {
  if (text === '') return refuse('required')
  const money = readMoney(text)
  if (!money.ok) return money
  return money.value.currency === yuan && money.value.cents > 0 ? ok(money.value.cents) : refuse('not-money')
}

const nameOf = ({ grade, step }: Pick<ScaleRow, 'grade' | 'step'>): string => `${plain(grade)} ${plain(step)}`

/** 3 档 and 三档 are two names; blanks are none. */
const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

export type ScaleRefusal = 'scale.from' | 'scale.source' | 'scale.empty'

/** Why a table of pay cannot be taken: no rows, no day from which it holds, or no source. */
export function refuseScale(scale: {
  readonly from: string
  readonly source: string
  readonly rows: readonly ScaleRow[]
}): ScaleRefusal | undefined {
  if (scale.rows.length === 0) return 'scale.empty'
  const { from, source } = scale
  if (!/^\d{4}-\d{2}-\d{2}$/.test(from) || partialDate(from.replaceAll('-', '')) === undefined) return 'scale.from'
  return source.trim() === '' || source.length > 200 ? 'scale.source' : undefined
}

/** The table in force on a day; of two from the same day the one published later, which stands behind it. */
export const scaleOn = (scales: readonly PayScale[], day: Day): PayScale | undefined =>
  scales
    .filter(({ from }) => from <= day)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .at(-1)

/** What a grade, and the step where one is named, is paid by a table; undefined where the table does not have it. */
export function rangeOf({ rows }: PayScale, grade: string, step: string) {
  const own = rows.filter((row) => plain(row.grade) === plain(grade))
  const meant = step === '' ? own : own.filter((row) => plain(row.step) === plain(step) || row.step === '')
  const cents = meant.map((row) => row.cents)
  return cents.length === 0 ? undefined : { least: Math.min(...cents), most: Math.max(...cents) }
}

/**
 * What the table in force says of a line of pay: where it is from, its grades, and the range of the grade and step that
 * are named.
 */
export type Standard = Pick<PayScale, 'from' | 'source'> & {
  readonly grades: readonly string[]
  readonly range?: { readonly least: number; readonly most: number } | undefined
  /** Another amount than it says, or a grade that it does not have; a line without an amount is none to be outside. */
  readonly isOff: boolean
}

/** Undefined where no table is in force: there is none to be outside of (docs/decisions/0039). */
export function standardOf(scales: readonly PayScale[], { from, grade, step, postPay }: Fields): Standard | undefined {
  const money = postPay as Money | undefined
  const scale = scaleOn(scales, dayOf(from as PartialDate | undefined))
  if (!scale) return undefined
  const range = rangeOf(scale, String(grade ?? ''), String(step ?? ''))
  const isWithin = money?.currency === yuan && range && money.cents >= range.least && money.cents <= range.most
  return {
    from: scale.from,
    source: scale.source,
    grades: [...new Set(scale.rows.map((row) => row.grade))],
    range,
    isOff: money !== undefined && !isWithin,
  }
}

/** Whether a pay lies outside the table that holds on its day; false where none says anything of it. */
export const isOffScale = (scales: readonly PayScale[], fields: Fields): boolean =>
  standardOf(scales, fields)?.isOff ?? false

/** A month from its first day, a year from its first. */
const dayOf = (date: PartialDate | undefined): Day =>
  date === undefined
    ? ('9999-12-31' as Day)
    : (`${date.slice(0, 4)}-${date.slice(4, 6) || '01'}-${date.slice(6, 8) || '01'}` as Day)
