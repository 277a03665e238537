import type { CodeTable } from './code.ts'

/** 体检类别. */
export const healthCheckKinds: CodeTable = {
  key: 'health-check-kind',
  codes: [
    { code: '1', name: '入职体检', en: 'On entry', also: ['录用体检'] },
    { code: '2', name: '年度体检', en: 'Yearly', also: ['定期体检', '健康体检'] },
    { code: '3', name: '上岗前职业健康检查', en: 'Occupational, before work' },
    { code: '4', name: '在岗期间职业健康检查', en: 'Occupational, at work' },
    { code: '5', name: '离岗时职业健康检查', en: 'Occupational, on leaving' },
    { code: '6', name: '工伤与劳动能力鉴定', en: 'Work injury and capacity', also: ['劳动能力鉴定'] },
    { code: '9', name: '其他', en: 'Other' },
  ],
}
