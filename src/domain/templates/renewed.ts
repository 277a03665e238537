import { fieldsOf } from './fields.ts'
import type { Form, FormSheet, Heading } from './form.ts'
import type { Meaning } from './meaning.ts'
import { plainHeading } from './plain-heading.ts'
import { type Changes, cellKey, keyOf, pathText, type Template } from './template.ts'

type Meanings = Template['meanings']

/**
 * Next year's file in the place of this one: what has the same words on the same sheet stays bound, and so does a sheet that was
 * only renamed. What was reworded where it stood asks, and says what the old words meant.
 */
export function renewed(old: Pick<Template, 'form' | 'meanings'>, form: Form): Pick<Template, 'meanings' | 'changes'> {
  const pairs = form.sheets.map((sheet, at) => ({ sheet, before: sheetBefore(old.form, form, at) }))
  const gone = old.form.sheets.filter((sheet) => !pairs.some(({ before }) => before === sheet))
  const compared = pairs.map(({ sheet, before }) => differences(sheet, before, old.meanings))
  return {
    meanings: Object.fromEntries(pairs.flatMap(({ sheet, before }) => carried(sheet, before, old.meanings))),
    changes: {
      fresh: compared.flatMap(({ fresh }) => fresh),
      gone: [
        ...compared.flatMap(({ gone }) => gone),
        ...gone.flatMap((sheet) => fieldsOf(sheet).headings.map(pathText)),
      ],
      reworded: compared.flatMap(({ reworded }) => reworded),
    },
  }
}

/** The sheet of the same name, else the one at its place that no other sheet is called by. */
function sheetBefore({ sheets: before }: Form, { sheets }: Form, at: number): FormSheet | undefined {
  const isNamed = (one: FormSheet | undefined, other: FormSheet | undefined) =>
    one && other && plainHeading(one.name) === plainHeading(other.name)
  const there = before[at]
  return (
    before.find((one) => isNamed(one, sheets[at])) ?? (sheets.some((one) => isNamed(one, there)) ? undefined : there)
  )
}

/** What was bound and still has its words: headings, and single cells. */
function carried(sheet: FormSheet, before: FormSheet | undefined, meanings: Meanings): readonly [string, Meaning][] {
  if (!before) return []
  const { headings, fields } = fieldsOf(sheet)
  const keys = [
    ...headings.map(({ key }) => [keyOf(before, key), keyOf(sheet, key)] as const),
    ...fields.map((field) => [cellKey(before, field), cellKey(sheet, field)] as const),
  ]
  return keys.flatMap(([from, to]): [string, Meaning][] => {
    const meaning = meanings[from]
    return meaning ? [[to, meaning]] : []
  })
}

function differences(sheet: FormSheet, before: FormSheet | undefined, meanings: Meanings): Changes {
  const [now, then] = [fieldsOf(sheet).headings, before ? fieldsOf(before).headings : []]
  const lost = then.filter(({ key }) => !now.some((one) => one.key === key))
  const fresh = now.filter(({ key }) => !then.some((one) => one.key === key))
  const placed = new Map(fresh.map((heading) => [heading, lost.find((one) => isWhere(one, heading))]))
  const replaced = new Set(placed.values())
  return {
    fresh: fresh.filter((heading) => !placed.get(heading)).map(pathText),
    gone: lost.filter((heading) => !replaced.has(heading)).map(pathText),
    reworded: fresh.flatMap((heading) => {
      const from = placed.get(heading)
      if (!from || !before) return []
      const meant = meanings[keyOf(before, from.key)]
      return [{ from: pathText(from), to: pathText(heading), key: keyOf(sheet, heading.key), ...(meant && { meant }) }]
    }),
  }
}

/** At the same place along its axis: a column that was reworded still stands in its column. */
const isWhere = (one: Heading, other: Heading) =>
  one.axis === other.axis &&
  (one.axis !== 'column' || one.column === other.column) &&
  (one.axis !== 'row' || one.row === other.row)
