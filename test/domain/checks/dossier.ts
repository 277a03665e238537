import { type Facts, factsOf } from '#domain/checks/facts.ts'
import type { Coded, Contents, Fields } from '#domain/dossiers/section.ts'
import type { RecordId } from '#domain/ids.ts'
import type { PartialDate } from '#domain/time.ts'

export const today = '20261124' as PartialDate

export const list = (...all: Fields[]) => all.map((fields, at) => ({ id: `${at}` as RecordId, fields }))

export const coded = (code: string, text = code): Coded => ({ code, text })

/** What one case changes of the sound dossier: the fields of a single section, or the records of another. */
export type Changes = Readonly<Record<string, Fields | readonly Fields[]>>

const single: Readonly<Record<string, Fields>> = {
  basic: {
    name: '林致远',
    birth: '197503',
    sex: coded('1', '男'),
    politics: coded('01', '中共党员'),
    partyDate: '1999.06',
    nativePlace: '湖南长沙',
    birthPlace: '北京',
    health: coded('1', '健康'),
    workStart: '199707',
    post: '星河重工技术部部长',
    rank: coded('M1', '中层正职'),
    retirement: '203710',
  },
  entry: {
    kind: coded('31', '企业专业技术人员'),
    employment: coded('1', '劳动合同制'),
    entered: '199707',
    way: coded('13', '毕业生分配'),
  },
  contact: { mobile: '13812345678', email: 'lin@example.cn', emergency: '许明舟', emergencyPhone: '13987654321' },
  photo: { image: { blob: 'b', width: 400, height: 500 } as never, taken: '2024' },
}

const lists: Readonly<Record<string, readonly Fields[]>> = {
  'id-numbers': [{ type: coded('111', '居民身份证'), number: '11010119750312999X' }],
  education: [
    {
      mode: coded('1', '全日制教育'),
      level: coded('21', '大学'),
      degree: coded('408', '工学学士'),
      school: '华北某工业大学材料系铸造专业',
      graduated: '199707',
    },
  ],
  resume: [
    { from: '199309', to: '199707', text: '华北某工业大学材料系铸造专业学习' },
    { from: '199707', to: '200105', text: '星河重工铸造车间技术员' },
    { from: '200105', text: '星河重工技术部部长' },
  ],
  appointments: [{ text: '星河重工技术部部长', from: '200105' }],
  ranks: [
    { rank: coded('S2', '专员'), from: '199707' },
    { rank: coded('S1', '主管'), from: '199912' },
    { rank: coded('M1', '中层正职'), from: '200105' },
  ],
  titles: [
    { title: '助理工程师', level: coded('4', '助理级'), date: '199807' },
    { title: '工程师', level: coded('3', '中级'), date: '200311' },
  ],
  appraisals: [
    { year: '2023', result: coded('1', '优秀') },
    { year: '2024', result: coded('2', '称职') },
    { year: '2025', result: coded('2', '称职') },
  ],
  rewards: [{ date: '201805', authority: '星河重工集团党委', text: '授予优秀共产党员称号' }],
  family: [
    { relation: coded('13', '妻子'), name: '许明舟', birth: '197708', politics: coded('13', '群众'), work: '教师' },
    { relation: coded('20', '长子'), name: '林一鸣', birth: '200109', politics: coded('03', '共青团员'), work: '学生' },
    { relation: coded('21', '次子'), name: '林二鸣', birth: '200504', politics: coded('13', '群众'), work: '学生' },
    { relation: coded('10', '父亲'), name: '林守田', birth: '194903', politics: coded('13', '群众'), work: '退休' },
    { relation: coded('16', '哥哥'), name: '林致广', birth: '197305', politics: coded('13', '群众'), work: '职工' },
    { relation: coded('48', '祖父'), name: '林开', birth: '192603', work: '村民', deceased: true },
  ],
  training: [{ name: '安全生产培训', from: '202403', to: '202403' }],
  abroad: [{ place: '德国', from: '201905', to: '201905', kind: coded('1', '因公') }],
  certificates: [{ name: '注册安全工程师', issued: '201906', expires: '202806' }],
  contracts: [
    { kind: coded('1', '固定期限劳动合同'), signed: '200801', from: '200801', to: '201012', probationEnd: '200802' },
    { kind: coded('2', '无固定期限劳动合同'), signed: '201101', from: '201101' },
  ],
  'pay-standards': [{ from: '202401', grade: '九级' }],
  pay: [
    { from: '199708', grade: '一级' },
    { from: '202401', grade: '九级' },
  ],
  payslips: [{ month: '202609' }, { month: '202610' }],
  leave: [{ year: '2025', entitled: '15', used: '10' }],
  attendance: [{ period: '202610', due: '20', present: '19' }],
  determinations: [{ fact: coded('1', '出生日期'), value: '1975年3月', basis: '户籍档案' }],
  party: [{ party: coded('01', '中国共产党'), joined: '199906', confirmed: '200006' }],
}

/** A dossier in which nothing is odd, but for these changes. Records of a list are merged with those at their place. */
export function dossierWith(changes: Changes = {}): Contents {
  const all: Record<string, readonly Fields[]> = { ...lists }
  for (const [key, fields] of Object.entries(single)) all[key] = [fields]
  for (const [key, changed] of Object.entries(changes)) {
    const base = all[key] ?? []
    all[key] = Array.isArray(changed)
      ? changed.map((fields, at) => ({ ...base[at], ...fields }))
      : [{ ...base[0], ...(changed as Fields) }]
  }
  return Object.fromEntries(Object.entries(all).map(([key, records]) => [key, list(...records)]))
}

export const factsWith = (changes: Changes = {}, alike: readonly string[] = []): Facts =>
  factsOf(dossierWith(changes), today, alike)
