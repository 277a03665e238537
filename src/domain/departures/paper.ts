import { daysAfter, monthsAfter } from '#domain/days.ts'
import type { Coded, Contents } from '#domain/dossiers/section.ts'
import type { Profile } from '#domain/organisation/settings.ts'
import type { Day } from '#domain/time.ts'

/**
 * What becomes of the paper of somebody who leaves, by kind of departure and kind of person (docs/law/departure.md §6): it is
 * moved by a day, or stays here, at least until one.
 */
export type PaperAfter = { readonly is: 'moved'; readonly by: Day } | { readonly is: 'kept'; readonly until?: Day }

const retired = '60'
const died = '61'
const moved = '70'

/** Whose dossier is a worker's: moved within fifteen days (劳动合同法 Art. 50), a cadre's within two months (条例 Art. 25). */
const underLabourContract: readonly string[] = ['30', '31', '32', '40', '41', '90']

/** `lastDay` itself is not counted. A private house keeps an internal file and no dossier to be moved. */
export function paperAfter(
  kind: string | undefined,
  { entry = [] }: Contents,
  { lastDay, profile }: { readonly lastDay: Day; readonly profile: Profile },
): PaperAfter {
  if (profile === 'enterprise') return { is: 'kept', until: monthsAfter(lastDay, 24) }
  if (kind === retired) return { is: 'kept' }
  if (kind === died) return { is: 'kept', until: monthsAfter(lastDay, 60) }
  const person = (entry[0]?.fields['kind'] as Coded | undefined)?.code ?? ''
  const isWorker = kind !== moved && underLabourContract.includes(person)
  return { is: 'moved', by: isWorker ? daysAfter(lastDay, 15) : monthsAfter(lastDay, 2) }
}
