import type { CodeTable } from './code.ts'

/** 培训级别: who called the person to it. */
export const trainingLevels: CodeTable = {
  key: 'training-level',
  codes: [
    { code: '1', name: '中央', en: 'Central', also: ['中央级', '国家级'] },
    { code: '2', name: '省（区、市）', en: 'Provincial', also: ['省级', '省部级'] },
    { code: '3', name: '市（地、州）', en: 'City', also: ['市级', '地市级'] },
    { code: '4', name: '县（市、区）', en: 'County', also: ['县级', '区县级'] },
    { code: '5', name: '上级单位', en: 'Superior unit', also: ['集团', '上级'] },
    { code: '6', name: '本单位', en: 'Own unit', also: ['单位级', '公司级'] },
    { code: '7', name: '部门', en: 'Department', also: ['部门级'] },
    { code: '9', name: '其他', en: 'Other' },
  ],
}
