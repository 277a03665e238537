import { abroadKinds } from '#domain/codes/abroad-kind.ts'
import { cadreStatuses } from '#domain/codes/cadre-status.ts'
import { certificateKinds } from '#domain/codes/certificate-kind.ts'
import { employmentForms } from '#domain/codes/employment-form.ts'
import { entryWays } from '#domain/codes/entry-way.ts'
import { healthCheckKinds } from '#domain/codes/health-check-kind.ts'
import { managementAuthorities } from '#domain/codes/management-authority.ts'
import { personKinds } from '#domain/codes/person-kind.ts'
import { reviewKinds } from '#domain/codes/review-kind.ts'
import { trainingKinds } from '#domain/codes/training-kind.ts'
import { trainingLevels } from '#domain/codes/training-level.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import type { PartialDate } from '#domain/time.ts'
import { companyOf, group, isInstitution } from './company.ts'
import { type Dice, dice } from './dice.ts'
import { trades } from './growing/trades.ts'
import { estates, lastYear, places, streets } from './growing/words.ts'
import type { DemoPerson } from './person.ts'
import { coded, lines, words } from './reading.ts'
import type { Ground, ResumeLine } from './records.ts'

type Written = readonly (readonly [section: string, records: readonly Fields[]])[]

/**
 * What stands in a dossier beside the form: how somebody came here, where they live, what they learned, what was looked at.
 * The dice are seeded by the person, so that each has the same in every demo.
 */
export function furtherOf(person: DemoPerson, resume: readonly ResumeLine[], ground: Ground): Written {
  const own = dice(`${person.name}${person.birth}`)
  const work = resume.filter(({ text }) => !/学习$/.test(text))
  const here = work.find(({ text }) => text.startsWith(companyOf(person.unit).shortName))
  const entered = (here ?? work[0])?.from ?? ('' as PartialDate)
  const earlier = work.slice(0, here ? work.indexOf(here) : 0)
  return [
    ['entry', [entryOf(person, entered, earlier.length > 0, ground)]],
    ['management', [managementOf(person, entered)]],
    ['contact', [contactOf(own, person)]],
    ['training', trainingOf(own, person, Number(entered.slice(0, 4)))],
    ['reviews', reviewsOf(person)],
    ['abroad', own.percent(7) ? [journeyOf(own, person)] : []],
    ['certificates', certificatesOf(own, person)],
    ['health', healthOf(own, person)],
    [
      'earlier-service',
      earlier.map((line) => ({ ...spanOf(line), employer: line.text, proof: '原单位离职证明、社会保险缴费记录' })),
    ],
  ]
}

const spanOf = ({ from, to }: ResumeLine) => ({ from, ...(to && { to }) })

const isSenior = ({ ranks }: DemoPerson) => /(?:公司|中层)(?:正|副)职|五级职员/.test(lines(ranks).at(-1) ?? '')

function kindOf(person: DemoPerson): string {
  const of = trades.find(({ unit }) => unit === person.unit)?.of
  const isTechnical = of === 'technical' && !isSenior(person)
  if (isInstitution(person.unit)) return isTechnical ? '事业单位专业技术人员' : '事业单位管理人员'
  if (of === 'workshop' && !isSenior(person)) return '企业技能人员'
  return isTechnical ? '企业专业技术人员' : '企业管理人员'
}

function entryOf(
  person: DemoPerson,
  entered: PartialDate,
  isFromElsewhere: boolean,
  { staffNumberOf }: Ground,
): Fields {
  const kind = kindOf(person)
  const before2000 = entered < '2000'
  const way = isFromElsewhere ? '公开招聘' : before2000 ? '毕业生分配' : '校园招聘'
  return {
    staffNumber: staffNumberOf(person),
    entered,
    way: coded(entryWays, person.card?.startsWith('护照') ? '人才引进' : way),
    kind: coded(personKinds, kind),
    employment: coded(employmentForms, isInstitution(person.unit) ? '聘用制' : '劳动合同制'),
    cadre: coded(cadreStatuses, person.card?.startsWith('护照') ? '其他' : kind === '企业技能人员' ? '工人' : '干部'),
    place: '岚州市',
  }
}

/** Where the dossier lies and who manages the person (docs/decisions/0094). */
function managementOf({ managedAbove, unit }: DemoPerson, entered: PartialDate): Fields {
  const { name } = companyOf(unit)
  if (!managedAbove)
    return {
      authority: coded(managementAuthorities, '本级管理'),
      manager: name,
      since: entered,
      original: `${group.name}档案室`,
    }
  const [manager, since, document, number] = words(managedAbove)
  return {
    authority: coded(managementAuthorities, '上级管理'),
    manager,
    since: since as PartialDate,
    document,
    original: `${manager}干部档案室`,
    originalNumber: number,
    duplicate: `${group.name}档案室`,
  }
}

/** Numbers and addresses of nobody: 岚州 does not exist, and no telephone answers under 1990000. */
function contactOf(dice: Dice, { nativePlace, family, sex }: DemoPerson): Fields {
  const phone = () => `1990000${String(dice.from(0, 9999)).padStart(4, '0')}`
  const [, , register] = places.find(([short]) => short === nativePlace) ?? []
  const address = `岚州市岚东区${dice.of(streets)}${dice.from(1, 260)}号${dice.of(estates)}${dice.from(1, 28)}栋${dice.from(1, 24)}0${dice.from(1, 4)}室`
  const [relation = '', name] = words(lines(family)[0] ?? '')
  const isSpouse = relation === (sex === '男' ? '妻子' : '丈夫')
  return {
    mobile: phone(),
    address,
    registered: register && dice.percent(30) ? `${register}${dice.of(streets)}${dice.from(1, 90)}号` : address,
    emergency: name && `${name.replaceAll('_', ' ')}（${isSpouse ? '配偶' : relation}）`,
    emergencyPhone: phone(),
  }
}

