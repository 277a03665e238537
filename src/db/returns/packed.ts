import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import type { DossierId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import type { HeldPeople, HeldThings, Side } from '#domain/returns/snapshot.ts'
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

/**
 * What the bytes are, in their order: what is kept of each place alone (an id of 16 of a person; of a thing the place of its owner
 * and how many, four each), then marks of one, then codes of two.
 */
type Packed = {
  readonly people: number
  readonly masks: readonly string[]
  readonly sides: readonly PackedSide[]
  readonly bytes: string
}

type Held = Pick<HeldPeople, 'masks' | 'now' | 'earlier'>

/**
 * The people of a return in little room: 10,000 of them with fifty measures of two days are a tenth of what a list of ids for each
 * cell would be. Deflated off the event loop.
 */
export const packed = ({ people, ...held }: HeldPeople): Promise<Json> =>
  packedWith([Buffer.from(people.join('').replaceAll('-', ''), 'hex')], people.length, held)

/** The things of one kind of a return, in the same way. */
export const packedThings = ({ owners, many, ...held }: HeldThings): Promise<Json> =>
  packedWith([bytesOf(owners), bytesOf(many)], owners.length, held)

async function packedWith(own: readonly Buffer[], count: number, { masks, now, earlier }: Held): Promise<Json> {
  const sides = earlier ? [now, earlier] : [now]
  const marks = [...masks.values(), ...sides.flatMap(({ members }) => [...members.values()])]
  const codes = sides.flatMap((side) => [...side.codes.values()].map((coded) => Uint16Array.from(coded.codes)))
  const whole = Buffer.concat([...own, ...marks, ...codes.map(bytesOf)])
  const made: Packed = {
    people: count,
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

const bytesOf = (each: Int32Array | Uint32Array | Uint16Array): Buffer =>
  Buffer.from(each.buffer, each.byteOffset, each.byteLength)

/** The same people again. Measures that a later program knows no more are left out. */
export async function unpacked(content: Json): Promise<HeldPeople> {
  const taking = await unpacking(content)
  const { count } = taking
  const ids = taking.take(count * 16).toString('hex')
  const people = Array.from({ length: count }, (_, place) => idOf(ids.slice(place * 32, place * 32 + 32)))
  return { people, ...taking.held() }
}

/** The same things again. */
export async function unpackedThings(content: Json): Promise<HeldThings> {
  const taking = await unpacking(content)
  const owners = new Int32Array(taking.own(taking.count * 4))
  const many = new Uint32Array(taking.own(taking.count * 4))
  return { owners, many, ...taking.held() }
}

async function unpacking(content: Json) {
  const { people: count, masks, sides, bytes } = content as unknown as Packed
  const whole = await inflate(Buffer.from(bytes, 'base64'))
  let at = 0
  const take = (length: number) => {
    at += length
    return whole.subarray(at - length, at)
  }
  const own = (length: number) => new Uint8Array(take(length)).buffer
  const markMap = <Key extends string>(keys: readonly Key[]) =>
    new Map(keys.map((key) => [key, new Uint8Array(take(count))]))
  const held = (): Held => {
    const byGroups = markMap(masks)
    const members = sides.map((side) => markMap(side.members as readonly Population[]))
    const [now, earlier] = sides.map((side, nth): Side => {
      const codes = side.codes.map(({ measure, values }): [string, Coded] => [
        measure,
        { codes: new Uint16Array(own(count * 2)), values },
      ])
      const known = codes.filter((one): one is [MeasureKey, Coded] => isMeasure(one[0]))
      const counted = [...(members[nth] ?? [])].filter(([population]) => populations.includes(population))
      return { day: side.day as Day, codes: new Map(known), members: new Map(counted) }
    })
    if (!now) throw new SyntaxError('No side.')
    return { masks: byGroups, now, ...(earlier && { earlier }) }
  }
  return { count, take, own, held }
}

function idOf(hex: string): DossierId {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as DossierId
}
