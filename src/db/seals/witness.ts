import type { Disk } from '#db/disk.ts'
import type { Head as LogHead } from '#db/log/log.ts'
import type { Keyring } from '#keys/keyring.ts'
import type { Mac } from '#keys/mac.ts'
import type { Seals } from './seals.ts'

/** The head of the log as the keyring remembers it: a copy of the data that is older does not have it. */
export type Witness = {
  /** Undefined where there is none, or its MAC is not ours. */
  readonly read: () => LogHead | undefined
  readonly keep: () => void
}

/** At most so often while work goes on, since each is a commit of its own in another file. */
const everyMilliseconds = 60_000

type Connection = { readonly seals: Seals; readonly disk: Pick<Disk, 'keepNow'> }

/** Writes the newest head of the log into the keyring now and then, so that a file put back whole is noticed. */
export function createWitness(
  keyring: Pick<Keyring, 'logHead' | 'keepLogHead'>,
  { seals, disk }: Connection,
  mac: Mac,
): Witness {
  let kept = performance.now()
  const macOf = ({ seq, chain }: LogHead) => mac(`log head ${seq} ${chain}`)
  const keep = () => {
    kept = performance.now()
    const root = seals.readRoot()
    if (!root || seals.isReadOnly) return
    disk.keepNow()
    const head = { seq: root.logSeq, chain: root.logChain }
    keyring.keepLogHead({ ...head, mac: macOf(head) })
  }
  seals.whenCommitted(() => {
    if (performance.now() - kept >= everyMilliseconds) keep()
  })
  return {
    read: () => {
      const head = keyring.logHead()
      return head && macOf(head) === head.mac ? { seq: head.seq, chain: head.chain } : undefined
    },
    keep,
  }
}
