import type { Code } from '#domain/codes/code.ts'
import { ranks } from '#domain/codes/rank.ts'
import { type MeasureKey, measureOf } from '#domain/statistics/measures/index.ts'
import { type Counting, everybody } from './meaning.ts'

/** What words of a heading say: whom they count, or by what those below or beside them are told apart. */
export type Said = Partial<Pick<Counting, 'of' | 'where' | 'reckoned'>> & { readonly about?: MeasureKey }

const is = (measure: MeasureKey, ...values: readonly string[]): Said => ({ where: [{ measure, values }] })
const all: Said = { where: everybody.where }

/** 同义词: how forms of superiors word it, a word a line with what it says. The longest word that fits is taken. */
const worded: readonly (readonly [words: string, said: Said])[] = [
  [
    '合计 总计 总数 总人数 小计 共计 计 人数 人员总数 职工总数 干部总数 员工总数 总数合计 现有人数 实有人数 在册人数 在职人数 在岗人数 末人数 期末人数 全部 现有职工 在册职工 在岗职工 从业人员 数量',
    all,
  ],
  ['女 女性 女职工 女干部 女同志 妇女', is('sex', '2')],
  ['男 男性 男职工', is('sex', '1')],
  ['少数民族', is('minority', '1')],
  ['汉族', is('nation', '01')],
  ['中共党员 党员 共产党员 中国共产党党员 中共党员含预备党员 中共', is('politics', 'party')],
  ['非中共党员 非党员 非中共', is('politics', 'league', 'democratic', 'none', 'masses')],
  ['共青团员 团员', is('politics', 'league')],
  ['民主党派 民主党派人士 民主党派成员', is('politics', 'democratic')],
  ['无党派 无党派人士', is('politics', 'none')],
  ['群众', is('politics', 'masses')],
  ['研究生 研究生学历 硕士研究生及以上', is('education', 'postgraduate')],
  ['大学本科 本科 大学 大学学历 本科学历', is('education', 'university')],
  ['大学专科 专科 大专 专科学历 大专学历', is('education', 'college')],
  ['中专 中等专科 中专学历 中技 中专中技', is('education', 'secondary')],
  ['高中 高中及以下 高中以下 中学及以下', is('education', 'school')],
  ['博士 博士学位 博士研究生', is('degree', 'doctor')],
  ['硕士 硕士学位 硕士研究生', is('degree', 'master')],
  ['学士 学士学位', is('degree', 'bachelor')],
  ['无学位', is('degree', 'none')],
  ['正高级 正高 正高级职称', is('title-level', '1')],
  ['副高级 副高 副高级职称', is('title-level', '2')],
  ['高级职称 高级', is('title-level', '1', '2')],
  ['中级职称 中级', is('title-level', '3')],
  ['初级职称 初级', is('title-level', '4', '5')],
  ['无职称 未评定 未聘任', is('title-level', 'none')],
  ['公司领导 公司领导班子 领导班子成员 班子成员', is('rank', 'C1', 'C2', 'C3')],
  ['中层 中层干部 中层管理人员', is('rank', 'M1', 'M2')],
  ['中层正职 中层正职级', is('rank', 'M1')],
  ['中层副职 中层副职级', is('rank', 'M2')],
  ['厅局级 厅级 厅局级干部', is('rank', '121', '122')],
  ['县处级 处级 县处级干部 处级干部', is('rank', '131', '132')],
  ['乡科级 科级 乡科级干部 科级干部', is('rank', '141', '142')],
  ['两年以上基层工作经历 二年以上基层工作经历 2年以上基层工作经历 基层工作经历2年以上', is('grass-roots', 'two')],
  ['有基层工作经历 具有基层工作经历', is('grass-roots', 'two', 'less')],
  ['优秀', is('appraisal', 'excellent')],
  ['称职 合格', is('appraisal', 'competent')],
  ['基本称职 基本合格', is('appraisal', 'basic')],
  ['不称职 不合格', is('appraisal', 'incompetent')],
  ['管理人员 经营管理人员 企业管理人员', is('person-kind', '30')],
  ['专业技术人员 专技人员', is('person-kind', '21', '31')],
  ['技能人员 工人 技能操作人员', is('person-kind', '32')],
  ['工勤人员 工勤技能人员', is('person-kind', '22')],
  ['公务员及参公人员', is('person-side', 'organ')],
  ['事业单位人员', is('person-side', 'institution')],
  ['企业人员', is('person-side', 'enterprise')],
  ['固定期限劳动合同 固定期限', is('contract-kind', '1')],
  ['无固定期限劳动合同 无固定期限', is('contract-kind', '2')],
  ['聘用合同', is('contract-kind', '5')],
  ['本年增加 本年新增 本年进入 新进人员 新进 新增 增加 年内增加 增加人数', { of: 'joined' }],
  ['本年减少 本年离开 年内减少 减少 减少人数 离职 流失', { of: 'left' }],
  ['新录用 录用 考试录用', { of: 'joined', ...is('entry-way', '10') }],
  ['招聘 公开招聘 社会招聘', { of: 'joined', ...is('entry-way', '11') }],
  ['校园招聘 应届毕业生', { of: 'joined', ...is('entry-way', '12') }],
  ['调入', { of: 'joined', ...is('entry-way', '20') }],
  ['人才引进', { of: 'joined', ...is('entry-way', '40') }],
  ['调出', { of: 'left', ...is('departure-kind', '70') }],
  ['退休 本年退休', { of: 'left', ...is('departure-kind', '60') }],
  ['辞职', { of: 'left', ...is('departure-kind', '10') }],
  ['死亡', { of: 'left', ...is('departure-kind', '61') }],
  ['开除', { of: 'left', ...is('departure-kind', '50') }],
  ['辞退', { of: 'left', ...is('departure-kind', '51') }],
  ['劳务派遣 劳务派遣人员 派遣人员', { of: 'outside', ...is('outside', 'dispatched') }],
  ['退休返聘 返聘人员 返聘', { of: 'outside', ...is('outside', 're-engaged') }],
  ['平均年龄', { reckoned: { is: 'mean', amount: 'age' } }],
  ['平均工龄', { reckoned: { is: 'mean', amount: 'years-of-work' } }],
  ['学历 文化程度 最高学历 学历结构 受教育程度 文化结构', { about: 'education' }],
  ['全日制教育 全日制学历 全日制', { about: 'education-full-time' }],
  ['在职教育 在职学历', { about: 'education-in-service' }],
  ['学位 最高学位 学位情况', { about: 'degree' }],
  ['年龄 年龄结构 年龄段 年龄分布', { about: 'age' }],
  ['政治面貌 党派', { about: 'politics' }],
  ['性别', { about: 'sex' }],
  ['民族', { about: 'nation' }],
  ['职称 专业技术职务 专业技术资格 技术职称 专业技术职称 职称级别 职称结构', { about: 'title-level' }],
  ['职级 职务层次 职务层级 职务级别 级别', { about: 'rank' }],
  ['工龄 工作年限 参加工作年限', { about: 'years-of-work' }],
  ['任现职级时间 任现职级年限 任现职时间 任职年限', { about: 'rank-tenure' }],
  ['本单位工作年限 司龄', { about: 'years-here' }],
  ['考核 年度考核 考核等次 年度考核结果', { about: 'appraisal' }],
  ['人员类别 岗位类别', { about: 'person-kind' }],
  ['合同类型 合同种类 劳动合同', { about: 'contract-kind' }],
]

