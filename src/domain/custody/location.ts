import type { LocationId } from '#domain/ids.ts'

/** 库房、柜、层、盒: where paper lies, from the room down to the box. */
export const locationKinds = ['room', 'cabinet', 'shelf', 'box'] as const

export type LocationKind = (typeof locationKinds)[number]

/** One place. Its code is that of the place it stands in and its own part: box `07` on shelf `A-03-2` is `A-03-2-07`. */
export type Location = {
  readonly id: LocationId
  readonly parent?: LocationId
  readonly kind: LocationKind
  readonly name: string
  readonly code: string
}

/** The code of a place, read from what a person or a scanner typed. */
export type LocationCode = { readonly kind: LocationKind; readonly code: string; readonly parts: readonly string[] }

/** Of the letters, I and O look like digits and P begins the code of a page. */
const shape = /^([A-HJ-NQ-Z]{1,2})(?:-(\d{1,2})(?:-(\d{1,2})(?:-(\d{1,3}))?)?)?$/

/** How many digits each part is written with, so that codes sort by place and labels look alike. */
const digits = [0, 2, 1, 2]

/** `a-3-2-7` means `A-03-2-07`. Undefined for whatever names no place. Give it folded text (scan.ts). */
export function readLocationCode(folded: string): LocationCode | undefined {
  const found = shape.exec(folded)
  if (!found) return undefined
  const parts = found
    .slice(1)
    .filter((part) => part !== undefined)
    .map(pad)
  if (parts.some((part) => /^0+$/.test(part))) return undefined
  return { kind: locationKinds[parts.length - 1] ?? 'room', code: parts.join('-'), parts }
}

const pad = (part: string, index: number) =>
  index === 0 ? part : String(Number(part)).padStart(digits[index] ?? 1, '0')

/** At most this many boxes are added at a time: what a shelf holds, and a slip of the pen is noticed. */
const mostBoxes = 60

/** The boxes from this one to the number `to` on the same shelf; the one place where `to` is empty. Undefined: no such range. */
export function codesTo(first: LocationCode, to: string): readonly LocationCode[] | undefined {
  if (to === '') return [first]
  const [from, last] = [Number(first.parts[3]), Number(to)]
  if (first.kind !== 'box' || !/^\d{1,3}$/.test(to) || last < from || last - from >= mostBoxes) return undefined
  return Array.from({ length: last - from + 1 }, (_, index) => {
    const parts = [...first.parts.slice(0, 3), pad(String(from + index), 3)]
    return { kind: 'box', code: parts.join('-'), parts }
  })
}
