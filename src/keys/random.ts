import { randomFillSync } from 'node:crypto'

/** So many bytes are fetched at once. */
const many = 4096

/**
 * Random bytes of the system, fetched many at once and handed out once each: to ask for twelve costs as much as for thousands.
 * What is handed out counts until some thousand more are asked for, so that whoever keeps it copies it.
 */
export function createRandom(): (bytes: number) => Buffer {
  const pool = Buffer.alloc(many)
  let used = many
  return (bytes) => {
    if (used + bytes > many) {
      randomFillSync(pool)
      used = 0
    }
    used += bytes
    return pool.subarray(used - bytes, used)
  }
}
