import type { Measure } from '../measure.ts'

/** 部门: the unit that a person belongs to itself. */
export const unit: Measure = {
  name: '部门',
  en: 'Unit',
  group: 'who',
  means: { name: '本人所在的部门，不含下级', en: 'The unit somebody belongs to, without those below' },
  values: 'units',
  of: ({ who }) => who.unit,
}

/** 一级部门: with everything below. */
export const department: Measure = {
  name: '一级部门',
  en: 'Department',
  group: 'who',
  means: {
    name: '法人单位下的第一级部门，含下级',
    en: 'The first level under the legal entity, with everything below',
  },
  values: 'units',
  of: ({ who }, _, departmentOf) => who.unit && departmentOf(who.unit),
}
