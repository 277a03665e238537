import { describe, expect, it } from 'vitest'
import type { Group } from '#domain/access/groups.ts'
import type { RevisionMeta } from '#domain/dossiers/revision.ts'
import type { DossierId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { createOpenedDossiers, type Opened } from '#memory/opened.ts'

const groups: ReadonlySet<Group> = new Set(['who', 'career'])
const [a, b, c] = ['a', 'b', 'c'] as DossierId[] as [DossierId, DossierId, DossierId]
const at = (minute: number) => `2026-11-24T01:${String(minute).padStart(2, '0')}:00.000Z` as Instant
const having = (changes: number): Opened => ({
  contents: {},
  nothing: new Set(),
  changes: Array.from({ length: changes }, () => ({}) as RevisionMeta),
})

describe('what was opened a little while ago', () => {
  it('forgets what was read before a change that came while it was being read', () => {
    const opened = createOpenedDossiers()
    const keep = opened.keeper(a, groups, at(0))
    opened.drop(a)
    keep(having(1))
    expect(opened.get(a, groups, at(0))).toBeUndefined()
    const later = opened.keeper(a, groups, at(0))
    keep(having(1))
    expect(opened.get(a, groups, at(0))).toBeUndefined()
    later(having(2))
    expect(opened.get(a, groups, at(0))?.changes).toHaveLength(2)
  })

  it('lets go of those that were asked for least lately once all weigh too much', () => {
    const opened = createOpenedDossiers(10)
    for (const id of [a, b]) opened.keeper(id, groups, at(0))(having(4))
    expect(opened.get(a, groups, at(0))).toBeDefined()
    opened.keeper(c, groups, at(0))(having(4))
    expect([a, b, c].map((id) => opened.get(id, groups, at(0)) !== undefined)).toEqual([true, false, true])
    opened.drop(a)
    opened.keeper(b, groups, at(0))(having(4))
    expect([a, b, c].map((id) => opened.get(id, groups, at(0)) !== undefined)).toEqual([false, true, true])
  })

  it('keeps one that weighs too much by itself, alone', () => {
    const opened = createOpenedDossiers(10)
    opened.keeper(a, groups, at(0))(having(4))
    opened.keeper(b, groups, at(0))(having(400))
    expect([a, b].map((id) => opened.get(id, groups, at(0)) !== undefined)).toEqual([false, true])
  })

  it('is swept of what nobody has asked for since', () => {
    const opened = createOpenedDossiers()
    const reading = having(1)
    opened.keeper(a, groups, at(0))(reading)
    opened.keeper(b, groups, at(8))(reading)
    opened.sweep(at(11))
    expect(opened.get(a, groups, at(0))).toBeUndefined()
    expect(opened.get(b, groups, at(11))).toBe(reading)
  })
})
