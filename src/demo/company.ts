/** The invented group of the demo: its tree, its posts, its leadership. Nothing here names a real organisation. */

export const group = { code: 'LCJT', name: '岚川装备集团', shortName: '岚川集团' } as const

/** 法人单位: two enterprises and a public institution, each with a numbering of its own. */
export const companies = [
  { code: 'LC', name: '岚川重型装备有限公司', shortName: '岚川重装' },
  { code: 'LZ', name: '岚川铸业有限公司', shortName: '岚川铸业' },
  { code: 'LY', name: '岚川技术研究院', shortName: '岚川研究院' },
] as const

/** The company of the small demo, which is no part of the group. */
export const littleCompany = { code: 'LX', name: '岚溪检测技术有限公司', shortName: '岚溪检测' } as const

export type DemoCompany = (typeof companies)[number] | typeof littleCompany

/** The company of a unit: the first two letters of its code. */
export const companyOf = (unit: string): DemoCompany =>
  [...companies, littleCompany].find(({ code }) => unit.startsWith(code)) ?? companies[0]

/** 事业单位, under rules and words of its own. */
export const isInstitution = (unit: string): boolean => companyOf(unit).code === 'LY'

export type DemoUnit = {
  readonly code: string
  readonly parent?: string
  readonly kind: 'group' | 'company' | 'department' | 'section'
  readonly name: string
}

export const units: readonly DemoUnit[] = [
  { code: group.code, kind: 'group', name: group.name },
  ...companies.map(({ code, name }) => ({ code, parent: group.code, kind: 'company', name }) as const),
  { code: 'LC-LD', parent: 'LC', kind: 'department', name: '公司领导' },
  { code: 'LC-ZH', parent: 'LC', kind: 'department', name: '综合管理部' },
  { code: 'LC-ZH-DA', parent: 'LC-ZH', kind: 'section', name: '档案室' },
  { code: 'LC-ZH-XX', parent: 'LC-ZH', kind: 'section', name: '信息科' },
  { code: 'LC-RL', parent: 'LC', kind: 'department', name: '人力资源部' },
  { code: 'LC-CW', parent: 'LC', kind: 'department', name: '财务部' },
  { code: 'LC-FW', parent: 'LC', kind: 'department', name: '法务合规部' },
  { code: 'LC-JS', parent: 'LC', kind: 'department', name: '纪检审计部' },
  { code: 'LC-YF', parent: 'LC', kind: 'department', name: '技术中心' },
  { code: 'LC-YF-SJ', parent: 'LC-YF', kind: 'section', name: '设计所' },
  { code: 'LC-YF-GY', parent: 'LC-YF', kind: 'section', name: '工艺所' },
  { code: 'LC-SC', parent: 'LC', kind: 'department', name: '生产制造部' },
  { code: 'LC-SC-ZD', parent: 'LC-SC', kind: 'section', name: '铸锻车间' },
  { code: 'LC-SC-ZZ', parent: 'LC-SC', kind: 'section', name: '总装车间' },
  { code: 'LC-ZL', parent: 'LC', kind: 'department', name: '质量管理部' },
  { code: 'LC-YX', parent: 'LC', kind: 'department', name: '市场营销部' },
  { code: 'LZ-ZH', parent: 'LZ', kind: 'department', name: '综合部' },
  { code: 'LZ-SC', parent: 'LZ', kind: 'department', name: '生产部' },
  { code: 'LZ-ZL', parent: 'LZ', kind: 'department', name: '质量部' },
  { code: 'LY-BG', parent: 'LY', kind: 'department', name: '办公室' },
  { code: 'LY-KY', parent: 'LY', kind: 'department', name: '科研处' },
  { code: 'LY-SY', parent: 'LY', kind: 'department', name: '试验中心' },
]

/** 岗位: name, rank of the company's ladder, how many may hold it. */
export type DemoPost = readonly [unit: string, name: string, rank: string, headcount: number]

