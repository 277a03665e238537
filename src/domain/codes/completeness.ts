import type { CodeTable } from './code.ts'

/** How complete a dossier is, by the marks of an audit: below 90 of 100 it fails (docs/law/checks.md §10). */
export const completenessBands: CodeTable = {
  key: 'completeness',
  codes: [
    { code: '1', name: '齐全', en: 'Complete' },
    { code: '2', name: '缺少许（90%以上）', en: '90 % and more' },
    { code: '3', name: '缺较多（不足90%）', en: 'Below 90 %' },
  ],
}
