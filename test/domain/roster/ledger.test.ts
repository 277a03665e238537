import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLedger } from '#domain/roster/ledger.ts'
import { anyEntry, entryOf } from './house.ts'

const columnsOf = (name: string, rank?: string) => entryOf({ id: name, name, ...(rank && { rank }) }).columns

describe('what the rows say, written down field by field', () => {
  it('is what was given for each slot, whatever stood there and in the others before', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), anyEntry), { maxLength: 40 }), (given) => {
        const ledger = createLedger()
        for (const [slot, { columns }] of given) ledger.set(slot, columns)
        for (const [slot, { columns }] of new Map(given.map((one) => [one[0], one])).values()) {
          expect(ledger.columns(slot)).toEqual(columns)
          expect(JSON.parse(JSON.stringify(ledger.glance(slot)))).toEqual(columns)
        }
      }),
    )
  })

  it('is nothing once a slot is cleared', () => {
    const ledger = createLedger()
    ledger.set(3, columnsOf('王伟', '专员'))
    ledger.clear(3)
    expect(ledger.columns(3).who).toEqual({})
    expect(ledger.glance(3).who.rank).toBeUndefined()
  })

  it('stays as it was read, while a glance turns to the next slot', () => {
    const ledger = createLedger()
    ledger.set(0, columnsOf('王伟', '专员'))
    ledger.set(1, columnsOf('李娜'))
    const [read, glanced] = [ledger.columns(0), ledger.glance(0)]
    expect(ledger.glance(1).who.name).toBe('李娜')
    expect([read.who.name, read.who.rank]).toEqual(['王伟', '专员'])
    expect([glanced.who.name, glanced.who.rank]).toEqual(['李娜', undefined])
  })
})
