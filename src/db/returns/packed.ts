import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import type { DossierId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import type { Side, Snapshot } from '#domain/returns/snapshot.ts'
import type { Coded } from '#domain/statistics/coded.ts'
import { isMeasure, type MeasureKey } from '#domain/statistics/measures/index.ts'
import { type Population, populations } from '#domain/statistics/population.ts'
import type { Day } from '#domain/time.ts'

const [deflate, inflate] = [promisify(deflateRaw), promisify(inflateRaw)]

type PackedSide = {
  readonly day: string
  readonly codes: readonly { readonly measure: string; readonly values: readonly string[] }[]
  readonly members: readonly string[]
}

/** What the bytes are, in their order: ids of 16, then marks of one, then codes of two for each person. */
type Packed = {
  readonly people: number
  readonly masks: readonly string[]
  readonly sides: readonly PackedSide[]
  readonly bytes: string
}

/**
 * The people of a return in little room: 10,000 of them with fifty measures of two days are a tenth of what a list of ids for each
 * cell would be. Deflated off the event loop.
 */
export async function packed({ people, masks, now, earlier }: Snapshot): Promise<Json> {
  const sides = earlier ? [now, earlier] : [now]
  const marks = [...masks.values(), ...sides.flatMap(({ members }) => [...members.values()])]
  const codes = sides.flatMap((side) => [...side.codes.values()].map((coded) => coded.codes))
  const whole = Buffer.concat([
    Buffer.from(people.join('').replaceAll('-', ''), 'hex'),
    ...marks,
    ...codes.map((each) => Buffer.from(each.buffer, each.byteOffset, each.byteLength)),
  ])
  const made: Packed = {
    people: people.length,
    masks: [...masks.keys()],
    sides: sides.map((side) => ({
      day: side.day,
      codes: [...side.codes].map(([measure, { values }]) => ({ measure, values })),
      members: [...side.members.keys()],
    })),
    bytes: (await deflate(whole)).toString('base64'),
  }
  return made as unknown as Json
}

/** The same people again. Measures that a later program knows no more are left out. */
export async function unpacked(content: Json): Promise<Snapshot> {
  const { people: count, masks, sides, bytes } = content as unknown as Packed
  const whole = await inflate(Buffer.from(bytes, 'base64'))
  let at = 0
  const take = (length: number) => {
    at += length
    return whole.subarray(at - length, at)
  }
  const ids = take(count * 16).toString('hex')
  const people = Array.from({ length: count }, (_, place) => idOf(ids.slice(place * 32, place * 32 + 32)))
  const markMap = <Key extends string>(keys: readonly Key[]) =>
    new Map(keys.map((key) => [key, new Uint8Array(take(count))]))
  const byGroups = markMap(masks)
  const members = sides.map((side) => markMap(side.members as readonly Population[]))
  const [now, earlier] = sides.map((side, nth): Side => {
    const codes = side.codes.map(({ measure, values }): [string, Coded] => {
      const own = new Uint8Array(take(count * 2))
      return [measure, { codes: new Uint16Array(own.buffer), values }]
    })
    const known = codes.filter((one): one is [MeasureKey, Coded] => isMeasure(one[0]))
    const counted = [...(members[nth] ?? [])].filter(([population]) => populations.includes(population))
    return { day: side.day as Day, codes: new Map(known), members: new Map(counted) }
  })
  if (!now) throw new SyntaxError('No side.')
  return { people, masks: byGroups, now, ...(earlier && { earlier }) }
}

function idOf(hex: string): DossierId {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as DossierId
}
