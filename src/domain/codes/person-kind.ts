import type { CodeTable } from './code.ts'

/** 人员类别: which rules a person is kept under, person by person and not by the organisation alone (docs/decisions/0095). */
export const personKinds: CodeTable = {
  key: 'person-kind',
  codes: [
    { code: '10', name: '公务员', en: 'Civil servant' },
    {
      code: '11',
      name: '参照公务员法管理人员',
      en: 'Managed by reference to the Civil Servant Law',
      also: ['参公', '参公人员', '参照管理人员'],
    },
    { code: '20', name: '事业单位管理人员', en: 'Public institution, management', also: ['事业管理'] },
    { code: '21', name: '事业单位专业技术人员', en: 'Public institution, professional', also: ['事业专技'] },
    { code: '22', name: '工勤人员', en: 'Workman of an organ or institution', also: ['工勤', '工勤技能人员'] },
    { code: '30', name: '企业管理人员', en: 'Enterprise, management', also: ['企业管理', '管理人员'] },
    { code: '31', name: '企业专业技术人员', en: 'Enterprise, professional', also: ['企业专技', '专业技术人员'] },
    { code: '32', name: '企业技能人员', en: 'Enterprise, skilled worker', also: ['技能人员', '工人'] },
    { code: '40', name: '劳务派遣人员', en: 'Dispatched worker', also: ['派遣', '劳务派遣'] },
    { code: '41', name: '返聘人员', en: 'Re-engaged after retirement', also: ['返聘', '退休返聘'] },
    { code: '90', name: '其他人员', en: 'Other', also: ['其他'] },
  ],
}
