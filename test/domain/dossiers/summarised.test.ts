import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Revision, RevisionKind } from '#domain/dossiers/revision.ts'
import type { Contents, Fields } from '#domain/dossiers/section.ts'
import { movesSummary } from '#domain/dossiers/summarised.ts'
import { summarise, summaryOf } from '#domain/dossiers/summary.ts'
import { anyDossier } from '../../actions/any-dossier.ts'

const none: ReadonlySet<string> = new Set()

const dossierWith = (section: string, fields: Record<string, unknown>) => ({
  contents: { [section]: [{ id: 'r' as never, fields: fields as Fields }] } satisfies Contents,
  nothing: none,
})

const writtenIn = (section: string, kind: RevisionKind = 'change') => [{ section, kind, record: 'r' } as Revision]

/** Whether a change of one record to these fields may move the summary. */
const moves = (section: string, before: Record<string, unknown>, after: Record<string, unknown>) =>
  movesSummary(dossierWith(section, before), dossierWith(section, after), writtenIn(section))

it('makes the summary of any dossier of the fields that it is shown', () => {
  fc.assert(
    fc.property(anyDossier(), ({ contents, nothing }) => {
      expect(summarise(contents, nothing)).toEqual(summaryOf(contents, nothing))
    }),
    { numRuns: 60 },
  )
})

describe('what was written', () => {
  it('leaves the summary where it changed a field that no list shows', () => {
    expect(moves('basic', { name: '王', speciality: '铸造' }, { name: '王', speciality: '锻造' })).toBe(false)
    expect(moves('contact', { phone: '1' }, { phone: '2' })).toBe(false)
  })

  it('moves it by a field that lists show, however the value is written', () => {
    expect(moves('basic', { name: '王' }, { name: '汪' })).toBe(true)
    expect(moves('basic', { rank: { code: '1', text: '科' } }, { rank: { code: '2', text: '科' } })).toBe(true)
    expect(moves('basic', { rank: { code: '1', text: '科' } }, { rank: { code: '1', text: '科' } })).toBe(false)
  })

  it('moves it by a field that the section cannot do without, since the share of what is there follows', () => {
    expect(moves('basic', { birthPlace: '北京' }, {})).toBe(true)
  })

  it('moves it wherever the place among other records counts', () => {
    expect(moves('education', { school: '甲' }, { school: '甲', major: '铸造' })).toBe(true)
  })

  it('moves it by any record that came, went or was declared not to be', () => {
    const [without, after] = [{ contents: {}, nothing: none }, dossierWith('contact', {})]
    for (const kind of ['add', 'retract', 'none-declared', 'end'] as const)
      expect(movesSummary(after, after, writtenIn('contact', kind))).toBe(true)
    expect(movesSummary(without, after, writtenIn('contact'))).toBe(true)
    expect(movesSummary(after, without, writtenIn('contact'))).toBe(true)
    expect(movesSummary(after, { ...after, nothing: new Set(['contact']) }, writtenIn('contact'))).toBe(true)
    expect(movesSummary(after, after, writtenIn('unheard-of'))).toBe(true)
  })
})
