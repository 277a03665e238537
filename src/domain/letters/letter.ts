import { printable } from '#domain/prints/printable.ts'

/** 任免通知 as it goes on paper: what stands where on an issued document (docs/law/paper.md §7). */
export type Letter = {
  /** 发文机关. */
  readonly issuer: string
  /** 发文字号; of a draft it has room for the number. */
  readonly number: string
  /** 送审稿: until the number of the document stands. */
  readonly isDraft: boolean
  readonly title: string
  /** 主送. */
  readonly to: string
  /** The sentence that leads to what was decided. */
  readonly lead: string
  /** One sentence a person. */
  readonly items: readonly string[]
  /** From when the posts are held. */
  readonly close: string
  /** 成文日期. */
  readonly date: string
  /** 抄送. */
  readonly copies: string
  /** 印发机关. */
  readonly printedBy: string
  /** What no line and no page may part. */
  readonly whole: readonly string[]
  /** Whether the red head is printed, or left to paper that bears it already. */
  readonly head: LetterHead
}

export const letterHeads = ['red', 'preprinted'] as const
export type LetterHead = (typeof letterHeads)[number]

/** What is decided about one person, in words; days as they are kept, `20261129`. */
export type Appointed = {
  readonly name: string
  readonly proposed: string
  readonly removed: string
  /** 任职试用期 in months. */
  readonly trial?: number | undefined
  /** Of its 办结: number and day of the document, and the day from which it holds. */
  readonly document: string
  readonly documentDate: string
  readonly effective: string
}

/** Who issues it, to whom, and which meeting decided. */
export type LetterAround = {
  readonly issuer: string
  readonly to: string
  readonly copies: string
  readonly printedBy: string
  readonly head: LetterHead
  readonly meeting: string
  /** The day of the meeting, from which a post counts (docs/law/paper.md §7). */
  readonly day: string
}

/** What the next letter of a legal entity begins with. */
export type LetterKept = Pick<LetterAround, 'to' | 'copies' | 'head'>

/** One letter for each document that was issued, then the draft of what has no number yet. */
export function lettersOf(people: readonly Appointed[], around: LetterAround): readonly Letter[] {
  const named = people.filter(({ proposed, removed }) => proposed !== '' || removed !== '').map(cleaned)
  const documents = [...new Set(named.map(({ document }) => document))].toSorted(draftsLast)
  return documents.map((document) =>
    letterOf(
      named.filter((one) => one.document === document),
      around,
    ),
  )
}

const draftsLast = (one: string, other: string) => Number(one === '') - Number(other === '')

const cleaned = (one: Appointed): Appointed => ({
  ...one,
  name: printable(one.name),
  proposed: postIn(one.proposed),
  removed: postIn(one.removed),
})

/** A post within a sentence: on one line, and without a stop of its own. */
const postIn = (words: string): string => withoutEnd(printable(words).replace(/\s*\n\s*/g, '、'))

const withoutEnd = (words: string): string => words.replace(/[；;。，,\s]+$/, '')

function letterOf(people: readonly Appointed[], around: LetterAround): Letter {
  const [taking, leaving] = [
    people.filter(({ proposed }) => proposed !== ''),
    people.filter(({ proposed }) => proposed === ''),
  ]
  const [{ document = '', documentDate = '' } = {}] = people
  const sentences = [...taking.map(takes), ...leaving.map(leaves)]
  const day = around.day || effectiveOf(taking)
  return {
    issuer: printable(around.issuer),
    isDraft: document === '',
    number: printable(document) || `〔${around.day.slice(0, 4) || '　　'}〕　　号`,
    title: titleOf([...taking, ...leaving], taking.length > 0, leaving.length > 0 || taking.some(hasRemoval)),
    to: `${withoutEnd(printable(around.to)).replace(/[：:]$/, '')}：`,
    lead: `经${chineseDay(around.day)}${printable(around.meeting)}研究决定：`,
    items: sentences.map((words, at) => `${words}${at === sentences.length - 1 ? '。' : '；'}`),
    close: taking.length === 0 ? '' : countedFrom(taking.length, day, around),
    date: chineseDay(documentDate) || '　　　　年　　月　　日',
    copies: withoutEnd(printable(around.copies)),
    printedBy: printable(around.printedBy),
    whole: people.map(({ name }) => `${name}同志`),
    head: around.head,
  }
}

const hasRemoval = ({ removed }: Appointed): boolean => removed !== ''

const takes = ({ name, proposed, removed, trial }: Appointed): string =>
  [
    `任命${name}同志为${proposed}${trial ? `（试用期${monthsInWords(trial)}）` : ''}`,
    ...(removed ? [`免去其${removed}职务`] : []),
  ].join('，')

const leaves = ({ name, removed }: Appointed): string => `免去${name}同志的${removed}职务`

/** Named are one or two; of more the first stands for all. */
function titleOf(people: readonly Appointed[], takes: boolean, leaves: boolean): string {
  const names = people.map(({ name }) => name)
  const who = names.length > 2 ? `${names[0]}等` : names.join('、')
  return `关于${who}同志${takes && leaves ? '职务任免' : takes ? '任职' : '免职'}的通知`
}

/** 任职时间 counts from the day on which the meeting decided; where none is named, from the day that 办结 recorded. */
function countedFrom(people: number, day: string, around: LetterAround): string {
  const who = people === 1 ? '上述同志任职时间' : '上述同志的任职时间均'
  if (day === '') return `${who}从会议决定之日起计算。`
  return `${who}从${chineseDay(day)}${around.day === '' ? '' : '（会议决定之日）'}起计算。`
}

/** The one day from which all of them hold their posts; empty where there is none, or several. */
function effectiveOf(people: readonly Appointed[]): string {
  const days = [...new Set(people.map(({ effective }) => effective))]
  return days.length === 1 ? (days[0] ?? '') : ''
}

/** `2026年11月9日`, in figures and without zeros before them, as documents bear their day; of a month without a day the month. */
export function chineseDay(day: string): string {
  const [year, month, date] = [day.slice(0, 4), Number(day.slice(4, 6)), Number(day.slice(6, 8))]
  return [year && `${year}年`, month ? `${month}月` : '', date ? `${date}日` : ''].join('')
}

const figures = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 一年, 两年, 六个月, 十八个月. */
function monthsInWords(months: number): string {
  if (months % 12 === 0) return `${months === 24 ? '两' : figures[months / 12]}年`
  const [tens, ones] = [Math.floor(months / 10), months % 10]
  const words = `${tens > 1 ? figures[tens] : ''}${tens > 0 ? '十' : ''}${figures[ones]}`
  return `${words === '二' ? '两' : words}个月`
}
