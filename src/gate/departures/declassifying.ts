import type { Group } from '#domain/access/groups.ts'
import { dayFrom, isWholeDay } from '#domain/days.ts'
import { secretUntil } from '#domain/departures/declassifying.ts'
import type { DossierId } from '#domain/ids.ts'
import type { ProposedRecord } from '#domain/proposals/proposal.ts'
import { rulesOn, whoseOf } from '#domain/settlement/rule-book.ts'
import type { PartialDate } from '#domain/time.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import type { App } from '#house/app.ts'

/** What says of which kind somebody is. */
const asked: readonly Group[] = ['who', 'career']

/** With which day legal's form of a departure begins: whoever is asked learns the day alone, of what it rests on nothing. */
export async function secretUntilOf(
  app: App,
  dossier: DossierId,
  records: readonly Pick<ProposedRecord, 'section' | 'fields'>[],
): Promise<PartialDate | undefined> {
  const last = records.find(({ section }) => section === 'departure')?.fields['lastDay']
  if (!isWholeDay(last)) return undefined
  const { contents } = (await openForWork(app, 'condition', dossier, { silent: true, only: asked })).opened
  return secretUntil(last, rulesOn(app.directory.settings.rules, dayFrom(last), whoseOf(contents)))
}
