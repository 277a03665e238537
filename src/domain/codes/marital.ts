import type { CodeTable } from './code.ts'

/** 婚姻状况, GB/T 2261.2-2003. */
export const maritalStates: CodeTable = {
  key: 'marital',
  codes: [
    { code: '10', name: '未婚', en: 'Single' },
    { code: '20', name: '已婚', en: 'Married' },
    { code: '21', name: '初婚', en: 'Married, first' },
    { code: '22', name: '再婚', en: 'Remarried' },
    { code: '23', name: '复婚', en: 'Married again to the same' },
    { code: '30', name: '丧偶', en: 'Widowed' },
    { code: '40', name: '离婚', en: 'Divorced', also: ['离异'] },
    { code: '90', name: '未说明的婚姻状况', en: 'Not stated', also: ['未说明'] },
  ],
}
