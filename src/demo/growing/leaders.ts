import { dice } from '#demo/dice.ts'
import type { DemoPerson } from '#demo/person.ts'
import { grow, type Wish } from './grow.ts'
import { type Step, trades } from './trades.ts'
import { type Place, places } from './words.ts'

/** Those who lead the two smaller companies, and who is unlike all others. Each keeps the same years in every demo. */
export const wished = (): readonly DemoPerson[] => [
  led('LZ-SC', '厉振邦', { steps: enterprise('总经理'), sex: '男', born: 1972, path: '@' }),
  led('LZ-ZH', '沙俊卿', { steps: enterprise('部长'), sex: '男', born: 1978 }),
  led('LZ-SC', '褚海生', { steps: enterprise('部长'), sex: '男', born: 1975 }),
  led('LZ-ZL', '柏玉洁', { steps: enterprise('部长'), sex: '女', born: 1981 }),
  {
    ...led('LY-KY', '闻人博', { steps: institution('院长', '五级职员'), sex: '男', born: 1971, path: '@' }),
    managedAbove: '中共岚州市委组织部 202103 岚组干〔2021〕17号 SG-0417',
  },
  led('LY-BG', '凌书华', { steps: institution('主任', '七级职员'), sex: '女', born: 1980 }),
  led('LY-KY', '展鸿儒', { steps: institution('处长', '七级职员'), sex: '男', born: 1977 }),
  led('LY-SY', '鲍定山', { steps: institution('主任', '七级职员'), sex: '男', born: 1976 }),
  foreigner(),
  special('LC-SC-ZZ', '赵𠮷祥', { sex: '男', born: [1990, 1990] }),
  ...filedTwice(),
]

const enterprise = (post: string): readonly Step[] => [
  ['技术员', '一般员工'],
  ['工程师', '专员'],
  ['主管', '主管'],
  ['副部长', '中层副职'],
  [post, '中层正职'],
]

const institution = (post: string, rank: string): readonly Step[] => [
  ['助理工程师', '专业技术十二级'],
  ['工程师', '专业技术十级'],
  ['科长', '八级职员'],
  ...(rank === '五级职员' ? [['处长', '七级职员'] as const] : []),
  [post, rank],
]

type Leading = {
  readonly steps: readonly Step[]
  readonly sex: '男' | '女'
  readonly born: number
  readonly path?: string
}

function led(unit: string, name: string, { steps, sex, born, path }: Leading): DemoPerson {
  const trade = tradeOf(unit)
  const office = { ...trade, of: 'office', steps, ...(path && { path }) } as const
  const person = grow(dice(name), office, { name, sex, born: [born, born], arrived: true, schooling: '大学' })
  return path ? { ...person, unit: unit.slice(0, 2) } : person
}

/** One person of whom two units made a dossier, each by another number: a contradiction between two dossiers. */
function filedTwice(): readonly DemoPerson[] {
  const person = special('LZ-SC', '郗望川', { sex: '男', born: [1987, 1987] })
  const [here, there] = [places[0], places[1]] as const
  const from = ([short, area]: Place) => ({ nativePlace: short, area })
  return here && there
    ? [
        { ...person, ...from(here) },
        { ...person, ...from(there), unit: 'LZ-ZL' },
      ]
    : []
}

const special = (unit: string, name: string, wish: Wish): DemoPerson =>
  grow(dice(name), tradeOf(unit), { ...wish, name })

function tradeOf(unit: string) {
  const trade = trades.find((one) => one.unit === unit)
  if (!trade) throw new Error(`Nobody of the demo works in ${unit}.`)
  return trade
}

/** A foreign expert: a Latin name, a passport, no nationality of the table, no political status. */
const foreigner = (): DemoPerson => ({
  name: 'Matthias Brenner',
  sex: '男',
  birth: '19790314',
  nation: '外籍（德国）',
  nativePlace: '德国林登瑙',
  area: '000000',
  card: '护照 C0X1TR84L',
  politics: '',
  speciality: '耐磨材料',
  unit: 'LY-KY',
  post: '@科研处外籍专家',
  ranks: '专业技术七级 201903 研人〔2019〕6号',
  education: '全日制教育 研究生 工学博士 德国林登瑙工业大学材料科学专业 200809',
  resume: `1999.10--2008.09 德国林登瑙工业大学材料科学专业学习
    2008.09--2019.03 德国林登瑙铸造技术研究所研究员
    2019.03-- @科研处外籍专家`,
  appraisals: ['合格', '优秀', '合格'],
  family: `妻子 Anna_Brenner 198107 群众 自由译员
    女儿 Lena_Brenner 201205 群众 岚州外国语学校学生`,
})
