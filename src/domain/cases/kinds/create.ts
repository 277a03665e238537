import type { Kind } from '#domain/cases/kind.ts'
import { create1 } from './create-1.ts'
import { create2 } from './create-2.ts'

/** 新建: a draft becomes a dossier. To change a route, copy its file under the next number and add a line here. */
export const create: Kind = {
  key: 'create',
  of: 'draft',
  content: 'dossier',
  final: true,
  complete: true,
  versions: [
    { route: create1, hash: '9427b9cc2041ea1dbcc786828e632c1ae16e204b0573bf6e2c8093a2c788ec56' },
    { route: create2, hash: '7157043bb5b8ef0a9448db4ff292ccf786791d33bf4d6601df558ce87899523c' },
  ],
}
