import type { Group } from '#domain/access/groups.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import type { PersonId } from '#domain/ids.ts'
import type { ReturnTo } from './case.ts'
import type { Command } from './command.ts'

/** What a decision form sends: the verdict, the seat and the content that its page drew. */
export type Ruling = {
  readonly verdict: 'approve' | 'reject' | 'return'
  readonly for?: PersonId | undefined
  readonly run: number
  readonly seat: number
  readonly content: number
  readonly text: string
  readonly ticks: readonly Group[]
  readonly to: ReturnTo
}

/** The command of whoever rules so. */
export function commandOf({ verdict, ticks, to, text, ...seat }: Ruling, by: PersonId): Command {
  const at = { by, ...seat, text: cleanText(text) }
  if (verdict === 'approve') return { do: verdict, ticks, ...at }
  return verdict === 'return' ? { do: verdict, to, ...at } : { do: verdict, ...at }
}
