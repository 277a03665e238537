import type { CodeTable } from './code.ts'

/** 家庭主要成员 or 重要社会关系: the two halves of one table of the form. */
export const relationCircles: CodeTable = {
  key: 'relation-circle',
  codes: [
    { code: '1', name: '家庭主要成员', en: 'Family', also: ['家庭成员'] },
    { code: '2', name: '重要社会关系', en: 'Important social relation', also: ['社会关系', '主要社会关系'] },
  ],
}
