import type { CodeTable } from './code.ts'

/** 出国（境）类别. */
export const abroadKinds: CodeTable = {
  key: 'abroad-kind',
  codes: [
    { code: '1', name: '因公', en: 'On duty', also: ['因公出国', '因公出国（境）', '公务'] },
    { code: '2', name: '因私', en: 'Private', also: ['因私出国', '因私出国（境）', '私事'] },
    { code: '3', name: '留学', en: 'To study', also: ['公派留学', '自费留学'] },
    { code: '4', name: '常驻', en: 'Stationed', also: ['外派', '驻外'] },
  ],
}
