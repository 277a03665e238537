import { describe, expect, it } from 'vitest'
import { paperAfter } from '#domain/departures/paper.ts'
import type { Contents } from '#domain/dossiers/section.ts'
import type { Day } from '#domain/time.ts'

const of = (kind: string): Contents =>
  ({ entry: [{ id: 'e', fields: { kind: { code: kind, text: '' } } }] }) as unknown as Contents
const house = { lastDay: '2026-12-31' as Day, profile: 'state' } as const

describe('the paper of whoever leaves', () => {
  it('is moved within fifteen days of a worker, within two months of a cadre, whole', () => {
    expect(paperAfter('10', of('32'), house)).toEqual({ is: 'moved', by: '2027-01-15' })
    expect(paperAfter('10', of('10'), house)).toEqual({ is: 'moved', by: '2027-02-28' })
    expect(paperAfter('70', of('31'), house)).toEqual({ is: 'moved', by: '2027-02-28' })
  })

  it('stays of the retired, five years of the dead, two years as the internal file of a private house', () => {
    expect(paperAfter('60', of('31'), house)).toEqual({ is: 'kept' })
    expect(paperAfter('61', of('31'), house)).toEqual({ is: 'kept', until: '2031-12-31' })
    expect(paperAfter('10', of('32'), { ...house, profile: 'enterprise' })).toEqual({ is: 'kept', until: '2028-12-31' })
  })
})