/** Says nothing by itself. */
const fillers =
  '其中 按照 按 分组 分 情况 构成 分布 状况 人员 职工 干部 员工 人数 人 者 的 数 级 具有 有 为 占 名 单位 个 现有 在册 在岗 在职 学历 学位 职称 结构'

/** The values of these measures under their own names, in so far as no word above says it otherwise. */
const named: readonly MeasureKey[] = ['rank', 'nation', 'politics', 'person-kind', 'employment', 'entry-way']

const nothing = /^(?:其他.*|无|没有|未知)$/

/** Every word with what it says, the longest first. */
export const lexicon: readonly (readonly [word: string, said: Said])[] = learnt()

export const fillerWords: readonly string[] = fillers.split(' ').sort((one, other) => other.length - one.length)

function learnt() {
  const known = new Map<string, Said>()
  const learn = (word: string, said: Said) => {
    if (!known.has(word) && !nothing.test(word)) known.set(word, said)
  }
  for (const [words, said] of worded) for (const word of words.split(' ')) learn(word, said)
  for (const { code, name, also = [] } of ranks.codes) for (const word of [name, ...also]) learn(word, is('rank', code))
  for (const measure of named) {
    const { values } = measureOf(measure)
    for (const { code, name } of typeof values === 'string' ? [] : values)
      learn(name, measure === 'entry-way' ? { of: 'joined', ...is(measure, code) } : is(measure, code))
  }
  return [...known].sort(([one], [other]) => other.length - one.length)
}

/** The codes of a measure from the highest one down, where 及以上 and 及以下 mean something. */
export const ladderOf = (measure: MeasureKey): readonly Code[] => {
  const { values } = measureOf(measure)
  return ladders.includes(measure) && typeof values !== 'string' ? values.filter(({ code }) => code !== 'none') : []
}

const ladders: readonly MeasureKey[] = [
  'education',
  'education-full-time',
  'education-in-service',
  'degree',
  'title-level',
]
