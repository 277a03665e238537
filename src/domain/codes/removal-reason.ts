import type { CodeTable } from './code.ts'

/** 免职原因: GB/T 14946.1 A.10. */
export const removalReasons: CodeTable = {
  key: 'removal-reason',
  codes: [
    { code: '1', name: '自然免职', en: 'In the course of things' },
    { code: '2', name: '因故免职', en: 'For a cause', also: ['因故'] },
    { code: '3', name: '撤职', en: 'Removed as a punishment' },
    { code: '4', name: '降职', en: 'Demoted' },
    { code: '9', name: '辞职', en: 'Resigned' },
  ],
}
