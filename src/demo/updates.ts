import type { Kind } from '#domain/cases/kind.ts'
import { contract } from '#domain/cases/kinds/contract.ts'
import { dismissal } from '#domain/cases/kinds/dismissal.ts'
import { promotion } from '#domain/cases/kinds/promotion.ts'
import { transfer } from '#domain/cases/kinds/transfer.ts'
import { contractKinds } from '#domain/codes/contract-kind.ts'
import { contractStates } from '#domain/codes/contract-state.ts'
import { yuan } from '#domain/codes/currency.ts'
import { dismissalReasons } from '#domain/codes/dismissal-reason.ts'
import { educationLevels, educationModes } from '#domain/codes/education.ts'
import { payReasons } from '#domain/codes/pay-reason.ts'
import { ranks } from '#domain/codes/rank.ts'
import { removalReasons } from '#domain/codes/removal-reason.ts'
import { titleLevels } from '#domain/codes/title-level.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { PartialDate } from '#domain/time.ts'
import { leavers } from './leavers.ts'
import { coded } from './reading.ts'

/** One record as it should be: the first of its section with these fields changed, or a new one beside the others. */
export type DrawnChange = {
  readonly section: string
  readonly added?: true
  readonly fields: (year: number) => Fields
  readonly basis: string
}

/** What somebody does with the case: whoever sits at a block, the officer who began it, or life itself. */
export type UpdateStep =
  | { readonly day: number; readonly at: string; readonly verdict: 'approve' | 'return' | 'look' }
  /** Does the task of a block, with what is typed into its form. */
  | { readonly day: number; readonly at: string; readonly does: Readonly<Record<string, string>> }
  | { readonly day: number; readonly mends: DrawnChange }
  /** The dossier changes beside the case, as when an opening state is mended. */
  | { readonly day: number; readonly meanwhile: DrawnChange }
  /** Somebody asks, for this reason, to take back what is applied. */
  | { readonly day: number; readonly by: string; readonly revokes: string }

/** 信息变更 of the demo, each at its own place on the way. */
export type DemoUpdate = {
  /** By name, or the so-manieth of a unit whom the dice made. */
  readonly of: { readonly name: string } | { readonly unit: string; readonly nth: number }
  readonly begun: number
  /** Who draws it; by default an officer of HR. */
  readonly by?: string
  /** 晋升、调动、免职: drawn on the form of its kind, instead of record by record. */
  readonly form?: {
    readonly kind: Kind
    readonly way?: string
    readonly unit?: string
    readonly typed: (year: number, today: Date) => Fields
    /** The paper that comes with the form: its field, and the name of its file. */
    readonly paper?: { readonly key: string; readonly name: string }
  }
  /** Why, as whoever approves reads it; what is not submitted has none yet. */
  readonly text?: string
  readonly drawn: readonly DrawnChange[]
  readonly steps?: readonly UpdateStep[]
}

const month = (year: number, of: string) => `${year}${of}` as PartialDate
const money = (amount: number) => ({ cents: amount * 100, currency: yuan })

const titled = (title: string, level: string): DrawnChange => ({
  section: 'titles',
  added: true,
  fields: (year) => ({ title, level: coded(titleLevels, level), date: month(year, '09') }),
  basis: '任职资格证书 1 页',
})

const paid = (grade: string, postPay: number, reason: string, basis: string): DrawnChange => ({
  section: 'pay',
  added: true,
  fields: (year) => ({
    from: month(year, '12'),
    reason: coded(payReasons, reason),
    grade,
    postPay: money(postPay),
    allowances: money(600),
  }),
  basis,
})

const bound: DrawnChange = {
  section: 'contracts',
  added: true,
  fields: (year) => ({
    kind: coded(contractKinds, '培训服务期协议'),
    signed: month(year, '1116'),
    from: month(year, '1201'),
    to: month(year + 3, '1130'),
    serviceUntil: month(year + 3, '1130'),
    state: coded(contractStates, '履行中'),
  }),
  basis: '培训协议 3 页',
}

