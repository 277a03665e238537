import { employmentForms } from '#domain/codes/employment-form.ts'
import { managementAuthorities } from '#domain/codes/management-authority.ts'
import { grouped, type Measure } from '../measure.ts'

/** 用工形式. */
export const employment: Measure = {
  name: '用工形式',
  en: 'Form of employment',
  group: 'career',
  means: { name: '按进入与人员类别', en: 'By entry and kind' },
  values: employmentForms.codes,
  of: ({ facts }) => facts.employment,
}

/** 管理权限 (docs/decisions/0094). */
export const authority: Measure = {
  name: '管理权限',
  en: 'Authority',
  group: 'who',
  means: { name: '按管理权限的记载', en: 'As the dossier says who manages the person' },
  values: managementAuthorities.codes,
  of: ({ facts }) => facts.authority,
}

const sides = grouped([
  ['organ', ['10', '11']],
  ['institution', ['20', '21', '22']],
  ['enterprise', ['30', '31', '32']],
  ['other', ['40', '41', '90']],
])

/** 人员类别 by the kind of house whose rules apply. */
export const personSide: Measure = {
  name: '人员大类',
  en: 'Side of person',
  group: 'career',
  means: { name: '按人员类别归并', en: 'By kind of person, joined' },
  values: [
    { code: 'organ', name: '公务员及参公人员', en: 'Civil service' },
    { code: 'institution', name: '事业单位人员', en: 'Public institutions' },
    { code: 'enterprise', name: '企业人员', en: 'Enterprises' },
    { code: 'other', name: '其他人员', en: 'Other' },
  ],
  of: ({ facts }) => sides(facts.kind),
}

/** 不计入各表的人员 (docs/decisions/0116). */
export const outside: Measure = {
  name: '是否计入',
  en: 'Counted or not',
  group: 'career',
  means: {
    name: '劳务派遣、退休返聘、借调进来的人员不计入职工各表',
    en: 'Dispatched people, re-engaged pensioners and people seconded in stand in no table of the staff',
  },
  values: [
    { code: 'staff', name: '计入', en: 'Counted' },
    { code: 'dispatched', name: '劳务派遣', en: 'Dispatched' },
    { code: 're-engaged', name: '退休返聘', en: 'Re-engaged' },
    { code: 'seconded', name: '借调进来', en: 'Seconded in' },
  ],
  of: (person) => person.outside ?? 'staff',
}
