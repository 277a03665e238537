import { hash, hashRaw, verify } from '@node-rs/argon2'

/** What argon2id costs: memory in KiB, passes over it, lanes. */
export type Cost = { readonly memory: number; readonly passes: number; readonly lanes: number }

/** docs/security.md §6: 64 MiB, t = 3, p = 4. */
export const fullCost: Cost = { memory: 65_536, passes: 3, lanes: 4 }

/** 32 bytes from a secret that a person types. */
export const stretch = (secret: Uint8Array, salt: Buffer, cost: Cost): Promise<Buffer> =>
  atMostTwo(() => hashRaw(secret, { ...options(cost), salt, outputLen: 32 }))

/** A hash that carries its salt and cost (PHC text). */
export const hashPassword = (secret: string, cost: Cost): Promise<string> =>
  atMostTwo(() => hash(secret, options(cost)))

/** Whether a password is the one that was hashed; two at a time at the most, since each takes 64 MiB. */
export const verifyPassword = (hashed: string, secret: string): Promise<boolean> =>
  atMostTwo(() => verify(hashed, secret))

const options = ({ memory, passes, lanes }: Cost) => ({ memoryCost: memory, timeCost: passes, parallelism: lanes })

let running = 0
const waiting: (() => void)[] = []

/** More at once would let a burst of sign-ins take all memory; a place that becomes free goes to whoever waited longest. */
async function atMostTwo<T>(work: () => Promise<T>): Promise<T> {
  if (running < 2) running += 1
  else await new Promise<void>((resume) => waiting.push(resume))
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
