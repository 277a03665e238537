import type { DemoAccount } from '#demo/accounts.ts'
import { littleCompany } from '#demo/company.ts'

/**
 * The small demo: a company of thirty with four accounts (docs/decisions/0039). One person is HR whole, archivist and
 * cataloguer with it; one leads everything; one keeps money and contracts, reads the log and decides where nobody else may; IT
 * comes from outside. The duties are those that the first start gives.
 */
export const boss = '关明远'
export const officer = '容秀芝'
export const bookkeeper = '钟慧琴'
export const technician = '骆一川'

export const littleUnits = [
  { code: 'LX-ZH', name: '综合部' },
  { code: 'LX-CW', name: '财务部' },
  { code: 'LX-JC', name: '检测部' },
  { code: 'LX-SC', name: '市场部' },
] as const

export const littleAccounts: readonly DemoAccount[] = [
  { staffNumber: '1', name: boss, duties: ['keeper'] },
  { staffNumber: '2', name: officer, duties: ['hr-lead', 'checker', 'archivist', 'cataloguer'] },
  { staffNumber: '3', name: bookkeeper, duties: ['auditor', 'finance', 'legal'] },
  { staffNumber: '4', name: technician, duties: ['it'] },
]

/** For the sign-in page, in the order in which a visitor would try them. */
export const littleSignIns = [
  { staffNumber: '2', name: officer, duty: 'hr-lead', little: true },
  { staffNumber: '1', name: boss, duty: 'head', little: true },
  { staffNumber: '3', name: bookkeeper, duty: 'finance', little: true },
  { staffNumber: '4', name: technician, duty: 'it', little: true },
] as const

export const littleFounding = { ...littleCompany, series: 'LX' } as const

export const littleCompanyName = littleCompany.name

/** 岗位: one who leads, and those who work there. */
export const littlePosts = [
  ['LX-ZH', '部长', '中层正职', 1],
  ['LX-CW', '部长', '中层正职', 1],
  ['LX-JC', '部长', '中层正职', 1],
  ['LX-JC', '副部长', '中层副职', 1],
  ['LX-SC', '部长', '中层正职', 1],
] as const
