import { severities } from '#domain/checks/rule.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { expectations } from '#domain/materials/lacking.ts'
import type { Measure } from '../measure.ts'
import { countedRules } from '../worked-out.ts'
import { paperClass } from './paper.ts'

const ruleOf = new Map(countedRules.map((rule) => [rule.key, rule]))

/** Words that stand in the catalogue of messages, by their keys. */
const byKey = (code: string) => ({ code, name: code, en: code })

const rulesByKey = countedRules.map(({ key }) => byKey(key))

/** 核查规则: its sentence is the message of the rule. */
export const findingRule: Measure = {
  name: '核查规则',
  en: 'Rule',
  group: 'whole',
  tells: 'findings',
  means: { name: '是哪一条规则查出来的', en: 'Which rule found it' },
  values: rulesByKey,
  of: (_, __, ___, one) => (one?.is === 'findings' ? one.rule : undefined),
}

/** 信息集 in which it is mended. */
export const findingSection: Measure = {
  name: '信息集',
  en: 'Section',
  group: 'whole',
  tells: 'findings',
  means: { name: '在哪个信息集里改', en: 'The section in which it is mended' },
  values: sections
    .filter(({ key }) => countedRules.some(({ section }) => section === key))
    .map(({ key }) => byKey(key)),
  of: (_, __, ___, one) => (one?.is === 'findings' ? ruleOf.get(one.rule)?.section : undefined),
}

const severityWords = {
  error: { name: '错误', en: 'Errors' },
  doubt: { name: '疑点', en: 'Doubts' },
  hint: { name: '提示', en: 'Hints' },
} as const

/** 轻重. */
export const findingSeverity: Measure = {
  name: '轻重',
  en: 'How grave',
  group: 'whole',
  tells: 'findings',
  means: {
    name: '错误：照现在这样写不可能成立；疑点：很少成立，要核对；提示：缺少或到期，不妨碍办理',
    en: 'Errors cannot be true as they stand; doubts seldom are and are looked at; hints are missing or due, and stop nobody',
  },
  values: severities.map((code) => ({ code, ...severityWords[code] })),
  of: (_, __, ___, one) => (one?.is === 'findings' ? ruleOf.get(one.rule)?.severity : undefined),
}

/** Whether two people let it stand. */
export const findingState: Measure = {
  name: '处理情况',
  en: 'How it stands',
  group: 'whole',
  tells: 'findings',
  means: {
    name: '已搁置：一人说明理由、另一人同意，保持原样；依据的内容改了就重新算待处理',
    en: 'Let stand: one person said why and another one agreed; it is open again as soon as what it rests on changes',
  },
  values: [
    { code: 'open', name: '待处理', en: 'Open' },
    { code: 'asked', name: '搁置待同意', en: 'Waits for a second person' },
    { code: 'agreed', name: '已搁置', en: 'Let stand' },
  ],
  of: (_, __, ___, one) => (one?.is === 'findings' ? one.state : undefined),
}

/** 欠缺材料所在的类别. */
export const lackClass: Measure = {
  ...paperClass,
  group: 'whole',
  tells: 'lacks',
  of: (_, __, ___, one) => (one?.is === 'lacks' ? one.class : undefined),
}

/** 欠缺的是哪一种材料. */
export const lackPaper: Measure = {
  name: '欠缺的材料',
  en: 'Missing paper',
  group: 'whole',
  tells: 'lacks',
  means: { name: '按人员类别和档案内容应有的材料', en: 'What a dossier of such a person should hold, by what it says' },
  values: Object.keys(expectations).map(byKey),
  of: (_, __, ___, one) => (one?.is === 'lacks' ? one.paper : undefined),
}
