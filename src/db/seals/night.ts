import { type Head as LogHead, link } from '#db/log/log.ts'
import type { Mac } from '#keys/mac.ts'
import { checkFile } from './file.ts'
import { noRoot } from './head.ts'
import { checkOwners } from './owners.ts'
import { checkMoves, checkRoot } from './root.ts'
import type { Seals } from './seals.ts'
import { createTally } from './tally.ts'
import { type Ending, settled, turn } from './turn.ts'

/** 夜间核验: everything, while others read and write. What is noted as unsound was altered in the file. */
export async function checkEverything(seals: Seals, mac: Mac, ending: Ending = {}): Promise<void> {
  const tally = createTally(seals)
  try {
    await checkOwners(seals, mac, tally, { ...ending, whole: true })
    await checkRoot(seals, mac, tally, ending)
  } finally {
    tally.end()
  }
  await checkMoves(seals, mac, ending)
  await checkWholeLog(seals, ending)
  await checkFile(seals, ending)
}

/** The log up to the entry that the root knows: what an open transaction added since may be taken back. */
async function checkWholeLog(seals: Seals, ending: Ending): Promise<void> {
  const query = seals.statement('select seq, body, chain from main.log where seq > ? and seq <= ? order by seq limit ?')
  for (let last: LogHead = { seq: noRoot.logSeq, chain: noRoot.logChain }; ; ) {
    await settled(seals, ending)
    const root = seals.readRoot()
    if (!root) return
    const some = query.all(last.seq, root.logSeq, slice) as readonly (LogHead & { body: string })[]
    for (const entry of some) {
      const follows = entry.seq === last.seq + 1 && link(last, entry.body) === entry.chain
      if (!follows) return seals.note({ kind: 'log', id: 'log', what: 'altered', where: 'log' })
      last = entry
    }
    if (some.length < slice) {
      const isWhole = last.seq === root.logSeq && last.chain === root.logChain
      return isWhole ? undefined : seals.note({ kind: 'log', id: 'log', what: 'missing', where: 'log' })
    }
    await turn(ending)
  }
}

/** How many entries are looked at before others are served. */
const slice = 2000
