import { appraisalResults } from '#domain/codes/appraisal.ts'
import { type CodeTable, codeNamed } from '#domain/codes/code.ts'
import { degrees } from '#domain/codes/degree.ts'
import { educationLevels, educationModes } from '#domain/codes/education.ts'
import { idTypes } from '#domain/codes/id-type.ts'
import { nations } from '#domain/codes/nation.ts'
import { politics } from '#domain/codes/politics.ts'
import { ranks } from '#domain/codes/rank.ts'
import { relations } from '#domain/codes/relation.ts'
import { sexes } from '#domain/codes/sex.ts'
import { titleLevels } from '#domain/codes/title-level.ts'
import type { Coded, Fields } from '#domain/dossiers/section.ts'
import type { UnitId } from '#domain/ids.ts'
import { withCheck } from '#domain/people/id-number.ts'
import type { PartialDate } from '#domain/time.ts'

/** Numbers that look random and are the same in every run (mulberry32). */
export type Dice = {
  readonly below: (limit: number) => number
  readonly of: <Value>(values: readonly Value[]) => Value
}

export function dice(seed: number): Dice {
  let state = seed
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(roll() * limit)
  return { below, of: (values) => values[below(values.length)] as (typeof values)[number] }
}

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖',
  ...'贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤单仇区解盖查',
  '欧阳',
  '尉迟',
  '万俟',
  '司马',
  '上官',
]
const given = [
  ...'伟芳娜秀英敏静丽强磊军洋勇艳杰涛明超霞平刚桂文辉建国华玉兰红梅波鹏飞宇浩然轩梓涵雨桐欣怡思远志新海燕春冬雪秋月晓东峰立永康德福',
  ...'长生安民振卫学林成庆宁光荣瑞祥松柏清源正义信诚博达承泽若兰慧敬川怀瑾书言',
]

/** The name of somebody invented: one or two characters after the surname. */
export const nameFrom = ({ of, below }: Dice): string => of(surnames) + of(given) + (below(10) < 7 ? of(given) : '')

export const surname = ({ of }: Dice): string => of(surnames)

export type Person = {
  readonly name: string
  readonly records: readonly { readonly section: string; readonly fields: Fields }[]
}

/** Somebody with ten records: basic, ID number, education, three lines of résumé, rank, title, appraisal, a relative. */
export function personFrom(rolls: Dice, serial: number, unit: UnitId): Person {
  const { of, below } = rolls
  const name = nameFrom(rolls)
  const sex = of(['男', '女'])
  const year = 1964 + below(40)
  const birth = `${year}${two(1 + below(12))}`
  const work = `${year + 22}07` as PartialDate
  const rank = of(['中层正职', '中层副职', '主管', '专员', '一般员工', '一般员工'])
  const post = `${of(['综合', '生产', '质量', '采购', '设计', '工艺', '设备', '安全'])}${of(['主任', '副主任', '主管', '工程师', '专员'])}`
  const level = of(['研究生', '大学', '大学', '大专'])
  const line = (from: number, to: number | undefined, text: string): Fields => ({
    from: `${from}07` as PartialDate,
    ...(to && { to: `${to}07` as PartialDate }),
    text,
  })
  const fields: readonly (readonly [section: string, fields: Fields])[] = [
    [
      'basic',
      {
        name,
        number: `BN-${String(serial).padStart(6, '0')}`,
        unit,
        post,
        rank: coded(ranks, rank),
        sex: coded(sexes, sex),
        birth: birth as PartialDate,
        nation: coded(nations, of(['汉族', '汉族', '汉族', '回族', '满族'])),
        nativePlace: of(['河北保定', '山东济南', '江苏南京', '四川成都', '湖北武汉']),
        politics: coded(politics, of(['中共党员', '中共党员', '群众', '民盟'])),
        partyDate: `${year + 25}.06`,
        workStart: work,
      },
    ],
    [
      'id-numbers',
      {
        type: coded(idTypes, '居民身份证'),
        number: withCheck(
          `${110101 + (serial % 16)}${birth}${two(1 + (Math.floor(serial / 160) % 28))}99${Math.floor(serial / 16) % 10}`,
        ),
      },
    ],
    [
      'education',
      {
        mode: coded(educationModes, '全日制教育'),
        level: coded(educationLevels, level),
        degree: coded(degrees, level === '研究生' ? '工学硕士学位' : '工学学士学位'),
        school: `${of(['华北', '江南', '西川', '东海'])}工业大学机械工程系`,
        graduated: work,
      },
    ],
    ['resume', line(year + 22, year + 26, '设备公司生产部技术员')],
    ['resume', line(year + 26, year + 33, '设备公司技术部工程师、主管')],
    ['resume', line(year + 33, undefined, `设备公司${post}`)],
    [
      'ranks',
      {
        rank: coded(ranks, rank),
        from: `${year + 33}07` as PartialDate,
        document: `设人〔${year + 33}〕${1 + below(90)}号`,
      },
    ],
    [
      'titles',
      {
        title: of(['高级工程师', '工程师', '高级会计师']),
        level: coded(titleLevels, '中级'),
        date: `${year + 30}12` as PartialDate,
      },
    ],
    ['appraisals', { year: '2025' as PartialDate, result: coded(appraisalResults, of(['优秀', '称职'])) }],
    [
      'family',
      {
        relation: coded(relations, '父亲'),
        name: nameFrom(rolls),
        birth: `${year - 26}` as PartialDate,
        work: '退休职工',
      },
    ],
  ]
  return { name, records: fields.map(([section, fields]) => ({ section, fields })) }
}

const two = (value: number) => String(value).padStart(2, '0')

const coded = (table: CodeTable, text: string): Coded => {
  const code = codeNamed(table, text)?.code
  return code === undefined ? { text } : { code, text }
}
