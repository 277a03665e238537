import { sexes } from '#domain/codes/sex.ts'
import { codesBy, type Measure } from '../measure.ts'

const codeIn = codesBy(sexes)

export const sex: Measure = {
  name: '性别',
  en: 'Sex',
  group: 'identity',
  means: { name: '按基本信息的性别', en: 'By sex as in the basic information' },
  values: sexes.codes.filter(({ code }) => code === '1' || code === '2'),
  of: ({ identity }) => {
    const code = codeIn(identity.sex)
    return code === '1' || code === '2' ? code : undefined
  },
}
