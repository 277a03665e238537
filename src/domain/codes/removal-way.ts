import type { CodeTable } from './code.ts'

/** 免职方式: GB/T 14946.1 A.9. */
export const removalWays: CodeTable = {
  key: 'removal-way',
  codes: [
    { code: '1', name: '落选', en: 'Not re-elected' },
    { code: '2', name: '解聘', en: 'Engagement ended' },
    { code: '3', name: '罢免', en: 'Recalled' },
    { code: '4', name: '届满', en: 'Term over' },
    { code: '9', name: '其他', en: 'Other' },
  ],
}
