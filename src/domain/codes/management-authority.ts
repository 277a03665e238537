import type { Coded, Value } from '#domain/dossiers/section.ts'
import type { CodeTable } from './code.ts'

/** 干部管理权限 over a person: one dossier, one body that manages it (docs/decisions/0094). */
export const managementAuthorities: CodeTable = {
  key: 'management-authority',
  codes: [
    { code: '1', name: '本级管理', en: 'Managed here', also: ['本级管', '本单位管理'] },
    { code: '2', name: '上级管理', en: 'Managed by the superior', also: ['上级管', '上管'] },
    { code: '3', name: '委托管理', en: 'Managed on behalf of another', also: ['代管', '受委托管理'] },
  ],
}

/** 本级管理: what a house says that manages all of its people itself. */
export const managedHere: Coded = { code: '1', text: '本级管理' }

/** Whether the superior manages the person: this house keeps the copy, and appoints and dismisses nobody of them. */
export const isManagedAbove = (authority: Value | undefined): boolean =>
  typeof authority === 'object' && 'code' in authority && authority.code === '2'
