/** What a rule answers when a person can correct it: the value, or a refusal with a literal code. */
export type Result<Value, Refusal extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal }

/** It was done, with what came of it. */
export const ok = <Value>(value: Value) => ({ ok: true, value }) as const

/** It was not done, for a reason that a person can correct; the sentence is in the catalogue. */
export const refuse = <Refusal extends string>(refusal: Refusal) => ({ ok: false, refusal }) as const

/** The value, where a refusal would be a bug of the program: what is made from data of our own. */
export function expected<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(`Refused: ${result.refusal}`)
  return result.value
}

/** A refusal with the reason of the noun that refused, names and times included, for the page to word. */
export type RefusedFor<Reason extends { readonly code: string }> = {
  readonly ok: false
  readonly refusal: Reason['code']
  readonly reason: Reason
}

/** The same with the particulars that its sentence needs. */
export const refuseFor = <Reason extends { readonly code: string }>(reason: Reason): RefusedFor<Reason> => ({
  ok: false,
  refusal: reason.code,
  reason,
})
