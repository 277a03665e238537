import type { CodeTable } from './code.ts'

/** 专业技术职务级别: the last digit of a code of GB/T 8561-2001. */
export const titleLevels: CodeTable = {
  key: 'title-level',
  codes: [
    { code: '1', name: '正高级', en: 'Senior' },
    { code: '2', name: '副高级', en: 'Associate senior' },
    { code: '3', name: '中级', en: 'Intermediate' },
    { code: '4', name: '助理级', en: 'Assistant' },
    { code: '5', name: '员级', en: 'Junior' },
    { code: '9', name: '未评定', en: 'Not assessed' },
  ],
}
