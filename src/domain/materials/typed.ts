import { cleanText } from '#domain/dossiers/form.ts'
import { type Day, type PartialDate, partialDateOf } from '#domain/time.ts'
import type { DateProblem } from '#domain/typed-date.ts'
import { readDate } from '#domain/typed-date.ts'
import { readClass } from './classes.ts'
import type { Entry, Form, Volume } from './material.ts'

/** The cells of a line as somebody types it, in the order of the printed catalogue (docs/law/materials.md §5). */
export const columns = [
  'class',
  'title',
  'year',
  'month',
  'day',
  'copies',
  'pages',
  'remark',
  'kind',
  'volume',
  'matter',
] as const
export type Column = (typeof columns)[number]

export type Cells = Readonly<Partial<Record<Column, string>>>

export type CellProblem =
  | DateProblem
  | 'required'
  | 'too-long'
  | 'not-a-count'
  | 'class-unknown'
  | 'sub-class'
  | 'date-ahead'
  | 'form-unknown'
  | 'volume-unknown'

export type CellProblems = Readonly<Partial<Record<Column, CellProblem>>>

export type ReadEntry =
  | { readonly ok: true; readonly entry: Entry }
  | { readonly ok: false; readonly problems: CellProblems }

/** Reads a line; every cell that is wrong has its own reason, all found at once. `today`: no paper is of tomorrow. */
export function readEntry(typed: Cells, today: Day): ReadEntry {
  const cell = (column: Column) => cleanText(typed[column] ?? '').replaceAll('\n', ' ')
  const problems: Partial<Record<Column, CellProblem>> = {}
  const read = <Value>(column: Column, value: Value | Wrong): Value | undefined => {
    if (!(value instanceof Wrong)) return value
    problems[column] = value.problem
    return undefined
  }
  const key = read('class', classIn(cell('class')))
  const title = read('title', textIn(cell('title'), 200) ?? new Wrong('required'))
  const date = read('year', dateIn([cell('year'), cell('month'), cell('day')], today))
  const copies = read('copies', countIn(cell('copies') || '1', 99))
  const pages = read('pages', countIn(cell('pages'), 9999))
  const remark = read('remark', textIn(cell('remark'), 200))
  const form = read('kind', formIn(cell('kind'), cell('remark')))
  const volume = read('volume', volumeIn(cell('volume')))
  const matter = read('matter', textIn(cell('matter'), 60))
  if (Object.keys(problems).length > 0 || !key || !title || !copies || !pages || !form || !volume)
    return { ok: false, problems }
  return {
    ok: true,
    entry: {
      class: key,
      title,
      ...(date && { date }),
      copies,
      pages,
      form,
      volume,
      ...(remark && { remark }),
      ...(matter && { matter }),
    },
  }
}

class Wrong {
  readonly problem: CellProblem
  constructor(problem: CellProblem) {
    this.problem = problem
  }
}

function classIn(text: string) {
  if (text === '') return new Wrong('required')
  const key = readClass(text)
  if (key === 'sub-class') return new Wrong('sub-class')
  return key ?? new Wrong('class-unknown')
}

const textIn = (text: string, most: number): string | undefined | Wrong =>
  text.length > most ? new Wrong('too-long') : text || undefined

/** Year, month and day stand in cells of their own, or all in the first. */
function dateIn(parts: readonly string[], today: Day): PartialDate | undefined | Wrong {
  const [year = '', ...rest] = parts
  if (parts.every((part) => part === '')) return undefined
  if (year === '' || (parts[1] === '' && parts[2] !== '')) return new Wrong('not-a-date')
  const written = [
    year.replace(/年$/, ''),
    ...rest.filter((part) => part !== '').map((part) => part.replace(/[月日]$/, '')),
  ]
  const date = readDate(written.join('.'))
  if (!date.ok) return new Wrong(date.refusal)
  return date.value > partialDateOf(today) ? new Wrong('date-ahead') : date.value
}

function countIn(text: string, most: number): number | Wrong {
  if (text === '') return new Wrong('required')
  const digits = text.normalize('NFKC').replace(/[份页張张]$/, '')
  const count = /^\d{1,4}$/.test(digits) ? Number(digits) : 0
  return count >= 1 && count <= most ? count : new Wrong('not-a-count')
}

/** 复印件 may stand in the remark alone, as the printed catalogue has it. */
function formIn(text: string, remark: string): Form | Wrong {
  if (text === '') return /复印件/.test(remark) && !/原件/.test(remark) ? 'copy' : 'original'
  return (
    named<Form>(text, {
      original: ['原件', '原', '正', 'original'],
      copy: ['复印件', '複印件', '復印件', '复', '复制件', 'copy'],
    }) ?? new Wrong('form-unknown')
  )
}

const volumeIn = (text: string): Volume | Wrong =>
  text === ''
    ? 'original'
    : (named<Volume>(text, {
        original: ['正本', '正', 'original', 'original dossier'],
        duplicate: ['副本', '副', 'duplicate', 'duplicate dossier'],
        both: ['正副本', '正本、副本', '正本和副本', 'both'],
      }) ?? new Wrong('volume-unknown'))

const named = <Word extends string>(text: string, words: Readonly<Record<Word, readonly string[]>>): Word | undefined =>
  (Object.keys(words) as Word[]).find((word) => word === text || words[word].includes(text.toLowerCase()))

/** A line as it would be typed again. */
export const cellsOf = (
  entry: Entry,
  words: { readonly form: string; readonly volume: string },
): Readonly<Record<Column, string>> => ({
  class: entry.class,
  title: entry.title,
  year: entry.date?.slice(0, 4) ?? '',
  month: entry.date?.slice(4, 6) ?? '',
  day: entry.date?.slice(6, 8) ?? '',
  copies: String(entry.copies),
  pages: String(entry.pages),
  remark: entry.remark ?? '',
  kind: words.form,
  volume: words.volume,
  matter: entry.matter ?? '',
})
