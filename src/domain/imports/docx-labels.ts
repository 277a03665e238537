/** What a cell is called on the form, in both layouts and the wordings that are met (docs/law/exchange-docx.md §2). */
export type Label =
  | { readonly is: 'value'; readonly tag: string }
  | { readonly is: 'education'; readonly prefix: 'QuanRiZhiJiaoYu' | 'ZaiZhiJiaoYu' }
  | { readonly is: 'school' | 'heading' }
  /** Asked for on the form and of no section here. */
  | { readonly is: 'other'; readonly name: string }

/** The label that a cell holds and nothing else, however it is spaced; what stands in brackets is no part of it. */
export function labelOf(text: string): Label | undefined {
  if (text.length > 60) return undefined
  const bare = bareOf(text)
  return labels.find(([pattern]) => pattern.test(bare))?.[1]
}

/** A label without brackets, blanks and signs, as it is looked up. */
export const bareOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\([^()]*\)/g, '')
    .replace(/[\s:、,._/]/g, '')

const value = (pattern: RegExp, tag: string) => [pattern, { is: 'value', tag }] as const
const other = (pattern: RegExp, name: string) => [pattern, { is: 'other', name }] as const
const heading = (pattern: RegExp) => [pattern, { is: 'heading' }] as const

const labels: readonly (readonly [RegExp, Label])[] = [
  value(/^姓名$/, 'XingMing'),
  value(/^性别$/, 'XingBie'),
  value(/^出生(?:年月日?|日期|时间)(?:岁)?$/, 'ChuShengNianYue'),
  value(/^民族$/, 'MinZu'),
  value(/^籍贯$/, 'JiGuan'),
  value(/^出生地$/, 'ChuShengDi'),
  value(/^(?:入党|加入党派)(?:时间|年月|日期)$/, 'RuDangShiJian'),
  value(/^(?:参加)?工作(?:时间|年月|日期)$/, 'CanJiaGongZuoShiJian'),
  value(/^健康状[况态]$/, 'JianKangZhuangKuang'),
  value(/^到龄(?:时间|年月|日期)$/, 'DaoLingNianYue'),
  value(/^专业技术(?:职务|职称|资格)(?:任职资格)?$/, 'ZhuanYeJiShuZhiWu'),
  value(/^熟悉(?:何种)?专业有何[专特]长$/, 'ShuXiZhuanYeYouHeZhuanChang'),
  value(/^现任职务(?:职级)?$/, 'XianRenZhiWu'),
  value(/^拟任职务(?:职级)?$/, 'NiRenZhiWu'),
  value(/^拟免职务(?:职级)?$/, 'NiMianZhiWu'),
  value(/^(?:个人|工作)?简历$/, 'JianLi'),
  value(/^奖惩(?:情况)?$/, 'JiangChengQingKuang'),
  value(/^(?:近[三3]年)?(?:年度)?考核(?:结果|情况)$/, 'NianDuKaoHeJieGuo'),
  value(/^任免理由$/, 'RenMianLiYou'),
  value(/^呈报单位(?:意见)?$/, 'ChengBaoDanWei'),
  value(/^填表人$/, 'TianBiaoRen'),
  value(/^填表(?:时间|日期)$/, 'TianBiaoShiJian'),
  value(/^计算年龄时间$/, 'JiSuanNianLingShiJian'),
  value(/^(?:居民|公民)?身份(?:证)?号码?$/, 'ShenFenZheng'),
  value(/^政治面[貌目]$/, 'ZhengZhiMianMao'),
  [/^全日制(?:教育)?$/, { is: 'education', prefix: 'QuanRiZhiJiaoYu' }],
  [/^在职(?:教育)?$/, { is: 'education', prefix: 'ZaiZhiJiaoYu' }],
  [/^毕业院校(?:系)?(?:及)?专业$/, { is: 'school' }],
  heading(/^学历学位$/),
  heading(/^学历$/),
  heading(/^学位$/),
  heading(/^家庭(?:主要)?成员(?:及(?:重要|主要)?社会关系)?$/),
  heading(/^照片$/),
  other(/^审批机关意见$/, '审批机关意见'),
  other(/^行政机关(?:任免)?意见$/, '行政机关任免意见'),
]

/** The columns of the family, as their heads are called. */
export const familyColumn = (
  text: string,
): 'ChengWei' | 'XingMing' | 'ChuShengRiQi' | 'age' | 'ZhengZhiMianMao' | 'GongZuoDanWeiJiZhiWu' | undefined =>
  text.length > 40 ? undefined : familyColumns.find(([pattern]) => pattern.test(bareOf(text)))?.[1]

const familyColumns = [
  [/^(?:称谓|与本人关系|关系)$/, 'ChengWei'],
  [/^姓名$/, 'XingMing'],
  [/^出生(?:年月日?|日期|时间)$/, 'ChuShengRiQi'],
  [/^年龄$/, 'age'],
  [/^政治面[貌目]$/, 'ZhengZhiMianMao'],
  [/^工作单位(?:及)?职务(?:职级)?$/, 'GongZuoDanWeiJiZhiWu'],
] as const
