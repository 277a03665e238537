import type { CodeTable } from './code.ts'

/** 进入本单位的方式: how somebody came to this unit; 调配 and 安置 as docs/law/codes.md §7 groups them. */
export const entryWays: CodeTable = {
  key: 'entry-way',
  codes: [
    { code: '10', name: '考试录用', en: 'By examination', also: ['录用', '公务员录用'] },
    { code: '11', name: '公开招聘', en: 'Open recruitment', also: ['招聘', '社会招聘'] },
    { code: '12', name: '校园招聘', en: 'Recruited from school', also: ['应届毕业生招聘'] },
    { code: '13', name: '毕业生分配', en: 'Assigned after graduation', also: ['分配', '大中专毕业生分配'] },
    { code: '14', name: '选调生', en: 'Selected graduate', also: ['选调'] },
    { code: '20', name: '调入', en: 'Transferred in', also: ['调任', '商调'] },
    { code: '21', name: '转任', en: 'Transferred within the service' },
    { code: '22', name: '公开遴选', en: 'Open selection', also: ['遴选'] },
    {
      code: '30',
      name: '军队转业安置',
      en: 'Placed after military service as officer',
      also: ['军转', '军转安置', '军队转业'],
    },
    {
      code: '31',
      name: '退役士兵安置',
      en: 'Placed after military service as soldier',
      also: ['复员安置', '退伍安置', '复转'],
    },
    { code: '40', name: '人才引进', en: 'Brought in as a talent', also: ['引进'] },
    { code: '41', name: '委派', en: 'Delegated by the owner or a superior', also: ['派任'] },
    { code: '50', name: '劳务派遣', en: 'Dispatched', also: ['派遣'] },
    { code: '51', name: '退休返聘', en: 'Re-engaged after retirement', also: ['返聘'] },
    { code: '60', name: '改制划转', en: 'Taken over in a restructuring', also: ['划转', '机构合并划转'] },
    { code: '99', name: '其他', en: 'Other' },
  ],
}
