import { contractOverlap } from '#domain/checks/rules/contract-overlap.ts'
import { codeIn, textOf, wordsOf } from '#domain/checks/values.ts'
import { inForce, isEmploying, mostProbation, openEndedDue } from '#domain/dossiers/contract-terms.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { formatPartialDate, monthsLater, type PartialDate } from '#domain/time.ts'
import type { Filling } from './appointing.ts'
import { type ContractWay, foundBy } from './contracting.ts'
import type { DrawnLine } from './drawn-line.ts'

type Line = (filling: Filling) => DrawnLine | undefined

/** What stands beside the form, line by line with its source: the contract in force, and the limits of the law. */
export function contractLines(filling: Filling): readonly DrawnLine[] {
  const asked = lines[(filling.way as ContractWay) ?? 'sign'] ?? lines.sign
  return asked.flatMap((line) => line(filling) ?? [])
}

const now: Line = ({ contents }) => {
  const { kind, from, to } = inForce(contents['contracts'])?.fields ?? {}
  const params = { kind: wordsOf(kind), from: dated(from), to: dated(to) }
  return line('in-force', 'register', kind ? { code: to ? 'contract-until' : 'contract-open', params } : 'none')
}

const overlap: Line = (filling) => {
  const [found] = foundBy(filling, [contractOverlap])
  return found && line('overlap', 'register', { code: 'overlaps', params: found.params ?? {} }, true)
}

const fixedTerms: Line = (filling) => {
  const { terms } = dueIn(filling)
  const params = { count: String(terms) }
  return line('fixed-terms', 'law-14', { code: terms >= 2 ? 'terms-due' : 'terms', params }, terms >= 2)
}

const years: Line = (filling) => {
  const { years } = dueIn(filling)
  if (years === undefined) return line('years', 'law-14', 'unknown')
  const isLong = years >= 10 && !/^[25]$/.test(codeIn(inForce(filling.contents['contracts'])?.fields['kind']) ?? '')
  return line('years', 'law-14', { code: isLong ? 'years-due' : 'years', params: { count: String(years) } }, isLong)
}

const openEnded: Line = (filling) =>
  codeIn(filling.typed['kind']) === '1' && dueIn(filling).isDue
    ? line('open-ended', 'law-14', 'open-ended-due', true)
    : undefined

const probation: Line = ({ typed }) => {
  const most = mostProbation(typed)
  if (most === undefined) return line('probation', 'law-19', 'probation-rule')
  return line('probation', 'law-19', { code: 'probation-most', params: { count: String(most) } })
}

const signBy: Line = ({ contents, today }) => {
  const entered = enteredIn(contents)
  const by = entered?.length === 8 ? monthsLater(entered, 1) : undefined
  if (!by) return line('sign-by', 'law-10', 'sign-rule')
  const isLate = by < today && !inForce(contents['contracts'])
  return line('sign-by', 'law-10', { code: 'by', params: { date: dated(by) } }, isLate)
}

const once: Line = () => line('probation', 'law-19', 'probation-once')
const nonCompete: Line = () => line('non-compete', 'law-24', 'non-compete-rule')
const writing: Line = () => line('writing', 'law-35', 'in-writing')
const ending: Line = () => line('ending', 'law-50', 'ending-rule')

const lines: Readonly<Record<ContractWay, readonly Line[]>> = {
  sign: [now, overlap, signBy, fixedTerms, years, openEnded, probation, nonCompete],
  renew: [now, overlap, fixedTerms, years, openEnded, once, nonCompete],
  change: [now, overlap, writing],
  end: [now, ending],
}

/** 劳动合同法 Art. 14, of whoever the dossier is about. */
const dueIn = ({ contents, today }: Filling) =>
  openEndedDue(
    (contents['contracts'] ?? []).filter(({ fields }) => isEmploying(fields)),
    enteredIn(contents),
    today,
  )

const enteredIn = (contents: Filling['contents']): PartialDate | undefined =>
  (textOf(contents['entry']?.[0]?.fields['entered']) || undefined) as PartialDate | undefined

const dated = (value: Fields[string]): string =>
  textOf(value) === '' ? '' : formatPartialDate(textOf(value) as PartialDate)

const line = (key: string, source: string, says: string | DrawnLine['says'], stops = false): DrawnLine => ({
  key,
  says: typeof says === 'string' ? { code: says } : says,
  stops,
  source,
})
