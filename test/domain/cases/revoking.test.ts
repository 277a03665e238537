import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Group } from '#domain/access/groups.ts'

import type { Revision, RevisionKind } from '#domain/dossiers/revision.ts'
import { contact } from '#domain/dossiers/sections/contact.ts'
import type { AccountId, CaseId, ChangeId, RecordId } from '#domain/ids.ts'
import { inverseOf } from '#domain/proposals/inverse.ts'
import { joinedWith } from '#domain/proposals/proposal.ts'
import type { Instant } from '#domain/time.ts'

const [mine, others] = ['m' as CaseId, 'o' as CaseId]

const revision = (version: number, kind: RevisionKind, fields: Revision['fields'], of?: CaseId): Revision => ({
  record: 'r' as RecordId,
  section: contact.key,
  group: contact.fields[0]?.group as Group,
  version,
  kind,
  change: `c${version}` as ChangeId,
  knownSince: '2026-11-29T00:00:00.000Z' as Instant,
  author: 'a' as AccountId,
  fields,
  ...(of && { case: of }),
})

describe('what takes back what a case wrote', () => {
  it('changes a record back to what stood there before it, takes out what it added, and puts back what it took', () => {
    const changed = [revision(1, 'add', { mobile: '1' }), revision(2, 'change', { mobile: '2' }, mine)]
    expect(inverseOf(changed, mine)).toMatchObject([{ kind: 'change', base: { mobile: '2' }, fields: { mobile: '1' } }])
    expect(inverseOf([revision(1, 'add', { mobile: '2' }, mine)], mine)).toMatchObject([
      { kind: 'retract', base: { mobile: '2' }, fields: {} },
    ])
    const taken = [revision(1, 'add', { mobile: '1' }), revision(2, 'retract', {}, mine)]
    expect(inverseOf(taken, mine)).toMatchObject([{ kind: 'add', base: {}, fields: { mobile: '1' } }])
  })

  it('leaves alone what other cases wrote, and does not fit where they wrote the same since', () => {
    const history = [
      revision(1, 'add', { mobile: '1', address: 'A' }),
      revision(2, 'change', { mobile: '2', address: 'A' }, mine),
    ]
    const [inverse] = inverseOf([...history, revision(3, 'change', { mobile: '2', address: 'B' }, others)], mine)
    if (!inverse) throw new Error('Nothing goes back.')
    expect(joinedWith(contact, inverse, { mobile: '2', address: 'B' })).toEqual({ mobile: '1', address: 'B' })
    expect(joinedWith(contact, inverse, { mobile: '3', address: 'A' })).toBeUndefined()
    expect(inverseOf(history, others)).toEqual([])
  })

  it('gives the very record of before, whatever the case changed and nobody moved since', () => {
    const fields = fc.record({ mobile: fc.constantFrom('1', '2', '3'), address: fc.constantFrom('A', 'B', 'C') })
    fc.assert(
      fc.property(fields, fields, (before, after) => {
        const [inverse] = inverseOf([revision(1, 'add', before), revision(2, 'change', after, mine)], mine)
        expect(inverse && joinedWith(contact, inverse, after)).toEqual(before)
      }),
    )
  })
})
