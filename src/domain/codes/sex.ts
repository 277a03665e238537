import type { CodeTable } from './code.ts'

/** GB/T 2261.1-2003 性别. */
export const sexes: CodeTable = {
  key: 'sex',
  codes: [
    { code: '1', name: '男', en: 'Male', also: ['男性'] },
    { code: '2', name: '女', en: 'Female', also: ['女性'] },
    { code: '0', name: '未知的性别', en: 'Unknown' },
    { code: '9', name: '未说明的性别', en: 'Not stated' },
  ],
}
