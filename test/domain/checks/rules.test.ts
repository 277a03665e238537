import { describe, expect, it } from 'vitest'
import { type Group, groups } from '#domain/access/groups.ts'
import { factsOf } from '#domain/checks/facts.ts'
import { findingsIn, groupsRead } from '#domain/checks/findings.ts'
import { rules } from '#domain/checks/rules/index.ts'
import { runRules } from '#domain/checks/running.ts'
import type { Contents, Fields } from '#domain/dossiers/section.ts'
import { sectionOf, sections } from '#domain/dossiers/sections/index.ts'
import { withCheck } from '#domain/people/id-number.ts'
import * as english from '#views/i18n/en/index.ts'
import * as chinese from '#views/i18n/zh-Hans/index.ts'
import { some } from '../../thorough.ts'
import { type Changes, coded, dossierWith, factsWith, today } from './dossier.ts'

/** What the rule sees, and what stands right at its edge and passes. */
type Case = readonly [sees: Changes, passes: Changes]

const basic = (fields: Fields): Changes => ({ basic: fields })
const card = (number: string) => [{ number }]
const man = { sex: coded('1', '男') }
const woman = { basic: { sex: coded('2', '女') }, 'id-numbers': [] }
/** A second degree of the same person. */
const second = (fields: Fields): Changes => ({ education: [{}, fields] })
const relative = (code: string, birth: string, more: Fields = {}): Changes => ({
  family: [{ relation: coded(code), name: '某人', birth, politics: undefined, work: '某处', ...more }],
})
const member = (joined: string, confirmed: string): Changes => ({
  basic: { partyDate: '' },
  party: [{ joined, confirmed }],
})

const retired = (at: string): Changes => ({ entry: { retired: at, retirementKind: coded('2', '退休') } })
const punished = (fields: Fields): Changes => ({
  punishments: [{ kind: coded('22', '政务记过'), decided: '201003', from: '201003', until: '201103', ...fields }],
})