export const posts: readonly DemoPost[] = [
  ['LC-LD', '党委书记、董事长', '公司正职', 1],
  ['LC-LD', '总经理', '公司正职', 1],
  ['LC-LD', '党委副书记', '公司副职', 1],
  ['LC-LD', '副总经理', '公司副职', 2],
  ['LC-LD', '总工程师', '公司副职', 1],
  ['LC-LD', '总会计师', '公司副职', 1],
  ['LC-ZH', '部长', '中层正职', 1],
  ['LC-ZH', '副部长', '中层副职', 1],
  ['LC-ZH-DA', '档案管理员', '主管', 1],
  ['LC-ZH-XX', '科长', '主管', 1],
  ['LC-RL', '部长', '中层正职', 1],
  ['LC-RL', '副部长', '中层副职', 1],
  ['LC-RL', '干部管理主管', '主管', 1],
  ['LC-RL', '人事专员', '专员', 2],
  ['LC-CW', '部长', '中层正职', 1],
  ['LC-CW', '副部长', '中层副职', 1],
  ['LC-CW', '薪酬会计', '主管', 1],
  ['LC-CW', '会计', '专员', 12],
  ['LC-FW', '部长', '中层正职', 1],
  ['LC-FW', '法务主管', '主管', 4],
  ['LC-JS', '部长', '中层正职', 1],
  ['LC-JS', '审计主管', '主管', 4],
  ['LC-YF', '主任', '中层正职', 1],
  ['LC-YF', '副主任', '中层副职', 2],
  ['LC-YF', '高级工程师', '主管', 12],
  ['LC-YF-SJ', '所长', '中层副职', 1],
  ['LC-YF-SJ', '工程师', '专员', 30],
  ['LC-YF-GY', '所长', '中层副职', 1],
  ['LC-YF-GY', '工程师', '专员', 24],
  ['LC-SC', '部长', '中层正职', 1],
  ['LC-SC', '副部长', '中层副职', 2],
  ['LC-SC', '计划主管', '主管', 8],
  ['LC-SC-ZD', '主任', '中层副职', 1],
  ['LC-SC-ZD', '班长', '一般员工', 24],
  ['LC-SC-ZZ', '主任', '中层副职', 1],
  ['LC-SC-ZZ', '副主任', '主管', 1],
  ['LC-ZL', '部长', '中层正职', 1],
  ['LC-ZL', '副部长', '中层副职', 1],
  ['LC-ZL', '检验主管', '主管', 6],
  ['LC-ZL', '体系工程师', '专员', 8],
  ['LC-YX', '部长', '中层正职', 1],
  ['LC-YX', '海外业务经理', '主管', 1],
  ['LC-YX', '区域经理', '主管', 12],
  ['LC-YX', '客户经理', '专员', 12],
]

/** 领导职务: who heads a unit and who leads it from above. Rank 1 ends the ladder (docs/decisions/0074). */
export type DemoOffice = {
  readonly unit: string
  readonly person: string
  readonly kind: 'head' | 'leader'
  readonly title: string
  readonly rank: number
  readonly from: string
}

