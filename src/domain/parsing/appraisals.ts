import { appraisalResults } from '#domain/codes/appraisal.ts'
import { type CodeTable, codedAs } from '#domain/codes/code.ts'
import type { Understood } from '#domain/dossiers/section.ts'
import { oneLine, trimmed, withoutEnds } from './text.ts'

/**
 * 年度考核结果: `2023年度优秀；2024年度称职；2025年度称职。` a record a year; several years may share one result (2023、2024年度称职,
 * 2023—2025年度均为称职). A year whose words are no result keeps them as its reason; a text without a year stays whole.
 */
export function readAppraisals(written: string): readonly Understood[] {
  const text = oneLine(written).replace(/\s+/g, ' ')
  if (text === '' || /^无[。.]?$/.test(text)) return []
  const parts = [...text.matchAll(years)]
  const [first] = parts
  if (!first || parts.length > most) return [unread(written.trim())]

  const before = withoutEnds(text.slice(0, first.index).replace(filler, ''), separators)
  const lead = before === '' ? [] : [unread(text.slice(0, first.index))]
  return [
    ...lead,
    ...parts.flatMap((part, at) => {
      const end = parts[at + 1]?.index ?? text.length
      const raw = text.slice(at === 0 && lead.length === 0 ? 0 : part.index, end).trim()
      const said = withoutEnds(text.slice(part.index + part[0].length, end), separators)
      const covered = yearsIn(part[0])
      if (covered.length > most) return [unread(raw)]
      const apart = sharedOut(covered.length, said)
      return covered.map((year, place) => ({
        raw,
        ...resultOf(year, apart?.[place] ?? said, covered.length > 1 && !apart),
      }))
    }),
  ]
}

/** Nobody has worked for more years. */
const most = 60

const unread = (raw: string): Understood => {
  const text = trimmed(raw)
  return { raw, fields: { text }, doubts: [{ code: 'appraisal-unread', field: 'text' }] }
}

const separators = '；;。，,、'

const year = '(?<!\\d)(?:19|20)\\d{2}(?!\\d)\\s*年?度?'
const years = new RegExp(`${year}(?:\\s*(?:[、，,和及与]|[-—─~～至到－]+)\\s*${year})*`, 'g')

function yearsIn(text: string): readonly string[] {
  const found = [...text.matchAll(/(\d{4})\s*年?度?\s*([-—─~～至到－]+)?/g)]
  return found.flatMap(([, from = '', through], at) => {
    const to = found[at + 1]?.[1]
    if (!through || !to) return [from]
    const span = Math.min(Math.max(Number(to) - Number(from), 0), 60)
    return Array.from({ length: span }, (_, step) => String(Number(from) + step))
  })
}

/** 2023、2024年度分别为优秀、称职: one result a year. */
function sharedOut(count: number, said: string): readonly string[] | undefined {
  const results = said.replace(padding, '').split(/[、，,和]/)
  return count > 1 && results.length === count && results.every((result) => codedAs(table, result))
    ? results
    : undefined
}

const filler = /^(?:近[三3]年(?:来)?|(?:年度)?考核(?:结果|情况)?|[：:，,。；;\s]|如下)*/

/** What stands between a year and its result. */
const padding = /^(?:年度|度|考核|结果|等次|等级|均|都|分别|被|评|定|确定|认定|为|[：:，,\s])*/

function resultOf(year: string, said: string, shared: boolean) {
  const words = said.replace(padding, '')
  const bare = words.replace(/[“”"]/g, '')
  const result = codedAs(table, bare) ?? codedAs(table, bare.replace(/(?:等次|等级)$/, ''))
  if (result) return { fields: { year, result }, doubts: [] }
  if (words === '') return { fields: { year }, doubts: [{ code: 'appraisal-without-result', field: 'result' }] }
  const reason = shared
    ? undefined
    : codedAs(table, /^(?:未|不|没有)(?:参加|进行)?考核|^(?:未|不)参加/.test(words) ? '不进行考核' : startOf(words))
  if (reason) return { fields: { year, result: reason, text: words }, doubts: [] }
  return { fields: { year, text: words }, doubts: [{ code: 'appraisal-result-unread', field: 'result' }] }
}

const table: CodeTable = appraisalResults

const startOf = (words: string) => table.codes.find(({ name }) => words.startsWith(name))?.name ?? ''
