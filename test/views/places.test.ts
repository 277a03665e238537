import { describe, expect, it } from 'vitest'
import type { Actor, Duty } from '#domain/access/actor.ts'
import type { AccountId, PersonId } from '#domain/ids.ts'
import { placeAt, placesOf } from '#views/frame/places.ts'

const actor = (...duties: Duty[]): Actor => ({
  account: 'account' as AccountId,
  person: 'person' as PersonId,
  duties: duties.map((duty) => ({ duty, units: new Set() })),
  profile: 'state',
})

const quiet = { todo: 0, filing: 0 }
const keys = (who: Actor, counts = quiet) => placesOf(who, counts).map(({ key }) => key)

describe('the rail', () => {
  it('has the places of each duty and no other', () => {
    expect(keys(actor('hr'))).toEqual([
      'todo',
      'dossiers',
      'imports',
      'cases',
      'statistics',
      'readings',
      'organisation',
    ])
    expect(keys(actor('keeper'))).toEqual([
      'todo',
      'dossiers',
      'imports',
      'cases',
      'statistics',
      'readings',
      'materials',
      'organisation',
    ])
    expect(keys(actor('cataloguer'))).toEqual(['dossiers', 'statistics', 'readings', 'materials', 'organisation'])
    expect(keys(actor('hr-lead'))).toEqual([
      'todo',
      'dossiers',
      'imports',
      'cases',
      'statistics',
      'readings',
      'organisation',
      'accounts',
      'seal',
    ])
    for (const duty of ['head', 'leader'] as const)
      expect(keys(actor(duty))).toEqual(['todo', 'dossiers', 'statistics', 'readings', 'organisation'])
    expect(keys(actor('archivist'))).toEqual([
      'todo',
      'dossiers',
      'statistics',
      'readings',
      'archive',
      'resources',
      'organisation',
    ])
    expect(keys(actor('finance'))).toEqual(['todo', 'dossiers', 'pay', 'statistics', 'readings', 'organisation'])
    expect(keys(actor('legal'))).toEqual([
      'todo',
      'dossiers',
      'opening',
      'contracts',
      'statistics',
      'readings',
      'organisation',
    ])
    expect(keys(actor('auditor'))).toEqual(['log'])
    expect(keys(actor('it'))).toEqual(['system'])
  })

  it('joins the places of several duties without repeating one', () => {
    expect(keys(actor('head', 'archivist'))).toEqual([
      'todo',
      'dossiers',
      'statistics',
      'readings',
      'archive',
      'resources',
      'organisation',
    ])
  })

  it('opens the to-do list to whoever has something to do', () => {
    expect(keys(actor('it'), { todo: 1, filing: 0 })).toEqual(['todo', 'system'])
  })

  it('counts what waits where it waits, and marks what is late', () => {
    const places = placesOf(actor('archivist'), { todo: 7, filing: 14, late: 2 })
    expect(places.map(({ key, count, late }) => [key, count, late])).toEqual([
      ['todo', 7, true],
      ['dossiers', 0, false],
      ['statistics', 0, false],
      ['readings', 0, false],
      ['archive', 14, false],
      ['resources', 0, false],
      ['organisation', 0, false],
    ])
  })

  it('knows where an address belongs', () => {
    const hr = placesOf(actor('hr'), quiet)
    const head = placesOf(actor('head'), quiet)
    expect(placeAt(hr, '/')).toBe('todo')
    expect(placeAt(hr, '/dossiers/1/history')).toBe('dossiers')
    expect(placeAt(hr, '/dossiersandmore')).toBeUndefined()
    expect(
      ['/exports', '/exports/1', '/asides', '/name-list', '/rolls/staff'].map((path) => placeAt(hr, path)),
    ).toEqual(Array(5).fill('dossiers'))
    const fromTheList = ['/prints/appointment', '/people/resume/grid', '/materials/missing']
    expect(fromTheList.map((path) => placeAt(hr, path))).toEqual(Array(3).fill('dossiers'))
    expect([placeAt(hr, '/transfers'), placeAt(hr, '/arrivals/1'), placeAt(hr, '/batches/1')]).toEqual([
      'readings',
      'readings',
      'cases',
    ])
    expect([placeAt(head, '/batches/1'), placeAt(head, '/follow-ups/1')]).toEqual(['todo', 'todo'])
    expect(placeAt(hr, '/cases/1')).toBe('cases')
    expect(placeAt(head, '/cases/1')).toBe('todo')
    expect(placeAt(head, '/notices')).toBeUndefined()
    expect(placeAt(placesOf(actor('finance'), quiet), '/opening/pay')).toBe('pay')
    expect(placeAt(placesOf(actor('legal'), quiet), '/opening/contracts')).toBe('opening')
  })
})
