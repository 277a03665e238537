import type { SubmitReason } from '#domain/cases/refusal.ts'
import type { PaperRefusal } from '#domain/dossiers/paper.ts'
import type { AskedProps } from '#views/readings/asked.tsx'
import type { Typed } from './decision.tsx'
import type { SettingTyped } from './setting.tsx'
import type { SignatureTyped } from './signature.tsx'
import type { TaskTyped } from './task.tsx'

/** A form on the page of a case that was not taken: which one, why, and what was typed into it, so that nothing is lost. */
export type RefusedForm =
  | { readonly form: CommandForm; readonly refused: SubmitReason; readonly typed: Typed }
  | { readonly form: 'signature'; readonly refused: SubmitReason | PaperRefusal; readonly typed: SignatureTyped }
  | { readonly form: 'paper'; readonly refused: PaperRefusal; readonly typed: { readonly text: string } }
  | { readonly form: 'task'; readonly typed: TaskTyped; readonly refused?: SubmitReason }
  | { readonly form: 'setting'; readonly typed: SettingTyped }
  | { readonly form: 'revocation'; readonly typed: NonNullable<AskedProps['refused']> }

export type CommandForm =
  | 'verdict'
  | 'comment'
  | 'withdrawal'
  | 'answer'
  | 'resubmission'
  | 'reopening'
  | 'hand-over'
  | 'urging'
  | 'transfer'

/**
 * What the rules of a case refused, and why; undefined where a field is wrong or a paper cannot be taken, which is said
 * there.
 */
export function refusedByRules(one: RefusedForm | undefined): RefusedByRules | undefined {
  if (!one || !('refused' in one) || !one.refused || typeof one.refused === 'string') return undefined
  return { form: one.form, reason: one.refused, text: one.typed.text }
}

export type RefusedByRules = {
  readonly form: RefusedForm['form']
  readonly reason: SubmitReason
  readonly text: string
}
