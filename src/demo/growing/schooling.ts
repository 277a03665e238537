import type { Dice } from '#demo/dice.ts'
import type { Trade } from './trades.ts'
import { colleges, type Major, universities, vocational } from './words.ts'

/** 全日制: the lines of education and résumé, and the year in whose July the last school was left. */
export type Schooling = {
  readonly kind: '中专' | '大专' | '大学' | '研究生'
  readonly education: readonly string[]
  readonly resume: readonly string[]
  readonly left: number
  readonly major: Major
}

/** From school in time: at sixteen or nineteen to the next one, without a year lost. */
export function schoolingFrom(dice: Dice, trade: Trade, birth: string, wished?: Schooling['kind']): Schooling {
  const major = dice.of(trade.majors)
  const kind = wished ?? kindFrom(dice, trade, birth)
  const [year, month] = [Number(birth.slice(0, 4)), Number(birth.slice(4, 6))]
  const begun = year + (kind === '中专' ? 15 : 18) + (month > 8 ? 1 : 0)
  if (kind === '中专') return lower(dice.of(vocational), kind, begun, major)
  if (kind === '大专') return lower(dice.of(colleges), kind, begun, major)
  const [faculty, name, discipline] = major
  const course = `${dice.of(universities)}${faculty}${name}专业`
  const left = begun + 4
  const university = {
    education: [`全日制教育 大学 ${discipline}学士 ${course} ${left}07`],
    resume: [`${begun}.09--${left}.07 ${course}学习`],
  }
  if (kind === '大学') return { kind, ...university, left, major }
  const further = `${dice.of(universities)}${faculty}${name}专业`
  return {
    kind,
    education: [...university.education, `全日制教育 研究生 ${discipline}硕士 ${further} ${left + 3}07`],
    resume: [...university.resume, `${left}.07--${left + 3}.07 ${further}硕士研究生学习`],
    left: left + 3,
    major,
  }
}

function lower(school: string, kind: '中专' | '大专', begun: number, major: Major): Schooling {
  const course = `${school}${major[1]}专业`
  const left = begun + 3
  return {
    kind,
    education: [`全日制教育 ${kind} - ${course} ${left}07`],
    resume: [`${begun}.09--${left}.07 ${course}学习`],
    left,
    major,
  }
}

function kindFrom(dice: Dice, { of }: Trade, birth: string): Schooling['kind'] {
  if (of === 'workshop') return dice.percent(45) ? '中专' : '大专'
  if (dice.percent(of === 'technical' ? 6 : 16)) return '大专'
  return dice.percent(of === 'technical' ? 30 : 14) && birth < '1998' ? '研究生' : '大学'
}
