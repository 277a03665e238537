import type { ExchangeFile } from '#domain/dossiers/section.ts'
import { familyTag } from './form-tags.ts'

/**
 * The text of an .lrm file: 33 fields in quotes, one record (docs/law/exchange-lrmx.md §7). Quotes are not escaped, so that
 * what would end a field early is written with the full-width comma.
 */
export const lrmOf = (file: ExchangeFile): string =>
  fieldsOf(file)
    .map((field) => `"${safe(field)}"`)
    .join(',')

const safe = (field: string) => field.replace(/(?<=^|"),(?="|$)/g, '，')

const education = (suffix: string) => (file: ExchangeFile) =>
  ['QuanRiZhiJiaoYu', 'ZaiZhiJiaoYu']
    .map((mode) =>
      [`${mode}_XueLi${suffix}`, `${mode}_XueWei${suffix}`].map((tag) => part(file.text(tag), '#@')).join('#'),
    )
    .join('@')

/** A sign that parts values cannot stand in one. */
const part = (text: string, signs: string) =>
  text.replace(new RegExp(`[${signs}]`, 'g'), (sign) => (sign === '@' ? '＠' : '＃')).trim()

const family = (tag: string) => (file: ExchangeFile) => {
  const values = file.items(familyTag).map((item) => part(item(tag), '@'))
  return [...values, ...Array.from({ length: Math.max(0, slots - values.length) }, () => '')].join('@')
}

const slots = 7

type Source = string | ((file: ExchangeFile) => string)

const sources: readonly Source[] = [
  'XingMing',
  'XingBie',
  'ChuShengNianYue',
  'MinZu',
  'JiGuan',
  'RuDangShiJian',
  'JianKangZhuangKuang',
  'ChuShengDi',
  'CanJiaGongZuoShiJian',
  education(''),
  education('_BiYeYuanXiaoXi'),
  'ZhuanYeJiShuZhiWu',
  () => '',
  () => '',
  () => '',
  () => '',
  'ShuXiZhuanYeYouHeZhuanChang',
  'JianLi',
  'JiangChengQingKuang',
  'NianDuKaoHeJieGuo',
  family('ChengWei'),
  family('XingMing'),
  family('ChuShengRiQi'),
  family('ZhengZhiMianMao'),
  family('GongZuoDanWeiJiZhiWu'),
  'XianRenZhiWu',
  'NiRenZhiWu',
  'NiMianZhiWu',
  'RenMianLiYou',
  'ChengBaoDanWei',
  'JiSuanNianLingShiJian',
  'TianBiaoRen',
  'TianBiaoShiJian',
]

const fieldsOf = (file: ExchangeFile) =>
  sources.map((source) => (typeof source === 'string' ? file.text(source) : source(file)))
