import * as followups from '#db/followups/sealed.ts'
import * as log from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import { dayFrom, daysAfter, isWholeDay, monthsAfter } from '#domain/days.ts'
import { paidHere, underContract } from '#domain/dossiers/expecting.ts'
import { endingSoon, type FollowUp } from '#domain/followups/followup.ts'
import type { CaseId, DossierId, FollowUpId } from '#domain/ids.ts'
import { dayOf } from '#domain/time.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { stands } from '#gate/followups/followups.ts'
import type { App } from '#house/app.ts'

/** Opens a task, once: inside the transaction of what it follows from. */
export async function openFollowUp(app: App, task: Omit<FollowUp, 'id' | 'at'>): Promise<boolean> {
  const isNew = await followups.add(app, { id: app.newId<FollowUpId>(), at: app.now(), ...task })
  if (isNew)
    await log.record(app.db, {
      at: app.now(),
      actor: 'system',
      act: 'followup.opened',
      about: { dossier: task.dossier, ...(task.case && { case: task.case }) },
    })
  return isNew
}

/**
 * 建档之后 (docs/decisions/0033): legal records the signed contract, within a month of the start of work (劳动合同法 Art. 10, 82),
 * and finance the starting pay, which is paid within the month (docs/law/contracts.md §2). Nobody is asked about a person of a
 * kind that has neither.
 */
export async function followCreation(app: App, { dossier, case: of }: { dossier: DossierId; case: CaseId }) {
  const { contents } = (await openForWork(app, 'apply', dossier)).opened
  const entry = contents['entry']?.[0]?.fields ?? {}
  const today = dayOf(app.now())
  const begun = isWholeDay(entry['entered']) ? dayFrom(entry['entered']) : today
  const month = monthsAfter(begun, 1)
  // Whoever has been here for long when the dossier is made is asked about within a month of that.
  const day = month < today ? monthsAfter(today, 1) : month
  const isUnknown = entry['kind'] === undefined
  if ((isUnknown || underContract(contents)) && !contents['contracts']?.length)
    await openFollowUp(app, { dossier, kind: 'contract', day, case: of })
  if ((isUnknown || paidHere(contents)) && !contents['pay']?.length)
    await openFollowUp(app, { dossier, kind: 'pay', day, case: of })
}

/**
 * Opens what ends soon: a contract 60 days before its day, 转正 and 任职试用期满 30 days before theirs. It is found from the list
 * itself whenever somebody looks, so that no day is missed while the house was closed; twice is once. What there is nothing to
 * do about any more is ended. Answers how many it opened.
 */
export async function openDueFollowUps(app: App): Promise<number> {
  const today = dayOf(app.now())
  let opened = 0
  const known = new Set((await followups.waiting(app)).map(({ dossier, kind, day }) => `${dossier} ${kind} ${day}`))
  for (const { subject, columns } of app.roster.lines()) {
    if (subject.state !== 'archived') continue
    for (const { kind, day } of endingSoon(columns, today)) {
      if (known.has(`${subject.dossier} ${kind} ${day}`)) continue
      const isNew = await inTransaction(app, (app) => openFollowUp(app, { dossier: subject.dossier, kind, day }))
      if (isNew) opened += 1
    }
  }
  await endGone(app)
  return opened
}

async function endGone(app: App): Promise<void> {
  for (const one of await followups.waiting(app)) {
    if (stands(app, one)) continue
    await inTransaction(app, (app) => followups.end(app, one, { how: 'gone', by: 'system', at: app.now(), text: '' }))
  }
}

/** By when HR lets somebody go who did not pass: at the latest on the last day of the probation. */
export const lettingGo = (app: App, { dossier, day }: FollowUp, reason: string) => {
  const today = dayOf(app.now())
  return openFollowUp(app, { dossier, kind: 'let-go', day: day < today ? daysAfter(today, 3) : day, reason })
}