const cases: Readonly<Record<string, Case>> = {
  'birth-from-card': [basic({ birth: undefined }), { basic: { birth: undefined }, 'id-numbers': [] }],
  'birth-differs': [basic({ birth: '197504' }), basic({ birth: '19750312' })],
  'birth-too-late': [
    { ...basic({ birth: '199708' }), 'id-numbers': [] },
    { ...basic({ birth: '199309' }), 'id-numbers': [] },
  ],
  'sex-differs': [basic({ sex: coded('2', '女') }), basic(man)],
  'before-birth': [basic({ workStart: '197502' }), basic({ workStart: '199707' })],
  'work-too-young': [basic({ workStart: '199102' }), basic({ workStart: '199103' })],
  'party-too-young': [basic({ partyDate: '1993.02' }), basic({ partyDate: '1993.03' })],
  'retirement-base-unknown': [woman, { ...woman, basic: { sex: coded('2', '女'), retirementBase: coded('55') } }],
  'retirement-differs': [basic({ retirement: '203711' }), basic({ retirement: '20371031' })],
  'retirement-past': [basic({ retirement: '202610' }), basic({ retirement: '202611' })],
  'work-start-differs': [basic({ workStart: '199708' }), basic({ workStart: '19970715' })],
  'post-differs': [basic({ post: '技术部部长' }), basic({ post: '星河重工 技术部部长。' })],
  'rank-differs': [basic({ rank: coded('M2', '中层副职') }), { ranks: [] }],
  'politics-party': [basic({ politics: coded('13', '群众') }), basic({ politics: coded('02', '中共预备党员') })],
  'politics-undated': [{ ...basic({ partyDate: '' }), party: [] }, basic({ partyDate: '' })],
  'probation-over': [
    basic({ politics: coded('02', '中共预备党员'), partyDate: '2024.10' }),
    basic({ politics: coded('02', '中共预备党员'), partyDate: '2024.11' }),
  ],
  'league-over': [
    { basic: { politics: coded('03', '共青团员'), birth: '199711' }, 'id-numbers': [] },
    { basic: { politics: coded('03', '共青团员'), birth: '199712' }, 'id-numbers': [] },
  ].map((one) => ({ ...one, basic: { ...one.basic, workStart: '', partyDate: '' }, resume: [], party: [] })) as never,
  'native-level': [basic({ nativePlace: '湖南省长沙市' }), basic({ nativePlace: '北京东城' })],
  'health-word': [basic({ health: { text: '高血压' } }), basic({ health: coded('3', '一般') })],
  'name-blank': [basic({ name: '林 岳' }), basic({ name: 'Anna Karin Berg' })],
  'id-twice': [
    { 'id-numbers': [{}, { number: '１１０１０１19750312999x' }] },
    { 'id-numbers': [{}, { number: 'G1234' }] },
  ],
  'id-two-cards': [
    { 'id-numbers': [{}, { number: withCheck('11010119750312997') }] },
    { 'id-numbers': [{}, { number: 'G1234' }] },
  ],
  'id-division': [
    { 'id-numbers': card(withCheck('99010119750312999')) },
    { 'id-numbers': card(withCheck('11010319750312999')) },
  ],
  'id-type-differs': [
    { 'id-numbers': [{ type: coded('414', '护照') }] },
    { 'id-numbers': [{ type: coded('414', '护照'), number: 'G12345678' }] },
  ],
  'photo-missing': [{ photo: [] }, {}],
  'photo-old': [{ photo: [{ taken: '2015' }] }, { photo: [{ taken: '2016' }] }],
  'education-too-young': [
    { ...second({ level: coded('37', '高中'), graduated: '198902' }) },
    { ...second({ level: coded('37', '高中'), graduated: '198903' }) },
  ],
  'education-order': [
    second({ mode: coded('1'), level: coded('37', '高中'), graduated: '199708' }),
    second({ mode: coded('1'), level: coded('37', '高中'), graduated: '199707' }),
  ],
  'education-twice': [
    second({ mode: coded('1', '全日制教育'), level: coded('21', '大学'), school: '华北某工业大学 材料系铸造专业' }),
    second({ mode: coded('1', '全日制教育'), level: coded('11', '研究生'), school: '华北某工业大学材料系铸造专业' }),
  ],
  'degree-without-school': [second({ degree: coded('346', '工商管理硕士') }), second({ mode: coded('2') })],
  'degree-level': [
    { education: [{ level: coded('31', '大专') }] },
    { education: [{ level: coded('22', '中央党校大学') }] },
  ],
  'full-time-not-in-resume': [
    { education: [{ school: '江南某大学机械系' }] },
    { education: [{ school: '江南某大学机械系', mode: coded('2') }] },
  ],
  'full-time-after-work': [
    second({ mode: coded('1'), level: coded('11'), school: '江南某大学', graduated: '200006' }),
    second({ mode: coded('2'), level: coded('11'), school: '江南某大学', graduated: '200006' }),
  ],
  'graduated-outside': [{ education: [{ graduated: '199612' }] }, { education: [{ graduated: '199701' }] }],
  'study-length': [{ resume: [{ from: '199512' }, {}, {}] }, { resume: [{ from: '199511' }, {}, {}] }],
  'resume-gap': [{ resume: [{}, { from: '199708' }, {}] }, {}],
  'resume-overlap': [{ resume: [{}, { from: '199706' }, {}] }, {}],
  'end-before-start': [{ resume: [{}, {}, { to: '200104' }] }, { resume: [{}, {}, { to: '200105' }] }],
  'during-outside': [
    { resume: [{}, { during: '1997.06--1998.01某校学习' }, {}] },
    { resume: [{}, { during: '1997.07--2001.05某校学习' }, {}] },
  ],
  'resume-before-birth': [{ resume: [{ from: '197502' }, {}, {}] }, {}],
  'resume-too-early': [{ resume: [{ from: '198002' }, {}, {}] }, { resume: [{ from: '198003' }, {}, {}] }],
  'resume-open-early': [{ resume: [{}, { to: undefined }, {}] }, {}],
  'resume-ended': [{ resume: [{}, {}, { to: '202610' }] }, { resume: [{}, {}, { to: '202611' }] }],
  'resume-month': [{ resume: [{ from: '1993' }, {}, {}] }, {}],
  'appointment-end': [{ appointments: [{ to: '200104' }] }, { appointments: [{ to: '2001' }] }],
  'appointment-differs': [
    { appointments: [{ text: '星河重工总工程师' }] },
    { appointments: [{ text: '星河重工总工程师', to: '202001' }] },
  ],
  'appointment-before-work': [{ appointments: [{ from: '199706' }] }, { appointments: [{ from: '1997' }] }],
  'rank-fell': [
    { ranks: [{}, {}, { rank: coded('S3', '一般员工') }] },
    { ranks: [{}, {}, { rank: coded('S1', '主管') }] },
  ],
  'rank-leap': [
    { ranks: [{}, {}, { rank: coded('C3', '公司助理级') }] },
    { ranks: [{}, {}, { rank: coded('M1', '中层正职') }] },
  ],
  'rank-before-work': [{ ranks: [{ from: '199706' }] }, { ranks: [{ from: '1997' }] }],
  'title-level': [{ titles: [{}, { level: coded('2', '副高级') }] }, { titles: [{}, { title: '某师' }] }],
  'title-order': [{ titles: [{ date: '200312' }, {}] }, { titles: [{ title: '助理政工师', date: '200312' }, {}] }],
  'title-before-work': [{ titles: [{}, { date: '199706' }] }, { titles: [{ date: '199706' }, {}] }],
  'title-twice': [{ titles: [{}, {}, { title: '工程师' }] }, {}],
  'appraisal-twice': [{ appraisals: [{}, {}, { year: '2024' }] }, {}],
  'appraisal-years': [
    { form: { filledOn: '20261101' }, appraisals: [{}, {}] },
    { form: { filledOn: '20260201' }, appraisals: [{ year: '2022' }, { year: '2023' }, { year: '2024' }] },
  ],
  'appraisal-missing': [
    { appraisals: [{}, {}] },
    { ...basic({ workStart: '202307' }), appraisals: [{ year: '2024' }, { year: '2025' }] },
  ],
  'appraisal-early': [{ appraisals: [{}, {}, {}, { year: '2026' }] }, {}],
  'appraisal-before-work': [{ appraisals: [{ year: '1996' }] }, { appraisals: [{ year: '1997' }] }],
  'appraisal-reason': [
    { appraisals: [{ result: coded('6', '不进行考核') }] },
    { appraisals: [{ result: coded('6', '不进行考核'), text: '出国学习' }] },
  ],
  'appraisal-probation': [
    { appraisals: [{ year: '2000', result: coded('5A', '新录用试用期') }] },
    { appraisals: [{ year: '1999', result: coded('5A', '新录用试用期') }] },
  ],
  'appraisal-words': [
    { appraisals: [{}, { year: '2023', result: coded('2B', '合格') }] },
    { appraisals: [{}, { result: coded('2B', '合格') }] },
  ],
  'reward-too-young': [{ rewards: [{ date: '198602' }] }, { rewards: [{ date: '198603' }] }],
  'reward-twice': [
    { rewards: [{}, { date: '20180501', text: '授予“优秀共产党员”称号' }] },
    { rewards: [{}, { date: '201905', text: '授予优秀共产党员称号' }] },
  ],
  'relative-age': [relative('10', '195904'), relative('10', '195903')],
  'grandparent-age': [relative('50', '194304'), relative('50', '194303')],
  'sibling-age': [relative('17', '197502'), relative('17', '197503')],
  'spouse-sex': [relative('12', '197503'), relative('13', '197503')],
  'spouse-age': [relative('13', '200612'), relative('13', '200611')],
  'relation-twice': [
    { family: [{}, { relation: coded('13', '妻子') }] },
    { family: [{}, { relation: coded('16', '哥哥') }, {}, {}, {}] },
  ],
  'children-order': [{ family: [{}, {}, { birth: '200108' }] }, { family: [{}, {}, { birth: '200109' }] }],
  'relative-self': [relative('16', '197503', { name: '林致远' }), relative('16', '197502', { name: '林致远' })],
  'relative-politics': [
    relative('14', '200812', { politics: coded('01', '中共党员') }),
    relative('14', '200811', { politics: coded('01', '中共党员') }),
  ],
  'relative-old': [relative('48', '191511'), relative('48', '191511', { deceased: true })],
  'relative-deceased': [
    relative('10', '194903', { work: '退休工人（已去世）' }),
    relative('10', '194903', { work: '退休工人（已去世）', deceased: true }),
  ],
  'party-confirmed-before': [member('199906', '199905'), member('199906', '1999')],
  'party-confirmed-early': [member('199906', '200005'), member('199906', '200006')],
  'party-confirmed-late': [member('199906', '200109'), member('199906', '200108')],
  'party-twice': [
    { party: [{}, { party: coded('01', '中国共产党') }] },
    { party: [{}, { party: coded('05', '民盟') }] },
  ],
  'party-date-differs': [{ party: [{ joined: '199907' }] }, { party: [{ joined: '19990615' }] }],
  'member-too-young': [member('199302', ''), member('199303', '')],
  'entry-before-work': [{ entry: { entered: '199706' } }, { entry: { entered: '1997' } }],
  'entry-too-young': [{ entry: { entered: '199102' } }, { entry: { entered: '199103' } }],
  'employment-differs': [{ entry: { kind: coded('10', '公务员') } }, { entry: { employment: coded('7', '借调') } }],
  'retired-too-early': [retired('203409'), retired('203410')],
  'rehired-before-retiring': [
    { entry: { kind: coded('41', '返聘人员'), employment: coded('6') } },
    { entry: { kind: coded('41', '返聘人员'), employment: coded('6'), retired: '202606' } },
  ],
  'mobile-form': [{ contact: { mobile: '1381234567' } }, { contact: { mobile: '+49 170 1234567' } }],
  'email-form': [{ contact: { email: 'lin.example.cn' } }, { contact: { email: 'l-i@mail.example.com.cn' } }],
  'emergency-own': [{ contact: { emergencyPhone: '138-1234-5678' } }, { contact: { emergencyPhone: '' } }],
  'training-end': [{ training: [{ to: '202402' }] }, { training: [{ to: '2024' }] }],
  'abroad-end': [{ abroad: [{ to: '201904' }] }, { abroad: [{ to: '2019' }] }],
  'earlier-service-end': [
    { 'earlier-service': [{ from: '199507', to: '199506', employer: '某厂' }] },
    { 'earlier-service': [{ from: '199507', to: '199507', employer: '某厂' }] },
  ],
  'earlier-service-late': [
    { 'earlier-service': [{ from: '199507', to: '199708', employer: '某厂' }] },
    { 'earlier-service': [{ from: '199507', to: '199707', employer: '某厂' }] },
  ],
  'punishment-end': [punished({ until: '201002' }), punished({ until: '2010' })],
  'punishment-length': [punished({ until: '201008' }), punished({ until: '201102' })],
  'punishment-of-no-member': [
    {
      ...basic({ politics: coded('13', '群众'), partyDate: '' }),
      party: [],
      ...punished({ kind: coded('11', '党内警告') }),
    },
    punished({ kind: coded('11', '党内警告') }),
  ],
  'promoted-while-punished': [
    { ...punished({ from: '200101', until: '200201' }), ranks: [{}, {}, {}] },
    { ...punished({ from: '200106', until: '200206' }), ranks: [{}, {}, {}] },
  ],
  'appointed-while-punished': [
    { ...punished({ from: '200101', until: '200201' }), appointments: [{ change: coded('21', '按期逐级晋升') }] },
    { ...punished({ from: '200101', until: '200201' }), appointments: [{ change: coded('35', '平级调任') }] },
  ],
  'excellent-while-punished': [
    punished({ from: '202305', until: '202405' }),
    { ...punished({ from: '202205', until: '202305' }) },
  ],
  'rewarded-while-punished': [
    punished({ from: '201705', until: '201805' }),
    punished({ from: '201704', until: '201804' }),
  ],
  'determined-otherwise': [
    { determinations: [{ value: '1974年3月' }] },
    { determinations: [{ fact: coded('6', '干部身份'), value: '1974年3月转干' }] },
  ],
  'certificate-expired': [{ certificates: [{ expires: '202610' }] }, { certificates: [{ expires: '202611' }] }],
  'certificate-end': [{ certificates: [{ expires: '201905' }] }, { certificates: [{ expires: '2019' }] }],
  'contract-end': [{ contracts: [{ to: '200712' }, {}] }, { contracts: [{ to: '2008' }, {}] }],
  'probation-too-long': [
    { contracts: [{ probationEnd: '200808' }, {}] },
    { contracts: [{ probationEnd: '200807' }, {}] },
  ],
  'probation-outside': [{ contracts: [{ probationEnd: '200712' }, {}] }, { contracts: [{ probationEnd: '2008' }, {}] }],
  'second-probation': [
    { contracts: [{}, { probationEnd: '201102' }] },
    { contracts: [{}, { probationEnd: '201102', employer: '另一公司' }] },
  ],
  'contract-signed-late': [{ contracts: [{ signed: '200803' }, {}] }, { contracts: [{ signed: '200802' }, {}] }],
  'contract-overlap': [
    { contracts: [{}, { from: '201011', signed: '' }] },
    { contracts: [{}, { from: '201012', signed: '' }] },
  ],
  'contract-expired': [
    { contracts: [{}, { kind: coded('1'), to: '202610' }] },
    { contracts: [{}, { kind: coded('1'), to: '202610', state: coded('2', '已续签') }] },
  ],
  'third-fixed-term': [
    { contracts: [{}, { kind: coded('1'), to: '201312' }, { kind: coded('1'), from: '201401' }] },
    { contracts: [{}, { kind: coded('1'), to: '201312' }, { kind: coded('2'), from: '201401' }] },
  ],
  'pay-grade-differs': [{ pay: [{}, { grade: '八级' }] }, { pay: [{}, { grade: ' 九级' }] }],
  'pay-before-entry': [{ pay: [{ from: '199706' }, {}] }, { pay: [{ from: '1997' }, {}] }],
  'payslip-twice': [{ payslips: [{}, { month: '202609' }] }, {}],
  'leave-overused': [{ leave: [{ used: '15.5' }] }, { leave: [{ used: '17', carried: '2' }] }],
  'attendance-over': [{ attendance: [{ present: '20.5' }] }, { attendance: [{ present: '20' }] }],
  'native-differs': [
    { ...basic({ nativePlace: '江苏南京' }), 'id-numbers': card(withCheck('43010219750312999')) },
    {
      ...basic({ nativePlace: '江苏南京', birthPlace: '湖南长沙' }),
      'id-numbers': card(withCheck('43010219750312999')),
    },
  ],
  'marital-differs': [basic({ marital: coded('40', '离婚') }), basic({ marital: coded('22', '再婚') })],
  'rank-of-kind': [
    basic({ rank: coded('G06', '四级调研员') }),
    { ...basic({ rank: coded('G06', '四级调研员') }), entry: { kind: coded('10'), employment: coded('3') } },
  ],
  'appointment-rank': [
    { appointments: [{ rank: coded('132') }], ranks: [{}, {}, { national: coded('G07') }] },
    { appointments: [{ rank: coded('132') }], ranks: [{}, {}, { national: coded('G06') }] },
  ],
  'title-series-differs': [
    { titles: [{}, { series: coded('13', '会计') }] },
    { titles: [{}, { series: coded('08', '工程技术') }] },
  ],
  'title-early': [
    { titles: [{}, {}, { title: '高级工程师', level: coded('2'), date: '200810' }] },
    { titles: [{}, {}, { title: '高级工程师', level: coded('2'), date: '200811' }] },
  ],
  'title-schooling': [
    { education: [{ level: coded('35', '中专') }], titles: [{ title: '高级工程师', level: coded('2') }] },
    { education: [{ level: coded('31', '大专') }], titles: [{ title: '高级工程师', level: coded('2') }] },
  ],
  'appraisal-of-kind': [
    { entry: { kind: coded('21', '事业单位专业技术人员') } },
    {
      entry: { kind: coded('21', '事业单位专业技术人员') },
      appraisals: ['2023', '2024', '2025'].map((year) => ({ year, result: coded('2B', '合格') })),
    },
  ],
  'leave-below-law': [
    { ...basic({ workStart: '200501' }), leave: [{ entitled: '10', used: '5' }] },
    { ...basic({ workStart: '200502' }), leave: [{ entitled: '10', used: '5' }] },
  ],
  'proposed-held': [{ form: { proposed: '星河重工技术部部长' } }, { form: { proposed: '星河重工总工程师' } }],
  'removed-not-held': [{ form: { removed: '星河重工总工程师' } }, { form: { removed: '技术部部长' } }],
}

