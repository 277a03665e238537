import type { Fields } from '#domain/dossiers/section.ts'
import { withoutMeanwhile } from '#domain/parsing/meanwhile.ts'
import type { Said } from './form-tags.ts'
import { dotted, fieldsOf, month, text } from './values.ts'

/** 简历: `1993.09--1997.07` and two blanks, or nine blanks while it lasts; 其间 in lines of its own. */
export const resumeIn = (records: readonly Fields[]): string => records.flatMap(resumeLines).join('\r\n')

function resumeLines(fields: Fields): readonly string[] {
  const [since, until] = [dotted(fields['from']), dotted(fields['to'])]
  const period = since || until ? `${since}--${until}`.padEnd(18) : ''
  return [`${period}${oneLine(text(fields['text']))}`, ...linesOf(text(fields['during'])).map(inBrackets)]
}

const linesOf = (said: string) =>
  said
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const oneLine = (said: string) => linesOf(said).join('')

const inBrackets = (line: string) => {
  const bare = withoutMeanwhile(line)
  return bare === line && /^[（(]/.test(line) ? line : `（其间：${bare}）`
}

/** 奖惩情况 whole: rewards, punishments, then what is not read as either; 无 where that was declared. */
export function conductIn({ contents, nothing }: Said): string {
  const rest = fieldsOf(contents, 'conduct').map((fields) => withoutEnd(text(fields['text'])))
  const rewards = fieldsOf(contents, 'rewards').map(rewardOf)
  const all = [...rewards, ...fieldsOf(contents, 'punishments').map(punishmentOf), ...rest].filter(Boolean)
  if (all.length > 0) return `${all.join('；')}。`
  return nothing.has('rewards') ? '无' : ''
}

function rewardOf(fields: Fields): string {
  const authority = text(fields['authority'])
  return [inChinese(fields['date']), authority && `经${authority}批准`, withoutEnd(text(fields['text']))]
    .filter(Boolean)
    .join('，')
}

/** `2019年03月，因××，受记过处分` (docs/law/appointment-form.md §4). */
const punishmentOf = (fields: Fields): string =>
  [
    inChinese(fields['decided']),
    withoutEnd(text(fields['text'])),
    `受${text(fields['kind'])}处分`.replace(/处分处分$/, '处分'),
  ]
    .filter(Boolean)
    .join('，')

function inChinese(value: Fields[string]): string {
  const date = text(value)
  return date && `${date.slice(0, 4)}年${date.length > 4 ? `${date.slice(4, 6)}月` : ''}`
}

const withoutEnd = (words: string) => words.replace(/[；;。\s]+$/, '')

/** 年度考核结果: the last three years, and before them what stands without a year. A reason says by itself what came of it. */
export function appraisalsIn(records: readonly Fields[]): string {
  const years = records.filter((fields) => fields['year']).slice(-3)
  const words = [...records.filter((fields) => !fields['year']), ...years].map((fields) => {
    const [result, why] = [text(fields['result']), text(fields['text'])]
    const said = withoutEnd(why.includes('考核') ? why : [result, why].filter(Boolean).join('，'))
    return fields['year'] ? `${text(fields['year'])}年度${said}` : said
  })
  return words.length > 0 ? `${words.join('；')}。` : ''
}

/** A relative as the five values of an Item; a death is told where the work stands. */
export const relativeIn = (fields: Fields): readonly (readonly [tag: string, text: string])[] => {
  const work = text(fields['work'])
  const late = fields['deceased'] === true && !/去世|已故|病故|已逝|亡故|已殁|身故|已亡/.test(work)
  return [
    ['ChengWei', text(fields['relation'])],
    ['XingMing', text(fields['name'])],
    ['ChuShengRiQi', month(fields['birth'])],
    ['ZhengZhiMianMao', text(fields['politics'])],
    ['GongZuoDanWeiJiZhiWu', late ? `${work}（已去世）` : work],
  ]
}
