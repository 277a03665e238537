import type { RollPaperSheet, RollSheet } from './roll.ts'

/** What a sheet says, person by person, with whose it is; what stands around them under its heading. */
export function saidOn(sheet: RollSheet | RollPaperSheet): readonly { readonly name: string; readonly text: string }[] {
  const { title, unit, until, madeBy } = sheet
  const around = (...more: readonly string[]) => ({ name: title, text: [title, unit, until, madeBy, ...more].join('') })
  if (sheet.is === 'table') {
    const headings = sheet.parts.map(({ heading = '' }) => heading)
    const rows = sheet.parts.flatMap(({ rows }) => rows.map((row) => ({ name: row[1] ?? '', text: row.join('') })))
    return [around(...sheet.notes, ...headings), ...rows]
  }
  if (sheet.is === 'faces')
    return [
      around(...sheet.notes),
      ...sheet.faces.map(({ name, post, facts }) => ({ name, text: [name, post, facts].join('') })),
    ]
  if (sheet.is === 'unit')
    return [around(...sheet.notes), ...sheet.lines.map(({ label, text }) => ({ name: label, text }))]
  return [around(), ...sheet.people.map((one) => ({ name: one.basic.name, text: wordsIn(one).join('') }))]
}

/** Every text of a value, a line at a time. */
const wordsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? value.split('\n')
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(wordsIn)
      : []
