import { type Major, majors } from './words.ts'

/** A post on the way up, and the rank that goes with it. */
export type Step = readonly [post: string, rank: string]

/** What people of a unit do: how they are schooled, from which post to which they rise, which titles they earn. */
export type Trade = {
  readonly unit: string
  /** As posts and résumés name the unit; `@` stands for its company. */
  readonly path: string
  /** How many of three hundred work there. */
  readonly share: number
  readonly of: 'office' | 'technical' | 'workshop'
  readonly majors: readonly Major[]
  readonly steps: readonly Step[]
  /** 助理级, 中级, 副高级. */
  readonly titles: readonly [string, string, string]
  readonly speciality: readonly string[]
}

const engineers = ['助理工程师', '工程师', '高级工程师'] as const
const economists = ['助理经济师', '经济师', '高级经济师'] as const
const accountants = ['助理会计师', '会计师', '高级会计师'] as const

const company = (...posts: readonly [string, string, string]): readonly Step[] => [
  [posts[0], '一般员工'],
  [posts[1], '专员'],
  [posts[2], '主管'],
]
const workers = (...posts: readonly [string, string]): readonly Step[] => [
  [posts[0], '一般员工'],
  [posts[1], '一般员工'],
]
const institution = (...posts: readonly [string, string, string]): readonly Step[] => [
  [posts[0], '专业技术十二级'],
  [posts[1], '专业技术十级'],
  [posts[2], '专业技术七级'],
]

export const trades: readonly Trade[] = [
  {
    unit: 'LC-ZH',
    path: '@综合管理部',
    share: 8,
    of: 'office',
    majors: majors.office,
    steps: company('文员', '秘书', '综合主管'),
    titles: economists,
    speciality: ['公文写作', '会务管理', '行政管理'],
  },
  {
    unit: 'LC-ZH-XX',
    path: '@综合管理部信息科',
    share: 6,
    of: 'technical',
    majors: majors.computing,
    steps: company('网络管理员', '系统工程师', '系统主管'),
    titles: engineers,
    speciality: ['数据库管理', '网络安全', '软件开发'],
  },
  {
    unit: 'LC-CW',
    path: '@财务部',
    share: 12,
    of: 'office',
    majors: majors.finance,
    steps: company('出纳', '会计', '成本主管'),
    titles: accountants,
    speciality: ['成本核算', '税务筹划', '财务分析'],
  },
  {
    unit: 'LC-FW',
    path: '@法务合规部',
    share: 5,
    of: 'office',
    majors: majors.law,
    steps: company('法务助理', '法务专员', '法务主管'),
    titles: economists,
    speciality: ['合同审查', '合规管理', '知识产权'],
  },
  {
    unit: 'LC-JS',
    path: '@纪检审计部',
    share: 5,
    of: 'office',
    majors: majors.finance,
    steps: company('审计员', '审计专员', '审计主管'),
    titles: accountants,
    speciality: ['工程审计', '内部控制'],
  },
  {
    unit: 'LC-YF',
    path: '@技术中心',
    share: 12,
    of: 'technical',
    majors: majors.machines,
    steps: company('技术员', '研发工程师', '高级工程师'),
    titles: engineers,
    speciality: ['液压系统', '有限元分析', '传动设计'],
  },
  {
    unit: 'LC-YF-SJ',
    path: '@技术中心设计所',
    share: 26,
    of: 'technical',
    majors: majors.machines,
    steps: company('技术员', '工程师', '主任工程师'),
    titles: engineers,
    speciality: ['结构设计', '三维建模', '起重机械设计', '电气设计'],
  },
  {
    unit: 'LC-YF-GY',
    path: '@技术中心工艺所',
    share: 22,
    of: 'technical',
    majors: majors.materials,
    steps: company('技术员', '工程师', '主任工程师'),
    titles: engineers,
    speciality: ['焊接工艺', '热处理工艺', '机加工工艺'],
  },
  {
    unit: 'LC-SC',
    path: '@生产制造部',
    share: 12,
    of: 'office',
    majors: majors.machines,
    steps: company('调度员', '计划员', '计划主管'),
    titles: engineers,
    speciality: ['生产计划', '物料管理'],
  },
  {
    unit: 'LC-SC-ZD',
    path: '@生产制造部铸锻车间',
    share: 34,
    of: 'workshop',
    majors: majors.materials,
    steps: workers('造型工', '班长'),
    titles: engineers,
    speciality: ['砂型铸造', '自由锻', '炉前操作'],
  },
  {
    unit: 'LC-SC-ZZ',
    path: '@生产制造部总装车间',
    share: 34,
    of: 'workshop',
    majors: majors.machines,
    steps: workers('装配钳工', '班长'),
    titles: engineers,
    speciality: ['钳工', '液压装配', '电气接线', '焊接'],
  },
  {
    unit: 'LC-ZL',
    path: '@质量管理部',
    share: 16,
    of: 'technical',
    majors: majors.machines,
    steps: company('检验员', '体系工程师', '检验主管'),
    titles: engineers,
    speciality: ['无损检测', '计量检定', '质量体系'],
  },
  {
    unit: 'LC-YX',
    path: '@市场营销部',
    share: 20,
    of: 'office',
    majors: majors.market,
    steps: company('业务员', '客户经理', '区域经理'),
    titles: economists,
    speciality: ['大客户销售', '招投标', '售后服务'],
  },
  {
    unit: 'LZ-ZH',
    path: '@综合部',
    share: 5,
    of: 'office',
    majors: majors.office,
    steps: company('文员', '人事专员', '综合主管'),
    titles: economists,
    speciality: ['行政管理', '后勤管理'],
  },
  {
    unit: 'LZ-SC',
    path: '@生产部',
    share: 22,
    of: 'workshop',
    majors: majors.materials,
    steps: workers('浇注工', '班长'),
    titles: engineers,
    speciality: ['砂型铸造', '熔炼', '清理打磨'],
  },
  {
    unit: 'LZ-ZL',
    path: '@质量部',
    share: 6,
    of: 'technical',
    majors: majors.materials,
    steps: company('检验员', '质量工程师', '检验主管'),
    titles: engineers,
    speciality: ['理化检验', '无损检测'],
  },
  {
    unit: 'LY-BG',
    path: '@办公室',
    share: 4,
    of: 'office',
    majors: majors.office,
    steps: [
      ['科员', '十级职员'],
      ['主任科员', '九级职员'],
      ['副主任', '八级职员'],
    ],
    titles: economists,
    speciality: ['科研管理', '公文写作'],
  },
  {
    unit: 'LY-KY',
    path: '@科研处',
    share: 8,
    of: 'technical',
    majors: majors.materials,
    steps: institution('助理工程师', '工程师', '高级工程师'),
    titles: engineers,
    speciality: ['材料失效分析', '耐磨材料'],
  },
  {
    unit: 'LY-SY',
    path: '@试验中心',
    share: 8,
    of: 'technical',
    majors: majors.machines,
    steps: institution('助理工程师', '工程师', '高级工程师'),
    titles: engineers,
    speciality: ['疲劳试验', '振动测试'],
  },
]
