import type { CodeTable } from './code.ts'

/** 交接事项: how it stands when the task is done. */
export const handoverAnswers: CodeTable = {
  key: 'handover-answer',
  codes: [
    { code: '1', name: '已办妥', en: 'Done', also: ['已交接'] },
    { code: '2', name: '不涉及', en: 'Does not apply', also: ['无'] },
  ],
}
