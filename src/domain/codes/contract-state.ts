import type { CodeTable } from './code.ts'

/** 合同状态: recorded as legal keeps it, since an end may be agreed before or after the term. */
export const contractStates: CodeTable = {
  key: 'contract-state',
  codes: [
    { code: '1', name: '履行中', en: 'In force', also: ['有效', '在履行'] },
    { code: '2', name: '已续签', en: 'Renewed', also: ['续签', '续订'] },
    { code: '3', name: '已变更', en: 'Changed', also: ['变更'] },
    { code: '4', name: '已终止', en: 'Expired', also: ['终止', '到期终止'] },
    { code: '5', name: '已解除', en: 'Ended', also: ['解除'] },
    { code: '6', name: '中止', en: 'Suspended', also: ['已中止'] },
  ],
}

/** The same with who has none yet, as a list tells people apart. */
export const contractStandings: CodeTable = {
  key: 'contract-standing',
  codes: [{ code: '0', name: '未订立', en: 'None signed' }, ...contractStates.codes],
}

export const [inForceState, notSigned] = ['履行中', '未订立'] as const
