import { describe, expect, it } from 'vitest'
import { gapsOf } from '#domain/checks/gaps.ts'
import type { DossierRecord } from '#domain/dossiers/section.ts'

const lines = (...stretches: [from: string, to?: string][]): DossierRecord[] =>
  stretches.map(([from, to], index) => ({
    id: `r${index}` as never,
    fields: { from, ...(to && { to }), text: '工作' },
  }))

describe('gaps of a résumé', () => {
  it('are the months that no line covers', () => {
    expect(gapsOf(lines(['199609', '200007'], ['200008', '200503'], ['200508']))).toEqual([
      { before: 1, from: '200007', to: '200008' },
      { before: 2, from: '200503', to: '200508' },
    ])
  })

  it('are none where each line begins in the month in which one ended', () => {
    expect(gapsOf(lines(['199609', '200007'], ['200007', '200503'], ['200503']))).toEqual([])
  })

  it('are measured from the latest end, not from the line before', () => {
    expect(gapsOf(lines(['199609', '201007'], ['200007', '200503'], ['201007']))).toEqual([])
  })

  it('are not looked for beside a line that goes on, nor where a month is unknown', () => {
    expect(gapsOf(lines(['199609'], ['200007', '200503'], ['201007']))).toEqual([])
    expect(gapsOf(lines(['1996', '2000'], ['200503']))).toEqual([])
  })
})
