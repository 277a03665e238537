import { personKinds } from '#domain/codes/person-kind.ts'
import type { Measure } from '../measure.ts'

export const personKind: Measure = {
  name: '人员类别',
  en: 'Kind of person',
  group: 'career',
  means: { name: '按进入与人员类别', en: 'By entry and kind' },
  values: personKinds.codes,
  of: ({ facts }) => facts.kind,
}
