import { answer } from './answer.ts'
import { chain } from './chain.ts'
import { clock } from './clock.ts'
import { copies } from './copies.ts'
import { damages } from './damages.ts'
import { database } from './database.ts'
import { disk } from './disk.ts'
import { drill } from './drill.ts'
import { entrance } from './entrance.ts'
import { faces } from './faces.ts'
import { files } from './files.ts'
import { folder } from './folder.ts'
import { keyring } from './keyring.ts'
import { keys } from './keys.ts'
import { locked } from './locked.ts'
import { node } from './node.ts'
import { pragmas } from './pragmas.ts'
import { refused } from './refused.ts'
import { server } from './server.ts'
import { sessions } from './sessions.ts'
import { size } from './size.ts'
import { start } from './start.ts'
import { unlocked } from './unlocked.ts'
import { unused } from './unused.ts'
import { version } from './version.ts'

/** 体检: everything that is looked at, in this order, by `doctor` as on IT's page. A new check is its file and one line here. */
export const checks = [
  server,
  unlocked,
  locked,
  clock,
  chain,
  damages,
  copies,
  keys,
  drill,
  disk,
  size,
  entrance,
  answer,
  sessions,
  refused,
  folder,
  files,
  keyring,
  start,
  database,
  pragmas,
  node,
  version,
  unused,
  faces,
] as const

export type CheckKey = (typeof checks)[number]['key']