export const offices: readonly DemoOffice[] = [
  { unit: 'LC', person: '卢敬川', kind: 'head', title: '总经理', rank: 1, from: '2020-03-01' },
  { unit: 'LC', person: '封世宏', kind: 'leader', title: '党委书记、董事长', rank: 1, from: '2019-12-01' },
  { unit: 'LC-LD', person: '卢敬川', kind: 'head', title: '总经理', rank: 1, from: '2020-03-01' },
  { unit: 'LC-LD', person: '封世宏', kind: 'leader', title: '党委书记、董事长', rank: 1, from: '2019-12-01' },
  { unit: 'LC-RL', person: '覃慧芳', kind: 'leader', title: '党委副书记', rank: 2, from: '2019-12-01' },
  { unit: 'LC-JS', person: '覃慧芳', kind: 'leader', title: '党委副书记', rank: 2, from: '2019-12-01' },
  { unit: 'LC-SC', person: '单国梁', kind: 'leader', title: '副总经理', rank: 2, from: '2018-06-01' },
  { unit: 'LC-ZL', person: '单国梁', kind: 'leader', title: '副总经理', rank: 2, from: '2018-06-01' },
  { unit: 'LC-YF', person: '盖文远', kind: 'leader', title: '总工程师', rank: 2, from: '2021-01-01' },
  { unit: 'LC-CW', person: '区丽仪', kind: 'leader', title: '总会计师', rank: 2, from: '2020-09-01' },
  { unit: 'LC-FW', person: '区丽仪', kind: 'leader', title: '总会计师', rank: 2, from: '2020-09-01' },
  { unit: 'LC-YX', person: '万俟朗', kind: 'leader', title: '副总经理', rank: 2, from: '2022-04-01' },
  { unit: 'LC-ZH', person: '万俟朗', kind: 'leader', title: '副总经理', rank: 2, from: '2022-04-01' },
  { unit: 'LC-ZH', person: '仇志刚', kind: 'head', title: '综合管理部部长', rank: 3, from: '2017-05-01' },
  { unit: 'LC-RL', person: '曾明达', kind: 'head', title: '人力资源部部长', rank: 3, from: '2019-12-01' },
  { unit: 'LC-CW', person: '解春霖', kind: 'head', title: '财务部部长', rank: 3, from: '2020-09-01' },
  { unit: 'LC-FW', person: '华若谦', kind: 'head', title: '法务合规部部长', rank: 3, from: '2018-01-01' },
  { unit: 'LC-JS', person: '宁远志', kind: 'head', title: '纪检审计部部长', rank: 3, from: '2016-11-01' },
  { unit: 'LC-YF', person: '盛怀瑾', kind: 'head', title: '技术中心主任', rank: 3, from: '2021-01-01' },
  { unit: 'LC-YF-SJ', person: '尉迟峰', kind: 'head', title: '设计所所长', rank: 4, from: '2021-03-01' },
  { unit: 'LC-YF-GY', person: '张䶮', kind: 'head', title: '工艺所所长', rank: 4, from: '2022-07-01' },
  { unit: 'LC-SC', person: '雷长河', kind: 'head', title: '生产制造部部长', rank: 3, from: '2016-03-01' },
  { unit: 'LC-SC-ZD', person: '石铁成', kind: 'head', title: '铸锻车间主任', rank: 4, from: '2015-09-01' },
  { unit: 'LC-SC-ZZ', person: '马克勤', kind: 'head', title: '总装车间主任', rank: 4, from: '2019-04-01' },
  { unit: 'LC-ZL', person: '纪若兰', kind: 'head', title: '质量管理部部长', rank: 3, from: '2018-08-01' },
  { unit: 'LC-YX', person: '俞承泽', kind: 'head', title: '市场营销部部长', rank: 3, from: '2022-04-01' },
  { unit: 'LCJT', person: '封世宏', kind: 'leader', title: '集团党委书记、董事长', rank: 1, from: '2019-12-01' },
  { unit: 'LZ', person: '厉振邦', kind: 'head', title: '总经理', rank: 1, from: '2021-06-01' },
  { unit: 'LZ-ZH', person: '沙俊卿', kind: 'head', title: '综合部部长', rank: 3, from: '2022-03-01' },
  { unit: 'LZ-SC', person: '褚海生', kind: 'head', title: '生产部部长', rank: 3, from: '2021-09-01' },
  { unit: 'LZ-ZL', person: '柏玉洁', kind: 'head', title: '质量部部长', rank: 3, from: '2023-01-01' },
  { unit: 'LY', person: '闻人博', kind: 'head', title: '院长', rank: 1, from: '2021-03-01' },
  { unit: 'LY-BG', person: '凌书华', kind: 'head', title: '办公室主任', rank: 3, from: '2022-05-01' },
  { unit: 'LY-KY', person: '展鸿儒', kind: 'head', title: '科研处处长', rank: 3, from: '2020-07-01' },
  { unit: 'LY-SY', person: '鲍定山', kind: 'head', title: '试验中心主任', rank: 3, from: '2021-11-01' },
]

/**
 * Leaders whose dossiers the group above keeps: persons with an office and an account, and no dossier here
 * (docs/decisions/0005).
 */
export const withoutDossier: readonly string[] = ['封世宏', '卢敬川']

/** 兜底: who decides when the ladder has nobody (docs/decisions/0059). */
export const fallbackApprover = '封世宏'
