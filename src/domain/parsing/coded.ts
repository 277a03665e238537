import { type CodeTable, codedAs } from '#domain/codes/code.ts'
import type { Coded, Doubt } from '#domain/dossiers/section.ts'
import { oneLine, withoutEnds } from './text.ts'

export type ReadCoded = { readonly value?: Coded; readonly doubts: readonly Doubt[] }

/**
 * A name of the table with its code. Another word for it is read as the table's name, which is said; what no table knows
 * stays as text without a code, since names are exchanged, never codes (docs/law/codes.md §2).
 */
export function readCoded(table: CodeTable, text: string, field: string): ReadCoded {
  const written = oneLine(text)
  if (written === '') return { doubts: [] }
  const bare = withoutEnds(written.replace(/\s+/g, ''), '。．.;；,，')
  const value = codedAs(table, bare)
  if (!value) return { value: { text: written }, doubts: table.beyond?.test(bare) ? [] : [lacking(field, written)] }
  if (value.text === bare || shortened(bare, value.text)) return { value, doubts: [] }
  return { value, doubts: [{ code: 'other-word', field, params: { text: written, name: value.text } }] }
}

/** 汉 for 汉族, 妻 for 妻子 and 子 for 儿子 need no remark. */
const shortened = (bare: string, name: string) => name.includes(bare) && name.length - bare.length === 1

const lacking = (field: string, text: string): Doubt => ({ code: 'not-in-table', field, params: { text } })
