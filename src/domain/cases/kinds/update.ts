import type { Kind } from '#domain/cases/kind.ts'
import { update1 } from './update-1.ts'

/** 信息变更: what an archived dossier says is completed or corrected. */
export const update: Kind = {
  key: 'update',
  of: 'archived',
  content: 'proposal',
  complete: false,
  draws: { by: ['hr', 'hr-lead', 'keeper'], groups: ['who'] },
  versions: [{ route: update1, hash: 'dbd98e981a08c81eed8cdc491f15934b806312b366509665588bba490d16666b' }],
}
