import type { Kind } from '#domain/cases/kind.ts'
import { dividedAgain } from '#domain/cases/revoking.ts'
import { revocation1 } from './revocation-1.ts'
import { revocation2 } from './revocation-2.ts'

/** 撤销: what a case that is applied wrote goes back to what stood there before it, if nothing moved since. */
export const revocation: Kind = {
  key: 'revocation',
  of: 'archived',
  content: 'proposal',
  complete: false,
  final: true,
  divide: (changes, { revoked }) => dividedAgain(changes, revoked),
  versions: [
    { route: revocation1, hash: '3457c5c89460ee846cb1e53207c6562dcf2a444c59d2de44f163603485976f5f' },
    { route: revocation2, hash: '1d624f563957dbb108c7963124215fccf82a5fa5295be13c2a0919649817e8e9' },
  ],
}
