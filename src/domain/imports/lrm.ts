import { codedAs } from '#domain/codes/code.ts'
import { healthStates } from '#domain/codes/health.ts'
import type { ExchangeFile } from '#domain/dossiers/section.ts'
import { forbiddenSigns, isBlank, visible, withoutEnds } from '#domain/parsing/text.ts'
import { personOf } from './elements.ts'
import { type Columns, columnsOf } from './lrm-columns.ts'
import { readParts } from './lrm-education.ts'
import { familyOf } from './lrm-family.ts'
import type { FileDoubt, ParsedFile, ReadOptions, TagValue } from './parsed.ts'
import { placesAt } from './place.ts'
import type { Read } from './reading.ts'
import type { Forbidden } from './xml.ts'

/** The people of an .lrm file: one record a person, usually one alone (docs/law/exchange-lrm.md §2). */
export function readLrm(source: string, { tags }: ReadOptions): readonly Read<ParsedFile>[] {
  const records = recordsIn(withoutEnds(source, '\0\x1A'))
  return records.map((record) => {
    const cut = columnsOf(record)
    if (!cut.ok) return cut
    const long = cut.value.first.findIndex((text) => text.length > longestValue)
    if (long >= 0) return { ok: false, refusal: 'import.too-long', params: { tag: columnTags[long] ?? String(long) } }
    const own = records.length === 1 ? {} : { own: new TextEncoder().encode(record) }
    return { ok: true, value: { ...parsedFrom(cut.value, source, tags), ...own } }
  })
}

/** No value of the form is a book. */
const longestValue = 30_000

/** A record ends with its line where the next line begins as one: a name and a sex in quotation marks. */
function recordsIn(text: string): readonly string[] {
  const records: string[] = []
  let from = 0
  for (const { index, 0: between } of text.matchAll(/"\s+(?=")/g)) {
    const next = index + between.length
    beginsRecord.lastIndex = next
    if (!between.includes('\n') || !beginsRecord.test(text)) continue
    records.push(text.slice(from, index + 1))
    from = next
  }
  return [...records, text.slice(from)]
}

const beginsRecord = /"[^"\n]{1,60}"\s*,\s*"[男女]/y

/** The tag of docs/law/exchange-lrmx.md §2 that each column fills; what several columns fill together is read apart. */
const columnTags: Readonly<Record<number, string>> = {
  0: 'XingMing',
  1: 'XingBie',
  2: 'ChuShengNianYue',
  3: 'MinZu',
  4: 'JiGuan',
  5: 'RuDangShiJian',
  6: 'JianKangZhuangKuang',
  7: 'ChuShengDi',
  8: 'CanJiaGongZuoShiJian',
  11: 'ZhuanYeJiShuZhiWu',
  16: 'ShuXiZhuanYeYouHeZhuanChang',
  17: 'JianLi',
  18: 'JiangChengQingKuang',
  19: 'NianDuKaoHeJieGuo',
  25: 'XianRenZhiWu',
  26: 'NiRenZhiWu',
  27: 'NiMianZhiWu',
  28: 'RenMianLiYou',
  29: 'ChengBaoDanWei',
  30: 'JiSuanNianLingShiJian',
  31: 'TianBiaoRen',
  32: 'TianBiaoShiJian',
}

function parsedFrom({ first, other, more }: Columns, source: string, tags: readonly string[]): ParsedFile {
  const [here, there] = [valuesIn(first), other && valuesIn(other)]
  const repeated = new Map(
    [...here.texts]
      .map(([tag, text]) => [tag, [text, there?.texts.get(tag) ?? here.swapped.get(tag) ?? text]] as const)
      .filter(([, [one, two]]) => !isBlank(one ?? '') && !isBlank(two ?? '') && one !== two),
  )
  const said = (text = '') => (isBlank(text) ? '' : text)
  const items = here.relatives.map(
    (relative) => (tag: string) => said(relative.find((value) => value.tag === tag)?.text),
  )
  const file: ExchangeFile = {
    text: (tag) => said(here.texts.get(tag)),
    items: (container) => (container === 'JiaTingChengYuan' ? items : []),
  }
  const texts = [...here.texts].map(([tag, text]): TagValue => ({ tag, text }))
  const unread = [...here.unread, ...more]
  return {
    format: 'lrm',
    encoding: '',
    version: '',
    mended: [],
    forbidden: forbiddenIn(texts, source),
    file,
    repeated,
    twice: 'cut-two-ways',
    doubts: here.doubts,
    remarks: [],
    root: personOf(texts, here.relatives),
    foreign: () => [...unread, ...texts.filter(({ tag }) => !tags.includes(tag))].filter(({ text }) => !isBlank(text)),
  }
}

type Read33 = {
  readonly texts: ReadonlyMap<string, string>
  /** What two columns say if they stand in the order of .lrmx. */
  readonly swapped: ReadonlyMap<string, string>
  readonly relatives: readonly (readonly TagValue[])[]
  readonly doubts: readonly FileDoubt[]
  readonly unread: readonly TagValue[]
}

function valuesIn(columns: readonly string[]): Read33 {
  const at = (column: number) => columns[column] ?? ''
  const texts = new Map(Object.entries(columnTags).map(([column, tag]) => [tag, at(Number(column))]))
  const swapped = new Map<string, string>()
  if (isHealth(at(7)) && !isHealth(at(6))) swap(texts, swapped, ['JianKangZhuangKuang', 'ChuShengDi'])
  if (isDate(at(31)) && !isDate(at(32))) swap(texts, swapped, ['TianBiaoRen', 'TianBiaoShiJian'])

  const education = readParts(at(9), at(10))
  for (const [tag, text] of education.texts) texts.set(tag, text)
  const family = familyOf([20, 21, 22, 23, 24].map(at))
  return {
    texts,
    swapped,
    relatives: family.relatives,
    doubts: [...education.doubts, ...family.doubts],
    unread: [12, 13, 14, 15].map((column) => ({ tag: `lrm/${column}`, text: at(column) })),
  }
}

/** The two values stand in the order of the newer format: read so, and said. */
function swap(texts: Map<string, string>, swapped: Map<string, string>, [one, other]: readonly [string, string]): void {
  const [first, second] = [texts.get(one) ?? '', texts.get(other) ?? '']
  texts.set(one, second)
  texts.set(other, first)
  swapped.set(one, first)
  swapped.set(other, second)
}

const isHealth = (text: string) => codedAs(healthStates, visible(text).trim()) !== undefined
const isDate = (text: string) => /^\s*(?:19|20)\d{2}[\d\s.\-/年月日]*$/.test(text)

function forbiddenIn(values: readonly TagValue[], source: string): readonly Forbidden[] {
  return values.flatMap(({ tag, text }) => {
    const found = text.match(forbiddenSigns)
    const [sign] = found ?? []
    if (!found || sign === undefined) return []
    const [place = { line: 1, column: 1 }] = placesAt(source, [Math.max(0, source.indexOf(text) + text.indexOf(sign))])
    const code = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return [{ tag, place, character: `U+${code}`, count: found.length }]
  })
}
