import { describe, expect, it } from 'vitest'
import { fortnight } from '#domain/copies/fortnight.ts'
import type { Outcome } from '#domain/copies/outcome.ts'
import { checks } from '#domain/health/checks/index.ts'
import { examined, exitFor, worstFirst } from '#domain/health/finding.ts'
import type { Measures } from '#domain/health/measures.ts'
import type { Instant } from '#domain/time.ts'
import * as english from '#views/i18n/en/index.ts'
import * as chinese from '#views/i18n/zh-Hans/index.ts'

const now = '2026-11-29T04:00:00.000Z' as Instant
const ago = (hours: number) => new Date(Date.parse(now) - hours * 3_600_000).toISOString() as Instant

const well: Measures = {
  now,
  version: { here: '0.3.1' },
  node: 'v24.21.0',
  server: 'open',
  upSeconds: 700_000,
  unlocked: { at: ago(190), by: 'passphrase' },
  folder: { path: '/srv/juanzong', mode: '700', isPrivate: true },
  openFiles: [],
  keyring: { is: 'whole', threshold: 2 },
  start: { is: 'custodians' },
  database: { is: 'ours', file: 'juanzong.db', keyless: false },
  disk: { free: 80e9, total: 200e9 },
  size: { data: 1e9, files: 5e9, count: 9000 },
  newest: ago(0),
  head: { seq: 18_204, chain: '7eff'.repeat(16) },
  checked: { at: ago(10), damages: 0 },
  openedSince: ago(190),
  damages: 0,
  unused: { keys: 0, files: 0 },
  sessions: 14,
  refused: [],
  pragmas: [],
  faceless: [],
  entrance: { https: true, behindProxy: true, fromProxy: true, says: true, sameName: true, peer: '10.0.0.7' },
}

const sayOf = (key: string, measures: Partial<Measures>) =>
  examined({ ...well, ...measures }).find(({ check }) => check === key)?.say

const copy = (more: Partial<Outcome> = {}): Outcome => ({
  ...{ kind: 'copy', where: 'first', at: ago(9), seconds: 18, bytes: 6e9, written: 4e7 },
  ...more,
})
const drill = (more: Partial<Outcome> = {}) => copy({ kind: 'drill', opened: false, ...more })
const withCopies = (outcomes: readonly Outcome[], more: object = {}) => ({
  copies: { named: ['first', 'keyring'] as const, late: [], outcomes, ...more },
})

describe('the checks of a house', () => {
  it('have a name, a sentence for each thing they say, and what to do wherever something is to be done', () => {
    for (const each of [chinese, english]) {
      const catalogue: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(each))
      const missing = checks.flatMap(({ key, says }) => [
        ...(catalogue[`health.name.${key}`] ? [] : [`health.name.${key}`]),
        ...Object.entries(says).flatMap(([say, state]) => [
          ...(catalogue[`health.${key}.${say}`] ? [] : [`health.${key}.${say}`]),
          ...((state === 'good') === (catalogue[`health.do.${key}.${say}`] === undefined)
            ? []
            : [`health.do.${key}.${say}`]),
        ]),
      ])
      expect(missing).toEqual([])
    }
  })

  it('find nothing to do in a house that is well', () => {
    const found = examined({
      ...well,
      ...withCopies([drill({ at: ago(8) }), copy(), drill({ at: ago(900), opened: true })]),
    })
    expect(found.filter(({ state }) => state !== 'good')).toEqual([])
    expect(exitFor(found)).toBe(0)
  })

  it('end with 0, 1 or 2 by the worst, which stands first', () => {
    const found = examined({ ...well, openFiles: ['juanzong.db'], disk: { free: 4e9, total: 2e11 } })
    expect([exitFor(found), exitFor([{ state: 'good' }, { state: 'look' }]), exitFor([])]).toEqual([2, 1, 0])
    expect(
      worstFirst(found)
        .map(({ check }) => check)
        .slice(0, 2),
    ).toEqual(['files', 'disk'])
  })

  it.each([
    ['disk', 'full', { disk: { free: 9e8, total: 2e11 } }],
    ['disk', 'little', { disk: { free: 3e9, total: 2e11 } }],
    ['disk', 'filling', { nights: [{ at: ago(24 * 10), bytes: 6e9, free: 90e9 }] }],
    ['size', 'grows', { nights: [{ at: ago(24 * 10), bytes: 5e9, free: 80e9 }] }],
    ['size', 'good', { nights: [{ at: ago(24), bytes: 5e9, free: 80e9 }] }],
    ['clock', 'behind', { newest: ago(-1) }],
    ['chain', 'damaged', { checked: { at: ago(9), damages: 2 } }],
    ['chain', 'late', { checked: { at: ago(60), damages: 0 } }],
    ['chain', 'good', { checked: { at: ago(60), damages: 0 }, openedSince: ago(5) }],
    ['chain', 'unproven', { unproven: true }],
    ['damages', 'some', { damages: 1 }],
    ['unused', 'some', { unused: { keys: 1, files: 0 } }],
    ['refused', 'some', { refused: [{ staffNumber: '1706', count: 4, last: now }] }],
    ['refused', 'many', { refused: [{ staffNumber: undefined, count: 20, last: now }] }],
    ['pragmas', 'other', { pragmas: [{ name: 'synchronous', found: '0' }] }],
    ['node', 'old', { node: 'v20.1.0' }],
    ['version', 'restart', { version: { here: '0.3.2', running: '0.3.1' } }],
    ['unlocked', 'itself', { unlocked: { at: now, by: 'unattended' } }],
    ['start', 'unattended', { start: { is: 'unattended', key: { file: 'a.key', isThere: true } } }],
    ['start', 'unattended', { start: { is: 'unattended' } }],
    ['start', 'lost', { start: { is: 'unattended', key: { file: 'a.key', isThere: false } } }],
    ['server', 'sealed', { server: 'sealed' }],
    ['faces', 'missing', { faceless: ['tibetan'] }],
    ['answer', 'soon', { answer: { is: 'well', address: 'https://hr.example.cn', days: 20, safe: true } }],
    ['answer', 'ended', { answer: { is: 'well', address: 'https://hr.example.cn', days: -1, safe: true } }],
  ] as [string, string, Partial<Measures>][])('%s says %s', (key, say, measures) => {
    expect(sayOf(key, measures)).toBe(say)
  })

  it('say of a request what TLS and the proxy are like', () => {
    const said = (more: object) => sayOf('entrance', { entrance: { ...well.entrance, ...more } as never })
    expect(said({})).toBe('proxy')
    expect(said({ says: false })).toBe('silent')
    expect(said({ fromProxy: false })).toBe('past')
    expect(said({ sameName: false })).toBe('name')
    expect(said({ behindProxy: false })).toBe('tls')
    expect(said({ behindProxy: false, https: false })).toBe('plain')
    expect(said({ behindProxy: false, https: false, peer: '127.0.0.1' })).toBe('here')
  })
})

