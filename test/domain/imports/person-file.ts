import { sections } from '#domain/dossiers/sections/index.ts'
import type { ParsedFile } from '#domain/imports/parsed.ts'
import type { Read } from '#domain/imports/reading.ts'
import { readTextFile } from '#domain/imports/text-file.ts'
import { type UnderstoodRecord, understand } from '#domain/imports/understand.ts'
import { wordingOf } from '#domain/imports/wording.ts'

/** The invented person of docs/law/exchange-lrmx.md §5, tag by tag in the editor's order. */
export const person = {
  XingMing: '林致远',
  XingBie: '男',
  ChuShengNianYue: '197503',
  MinZu: '汉族',
  JiGuan: '湖南长沙',
  ChuShengDi: '湖南长沙',
  RuDangShiJian: '199906',
  CanJiaGongZuoShiJian: '199707',
  JianKangZhuangKuang: '健康',
  ZhuanYeJiShuZhiWu: '高级工程师',
  ShuXiZhuanYeYouHeZhuanChang: '铸造工艺',
  QuanRiZhiJiaoYu_XueLi: '大学',
  QuanRiZhiJiaoYu_XueWei: '工学学士',
  QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi: '华北某工业大学材料系铸造专业',
  QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi: '华北某工业大学材料系铸造专业',
  ZaiZhiJiaoYu_XueLi: '研究生',
  ZaiZhiJiaoYu_XueWei: '工商管理硕士',
  ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi: '华中某大学管理学院工商管理专业',
  ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi: '华中某大学管理学院工商管理专业',
  XianRenZhiWu: '星河重工有限公司总工程师助理、技术部部长',
  NiRenZhiWu: '星河重工有限公司副总工程师',
  NiMianZhiWu: '星河重工有限公司总工程师助理',
  JianLi: [
    '1993.09--1997.07  华北某工业大学材料系铸造专业学习',
    '1997.07--2001.05  星河重工有限公司铸造车间技术员',
    '2001.05--2006.03  星河重工有限公司技术部助理工程师、工程师',
    '2006.03--2012.11  星河重工有限公司技术部副部长',
    '2012.11--2019.08  星河重工有限公司技术部部长',
    '（其间：2013.09--2015.12华中某大学管理学院工商管理专业在职研究生学习）',
    '2019.08--         星河重工有限公司总工程师助理、技术部部长',
  ].join('\n'),
  JiangChengQingKuang: '2018年05月，经星河重工集团党委批准，授予优秀共产党员称号。',
  NianDuKaoHeJieGuo: '2023年度优秀；2024年度称职；2025年度称职。',
  RenMianLiYou: '工作需要。',
  JiaTingChengYuan: [
    ['妻子', '许明舟', '197708', '群众', '某市第二小学教师'],
    ['父亲', '林守田', '194903', '群众', '某县农机厂退休工人（已去世）'],
  ],
  ChengBaoDanWei: '星河重工有限公司党委',
  JiSuanNianLingShiJian: '20261101',
  TianBiaoShiJian: '20261101',
  TianBiaoRen: '方宁',
  ShenFenZheng: '11010119750312999X',
  ZhaoPian: '',
  DaoLingNianYue: '203710',
  GaiGeQianRenZhiNianLingJieXian: '改革前任职年龄界限为60岁',
  Version: '3.2.1.6',
} as const

export type Values = Readonly<Record<string, string | readonly (readonly string[])[] | undefined>>

export const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const itemTags = ['ChengWei', 'XingMing', 'ChuShengRiQi', 'ZhengZhiMianMao', 'GongZuoDanWeiJiZhiWu']

const item = (values: readonly string[]) =>
  `<Item>${values.map((value, at) => `<${itemTags[at]}>${escaped(value)}</${itemTags[at]}>`).join('')}</Item>`

/** One element as the editor writes it. */
export const element = (tag: string, value: Values[string]): string =>
  typeof value === 'string'
    ? `  <${tag}>${escaped(value)}</${tag}>\n`
    : `  <${tag}>\n${(value ?? []).map(item).join('\n')}\n</${tag}>\n`

export const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** The person's file with these tags said otherwise; undefined leaves a tag out. */
export const written = (changes: Values = {}, head = declaration): string => {
  const values: Values = { ...person, ...changes }
  const elements = Object.entries(values).flatMap(([tag, value]) => (value === undefined ? [] : [element(tag, value)]))
  return `${head}<Person>\n${elements.join('')}</Person>\n`
}

const tags = () => sections.flatMap(({ exchange }) => exchange?.tags ?? [])

/** The first person of a file, mostly the only one. */
export const parse = (file: string | Uint8Array, mend = false, name?: string): Read<ParsedFile> =>
  parseAll(file, mend, name)[0] ?? { ok: false, refusal: 'import.nobody' }

export const parseAll = (file: string | Uint8Array, mend = false, name?: string): readonly Read<ParsedFile>[] =>
  readTextFile(typeof file === 'string' ? new TextEncoder().encode(file) : file, { mend, name, tags: tags() })

/** Everything understood, or the refusal thrown: for tests of files that are read. */
export function understood(file: string | Uint8Array, mend = false): readonly UnderstoodRecord[] {
  const parsed = parse(file, mend)
  if (!parsed.ok) throw new Error(`${parsed.refusal} ${JSON.stringify(parsed.place)}`)
  return understand(parsed.value, sections)
}

/** What stands in a field of the only (or first) record of a section, in words. */
export const value = (records: readonly UnderstoodRecord[], section: string, field: string): string =>
  wordingOf(records.find((record) => record.section === section)?.fields[field])

/** The readings that a doubt about a field offers; undefined where there is no such doubt. */
export const readings = (records: readonly UnderstoodRecord[], section: string, field: string, code: string) =>
  records
    .filter((record) => record.section === section)
    .flatMap(({ doubts }) => doubts)
    .find((doubt) => doubt.code === code && doubt.field === field)?.readings

/** Everything in words, section by section: two files that say the same give the same. */
export const said = (records: readonly UnderstoodRecord[]) =>
  records.map(({ section, fields }) => [
    section,
    Object.fromEntries(Object.entries(fields).map(([key, one]) => [key, wordingOf(one)])),
  ])
