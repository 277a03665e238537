import type { ExchangeFile } from '#domain/dossiers/section.ts'
import { isBlank } from '#domain/parsing/text.ts'
import { educationIn } from './docx-education.ts'
import { familyIn } from './docx-family.ts'
import { type Box, boxesIn, rightOf, under } from './docx-grid.ts'
import { bareOf, labelOf } from './docx-labels.ts'
import type { WordText } from './docx-text.ts'
import { personOf } from './elements.ts'
import type { ParsedFile, TagValue } from './parsed.ts'
import type { Read } from './reading.ts'

/**
 * 任免审批表: each value stands to the right of its label, or under it, wherever the label is (docs/law/exchange-docx.md §2).
 * What no label claims is kept unread. Refused where there is no form or a second one.
 */
export function readForm(text: WordText, tags: readonly string[]): Read<ParsedFile> {
  const boxes = boxesIn(text.tables)
  const family = familyIn(boxes)
  const others = boxes.filter((box) => !family.taken.has(box))
  const labelled = others.filter((box) => labelOf(box.text)?.is === 'value')
  const named = (tag: string) => labelled.filter((box) => isTag(box, tag)).length
  if (labelled.length < fewest || named('XingMing') === 0) return { ok: false, refusal: 'import.not-a-form' }
  if (named('XingMing') > 1 && named('XingBie') > 1) return { ok: false, refusal: 'import.two-forms' }

  const taken = new Set<Box>(family.taken)
  const values = [...valuesIn(others, taken), ...educationIn(others, taken), ...looseIn(text.loose)]
  const all = Map.groupBy(
    values.filter(({ text }) => !isBlank(text)),
    ({ tag }) => tag,
  )
  const first = [...all].map(([tag, same]): TagValue => ({ tag, text: same[0]?.text ?? '' }))
  const unread = [...unclaimed(others, taken), ...text.boxes.map((box) => ({ tag: 'docx/文本框', text: box }))]
  const known = new Set(tags)
  const said = new Map(first.map(({ tag, text }) => [tag, read(tag, text)]))
  const file: ExchangeFile = {
    text: (tag) => said.get(tag) ?? '',
    items: (container) =>
      container === 'JiaTingChengYuan'
        ? family.relatives.map((relative) => (tag) => {
            const text = relative.find((value) => value.tag === tag)?.text ?? ''
            return isBlank(text) ? '' : read(tag, text)
          })
        : [],
  }
  const several = [...all].map(([tag, same]) => [tag, [...new Set(same.map(({ text }) => read(tag, text)))]] as const)
  return {
    ok: true,
    value: {
      format: 'docx',
      encoding: 'utf-8',
      version: '',
      mended: [],
      forbidden: [],
      file,
      repeated: new Map(several.filter(([, texts]) => texts.length > 1)),
      twice: 'said-twice',
      doubts: [],
      remarks: [],
      root: personOf(
        first.filter(({ tag }) => known.has(tag)),
        family.relatives,
      ),
      foreign: () => [...first.filter(({ tag }) => !known.has(tag)), ...unread],
    },
  }
}

/** A table with fewer labels is none of this form. */
const fewest = 6

const isTag = (box: Box, tag: string) => {
  const label = labelOf(box.text)
  return label?.is === 'value' && label.tag === tag
}

/** The values of the labels that have one, each cell said once. */
const valuesIn = (boxes: readonly Box[], taken: Set<Box>): readonly TagValue[] =>
  boxes.flatMap((box): readonly TagValue[] => {
    const label = labelOf(box.text)
    if (!label) return withInside(box, taken)
    taken.add(box)
    if (label.is !== 'value' && label.is !== 'other') return []
    const found = valuesOf(boxes, box)
    for (const value of found) taken.add(value)
    const text = found
      .map((value) => value.text.trim())
      .filter(Boolean)
      .join('\n')
    return label.is === 'value' ? valueAt(label.tag, text) : opinion(label.name, text)
  })

/** What stands beside a label, or under it where nothing does. */
function valuesOf(boxes: readonly Box[], label: Box): readonly Box[] {
  const right = rightOf(boxes, label).filter(({ text }) => !labelOf(text))
  if (right.length > 0) return right
  const below = under(boxes, label)
  return below && !labelOf(below.text) ? [below] : []
}

