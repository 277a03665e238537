import type { Head as LogHead } from '#db/log/log.ts'
import type { Mac } from '#keys/mac.ts'
import type { Elsewhere } from './elsewhere.ts'
import { noRoot } from './head.ts'
import { checkOwners } from './owners.ts'
import { checkRoot } from './root.ts'
import type { Seals } from './seals.ts'
import { olderCopy } from './soundness.ts'
import { sealedNames } from './tables.ts'
import { createTally } from './tally.ts'

/**
 * 启封核验: what is looked at when the house is opened. The organisation and the row of every dossier and case; the courses
 * of open cases; the custody of dossiers with paper under way; that nothing is gone or came back as a whole; and that the
 * log is not older than the one that this house closed with. The rest is looked at when it is first used.
 */
export async function checkOnOpening(
  seals: Seals,
  mac: Mac,
  witness: LogHead | undefined,
  elsewhere?: Elsewhere,
): Promise<'new' | 'known'> {
  if (isUntouched(seals)) {
    seals.writeRoot(noRoot)
    return 'new'
  }
  const tally = createTally(seals)
  await checkOwners(seals, mac, tally, { elsewhere })
  await checkRoot(seals, mac, tally)
  tally.end()
  checkLog(seals, witness)
  for (const id of idsOf(
    seals,
    'select id from main.cases where ended_at is null union select case_id from main.holds',
  ))
    seals.isSound('case', id, 1)
  for (const id of idsOf(seals, 'select distinct dossier_id as id from main.filings where ended_at is null'))
    seals.isSound('dossier', id, 2)
  return 'known'
}

/** A database in which nobody has an account and nothing was ever logged holds nothing that could be taken from anybody. */
function isUntouched({ statement }: Seals): boolean {
  return [...sealedNames, 'root', 'heads', 'moves', 'log'].every(
    (table) => statement(`select 1 from main.${table} limit 1`).get() === undefined,
  )
}

const idsOf = ({ statement }: Seals, query: string): readonly string[] => statement(query).pluck().all() as string[]

/**
 * The newest entry of the log is the one in the root, and the one that the keyring remembers is still in it: else the data
 * are older than the house that closed them, or another's, and nothing is written until two people say which copy counts.
 */
function checkLog(seals: Seals, witness: LogHead | undefined): void {
  const newest = seals.statement('select seq, chain from main.log order by seq desc limit 1').get() as
    | LogHead
    | undefined
  const root = seals.readRoot()
  const agrees = (newest?.seq ?? 0) === root?.logSeq && (newest?.chain ?? noRoot.logChain) === root.logChain
  if (!agrees) seals.note({ kind: 'log', id: 'log', what: 'altered', where: 'log' })
  const chain =
    witness && witness.seq > 0
      ? seals.statement('select chain from main.log where seq = ?').pluck().get(witness.seq)
      : noRoot.logChain
  if (witness && chain === witness.chain) return
  seals.note(olderCopy)
  seals.refuseWriting(true)
}
