import type { Group } from '#domain/access/groups.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import type { PersonId } from '#domain/ids.ts'
import type { ReturnTo } from './case.ts'
import type { Command } from './command.ts'
import type { FurtherApproval } from './consecutive.ts'

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
  /** What is approved with it, of the seats that are the same person's next. */
  readonly further?: readonly FurtherApproval[]
}

/** The command of whoever rules so. */
export function commandOf({ verdict, ticks, to, text, run, seat, content, ...ruling }: Ruling, by: PersonId): Command {
  const at = { by, for: ruling.for, run, seat, content, text: cleanText(text) }
  if (verdict === 'approve') return { do: verdict, ticks, ...at }
  return verdict === 'return' ? { do: verdict, to, ...at } : { do: verdict, ...at }
}