const schooled = (school: string): DrawnChange => ({
  section: 'education',
  added: true,
  fields: (year) => ({
    mode: coded(educationModes, '在职教育'),
    level: coded(educationLevels, '大学'),
    school,
    graduated: month(year, '06'),
  }),
  basis: '毕业证书 1 页，学信网核验 1 页',
})

const reachable = (mobile: string): DrawnChange => ({
  section: 'contact',
  fields: () => ({ mobile }),
  basis: '',
})

const trained: DrawnChange = {
  section: 'training',
  added: true,
  fields: (year) => ({ name: '安全生产管理人员复训', from: month(year, '10'), to: month(year, '11') }),
  basis: '结业证书 1 页',
}

const relative = (work: string): DrawnChange => ({
  section: 'family',
  fields: () => ({ work }),
  basis: '本人说明 1 页',
})

const skilled = (speciality: string): DrawnChange => ({
  section: 'basic',
  fields: () => ({ speciality }),
  basis: '本人说明 1 页',
})

/** An agreement that legal draws beside the contract. */
const agreed = (kind: string, basis: string): NonNullable<DemoUpdate['form']> => ({
  kind: contract,
  way: 'sign',
  typed: (year) => ({
    kind: coded(contractKinds, kind),
    number: `LCXY-${year}-${kind.length}7`,
    from: month(year, '1201'),
    to: month(year + 3, '1130'),
    place: '岚州市',
    basis,
  }),
})

/** In the demo of the tests as well: gathered, at two at once, and at finance and legal. */
export const everywhere: readonly DemoUpdate[] = [
  {
    of: { name: '沈㛃' },
    begun: 2,
    by: '朴贤淑',
    text: '接触在研图纸，补签保密协议。',
    drawn: [],
    form: agreed('保密协议', '保密办意见 1 页'),
  },
  {
    of: { name: '张䶮' },
    begun: 7,
    by: '朴贤淑',
    text: '赴总装厂所培训半年，签服务期协议。',
    drawn: [],
    form: agreed('培训服务期协议', '培训派出审批表 1 页'),
    steps: [
      { day: 6, at: 'head', verdict: 'approve' },
      { day: 5, at: 'hr', verdict: 'approve' },
      { day: 4, at: 'leaders', verdict: 'approve' },
      { day: 3, at: 'leaders', verdict: 'approve' },
      { day: 2, at: 'leaders', verdict: 'approve' },
    ],
  },
  { of: { name: '马克勤' }, begun: 1, drawn: [titled('正高级工程师', '正高级'), trained, reachable('19900004417')] },
  {
    of: { name: '解春雨' },
    begun: 3,
    text: '评上高级工程师；爱人调动了工作，按本人说明更新。',
    drawn: [titled('高级工程师', '副高级'), relative('岚州市轨道交通集团运营分公司工程师')],
  },
  {
    of: { name: '雷长河' },
    begun: 4,
    text: '取得注册安全工程师资格，按公司规定调整岗位工资，并签培训服务期协议。',
    drawn: [paid('中层正职', 14_440, '职称变动', '岚薪〔2025〕6号 第 9 条'), bound],
  },
]

/** 任前审核 by two of HR, and the papers of the checks. */
const examined = (year: number): Fields => ({
  first: '苏雅琴',
  second: '曾明达',
  examinedOn: month(year, '11'),
  opinion: `岚纪函〔${year}〕31号`,
  opinionOn: month(year, '11'),
  declared: `岚组核〔${year}〕17号`,
  declaredOn: month(year, '11'),
})

