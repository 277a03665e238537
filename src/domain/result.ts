/** What a rule answers when a person can correct it: the value, or a refusal with a literal code. */
export type Result<Value, Refusal extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal }

export const ok = <Value>(value: Value) => ({ ok: true, value }) as const

export const refuse = <Refusal extends string>(refusal: Refusal) => ({ ok: false, refusal }) as const
