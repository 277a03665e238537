import type { LockText } from '#domain/first-start/plan.ts'
import type { Lock } from './lock.ts'

/** A lock as it lies in a file or a row, its bytes in hexadecimal. */
export const textOf = ({ kind, salt, cost, face }: Lock): LockText => ({
  kind,
  salt: salt.toString('hex'),
  cost,
  face: face.toString('hex'),
})

/** The lock that such a text says. */
export const lockFrom = ({ kind, salt, cost, face }: LockText): Lock => ({
  kind,
  salt: Buffer.from(salt, 'hex'),
  cost,
  face: Buffer.from(face, 'hex'),
})
