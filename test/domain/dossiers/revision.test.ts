import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { presentOf, type Revision, type RevisionKind, type Standing, standingAfter } from '#domain/dossiers/revision.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { AccountId, ChangeId, RecordId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'

const revision = (
  section: string,
  record: string,
  kind: RevisionKind,
  fields: Fields,
  group: Revision['group'] = 'career',
): Revision => ({
  record: record as RecordId,
  section,
  group,
  version: 1,
  kind,
  change: 'change' as ChangeId,
  knownSince: '2026-11-24T01:00:00.000Z' as Instant,
  author: 'author' as AccountId,
  fields,
})

describe('the present of a dossier', () => {
  it('joins the groups of one record', () => {
    const { contents } = presentOf(
      [
        revision('basic', 'b', 'add', { name: '王建国' }, 'who'),
        revision('basic', 'b', 'change', { sex: { text: '男' } }, 'identity'),
      ],
      sections,
    )
    expect(contents['basic']).toEqual([{ id: 'b', fields: { name: '王建国', sex: { text: '男' } } }])
  })

  it('leaves retracted records out', () => {
    const { contents } = presentOf(
      [revision('titles', 'a', 'retract', {}), revision('titles', 'b', 'add', { title: '工程师' })],
      sections,
    )
    expect(contents['titles']?.map(({ id }) => id)).toEqual(['b'])
  })

  it('knows that nothing was declared until something is recorded', () => {
    const declared = revision('titles', 'none', 'none-declared', {})
    expect([...presentOf([declared], sections).nothing]).toEqual(['titles'])
    const later = presentOf([declared, revision('titles', 'a', 'add', { title: '工程师' })], sections)
    expect([...later.nothing]).toEqual([])
    expect(later.contents['titles']).toHaveLength(1)
  })

  it('leaves a record where it was first recorded, however late it is corrected', () => {
    const first = revision('family', 'a', 'change', { name: '许明州' }, 'family')
    const second = revision('family', 'b', 'add', { name: '王大山' }, 'family')
    expect(presentOf([second, first], sections).contents['family']?.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('orders a résumé by its beginnings, whatever order it was written in', () => {
    const months = fc.uniqueArray(fc.integer({ min: 1990, max: 2025 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(months, (years) => {
        const revisions = years.map((year) =>
          revision('resume', `r${year}`, 'add', { from: `${year}07`, text: '工作' }),
        )
        const found = presentOf(revisions, sections).contents['resume']?.map(({ fields }) => fields['from'])
        expect(found).toEqual([...years].sort((a, b) => a - b).map((year) => `${year}07`))
      }),
    )
  })

  it('is the same put together change by change as from all that stands', () => {
    const pairs = fc.record({
      section: fc.constantFrom('basic', 'titles', 'resume', 'ranks'),
      record: fc.constantFrom('a', 'b', 'c'),
      group: fc.constantFrom('who', 'career'),
      kind: fc.constantFrom('add', 'change', 'retract', 'none-declared'),
      fields: fc.dictionary(fc.constantFrom('from', 'title', 'text'), fc.constantFrom('199807', '200108', '')),
    } as const)
    fc.assert(
      fc.property(fc.array(fc.array(pairs, { maxLength: 3 }), { maxLength: 8 }), (changes) => {
        let [standing, newest] = [{ contents: {}, nothing: new Set(), revisions: [] } as Standing, [] as Revision[]]
        for (const change of changes) {
          const keyOf = (one: Revision) => `${one.record} ${one.group}`
          const made = change.map(({ section, record, kind, fields, group }) =>
            revision(section, `${section} ${record}`, kind, fields, group),
          )
          const written = [...new Map(made.map((one) => [keyOf(one), one])).values()]
          standing = standingAfter(standing, written, sections)
          const keys = new Set(written.map(keyOf))
          newest = [...newest.filter((one) => !keys.has(keyOf(one))), ...written]
          expect(standing).toEqual({ ...presentOf(newest, sections), revisions: newest })
        }
      }),
    )
  })
})
