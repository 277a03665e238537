import type { CodeTable } from './code.ts'

/** 健康状况 in the words of the form: never the name of an illness. The editor's own codes (docs/law/codes.md §2). */
export const healthStates: CodeTable = {
  key: 'health',
  codes: [
    { code: '1', name: '健康', en: 'Healthy', also: ['良好', '健康或良好'] },
    { code: '3', name: '一般', en: 'Fair', also: ['一般或较弱'] },
    { code: '4', name: '较差', en: 'Poor', also: ['差'] },
  ],
}
