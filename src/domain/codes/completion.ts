import type { CodeTable } from './code.ts'

/** 毕业、结业、肄业: GB/T 14946.1 A.27. */
export const completions: CodeTable = {
  key: 'completion',
  codes: [
    { code: '1', name: '毕业', en: 'Graduated' },
    { code: '2', name: '结业', en: 'Completed without graduating' },
    { code: '3', name: '未结业', en: 'Not completed' },
    { code: '4', name: '肄业', en: 'Left before completing' },
  ],
}
