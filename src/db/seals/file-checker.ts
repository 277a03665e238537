import { copyFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'

/** A process of its own: copies the file and looks through the copy, table by table (file.ts). */
export type Told = 'copied' | 'whole' | 'broken'

const tell = (told: Told) => process.send?.(told)

const [file = '', copy = '', ...tables] = process.argv.slice(2)
copyFileSync(file, copy)
tell('copied')

const raw = new Sqlite(copy)
raw.pragma('locking_mode = exclusive')
const isSound = (name: string) =>
  raw.pragma(`integrity_check('${name}')`, { simple: true }) === 'ok' &&
  (raw.pragma(`foreign_key_check('${name}')`) as readonly unknown[]).length === 0
tell(tables.every(isSound) ? 'whole' : 'broken')
raw.close()
process.disconnect?.()
