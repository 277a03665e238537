import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'

/** A file that was written and waits to be sent, once. */
export type Spool = {
  /** The plain bytes, piece by piece; the file is gone when they end, or when nobody wants more of them. */
  readonly read: () => AsyncGenerator<Uint8Array>
  readonly drop: () => Promise<void>
}

export type Spooling = {
  readonly write: (bytes: Uint8Array) => Promise<void>
  readonly end: () => Promise<Spool>
  readonly drop: () => Promise<void>
}

/**
 * Writes a file that is too large to be held, encrypted with a key that lies in memory alone: what a crash leaves of it is
 * noise. Reading throws at its end where the file is not what was written.
 */
export async function beginSpool(path: string): Promise<Spooling> {
  const [key, iv] = [randomBytes(32), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const file = await open(path, 'wx', 0o600)
  const drop = () => rm(path, { force: true })
  return {
    write: async (bytes) => {
      await file.writeFile(cipher.update(bytes))
    },
    end: async () => {
      await file.writeFile(cipher.final())
      await file.close()
      const tag = cipher.getAuthTag()
      return { read: () => readSpool(path, { key, iv, tag }), drop }
    },
    drop: async () => {
      await file.close()
      await drop()
    },
  }
}

type Secret = { readonly key: Buffer; readonly iv: Buffer; readonly tag: Buffer }

async function* readSpool(path: string, { key, iv, tag }: Secret): AsyncGenerator<Uint8Array> {
  const decipher = createDecipheriv('aes-256-gcm', key, iv)
  decipher.setAuthTag(tag)
  try {
    for await (const piece of createReadStream(path)) yield decipher.update(piece as Buffer)
    yield decipher.final()
  } finally {
    await rm(path, { force: true })
  }
}
