import type { CodeTable } from './code.ts'

/** 职务变动类别: GB/T 14946.1 A.7. How far 51 to 53 lower is the reading of [P] (docs/law/codes.md §7). */
export const postChanges: CodeTable = {
  key: 'post-change',
  codes: [
    { code: '11', name: '新定职', en: 'First appointment' },
    { code: '21', name: '按期逐级晋升', en: 'Promoted in due time' },
    { code: '22', name: '提前逐级晋升', en: 'Promoted early' },
    { code: '23', name: '越一级晋升', en: 'Promoted over one level', also: ['越一级'] },
    { code: '24', name: '越二级及以上晋升', en: 'Promoted over two or more levels', also: ['越二级及以上'] },
    { code: '25', name: '未免原职晋升', en: 'Promoted, keeping the former post' },
    { code: '31', name: '同职连任', en: 'Re-appointed' },
    { code: '32', name: '延长任职', en: 'Prolonged' },
    { code: '33', name: '平级增职', en: 'Additional post, same level' },
    { code: '34', name: '向下兼职', en: 'Additional post, lower level' },
    { code: '35', name: '平级调任', en: 'Moved, same level' },
    { code: '36', name: '保留原级别', en: 'Keeping the former level' },
    { code: '37', name: '挂职', en: 'Seconded' },
    { code: '38', name: '平级转任', en: 'Transferred, same level' },
    { code: '41', name: '免减兼职', en: 'Relieved of an additional post' },
    { code: '42', name: '全免现职', en: 'Relieved of all posts' },
    { code: '43', name: '免去挂职', en: 'Secondment ended' },
    { code: '51', name: '降一级任职', en: 'Lowered by one level', also: ['降级任职'] },
    { code: '52', name: '降二级任职', en: 'Lowered by two levels' },
    { code: '53', name: '降三级及以上任职', en: 'Lowered by three or more levels' },
    { code: '99', name: '其他', en: 'Other' },
  ],
}
