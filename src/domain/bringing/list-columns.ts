/**
 * What a column of a name list may say. `tag` is the one of an exchange file that says the same, so that it is understood as
 * there (docs/law/exchange-lrmx.md §2); `date` columns hold dates, which spreadsheets spoil.
 */
export type ListColumn = {
  readonly key: string
  readonly tag?: string
  /** A field of a section that no exchange file says. */
  readonly field?: readonly [section: string, field: string]
  readonly date?: true
  /** How offices head such a column, signs and blanks aside. */
  readonly known: RegExp
}

const column = (key: string, known: RegExp, more: Omit<ListColumn, 'key' | 'known'>): ListColumn => ({
  key,
  known,
  ...more,
})

/** The first that a heading fits is taken. */
export const listColumns: readonly ListColumn[] = [
  column('name', /^(姓名|名字|员工姓名|干部姓名|人员姓名|name)$/i, { tag: 'XingMing' }),
  column('sex', /^(性别|sex|gender)$/i, { tag: 'XingBie' }),
  column('idNumber', /^((居民|公民)?身份证(件)?(号码?|编号)?|证件号码?|公民身份号码|idnumber|idno\.?|id)$/i, {
    tag: 'ShenFenZheng',
  }),
  column('birth', /^(出生(年月日?|日期|时间)|生日|birth(date)?|dateofbirth)$/i, { tag: 'ChuShengNianYue', date: true }),
  column('nation', /^(民族|nation(ality)?|ethnicity)$/i, { tag: 'MinZu' }),
  column('nativePlace', /^(籍贯|nativeplace)$/i, { tag: 'JiGuan' }),
  column('birthPlace', /^(出生地|birthplace)$/i, { tag: 'ChuShengDi' }),
  column('politics', /^(政治面貌|politics)$/i, { tag: 'ZhengZhiMianMao' }),
  column('partyDate', /^(入党(时间|日期|年月)|加入中共时间|partydate)$/i, { tag: 'RuDangShiJian', date: true }),
  column('workStart', /^(参加工作(时间|日期|年月)|参工时间|工作时间|workstart|startofwork)$/i, {
    tag: 'CanJiaGongZuoShiJian',
    date: true,
  }),
  column('health', /^(健康状况|health)$/i, { tag: 'JianKangZhuangKuang' }),
  column('post', /^((现任|现)?(职务|岗位|工作岗位)|职务名称|post|position)$/i, { tag: 'XianRenZhiWu' }),
  column('titles', /^((专业技术)?职称|专业技术(职务|资格)|title)$/i, { tag: 'ZhuanYeJiShuZhiWu' }),
  column('speciality', /^(熟悉专业(有何专长)?|专长|speciality)$/i, { tag: 'ShuXiZhuanYeYouHeZhuanChang' }),
  column('fullLevel', /^(学历|最高学历|全日制(教育)?(学历)?|第一学历|education)$/i, { tag: 'QuanRiZhiJiaoYu_XueLi' }),
  column('fullDegree', /^(学位|最高学位|全日制(教育)?学位|degree)$/i, { tag: 'QuanRiZhiJiaoYu_XueWei' }),
  column('fullSchool', /^(毕业院校(及?系?专业)?|毕业学校|院校|全日制(教育)?毕业院校(系?及?专业)?|school)$/i, {
    tag: 'QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi',
  }),
  column('workLevel', /^(在职(教育)?(学历)?)$/, { tag: 'ZaiZhiJiaoYu_XueLi' }),
  column('workDegree', /^(在职(教育)?学位)$/, { tag: 'ZaiZhiJiaoYu_XueWei' }),
  column('workSchool', /^(在职(教育)?毕业院校(系?及?专业)?)$/, { tag: 'ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi' }),
  column('resume', /^(简历|工作简历|个人简历|resume)$/i, { tag: 'JianLi' }),
  column('rewards', /^(奖惩情况|奖励情况|rewards)$/i, { tag: 'JiangChengQingKuang' }),
  column('appraisals', /^(年度考核(结果)?|考核结果|appraisals?)$/i, { tag: 'NianDuKaoHeJieGuo' }),
  column('unit', /^((所在|工作)?(单位|部门|科室|处室|机构)|所属(单位|部门)|unit|department)$/i, {}),
  column('number', /^((干部)?档案(编)?号|档案编号|dossiernumber|filenumber)$/i, { field: ['basic', 'number'] }),
  column('rank', /^(职级|级别|rank|grade)$/i, { field: ['basic', 'rank'] }),
  column('staffNumber', /^(工号|职工(编)?号|员工(编)?号|人员编号|编号|staffnumber|employeenumber)$/i, {
    field: ['entry', 'staffNumber'],
  }),
  column('entered', /^(进入(本)?单位(时间|日期)|入职(时间|日期)|到(本)?单位时间|entered|entrydate)$/i, {
    field: ['entry', 'entered'],
    date: true,
  }),
  column('kind', /^(人员(类别|类型|性质)|编制(性质|类型)|kind(ofperson)?)$/i, { field: ['entry', 'kind'] }),
  column('employment', /^(用工(形式|方式|性质)|employment)$/i, { field: ['entry', 'employment'] }),
  column('mobile', /^(手机(号码?)?|联系电话|电话|联系方式|mobile|phone)$/i, { field: ['contact', 'mobile'] }),
  column('registered', /^(户籍(地址|所在地)|户口所在地)$/, { field: ['contact', 'registered'] }),
  column('address', /^((家庭|居住|现)?(住址|地址)|address)$/i, { field: ['contact', 'address'] }),
  column('box', /^((档案)?盒(号|编号)|存放(位置|地点)|档案(位置|盒号)|库位|box)$/i, {}),
  column('volumes', /^((档案)?(卷|册)数|volumes)$/i, {}),
]

/** A column that is not read. */
export const notRead = 'none'

/** What somebody has told of headings, for everybody who brings a list after that. */
export type ListHeadings = Readonly<Record<string, string>>

export const mostHeadings = 500

/** A heading as it is compared and remembered. */
export const plainHeading = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replace(/[(（][^)）]*[)）]/g, '')
    .replace(/[\s\u200b-\u200d\ufeff:：*＊]/g, '')

/** Headings that number the lines and say nothing. */
const numbering = /^(序号?|no\.?|#|行号)$/i

/** What each heading means: as somebody told, else as offices use it; a meaning is given once. Undefined is a question. */
export function meantBy(headings: readonly string[], told: ListHeadings = {}): readonly (string | undefined)[] {
  const taken = new Set<string>()
  return headings.map((heading) => {
    const plain = plainHeading(heading)
    if (plain === '') return notRead
    const said = told[plain]
    const key = said ?? (numbering.test(plain) ? notRead : listColumns.find(({ known }) => known.test(plain))?.key)
    if (key === undefined || key === notRead) return key
    if (taken.has(key)) return undefined
    taken.add(key)
    return key
  })
}

/** The headings that somebody has told the meaning of; what is none of the columns is left out. */
export const headingsTold = (told: readonly (readonly [string, string])[]): ListHeadings =>
  Object.fromEntries(
    told
      .map(([heading, key]) => [plainHeading(heading), key] as const)
      .filter(([heading, key]) => heading !== '' && heading.length <= 100 && isMeaning(key)),
  )

const isMeaning = (key: string) => key === notRead || listColumns.some((column) => column.key === key)