/** Where there are more people: at every other place of the way. */
export const further: readonly DemoUpdate[] = [
  ...leavers,
  {
    of: { unit: 'LC-SC', nth: 3 },
    begun: 6,
    text: '经党委会研究，拟任生产制造部副部长。',
    drawn: [],
    form: {
      kind: promotion,
      typed: (year) => ({
        post: { text: '生产制造部副部长' },
        full: '岚川重装生产制造部副部长',
        rank: coded(ranks, '中层副职'),
        from: month(year, '12'),
        reason: '熟悉生产组织，统筹协调能力强，近三年考核优良。',
        submitter: '岚川重装党委组织部',
        unaffected: '合同约定岗位可在本部门内调整',
        ...examined(year),
        basis: '党委会纪要〔2026〕第 21 次',
      }),
    },
    steps: [
      { day: 5, at: 'head', verdict: 'approve' },
      { day: 5, at: 'finance', verdict: 'approve' },
      { day: 4, at: 'leaders', verdict: 'approve' },
      { day: 3, at: 'leaders', verdict: 'approve' },
      { day: 2, at: 'leaders', verdict: 'approve' },
    ],
  },
  {
    of: { unit: 'LC-YF', nth: 1 },
    begun: 9,
    text: '经党委会研究，拟任技术中心副主任。',
    drawn: [],
    form: {
      kind: promotion,
      typed: (year) => ({
        post: { text: '技术中心副主任' },
        full: '岚川重装技术中心副主任',
        rank: coded(ranks, '中层副职'),
        from: month(year, '12'),
        reason: '主持两项在研课题，业务精、带队伍。',
        submitter: '岚川重装党委组织部',
        exception: '技术中心年内退休一人后回到编制内',
        unaffected: '合同约定岗位可在本部门内调整',
        ...examined(year),
        basis: '党委会纪要〔2026〕第 20 次',
      }),
    },
    steps: [
      { day: 8, at: 'head', verdict: 'approve' },
      { day: 8, at: 'finance', verdict: 'approve' },
      { day: 7, at: 'leaders', verdict: 'approve' },
      { day: 6, at: 'leaders', verdict: 'approve' },
      { day: 5, at: 'leaders', verdict: 'approve' },
    ],
  },
  {
    of: { unit: 'LC-SC', nth: 2 },
    begun: 4,
    text: '体系换版缺人手，本人同意调动。',
    drawn: [],
    form: {
      kind: transfer,
      unit: 'LC-ZL',
      typed: (year) => ({
        post: { text: '质量管理部体系工程师' },
        full: '岚川重装质量管理部体系工程师',
        from: month(year, '12'),
        reason: '体系换版缺人手',
        exception: '体系换版专项，年内退休一人后回到编制内',
        unaffected: '合同约定岗位可在公司各部门间调整',
        basis: '内部商调函 2026-11',
      }),
    },
    steps: [
      { day: 3, at: 'head', verdict: 'approve' },
      { day: 2, at: 'new-head', verdict: 'approve' },
    ],
  },
  {
    of: { unit: 'LC-ZL', nth: 2 },
    begun: 7,
    text: '岗位竞聘到期未续聘，免去现任职务，工资随之核定。',
    drawn: [],
    form: {
      kind: dismissal,
      typed: (year) => ({
        full: '岚川重装质量管理部检验员',
        from: month(year, '12'),
        reason: coded(dismissalReasons, '任期届满'),
        because: coded(removalReasons, '自然免职'),
        submitter: '岚川重装党委组织部',
        repays: true,
        unaffected: '合同约定岗位可在本部门内调整',
        basis: '党委会纪要〔2026〕第 21 次',
      }),
    },
    steps: [
      { day: 6, at: 'head', verdict: 'approve' },
      { day: 5, at: 'finance', verdict: 'approve' },
      { day: 4, at: 'leaders', verdict: 'approve' },
      { day: 4, at: 'leaders', verdict: 'approve' },
      { day: 3, at: 'leaders', verdict: 'approve' },
    ],
  },
  {
    of: { unit: 'LC-SC', nth: 1 },
    begun: 2,
    text: '本人申请辞去现任职务，转做技术工作。',
    drawn: [],
    form: {
      kind: dismissal,
      typed: (year) => ({
        full: '岚川重装生产制造部工程师',
        from: month(year, '12'),
        reason: coded(dismissalReasons, '辞去职务'),
        because: coded(removalReasons, '辞职'),
        unaffected: '合同约定岗位可在本部门内调整',
        basis: '本人申请书 1 页',
      }),
    },
  },
  {
    of: { unit: 'LC-ZL', nth: 5 },
    begun: 3,
    text: '质量管理部缺副职，拟任副部长。',
    drawn: [],
    form: {
      kind: promotion,
      typed: (year) => ({
        post: { text: '质量管理部副部长' },
        full: '岚川重装质量管理部副部长',
        rank: coded(ranks, '中层副职'),
        from: month(year, '12'),
        reason: '主持体系认证，业务精、敢担当。',
        exception: '主持体系认证三年，经党委会同意破格提任',
        ...examined(year),
        grade: '中层副职',
        postPay: money(12_600),
        unaffected: '合同约定岗位可在本部门内调整',
        basis: '党委会纪要〔2026〕第 22 次',
      }),
    },
    steps: [{ day: 2, at: 'head', verdict: 'approve' }],
  },
  {
    of: { unit: 'LC-ZL', nth: 3 },
    begun: 3,
    by: '查慧敏',
    text: '年度正常晋升薪档。',
    drawn: [paid('主管', 9_860, '正常晋升', '岚薪〔2026〕3号')],
  },
  {
    of: { name: '石铁成' },
    begun: 2,
    text: '年度考核连续两年优秀，晋升一档。',
    drawn: [paid('中层副职', 12_160, '正常晋升', '岚薪〔2026〕3号')],
  },
  { of: { name: '郝一鸣' }, begun: 2, text: '参加信息系统运维培训，签服务期协议。', drawn: [bound] },
  {
    of: { unit: 'LC-ZL', nth: 0 },
    begun: 4,
    text: '在职本科毕业，补登学历。',
    drawn: [schooled('岚州理工大学继续教育学院')],
    steps: [{ day: 3, at: 'head', verdict: 'approve' }],
  },
  {
    of: { unit: 'LC-SC', nth: 0 },
    begun: 5,
    text: '专长与家庭成员情况更新。',
    drawn: [titled('高级工程师', '副高级'), relative('岚州市第二中学教师')],
    steps: [
      { day: 4, at: 'head', verdict: 'approve' },
      { day: 4, at: 'checker', verdict: 'return' },
      { day: 2, mends: relative('岚州市第二中学高级教师') },
    ],
  },
  {
    of: { unit: 'LC-YF', nth: 0 },
    begun: 5,
    text: '专长按本人说明更新。',
    drawn: [titled('高级工程师', '副高级'), skilled('结构强度分析')],
    steps: [
      { day: 4, at: 'checker', verdict: 'approve' },
      { day: 4, at: 'head', verdict: 'approve' },
      { day: 3, meanwhile: skilled('疲劳与断裂分析') },
      { day: 3, at: 'leaders', verdict: 'approve' },
      { day: 2, at: 'leaders', verdict: 'approve' },
      { day: 2, at: 'leaders', verdict: 'approve' },
    ],
  },
  {
    of: { unit: 'LC-ZL', nth: 1 },
    begun: 5,
    text: '评上工程师，补登职称。',
    drawn: [titled('工程师', '中级')],
    steps: [
      { day: 4, at: 'head', verdict: 'look' },
      { day: 4, at: 'head', verdict: 'approve' },
      { day: 3, at: 'leader', verdict: 'approve' },
      { day: 1, by: '曾明达', revokes: '证书编号经核对属于同名另一人，先撤销，核实后再补登。' },
    ],
  },
  {
    of: { name: '邹雨桐' },
    begun: 2,
    by: '宁远志',
    text: '考取中级经济师；爱人评上高级工程师，按本人说明更新。',
    drawn: [titled('经济师', '中级'), relative('岚州市规划设计院高级工程师')],
  },
  { of: { unit: 'LC-YX', nth: 0 }, begun: 3, text: '本人换了手机号码。', drawn: [reachable('19900002286')] },
]