const keysIn = (changes: Changes) => runRules(rules, factsWith(changes)).map(({ code }) => code)

describe('every rule', () => {
  it('finds nothing in a sound dossier, and nothing where nothing is', () => {
    expect(keysIn({})).toEqual([])
    expect(runRules(rules, factsOf({}, today)).map(({ code }) => code)).toEqual(['photo-missing'])
  })

  it('has its case here', () => {
    const known = [...Object.keys(cases), 'same-person']
    expect(rules.map(({ key }) => key).filter((key) => !known.includes(key))).toEqual([])
    expect(new Set(rules.map(({ key }) => key)).size).toBe(rules.length)
    expect(rules.length).toBeGreaterThanOrEqual(40)
  })

  it.each(Object.entries(cases))('%s sees its case and passes what stands at the edge', (key, [sees, passes]) => {
    expect(keysIn(sees)).toContain(key)
    expect(keysIn(passes)).not.toContain(key)
  })

  it('asks about another dossier of this name and month of birth, and about no other', () => {
    expect(runRules(rules, factsWith({}, ['XH-0007'])).map(({ code, params }) => [code, params])).toEqual([
      ['same-person', { numbers: 'XH-0007' }],
    ])
  })

  it('reads only the fields that it names', () => {
    for (const [turn, rule] of rules.entries()) {
      const named = new Set(rule.reads)
      // Its own, which it finds, and by turns those of others.
      const own = Object.entries(cases).flatMap(([key, one]) => (key === rule.key ? [one] : []))
      for (const [sees] of [...own, ...some(Object.values(cases), 4, turn)]) {
        const seen = new Set<string>()
        const facts = factsOf(watched(dossierWith(sees), seen), today)
        // What several rules share is worked out first: the births rest on more than one rule names.
        void [facts.card, facts.births, facts.joined]
        seen.clear()
        rule.find(facts)
        expect(
          [...seen].filter((name) => !named.has(name) && !birthRests.has(name)),
          rule.key,
        ).toEqual([])
      }
    }
  })

  it('names fields that there are, a section that there is, grounds and words in both languages', () => {
    const words = (catalogue: object) => Object.assign({}, ...Object.values(catalogue)) as Record<string, string>
    for (const rule of rules) {
      expect(sectionOf(rule.section), rule.key).toBeDefined()
      expect(groupsRead(rule).length, rule.key).toBeGreaterThan(0)
      expect(rule.source, rule.key).toMatch(/^docs\/law\/[a-z-]+\.md §\d+$/)
      for (const catalogue of [chinese, english]) expect(words(catalogue)[`doubt.${rule.key}`], rule.key).toBeTruthy()
    }
  })

  it('points at a field of its section', () => {
    for (const [key, [sees]] of Object.entries(cases)) {
      const rule = rules.find((one) => one.key === key)
      for (const { field } of rule?.find(factsWith(sees)) ?? [])
        expect(
          sectionOf(rule?.section ?? '')?.fields.map((known) => known.key),
          key,
        ).toContain(field)
    }
  })
})

