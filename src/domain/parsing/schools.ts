import type { Doubt } from '#domain/dossiers/section.ts'
import { linesIn } from './text.ts'

export type ReadSchool = { readonly value?: string; readonly doubts: readonly Doubt[] }

/**
 * 毕业院校系及专业: the line of the 学历 and the line of the 学位 are one statement (docs/law/exchange-lrmx.md §3). Some writers
 * put the whole in both, some break it between school and subject, and a degree of another school names both schools
 * (docs/law/appointment-form.md §4), which is ordinary. Only a line without a school before one with a school leaves
 * open which belongs to which.
 */
export function readSchool(ofLevel: string, ofDegree: string): ReadSchool {
  const [one, other] = [statementsIn(ofLevel).join('；'), statementsIn(ofDegree).join('；')]
  if (one === '' || other === '' || same(one, other))
    return { doubts: [], ...((one || other) && { value: one || other }) }
  if (bare(one).includes(bare(other))) return { value: one, doubts: [] }
  if (bare(other).includes(bare(one))) return { value: other, doubts: [] }
  if (!namesSchool(other)) return { value: `${one}${other}`, doubts: [] }
  const both = `${one}；${other}`
  if (isComplete(one)) return { value: both, doubts: [] }
  return {
    value: `${one}${other}`,
    doubts: [{ code: 'two-schools', field: 'school', readings: [`${one}${other}`, both, one, other] }],
  }
}

/** The statements of a cell: a line end separates them, unless the next line names no school and so goes on. */
export function statementsIn(cell: string): readonly string[] {
  const found: { lines: string[]; complete: boolean }[] = []
  for (const line of linesIn(cell)) {
    const above = found.at(-1)
    if (!above || (namesSchool(line) && above.complete)) found.push({ lines: [line], complete: isComplete(line) })
    else {
      above.lines.push(line)
      above.complete = isComplete(line) || (above.complete && endsWell(line))
    }
  }
  return found.map(({ lines }) => lines.join(''))
}

const school =
  /大学|学院|学校|党校|中学|技校|中专|高中|职校|研究院|研究所|科学院|University|College|Institute|School|Academy/i

const namesSchool = (text: string) => school.test(text)

/** A school is named and nothing says that the sentence goes on. */
const isComplete = (text: string) => namesSchool(text) && endsWell(text)

/** No open bracket, no comma, no 与 at the end. */
const endsWell = (text: string) => !/[（(，,、与和]$/.test(text) && !/[（(][^）)]*$/.test(text.slice(-40))

const bare = (text: string) => text.replace(/[\s，,、；;。]/g, '')

const same = (one: string, other: string) => bare(one) === bare(other)
