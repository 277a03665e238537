import { fieldsOf } from './fields.ts'
import { everybody, type Meaning } from './meaning.ts'
import { meaningText } from './meaning-text.ts'
import { type CellPlace, placeIn, refOf } from './place.ts'
import { type NamedUnit, type Suggestion, suggestFor, suggestForTitle } from './suggest.ts'
import { cellKey, headingsOf, keyOf, pathText, type Template } from './template.ts'

/** Something that is bound or can be: a heading, or one cell by itself. */
export type Asked = {
  /** The number of a heading, or the place of a cell, as the address of its question says it. */
  readonly number: string
  /** Under what its meaning is kept. */
  readonly key: string
  readonly axis: 'sheet' | 'row' | 'column' | 'cell'
  readonly sheet: number
  readonly place: CellPlace
  readonly words: string
  /** What it is bound to. */
  readonly now?: Meaning
  readonly suggestion?: Suggestion
  /** What the words before meant that stood here in the file of the year before. */
  readonly before?: { readonly words: string; readonly meant?: Meaning }
}

/** Every heading with what it is bound to, and what its words suggest. */
export function headingsAsked(template: Template, units: readonly NamedUnit[]): readonly Asked[] {
  const { form, meanings, changes } = template
  return headingsOf(form).flatMap(({ sheet: at, heading }, number): Asked[] => {
    const sheet = form.sheets[at]
    if (!sheet) return []
    const key = keyOf(sheet, heading.key)
    const { axis, path, row, column } = heading
    const suggestion = axis === 'sheet' ? suggestForTitle(path[0] ?? '', units) : suggestFor(path, units)
    const [now, before] = [meanings[key], changes?.reworded.find((one) => one.key === key)]
    return [
      {
        number: String(number),
        key,
        axis,
        sheet: at,
        place: { row, column },
        words: pathText(heading),
        ...(now && { now }),
        ...(suggestion && { suggestion }),
        ...(before && { before: { words: before.from, ...(before.meant && { meant: before.meant }) } }),
      },
    ]
  })
}

/** A cell to be bound by itself; undefined where no field is. */
export function cellAsked({ form, meanings }: Template, sheet: number, ref: string): Asked | undefined {
  const [of, place] = [form.sheets[sheet], placeIn(ref)]
  const field = of && fieldsOf(of).fields.find((one) => one.row === place?.row && one.column === place.column)
  if (!of || !field || field.is !== 'blank') return undefined
  const [key, { headings }] = [cellKey(of, field), fieldsOf(of)]
  const words = [field.across, field.down].flatMap((own) => headings.find((one) => one.key === own) ?? []).map(pathText)
  const now = meanings[key]
  const { row, column } = field
  return {
    number: refOf(field),
    key,
    axis: 'cell',
    sheet,
    place: { row, column },
    words: words.join(' × '),
    ...(now && { now }),
  }
}

/** What all that is understood without a doubt would be bound to, at once. */
export const sureOf = (asked: readonly Asked[]): readonly (readonly [key: string, meaning: Meaning])[] =>
  asked.flatMap(({ key, now, suggestion }) => (!now && suggestion?.sure ? [[key, suggestion.meaning] as const] : []))

/** The first that is not bound and needs somebody, else the first that is not bound. */
export const nextAsked = (asked: readonly Asked[]): Asked | undefined =>
  asked.find(({ now, suggestion }) => !now && !suggestion?.sure) ?? asked.find(({ now }) => !now)

/** An answer that is offered, and why it is. */
export type Answer = {
  readonly meaning: Meaning
  readonly why: 'own' | 'now' | 'sure' | 'guess' | 'before' | 'everybody' | 'blank'
}

/** The answers to a question, the likeliest one first, each once. */
export function answersTo({ axis, now, suggestion, before }: Asked, own: Meaning | undefined): readonly Answer[] {
  const all: readonly (Answer | undefined)[] = [
    own && { meaning: own, why: 'own' },
    now && { meaning: now, why: 'now' },
    before?.meant && { meaning: before.meant, why: 'before' },
    suggestion && { meaning: suggestion.meaning, why: suggestion.sure ? 'sure' : 'guess' },
    // The first one is ticked: where nothing is likely, nothing is counted.
    { meaning: { is: 'blank' }, why: 'blank' },
    axis === 'cell' ? undefined : { meaning: everybody, why: 'everybody' },
  ]
  const seen = new Set<string>()
  return all.flatMap((answer) => {
    if (!answer || seen.has(meaningText(answer.meaning))) return []
    seen.add(meaningText(answer.meaning))
    return [answer]
  })
}
