import { describe, expect, it } from 'vitest'
import { askedByTable, together } from '#domain/statistics/asked.ts'
import type { Census } from '#domain/statistics/census.ts'
import { createCensus } from '#domain/statistics/census.ts'
import { checkFlow, checkPair, checksOf, groupsOfPair } from '#domain/statistics/checks.ts'
import { footOf } from '#domain/statistics/foot.ts'
import { pairsOf } from '#domain/statistics/pairs.ts'
import { type Person, personOn } from '#domain/statistics/person.ts'
import { countedOf } from '#domain/statistics/population.ts'
import { type TableKey, tableKeys, tableOf } from '#domain/statistics/tables/index.ts'
import { tally } from '#domain/statistics/tally.ts'
import { type ThingKind, thingKinds } from '#domain/statistics/thing.ts'
import { createThings, ownerOf, thingsOf } from '#memory/statistics/censuses.ts'
import { censusOf, everybody, groundOf, knownOf, thingCensus } from './census-of.ts'
import { organisation } from './people.ts'

const house = organisation(7, 60)
const known = house.people.map(knownOf)
const day = '2026-10-31' as never
const ofPeople = tableKeys.filter((key) => countedOf(tableOf(key).of) === 'people')

/** Everybody, and how often anything was read of somebody since. */
function watched() {
  let reads = 0
  const get = (person: Person, key: string | symbol) => {
    reads += 1
    return Reflect.get(person, key)
  }
  const persons = known.map((one) => {
    const person = personOn(one, day, 'effective')
    return person && new Proxy(person, { get })
  })
  const census = createCensus(day, groundOf(house), { end: () => persons.length, personAt: (place) => persons[place] })
  return { census, reads: () => reads, many: persons.filter((person) => person).length }
}

/** A census that people are put into, one in place of another. */
function growing(ground = groundOf(house)) {
  const persons: (Person | undefined)[] = []
  const census = createCensus(day, ground, { end: () => persons.length, personAt: (place) => persons[place] })
  const put = (place: number, person: Person | undefined) => {
    persons[place] = person
    census.again(place)
  }
  return { census, put }
}

/** Everything that stands on the page of a table. */
function page(census: Census, key: TableKey) {
  const looked = { census, clock: 'effective', mayCount: everybody(census) } as const
  const counted = tally(census, tableOf(key), looked.mayCount)
  return {
    counted,
    own: checksOf(looked, tableOf(key), counted),
    pairs: pairsOf(key).map((pair) => [checkPair(looked, pair), groupsOfPair(pair)]),
    flow: tableOf(key).of === 'staff' && checkFlow(looked),
    foot: footOf(looked, tableOf(key)),
  }
}

describe('a census', () => {
  it('gives no more answers in one turn than it was asked to, and comes to its end', () => {
    const { census, reads, many } = watched()
    // Each of them reads one thing of a person.
    const asked = { measures: ['sex', 'nation', 'person-kind', 'entry-way'], populations: [], amounts: [] } as const
    let [turns, most, before] = [1, 0, 0]
    for (; census.tellApart(asked, 12) > 0; turns += 1) {
      most = Math.max(most, reads() - before)
      before = reads()
    }
    expect(most).toBe(12)
    expect(turns).toBe((census.end() * 4) / 12)
    expect(census.coded('person-kind').codes).toHaveLength(census.end())
    expect(reads()).toBe(4 * many)
  })

  it.each(ofPeople)('reads nobody again for a page once that was told apart: %s', (key) => {
    const { census, reads } = watched()
    expect(census.tellApart(askedByTable(key), Number.POSITIVE_INFINITY)).toBe(0)
    const before = reads()
    page(census, key)
    expect(reads()).toBe(before)
  })

  it('counts somebody who comes, changes or goes as if it had been made anew', () => {
    const { census, put: set } = growing()
    const asked = together(ofPeople.map(askedByTable))
    const put = (at: number, one = known[at]) => set(at, one && personOn(one, day, 'effective'))
    put(0)
    for (const key of ofPeople) page(census, key)
    for (let at = 1; at < 2 * known.length; at += 1) {
      put(at, known[(at * 7) % known.length])
      if (at % 20 === 0) census.tellApart(asked, at)
    }
    for (const at of known.keys()) put(at)
    for (let at = known.length; at < census.end(); at += 1) set(at, undefined)
    const anew = censusOf(house, known, day, 'effective')
    for (const key of ofPeople) expect(page(census, key)).toEqual(page(anew, key))
  })

  it('knows a room as soon as somebody’s paper lies in it', () => {
    const rooms: string[] = []
    const { census, put } = growing({ ...groundOf(house), listed: () => [...rooms] })
    const [one, other] = known.filter(({ archived }) => archived).map((each) => personOn(each, day, 'effective'))
    if (!one || !other) throw new Error('The house has nobody.')
    rooms.push('A')
    put(0, { ...one, box: 'A-1-2-3' })
    expect(census.coded('room').values).toEqual(['A'])
    rooms.push('B')
    put(1, { ...other, box: 'B-1-2-3' })
    expect([...census.coded('room').codes]).toEqual([1, 2])
  })
})

describe('things of people', () => {
  const persons = known.map((one) => personOn(one, day, 'effective'))
  const counts = (kind: ThingKind, { census, whose }: ReturnType<typeof thingCensus>) => ({
    tables: tableKeys
      .filter((key) => countedOf(tableOf(key).of) === kind)
      .map((key) => tally(census, tableOf(key), everybody(census))),
    owners: [...whose].filter((owner) => owner >= 0).toSorted((a, b) => a - b),
  })

  it.each(thingKinds.filter((kind): kind is Exclude<ThingKind, 'posts'> => kind !== 'posts'))(
    'follow each owner, whatever the order: %s',
    (kind) => {
      /** As whom each owner is known. */
      const as = new Map<number, number>()
      const personOf = (from: number) => ownerOf(known[from], kind, persons[from])
      const things = createThings(day, groundOf(house), (owner) => personOf(as.get(owner) ?? -1))
      const put = (owner: number, from: number) => {
        as.set(owner, from)
        things.put(owner, thingsOf(known[from], kind, persons[from] !== undefined))
      }
      const owners = [...known.keys()]
      // Each has first what somebody else has, then nothing, then the own things, the last ones first.
      for (const owner of owners) put(owner, (owner * 7 + 1) % owners.length)
      counts(kind, { census: things.census, whose: things.whose() })
      for (const owner of owners.filter((at) => at % 3 === 0)) things.put(owner, [])
      for (const owner of owners.toReversed()) put(owner, owner)
      const made = { census: things.census, whose: things.whose() }
      const first = thingCensus(house, known, day, 'effective', kind)
      expect(counts(kind, made).owners).toEqual(counts(kind, first).owners)
      expect(counts(kind, made).tables.length).toBeGreaterThan(0)
      expect(counts(kind, made).tables).toEqual(counts(kind, first).tables)
    },
  )

  it('say whether a place is somebody else’s than before', () => {
    const kind = 'papers'
    const things = createThings(day, groundOf(house), (owner) => persons[owner])
    const owner = persons.findIndex((person, at) => thingsOf(known[at], kind, person !== undefined).length > 0)
    const has = thingsOf(known[owner], kind, persons[owner] !== undefined)
    expect(things.put(owner, has)).toBe(true)
    expect(things.put(owner, has)).toBe(false)
    expect(things.put(owner, [])).toBe(true)
    expect([...things.whose()].every((one) => one === -1)).toBe(true)
  })
})
