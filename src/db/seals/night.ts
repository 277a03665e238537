import { setImmediate } from 'node:timers/promises'
import { type Head as LogHead, link } from '#db/log/log.ts'
import type { Mac } from '#keys/mac.ts'
import { noRoot } from './book.ts'
import { checkOwners } from './owners.ts'
import { checkRoot, lastMoves } from './root.ts'
import type { Seals } from './seals.ts'
import { parts } from './tables.ts'

/** Everything, as every night. */
export async function checkEverything(seals: Seals, mac: Mac): Promise<void> {
  await checkRoot(seals, mac, await checkOwners(seals, mac))
  for (const kind of ['dossier', 'case'] as const) {
    const ids = seals.statement('select id from main.heads where kind = ?').pluck().all(kind) as readonly string[]
    for (const id of ids) {
      for (let part = 1; part < parts[kind].length; part += 1) seals.isSound(kind, id, part)
      await setImmediate()
    }
  }
  const root = seals.readRoot()
  if (root && (await lastMoves(seals, mac)).end !== root.movesChain)
    seals.note({ kind: 'root', id: 'moves', what: 'altered', where: 'moves' })
  await checkWholeLog(seals)
  const isWhole = seals.statement('pragma integrity_check(1)').pluck().get() === 'ok'
  const orphan = seals.statement('pragma foreign_key_check').get()
  if (!isWhole || orphan) seals.note({ kind: 'root', id: 'file', what: 'altered', where: 'file' })
}

async function checkWholeLog(seals: Seals): Promise<void> {
  const query = seals.statement('select seq, body, chain from main.log where seq > ? order by seq limit ?')
  for (let last: LogHead = { seq: noRoot.logSeq, chain: noRoot.logChain }; ; ) {
    const some = query.all(last.seq, slice) as readonly (LogHead & { body: string })[]
    for (const entry of some) {
      const follows = entry.seq === last.seq + 1 && link(last, entry.body) === entry.chain
      if (!follows) return seals.note({ kind: 'log', id: 'log', what: 'altered', where: 'log' })
      last = entry
    }
    if (some.length < slice) return
    await setImmediate()
  }
}

/** How many entries are looked at before others are served. */
const slice = 2000