/** `laterThan` asks whether a birth can be at all. */
const birthRests = new Set(['basic.birth', 'basic.workStart', 'basic.partyDate', 'resume.from'])

/** Notes which fields are read. */
function watched(contents: Contents, seen: Set<string>): Contents {
  const watch = (section: string, fields: Fields): Fields =>
    new Proxy(fields, {
      get: (target, key) => {
        seen.add(`${section}.${String(key)}`)
        return target[String(key)]
      },
    })
  return Object.fromEntries(
    Object.entries(contents).map(([section, records]) => [
      section,
      (records ?? []).map(({ id, fields }) => ({ id, fields: watch(section, fields) })),
    ]),
  )
}

describe('what a viewer is told', () => {
  const told = (held: readonly Group[], changes: Changes) =>
    [...findingsIn(dossierWith(changes), { groups: new Set(held), today }).values()].flat().map(({ code }) => code)

  it('is nothing of a rule that reads a group beyond', () => {
    const changes = {
      ...basic({ sex: coded('2', '女'), retirementBase: coded('55'), retirement: '' }),
      ...cases['sibling-age']?.[0],
    }
    expect(told(groups, changes)).toEqual(['sex-differs', 'sibling-age'])
    expect(told(['who', 'identity', 'id-numbers'], changes)).toEqual(['sex-differs'])
    expect(told(['who', 'identity'], changes)).toEqual([])
  })

  it('is in the order of the sections for whoever holds every group', () => {
    expect(sections.map(({ key }) => key)).toEqual(
      expect.arrayContaining([...new Set(rules.map(({ section }) => section))]),
    )
  })
})
