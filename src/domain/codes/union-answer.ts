import type { CodeTable } from './code.ts'

/** 通知工会: before an employer ends a contract alone (劳动合同法 Art. 43). */
export const unionAnswers: CodeTable = {
  key: 'union-answer',
  codes: [
    { code: '1', name: '已通知，工会无异议', en: 'Told, no objection' },
    { code: '2', name: '已通知，已研究工会意见并答复', en: 'Told, and its objection answered in writing' },
    { code: '3', name: '未建工会，已通知上级或街道工会', en: 'No union here: the one above was told' },
    { code: '9', name: '尚未通知', en: 'Not told yet' },
  ],
}
