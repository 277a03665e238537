import { existsSync, renameSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const made = new Map<string, Promise<string>>()

/**
 * A folder that takes long to make and that nobody changes: it is made once a process under this name, and in `npm test` once for
 * all that come later. Answers where it lies; `make` answers where it made it.
 */
export function madeOnce(name: string, make: () => Promise<string>): Promise<string> {
  const known = made.get(name) ?? foundOrMade(name, make)
  made.set(name, known)
  return known
}

async function foundOrMade(name: string, make: () => Promise<string>): Promise<string> {
  // What else is started leaves its temporary files to the next, whose program may be another.
  if (process.env['JUANZONG_BUILT'] !== '1') return make()
  const folder = join(tmpdir(), `juanzong-${name}-of-all`)
  if (existsSync(folder)) return folder
  const own = await make()
  try {
    renameSync(own, folder)
  } catch {
    // Another process was first.
    return own
  }
  return folder
}
