import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import type { AccountId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { logLines } from '#routes/log/export.ts'
import { bareHouse, morning } from '../db/bare-house.ts'
import { rounds } from '../thorough.ts'

let folder: string
let lines: string[]
let head: string
const heads: string[] = ['']

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'juanzong-log-'))
  const { db, vault } = await bareHouse()
  for (let n = 1; n <= 12; n += 1) {
    await log.record(db, {
      at: `2026-11-24T01:00:${String(n).padStart(2, '0')}.000Z` as Instant,
      actor: 'account' as AccountId,
      act: 'dossier.read',
      about: { dossier: `d${n}`, rows: n },
    })
    const { seq, chain } = await log.head(db)
    heads.push(`${seq}:${chain}`)
  }
  const app = { db, vault, now: () => morning } as unknown as App
  const text = await new Response(logLines(app, await log.head(db))).text()
  lines = text.trimEnd().split('\n')
  head = heads[12] ?? ''
})

afterAll(() => rmSync(folder, { recursive: true }))

const verify = (text: string, kept?: string) => {
  const file = join(folder, 'export.jsonl')
  writeFileSync(file, text)
  const run = spawnSync(process.execPath, ['bin/verify-log.mjs', file, ...(kept === undefined ? [] : ['--head', kept])])
  return { code: run.status, said: `${run.stdout}${run.stderr}` }
}

const joined = (all: readonly string[]) => `${all.join('\n')}\n`

describe('an export of the whole log', () => {
  it('is verified against the head that it prints', () => {
    expect(verify(joined(lines), head)).toMatchObject({ code: 0, said: expect.stringContaining('nothing before 12') })
  })

  it('is verified against an older head, which proves everything before it', () => {
    expect(verify(joined(lines), heads[5])).toMatchObject({
      code: 0,
      said: expect.stringContaining('nothing before 5'),
    })
  })

  it('without a head agrees with itself, and says that this is all', () => {
    expect(verify(joined(lines))).toMatchObject({ code: 0, said: expect.stringContaining('--head') })
  })

  /** What becomes of the lines of two entries; `b` also says which letter of the one is another. */
  const mutations: Readonly<Record<string, (all: string[], a: number, b: number) => void>> = {
    removed: (all, a) => all.splice(a, 1),
    'put in the place of another, and that one here': (all, a, b) => {
      ;[all[a], all[b]] = [all[b] ?? '', all[a] ?? '']
    },
    'there twice': (all, a) => all.splice(a, 0, all[a] ?? ''),
    another: (all, a, b) => {
      all[a] = all[b] ?? ''
    },
    'of another letter': (all, a, b) => {
      const line = all[a] ?? ''
      const at = (b * 37) % line.length
      all[a] = line.slice(0, at) + String.fromCharCode(line.charCodeAt(at) ^ 1) + line.slice(at + 1)
    },
  }

  it.each(Object.keys(mutations))('is broken where one of its entries is %s', (what) => {
    const at = fc.integer({ min: 1, max: 12 })
    fc.assert(
      fc.property(at, at, (a, b) => {
        const changed = [...lines]
        mutations[what]?.(changed, a, b)
        fc.pre(joined(changed) !== joined(lines))
        expect(verify(joined(changed), head), JSON.stringify({ what, a, b })).toMatchObject({ code: 1 })
      }),
      { numRuns: rounds(10) },
    )
  })

  it('whose end was cut off is found out by a kept head, though its own heading was mended', () => {
    const short = lines.slice(0, 10)
    expect(verify(joined(short))).toMatchObject({ code: 1 })
    const [seq, chain] = (heads[9] ?? '').split(':')
    const heading = { ...JSON.parse(lines[0] ?? ''), head: { seq: Number(seq), chain } }
    const mended = joined([JSON.stringify(heading), ...short.slice(1)])
    expect(verify(mended)).toMatchObject({ code: 0 })
    expect(verify(mended, head)).toMatchObject({ code: 1, said: expect.stringContaining('missing') })
  })

  it('that was forged anew from some entry on is found out by a kept head', async () => {
    const { db, vault } = await bareHouse()
    for (const line of lines.slice(1)) {
      const { about, act, actor, at } = JSON.parse(JSON.parse(line).body)
      await log.record(db, { at, actor, act, about: about.rows === 4 ? { ...about, dossier: 'innocent' } : about })
    }
    const forged = await new Response(
      logLines({ db, vault, now: () => morning } as unknown as App, await log.head(db)),
    ).text()
    expect(verify(forged)).toMatchObject({ code: 0 })
    expect(verify(forged, head)).toMatchObject({ code: 1 })
    expect(verify(forged, heads[3])).toMatchObject({ code: 0 })
  })

  it('refuses a line with a member twice, which two readers would read differently', () => {
    const doubled = lines.map((line, n) => (n === 3 ? line.replace('"body":', '"body":"x","body":') : line))
    expect(verify(joined(doubled), head)).toMatchObject({ code: 1 })
  })
})

describe('what cannot be verified', () => {
  it('is a filtered export', () => {
    const filtered = [(lines[0] ?? '').replace('"range":"whole"', '"range":"filtered"'), ...lines.slice(3)]
    expect(verify(joined(filtered), head)).toMatchObject({ code: 2, said: expect.stringContaining('filtered') })
  })

  it('is another file, an empty one, or one that is not there', () => {
    expect(verify('hello\n')).toMatchObject({ code: 2 })
    expect(verify('')).toMatchObject({ code: 2 })
    expect(spawnSync(process.execPath, ['bin/verify-log.mjs', join(folder, 'nowhere')]).status).toBe(2)
  })

  it('is anything with a head that is none', () => {
    expect(verify(joined(lines), '12')).toMatchObject({ code: 2 })
    expect(spawnSync(process.execPath, ['bin/verify-log.mjs']).status).toBe(2)
  })
})