describe('backups and drills', () => {
  it.each([
    ['copies', 'unnamed', [], { named: [] }],
    ['copies', 'none', [], {}],
    ['copies', 'late', [copy({ at: ago(40) })], { late: ['first'] }],
    ['copies', 'failed', [copy({ trouble: 'disk-full' }), copy({ at: ago(33) })], {}],
    ['copies', 'wanting', [copy({ missing: 1 })], {}],
    ['copies', 'wanting', [copy({ older: true })], {}],
    ['copies', 'good', [copy({ keyless: true })], {}],
    ['keys', 'unnamed', [copy({ keyless: true })], { named: ['first'] }],
    ['keys', 'failed', [copy({ keyring: 'folder-unwritable' })], {}],
    ['keys', 'failed', [copy({ keyless: true })], {}],
    ['keys', 'none', [], {}],
    ['drill', 'none', [copy()], {}],
    ['drill', 'failed', [drill({ trouble: 'copy-file-altered' }), copy()], {}],
    ['drill', 'old', [drill({ at: ago(60) }), copy()], {}],
    ['drill', 'keyless', [drill(), copy()], {}],
    ['drill', 'good', [drill(), copy(), drill({ at: ago(2000), opened: true })], {}],
    ['drill', 'keyless', [drill(), copy(), drill({ at: ago(2500), opened: true })], {}],
  ] as [string, string, Outcome[], object][])('%s is told as %s', (key, say, outcomes, more) => {
    expect(sayOf(key, withCopies(outcomes, more))).toBe(say)
  })

  it('make a strip of fourteen days, in which a backup without the keys is none that is whole', () => {
    const named = { first: { since: ago(24 * 20) }, second: { since: ago(30) } }
    const days = fortnight(
      [
        drill({ at: ago(1) }),
        copy({ at: ago(2) }),
        copy({ at: ago(2), where: 'second' }),
        copy({ at: ago(26) }),
        copy({ at: ago(26), where: 'second', trouble: 'copy-folder-gone' }),
        copy({ at: ago(50), keyless: true }),
        copy({ at: ago(74), trouble: 'disk-full' }),
        drill({ at: ago(97), trouble: 'copy-file-altered' }),
        copy({ at: ago(98) }),
        copy({ at: ago(122) }),
      ],
      named,
      now,
    )
    expect(days).toHaveLength(14)
    expect(days.slice(-6).map(({ is, made, of, drill }) => [is, made, of, drill])).toEqual([
      ['good', 1, 1, 'none'],
      ['part', 1, 1, 'failed'],
      ['failed', 0, 1, 'none'],
      ['part', 1, 1, 'none'],
      ['part', 1, 2, 'none'],
      ['good', 2, 2, 'good'],
    ])
    expect(days[0]).toMatchObject({ day: '2026-11-16', is: 'none' })
  })
})