const valueAt = (tag: string, text: string): readonly TagValue[] =>
  tag === 'ChengBaoDanWei' ? reporter(text) : [{ tag, text }]

const opinion = (name: string, text: string): readonly TagValue[] =>
  isUnfilled(text) ? [] : [{ tag: `docx/${name}`, text }]

/** 姓名：林致远 in one cell. */
function withInside(box: Box, taken: Set<Box>): readonly TagValue[] {
  const pairs = box.text.split('\n').map(labelledLine)
  if (
    taken.has(box) ||
    !pairs.some(Boolean) ||
    pairs.some((pair, at) => !pair && !isBlank(box.text.split('\n')[at] ?? ''))
  )
    return []
  taken.add(box)
  return pairs.filter((pair) => pair !== undefined)
}

function labelledLine(line: string): TagValue | undefined {
  const at = line.search(/[:：]/)
  if (at < 0) return undefined
  const label = labelOf(line.slice(0, at))
  return label?.is === 'value' ? { tag: label.tag, text: line.slice(at + 1).trim() } : undefined
}

/** 填表人：方宁 stands under the table; the title and what is only blank lines to write on say nothing. */
const looseIn = (lines: readonly string[]): readonly TagValue[] =>
  lines
    .filter((line) => !/^(?:干部)?任免(?:审批|呈报)表$/.test(bareOf(line)) && !isUnfilled(line))
    .map((line) => labelledLine(line) ?? { tag: 'docx/表外', text: line.trim() })
    .filter(({ text }) => text !== '')

/** 呈报单位 with the day of the report, which is that of the form where nothing else says it. */
function reporter(text: string): readonly TagValue[] {
  const plain = text.normalize('NFKC')
  const date =
    /((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})?\s*日)?/.exec(plain) ??
    /((?:19|20)\d{2})[.\-/](\d{1,2})(?:[.\-/](\d{1,2}))?\s*$/.exec(plain) ??
    /(?<![^\n])\s*((?:19|20)\d{2})\s*年\s*$/.exec(plain)
  const unit = (date ? plain.slice(0, date.index) + plain.slice(date.index + date[0].length) : text)
    .replace(/[（(]?\s*盖\s*章\s*[）)]?|(?:\s*年)(?:\s*月)(?:\s*日)/g, '')
    .trim()
  const [, year = '', month = '', day = ''] = date ?? []
  const day8 = `${year}${month === '' ? '' : month.padStart(2, '0')}${day === '' ? '' : day.padStart(2, '0')}`
  return [{ tag: 'ChengBaoDanWei', text: unit }, ...(date ? [{ tag: 'TianBiaoShiJian', text: day8 }] : [])]
}

/** A place to stamp and sign that nobody has. */
const isUnfilled = (text: string) => /^(?:盖章|签字|签章|[年月日])*$/.test(bareOf(text))

/** A date without the age that the form prints beside or below it, which follows from it; and of 男 and 女 what is ticked. */
function read(tag: string, text: string): string {
  if (tag === 'XingBie') return /[☑☒■✓✔√]\s*([男女])/.exec(text)?.[1] ?? text
  if (!['ChuShengNianYue', 'DaoLingNianYue', 'ChuShengRiQi'].includes(tag)) return text
  const date = text.replace(age, '').trim()
  // An age alone is no date, and is asked about.
  return date === '' ? text.replace(/[（()）]/g, '').trim() : date
}

const age =
  /[（(]\s*[\d０-９]{1,3}\s*(?:周?岁[^（()）]*)?[）)]|(?<=[\d０-９月日])\s*\n\s*[\d０-９]{1,3}\s*周?岁(?:[\d０-９]{1,2}个月)?\s*$/g

const unclaimed = (boxes: readonly Box[], taken: ReadonlySet<Box>): readonly TagValue[] =>
  boxes
    .filter((box) => !taken.has(box) && !labelOf(box.text) && !isBlank(box.text) && !isUnfilled(box.text))
    .map(({ table, row, text }) => ({ tag: `docx/表${table + 1}行${row + 1}`, text: text.trim() }))
