import * as log from '#db/log/log.ts'
import { add, newestOf } from '#db/transfers/sealed.ts'
import type { AccountId, CaseId, DossierId, TransferId } from '#domain/ids.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { daysLater, daysToSend, stepOf, type Transfer } from '#domain/transfers/transfer.ts'
import type { App } from '#house/app.ts'

type Starting = {
  readonly dossier: DossierId
  /** By when it must have left; two months from today where nothing shorter holds. */
  readonly due?: Day
  /** The case that brought it about, such as a departure. */
  readonly case?: CaseId
}

/**
 * Starts the clock of 转出 inside the caller's transaction: from now on it waits in the archivist's queue. One that is under way
 * already is answered as it is.
 */
export async function startTransferOut(
  app: App,
  actor: AccountId | 'system',
  { dossier, due, case: of }: Starting,
): Promise<Transfer> {
  const known = await newestOf(app, dossier)
  if (known && stepOf(known) !== 'received') return known
  const startedAt = app.now()
  const fresh = {
    id: app.newId<TransferId>(),
    dossier,
    startedAt,
    due: due ?? daysLater(dayOf(startedAt), daysToSend),
    ...(of && { case: of }),
  }
  await add(app.db, fresh)
  await log.record(app.db, {
    at: startedAt,
    actor,
    act: 'transfer.started',
    about: { dossier, transfer: fresh.id, ...(of && { case: of }) },
  })
  return fresh
}
