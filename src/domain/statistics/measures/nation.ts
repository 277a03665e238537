import { nations } from '#domain/codes/nation.ts'
import { codesBy, type Measure } from '../measure.ts'

const codeIn = codesBy(nations)

export const nation: Measure = {
  name: '民族',
  en: 'Nation',
  group: 'identity',
  means: { name: '按基本信息的民族', en: 'By nation as in the basic information' },
  values: nations.codes,
  of: ({ identity }) => codeIn(identity.nation),
}

/** 少数民族: any nation but 汉族 and the codes for others (docs/decisions/0116). */
export const minority: Measure = {
  name: '少数民族',
  en: 'Minority',
  group: 'identity',
  means: { name: '汉族和“其他”以外的各民族', en: 'Any nation but Han and the codes for others' },
  values: [
    { code: '1', name: '少数民族', en: 'Minority' },
    { code: '0', name: '汉族及其他', en: 'Han and others' },
  ],
  of: ({ identity }) => {
    const code = codeIn(identity.nation)
    return code === undefined ? undefined : ['01', '97', '98'].includes(code) ? '0' : '1'
  },
}
