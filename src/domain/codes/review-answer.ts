import type { CodeTable } from './code.ts'

/** 审查要点: the answer to each point of a review. */
export const reviewAnswers: CodeTable = {
  key: 'review-answer',
  codes: [
    { code: '1', name: '已核，无问题', en: 'Looked at, in order', also: ['已核'] },
    { code: '2', name: '不涉及', en: 'Does not apply' },
    { code: '3', name: '有问题', en: 'Not in order' },
  ],
}
