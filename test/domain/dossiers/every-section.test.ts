import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Group, groups } from '#domain/access/groups.ts'
import { differences, sameValue } from '#domain/dossiers/diff.ts'
import { isSentAsFile, readFields, typedValue } from '#domain/dossiers/form.ts'
import { merge } from '#domain/dossiers/merge.ts'
import { fieldsAt, presentOf, type Revision, stampOf } from '#domain/dossiers/revision.ts'
import { type Contents, type Fields, groupsOf, type Section } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { summarise } from '#domain/dossiers/summary.ts'
import type { AccountId, ChangeId, RecordId, UnitId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { type AnyDossier, anyDossier, anyRecord } from '../../every-section.ts'

const unit = 'unit-of-the-house' as UnitId

/** What writing a record seals: a revision a group, its payload as JSON. */
const revisionsOf = (section: Section, fields: Fields, at: number): readonly Revision[] =>
  groupsOf(section).flatMap((group): Revision[] => {
    const own = section.fields.filter((field) => field.group === group && fields[field.key] !== undefined)
    if (own.length === 0) return []
    const payload = JSON.parse(JSON.stringify(Object.fromEntries(own.map(({ key }) => [key, fields[key]])))) as Fields
    return [
      {
        record: `${section.key}-${at}` as RecordId,
        section: section.key,
        group,
        version: 1,
        kind: 'add',
        change: `change-${section.key}-${at}` as ChangeId,
        knownSince: '2026-11-24T01:00:00.000Z' as Instant,
        author: 'author' as AccountId,
        fields: payload,
      },
    ]
  })

const sealed = (dossier: AnyDossier): readonly Revision[] =>
  sections.flatMap((section) => (dossier[section.key] ?? []).flatMap((fields, at) => revisionsOf(section, fields, at)))

const byRecord = (contents: Contents, section: string): readonly Fields[] =>
  [...(contents[section] ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ fields }) => fields)

describe('a dossier over every section', () => {
  it('is typed again as it was read, whatever its fields are', () => {
    for (const section of sections) {
      fc.assert(
        fc.property(anyRecord(section, unit), (fields) => {
          const kept = Object.fromEntries(section.fields.filter(isSentAsFile).map(({ key }) => [key, fields[key]]))
          const again = readFields(section, (key) => typedValue(fields[key]), kept)
          expect(again.ok && differences(section, fields, again.fields), section.key).toEqual([])
        }),
        { numRuns: 60 },
      )
    }
  })

  it('comes back from its revisions unchanged, and from its history as of any of them', () => {
    fc.assert(
      fc.property(anyDossier(unit), (dossier) => {
        const revisions = sealed(dossier)
        const { contents } = presentOf(revisions, sections)
        for (const section of sections) {
          expect(byRecord(contents, section.key), section.key).toEqual(dossier[section.key])
          for (const [at, fields] of (dossier[section.key] ?? []).entries()) {
            const record = `${section.key}-${at}` as RecordId
            const stamp = stampOf(revisions, record, { section: section.key, nothing: new Set() })
            expect(fieldsAt(revisions, record, stamp)).toEqual(fields)
          }
        }
      }),
      { numRuns: 25 },
    )
  })

  it('differs from nothing in every field it has, from itself in none, and merges with itself', () => {
    fc.assert(
      fc.property(anyDossier(unit), (dossier) => {
        for (const section of sections) {
          for (const fields of dossier[section.key] ?? []) {
            expect(differences(section, fields, structuredClone(fields))).toEqual([])
            const said = section.fields.filter(({ key }) => !sameValue(undefined, fields[key]))
            expect(differences(section, {}, fields).map(({ field }) => field.key)).toEqual(said.map(({ key }) => key))
            const merged = merge(section, { base: fields, theirs: fields, mine: fields })
            expect([merged.clashes, merged.fields]).toEqual([[], fields])
          }
        }
      }),
      { numRuns: 25 },
    )
  })

  it('shows whoever reads some groups the fields of those groups, all of them, and no other', () => {
    fc.assert(
      fc.property(anyDossier(unit), fc.subarray([...groups]), (dossier, read) => {
        const opened = sealed(dossier).filter(({ group }) => (read as readonly Group[]).includes(group))
        const { contents } = presentOf(opened, sections)
        for (const section of sections) {
          const mine = section.fields
            .filter(({ group }) => (read as readonly Group[]).includes(group))
            .map(({ key }) => key)
          const due = (dossier[section.key] ?? [])
            .map((fields) =>
              Object.fromEntries(mine.flatMap((key) => (fields[key] === undefined ? [] : [[key, fields[key]]]))),
            )
            .filter((fields) => Object.keys(fields).length > 0)
          expect(byRecord(contents, section.key), section.key).toEqual(due)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('is summed up the same however its revisions lie', () => {
    fc.assert(
      fc.property(anyDossier(unit), (dossier) => {
        const revisions = sealed(dossier)
        const once = summarise(presentOf(revisions, sections).contents)
        const again = summarise(
          presentOf(
            [...revisions].sort((a, b) => (a.group < b.group ? -1 : 1)),
            sections,
          ).contents,
        )
        expect(again).toEqual(once)
        expect(once.who.staffNumber).toBe(dossier['entry']?.[0]?.['staffNumber'])
      }),
      { numRuns: 25 },
    )
  })
})
