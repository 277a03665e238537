import type { CodeTable } from './code.ts'

/** How a contract ends, as the register then says it: by itself (劳动合同法 Art. 44) or before its time (Art. 36–41). */
export const contractEndings: CodeTable = {
  key: 'contract-ending',
  codes: [
    { code: '4', name: '已终止', en: 'Expired', also: ['终止', '期满终止'] },
    { code: '5', name: '已解除', en: 'Ended early', also: ['解除', '协商解除'] },
  ],
}
