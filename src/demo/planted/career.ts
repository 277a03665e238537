import { appraisalResults } from '#domain/codes/appraisal.ts'
import { degrees } from '#domain/codes/degree.ts'
import { educationLevels, educationModes } from '#domain/codes/education.ts'
import { keyFacts } from '#domain/codes/key-fact.ts'
import { nationalRanks } from '#domain/codes/national-rank.ts'
import { postChanges } from '#domain/codes/post-change.ts'
import { punishments as punishmentKinds } from '#domain/codes/punishment.ts'
import { ranks } from '#domain/codes/rank.ts'
import { rewardKinds } from '#domain/codes/reward-kind.ts'
import { titleLevels } from '#domain/codes/title-level.ts'
import { titleSeries } from '#domain/codes/title-series.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { isInstitution } from '../company.ts'
import type { DemoPerson } from '../person.ts'
import { coded, lines } from '../reading.ts'
import {
  type About,
  adding,
  both,
  changing,
  changingAll,
  dotted,
  later,
  month,
  type Planted,
  type Spoil,
  twice,
  without,
} from './spoiling.ts'

const anybody = () => true
const longAtWork = ({ appraisals }: DemoPerson) => !appraisals.includes('-')
const graduate = ({ education }: DemoPerson) => /^全日制教育 大学/.test(education)
const titled =
  (pattern: RegExp) =>
  ({ titles = '' }: DemoPerson) =>
    pattern.test(titles)
const rankedTwice = ({ ranks: own }: DemoPerson) => lines(own).length > 1
const lately = ({ resume }: DemoPerson) => /^202[3-9]/.test(lines(resume).findLast((line) => /^\d/.test(line)) ?? '')

const spoiling =
  (section: string) =>
  (rule: string, fits: Planted['fits'], spoil: Spoil): Planted => ({ rule, section, fits, spoil })

const education = spoiling('education')
const resume = spoiling('resume')
const appointments = spoiling('appointments')
const rank = spoiling('ranks')
const titles = spoiling('titles')
const appraisals = spoiling('appraisals')
const rewards = spoiling('rewards')
const punishments = spoiling('punishments')

const fullTime = coded(educationModes, '全日制教育')
const result = (name: string) => coded(appraisalResults, name)

const punishment = (from: (about: About) => Fields[string], months: number, kind = '政务记过') =>
  adding('punishments', (about) => ({
    kind: coded(punishmentKinds, kind),
    decided: from(about),
    authority: '岚川重工集团纪律检查委员会',
    from: from(about),
    until: later(from(about), months),
  }))

const reward = (date: (about: About) => Fields[string]) =>
  adding('rewards', (about) => ({
    date: date(about),
    kind: coded(rewardKinds, '先进个人'),
    authority: '岚州市总工会',
    text: '授予先进个人称号',
  }))

const school = (more: (about: About) => Fields): Spoil =>
  adding('education', (about) => ({ mode: fullTime, school: '海天理工大学', ...more(about) }))