function trainingOf(dice: Dice, person: DemoPerson, entered: number): readonly Fields[] {
  const first = entered >= 2004 ? [course(entered, '08', ['新员工入职培训', '初任培训', '本单位', 40])] : []
  const yearly = [lastYear - 1, lastYear].filter((year) => year > entered)
  const workshop = kindOf(person) === '企业技能人员'
  const offered = workshop ? workshops : person.politics === '中共党员' ? [...courses, ...party] : courses
  const begin = dice.from(0, offered.length - 1)
  return [
    ...first,
    ...yearly.map((year, at) =>
      course(year, dice.of(['03', '05', '09', '10']), offered[(begin + at) % offered.length] as Course),
    ),
  ]
}

type Course = readonly [name: string, kind: string, level: string, hours: number]

const courses: readonly Course[] = [
  ['合规管理专题培训', '专门业务', '本单位', 16],
  ['专业技术人员继续教育公需科目', '知识更新', '市（地、州）', 30],
  ['数字化转型专题研修班', '知识更新', '上级单位', 24],
  ['保密法规培训', '专门业务', '本单位', 8],
]
const workshops: readonly Course[] = [
  ['安全生产再教育', '安全生产', '本单位', 24],
  ['岗位技能提升培训', '职业技能', '部门', 32],
  ['起重作业安全培训', '安全生产', '部门', 16],
]
const party: readonly Course[] = [['党员集中轮训', '政治理论', '本单位', 32]]

const course = (year: number, month: string, [name, kind, level, hours]: Course): Fields => ({
  name,
  from: `${year}${month}` as PartialDate,
  to: `${year}${month}` as PartialDate,
  hours: String(hours),
  kind: coded(trainingKinds, kind),
  level: coded(trainingLevels, level),
  organiser: level === '市（地、州）' ? '岚州市人力资源和社会保障局' : `${group.name}人力资源部`,
  result: '合格',
})

function reviewsOf(person: DemoPerson): readonly Fields[] {
  const { joined, party, ranks, unit } = person
  const before =
    joined && !party ? [reviewOf('入党政审', joined as PartialDate, `中共${companyOf(unit).shortName}委员会`)] : []
  const [, since = ''] = words(lines(ranks).at(-1) ?? '')
  return isSenior(person)
    ? [...before, reviewOf('任前审核', since as PartialDate, `中共${group.shortName}委员会组织部`)]
    : before
}

const reviewOf = (kind: string, date: PartialDate, organ: string): Fields => ({
  kind: coded(reviewKinds, kind),
  date,
  organ,
  conclusion: '经审查，材料齐全，信息一致，未发现影响使用的问题。',
})

function journeyOf(dice: Dice, { unit }: DemoPerson): Fields {
  const [place, purpose] = dice.of([
    ['德国', '参加汉诺威工业博览会'],
    ['越南', '产品售后服务'],
    ['日本', '旅游'],
    ['泰国', '旅游'],
  ] as const)
  const isDuty = purpose !== '旅游'
  const month = `${dice.from(lastYear - 7, lastYear)}${dice.of(['04', '07', '11'])}`
  return {
    place,
    from: `${month}06` as PartialDate,
    to: `${month}15` as PartialDate,
    kind: coded(abroadKinds, isDuty ? '因公' : '因私'),
    purpose,
    authority: `${companyOf(unit).name}人事部门`,
  }
}

function certificatesOf(dice: Dice, person: DemoPerson): readonly Fields[] {
  const issued = dice.from(lastYear - 2, lastYear)
  const of = (name: string, kind: string, issuer: string, years?: number, level?: string): Fields => ({
    name,
    kind: coded(certificateKinds, kind),
    level,
    number: `${kind === '特种作业' ? 'T' : 'LC'}${issued}${String(dice.from(0, 99_999)).padStart(5, '0')}`,
    issuer,
    issued: `${issued}06` as PartialDate,
    ...(years && { expires: `${issued + years}06` as PartialDate }),
  })
  if (kindOf(person) !== '企业技能人员')
    return dice.percent(18) ? [of('大学英语六级证书', '外语水平', '岚川省教育考试院')] : []
  const skill = of(
    dice.of(['钳工', '焊工', '铸造工', '起重装卸机械操作工']),
    '职业技能等级',
    '岚州市职业技能鉴定中心',
    undefined,
    dice.of(['四级', '三级', '二级']),
  )
  return dice.percent(50) ? [skill, of('熔化焊接与热切割作业证', '特种作业', '岚州市应急管理局', 6)] : [skill]
}

function healthOf(dice: Dice, person: DemoPerson): readonly Fields[] {
  const kind = kindOf(person) === '企业技能人员' ? '在岗期间职业健康检查' : '年度体检'
  return [
    {
      kind: coded(healthCheckKinds, kind),
      date: `${lastYear + 1}${dice.of(['04', '05', '06'])}` as PartialDate,
      hospital: '岚州市人民医院体检中心',
      result: dice.of(['未见异常', '未见异常', '血压偏高，建议复查', '轻度脂肪肝', '屈光不正']),
    },
  ]
}
