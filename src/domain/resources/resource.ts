import type { CaseId, PersonId, ResourceId } from '#domain/ids.ts'

/** 工位与设备: what administration keeps and allocates (docs/decisions/0061). */
export const resourceKinds = ['seat', 'equipment'] as const
export type ResourceKind = (typeof resourceKinds)[number]

/** Reserved while a case lives that took it for somebody, used once that person has it. */
export const resourceStates = ['free', 'reserved', 'used'] as const
export type ResourceState = (typeof resourceStates)[number]

export type Resource = {
  readonly id: ResourceId
  readonly kind: ResourceKind
  readonly code: string
  readonly name: string
  readonly place: string
  readonly holder?: PersonId
  readonly case?: CaseId
}

/** How many there are, by kind and state. */
export type Counted = Readonly<Record<ResourceKind, Readonly<Record<ResourceState, number>>>>

/** Reserved by a case before anything else; else by whether somebody has it. */
export function stateOf({ holder, case: reserving }: Resource): ResourceState {
  if (reserving !== undefined) return 'reserved'
  return holder === undefined ? 'free' : 'used'
}

/** A code as a label or a person writes it: letters, digits and 汉字, with dashes between. */
const shape = /^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u

export const mostCode = 24
export const mostName = 60

/** `a-301-02` and `Ａ－301－02` are `A-301-02`; undefined for what is no code. */
export function readCode(typed: string): string | undefined {
  const code = folded(typed)
  return code.length <= mostCode && shape.test(code) ? code : undefined
}

/** Every code in a text, each once, whatever stands between them. */
export const codesIn = (text: string): readonly string[] =>
  [...new Set(text.split(/[\s,，、;；]+/u).map(folded))].filter((code) => code !== '')

/** The field of administration's task that names what is of a kind. */
const fieldOf = { seat: 'desk', equipment: 'equipment' } as const

/** The codes that these tasks allocate, each once. */
export const allocatedBy = (
  outputs: readonly Readonly<Record<string, unknown>>[],
  kinds: readonly ResourceKind[] = resourceKinds,
): readonly string[] => [
  ...new Set(outputs.flatMap((output) => kinds.flatMap((kind) => codesIn(String(output[fieldOf[kind]] ?? ''))))),
]

const folded = (typed: string) => typed.normalize('NFKC').trim().toUpperCase()

/** At most so many are added at a time: a floor of desks. */
export const mostAdded = 100

/** The codes from this one on, counting its last number up as it is written: … */
export function codesFrom(first: string, count: number): readonly string[] | undefined {
  if (count === 1) return [first]
  const [, before, digits] = /^(.*?)(\d+)$/u.exec(first) ?? []
  if (before === undefined || digits === undefined || digits.length > 9) return undefined
  return Array.from(
    { length: count },
    (_, at) => `${before}${String(Number(digits) + at).padStart(digits.length, '0')}`,
  )
}