/** Of the way through schools, posts, ranks and years of work. */
export const career: readonly Planted[] = [
  education(
    'education-too-young',
    anybody,
    adding('education', ({ basic }) => ({
      level: coded(educationLevels, '高中'),
      school: '岚州第一中学',
      graduated: later(basic['birth'], 13 * 12),
    })),
  ),
  education(
    'education-order',
    graduate,
    adding('education', ({ of }) => ({
      mode: fullTime,
      level: coded(educationLevels, '高中'),
      school: '岚州第一中学',
      graduated: later(of('education', 0)['graduated'], 1),
    })),
  ),
  education('education-twice', anybody, twice('education')),
  education(
    'degree-without-school',
    anybody,
    adding('education', () => ({ degree: coded(degrees, '工商管理硕士') })),
  ),
  education(
    'degree-level',
    ({ education: own }) => /^全日制教育 大专/.test(own),
    changing('education', 0, () => ({ degree: coded(degrees, '工学学士') })),
  ),
  education(
    'full-time-not-in-resume',
    anybody,
    school(() => ({ level: coded(educationLevels, '大学') })),
  ),
  education(
    'full-time-after-work',
    ({ birth }) => birth < '1990',
    school(({ basic }) => ({
      level: coded(educationLevels, '研究生'),
      graduated: later(basic['workStart'], 36),
    })),
  ),
  education(
    'graduated-outside',
    graduate,
    changing('education', 0, ({ graduated }) => ({ graduated: later(graduated, -10) })),
  ),
  resume(
    'resume-gap',
    longAtWork,
    changing('resume', -2, ({ to }) => ({ to: later(to, -5) })),
  ),
  resume(
    'resume-overlap',
    longAtWork,
    changing('resume', -2, ({ to }) => ({ to: later(to, 7) })),
  ),
  resume(
    'study-length',
    graduate,
    changing('resume', 0, ({ from }) => ({ from: later(from, 30) })),
  ),
  resume(
    'during-outside',
    longAtWork,
    changing('resume', -1, ({ from }) => ({
      during: `${dotted(later(from, -60))}--${dotted(later(from, -50))}在岚州市委党校学习`,
    })),
  ),
  resume(
    'end-before-start',
    longAtWork,
    changing('resume', -1, ({ from }) => ({ to: later(from, -1) })),
  ),
  resume(
    'resume-before-birth',
    anybody,
    changing('resume', 0, (_, { basic }) => ({ from: later(basic['birth'], -1) })),
  ),
  resume(
    'resume-too-early',
    anybody,
    changing('resume', 0, (_, { basic }) => ({ from: later(basic['birth'], 48) })),
  ),
  resume(
    'resume-open-early',
    longAtWork,
    changing('resume', -2, () => ({ to: undefined })),
  ),
  resume(
    'resume-ended',
    (person) => longAtWork(person) && !lately(person),
    changing('resume', -1, (_, { year }) => ({ to: month(`${year - 1}06`) })),
  ),
  resume(
    'resume-month',
    anybody,
    changing('resume', 0, ({ from }) => ({ from: month(String(from).slice(0, 4)) })),
  ),
  appointments(
    'appointment-end',
    anybody,
    adding('appointments', () => ({
      text: '岚川重装技术中心工艺员',
      unit: '岚川重型装备有限公司',
      from: month('201503'),
      to: month('201402'),
    })),
  ),
  appointments(
    'appointment-differs',
    longAtWork,
    adding('appointments', () => ({
      text: '岚川重装安全环保部部长',
      unit: '岚川重型装备有限公司',
      from: month('202001'),
    })),
  ),
  appointments(
    'appointment-before-work',
    anybody,
    adding('appointments', ({ basic }) => ({
      text: '岚川重装技术中心工艺员',
      unit: '岚川重型装备有限公司',
      from: later(basic['workStart'], -12),
      to: basic['workStart'],
    })),
  ),
  appointments(
    'appointment-rank',
    ({ unit }) => !isInstitution(unit),
    both(
      changing('ranks', -1, () => ({ national: coded(nationalRanks, '乡科级正职') })),
      changing('appointments', -1, () => ({ rank: coded(nationalRanks, '县处级副职') })),
    ),
  ),
  appointments(
    'appointed-while-punished',
    ({ birth }) => birth < '1985',
    both(
      punishment(() => month('202003'), 12),
      adding('appointments', () => ({
        text: '岚川重装技术中心工艺主管',
        unit: '岚川重型装备有限公司',
        change: coded(postChanges, '按期逐级晋升'),
        from: month('202006'),
        to: month('202009'),
      })),
    ),
  ),
  rank(
    'rank-fell',
    ({ ranks: own }) => /(?:中层副职|主管) \S+ \S+$/.test(own.trim()),
    adding('ranks', ({ of }) => ({ rank: coded(ranks, '一般员工'), from: later(of('ranks', -1)['from'], 12) })),
  ),
  rank(
    'rank-leap',
    ({ ranks: own }) => /(?:专员|一般员工) \S+ \S+$/.test(own.trim()),
    adding('ranks', ({ of }) => ({ rank: coded(ranks, '公司副职'), from: later(of('ranks', -1)['from'], 12) })),
  ),
  rank(
    'rank-before-work',
    anybody,
    changing('ranks', 0, (_, { basic }) => ({ from: later(basic['workStart'], -3) })),
  ),
  rank(
    'promoted-while-punished',
    rankedTwice,
    punishment(({ of }) => later(of('ranks', -1)['from'], -3), 12, '行政记过'),
  ),
  titles(
    'title-level',
    titled(/^\s*助理/),
    changing('titles', 0, () => ({ level: coded(titleLevels, '副高级') })),
  ),
  titles(
    'title-order',
    titled(/助理(.+师) \S+ \S+\n\s*\1 /),
    changing('titles', 0, (_, { of }) => ({ date: later(of('titles', 1)['date'], 12) })),
  ),
  titles(
    'title-before-work',
    titled(/ 中级 /),
    changing('titles', -1, ({ date }) => ({ date: later(date, -30 * 12) })),
  ),
  titles('title-twice', titled(/./), twice('titles')),
  titles(
    'title-series-differs',
    titled(/工程师/),
    changing('titles', 0, () => ({ series: coded(titleSeries, '会计') })),
  ),
  titles(
    'title-early',
    titled(/工程师 中级 \S+\s*$/),
    adding('titles', ({ of }) => ({
      title: '高级工程师',
      level: coded(titleLevels, '副高级'),
      date: later(of('titles', -1)['date'], 24),
    })),
  ),
  titles(
    'title-schooling',
    ({ education: own }) => /^\S+ (?:中专|中技|高中) /.test(own) && lines(own).length === 1,
    adding('titles', ({ basic }) => ({
      title: '高级工程师',
      level: coded(titleLevels, '副高级'),
      date: later(basic['workStart'], 60),
    })),
  ),
  appraisals('appraisal-twice', longAtWork, twice('appraisals')),
  appraisals('appraisal-missing', longAtWork, without('appraisals', 1)),
  appraisals(
    'appraisal-years',
    longAtWork,
    both(
      without('appraisals', 1),
      adding('form', ({ year }) => ({ filledOn: month(`${year}0901`) })),
    ),
  ),
  appraisals(
    'appraisal-early',
    anybody,
    adding('appraisals', ({ year }) => ({ year: month(String(year)), result: result('称职') })),
  ),
  appraisals(
    'appraisal-before-work',
    anybody,
    adding('appraisals', ({ basic }) => ({
      year: month(String(Number(String(basic['workStart']).slice(0, 4)) - 2)),
      result: result('称职'),
    })),
  ),
  appraisals(
    'appraisal-reason',
    longAtWork,
    changing('appraisals', 0, () => ({ result: result('不进行考核') })),
  ),
  appraisals(
    'appraisal-probation',
    ({ birth }) => birth < '1985',
    changing('appraisals', 0, () => ({ result: result('新录用试用期') })),
  ),
  appraisals(
    'appraisal-words',
    ({ appraisals: own }) => own[0] === '称职',
    adding('appraisals', ({ of }) => ({ year: of('appraisals', 0)['year'], result: result('合格') })),
  ),
  appraisals(
    'appraisal-of-kind',
    (person) => isInstitution(person.unit) && person.birth < '1990',
    changingAll('appraisals', () => ({ result: result('称职') })),
  ),
  rewards(
    'reward-too-young',
    anybody,
    reward(({ basic }) => later(basic['birth'], 8 * 12)),
  ),
  rewards('reward-twice', ({ rewards: own }) => own !== undefined, twice('rewards')),
  rewards(
    'rewarded-while-punished',
    ({ birth }) => birth < '1985',
    both(
      punishment(() => month('202105'), 12),
      reward(() => month('202110')),
    ),
  ),
  punishments(
    'punishment-end',
    ({ birth }) => birth < '1985',
    punishment(() => month('202203'), -1),
  ),
  punishments(
    'punishment-length',
    ({ birth }) => birth < '1985',
    punishment(() => month('202203'), 5),
  ),
  punishments(
    'punishment-of-no-member',
    ({ politics, birth }) => politics === '群众' && birth < '1985',
    punishment(() => month('202203'), 12, '党内警告'),
  ),
  punishments(
    'excellent-while-punished',
    longAtWork,
    both(
      punishment(({ year }) => month(`${year - 2}03`), 12),
      changing('appraisals', 1, () => ({ result: result('优秀') })),
    ),
  ),
  {
    rule: 'determined-otherwise',
    section: 'determinations',
    fits: anybody,
    spoil: adding('determinations', ({ basic, year }) => {
      const other = later(basic['birth'], -7) ?? ''
      return {
        fact: coded(keyFacts, '出生日期'),
        value: `${other.slice(0, 4)}年${Number(other.slice(4, 6))}月`,
        basis: '入团志愿书、户籍档案',
        date: month(`${year - 3}05`),
        organ: '岚川重工集团人力资源部',
      }
    }),
  },
  {
    rule: 'training-end',
    section: 'training',
    fits: anybody,
    spoil: adding('training', () => ({ name: '质量体系内审员培训', from: month('202403'), to: month('202402') })),
  },
  {
    rule: 'abroad-end',
    section: 'abroad',
    fits: ({ birth }) => birth < '1995',
    spoil: adding('abroad', () => ({ place: '越南', from: month('201905'), to: month('201904') })),
  },
  {
    rule: 'earlier-service-end',
    section: 'earlier-service',
    fits: anybody,
    spoil: adding('earlier-service', ({ of }) => ({
      employer: '岚州机械厂',
      from: later(of('entry', 0)['entered'], -2),
      to: later(of('entry', 0)['entered'], -3),
    })),
  },
  {
    rule: 'earlier-service-late',
    section: 'earlier-service',
    fits: anybody,
    spoil: adding('earlier-service', ({ of }) => ({
      employer: '岚州机械厂',
      from: later(of('entry', 0)['entered'], -12),
      to: later(of('entry', 0)['entered'], 3),
    })),
  },
  {
    rule: 'certificate-expired',
    section: 'certificates',
    fits: anybody,
    spoil: adding('certificates', ({ year }) => ({
      name: '起重机作业证',
      issued: month(`${year - 7}03`),
      expires: month(`${year - 1}03`),
    })),
  },
  {
    rule: 'certificate-end',
    section: 'certificates',
    fits: anybody,
    spoil: adding('certificates', ({ year }) => ({
      name: '内审员证书',
      issued: month(`${year - 2}09`),
      expires: month(`${year - 3}09`),
    })),
  },
  {
    rule: 'proposed-held',
    section: 'form',
    fits: anybody,
    spoil: adding('form', ({ basic }) => ({ proposed: basic['post'] })),
  },
  {
    rule: 'removed-not-held',
    section: 'form',
    fits: anybody,
    spoil: adding('form', () => ({ removed: '海天集团总工程师' })),
  },
]
