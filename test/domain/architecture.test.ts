import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { acts } from '#domain/audit/entry.ts'
import * as en from '#views/i18n/en/index.ts'
import * as zhHans from '#views/i18n/zh-Hans/index.ts'

const root = join(import.meta.dirname, '../..')

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|js|mjs|css)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))

const source = (file: string) => readFileSync(join(root, file), 'utf8')

const found = (files: readonly string[], pattern: RegExp) => files.filter((file) => pattern.test(source(file)))

const src = filesIn('src')

describe('the house', () => {
  it('spells hx- only in views/kit', () => {
    const outside = src.filter((file) => !file.startsWith('src/views/kit/'))
    expect(found(outside, /\bhx-(?!csp)[a-z]+/)).toEqual([])
  })

  it('uses no spelling of an older htmx', () => {
    expect(found([...src, ...filesIn('public')], /hx-disabled-elt|htmx:afterSwap|hx-ext=|hx-on|hx-vars/)).toEqual([])
  })

  it('keeps lucia behind its module', () => {
    expect(found(src, /from 'lucia'/)).toEqual(['src/db/sessions.ts'])
  })

  it('opens envelopes only where the gate, the roster and the keepers of accounts and cases are', () => {
    const openers = found(
      src.filter(
        (file) =>
          file.startsWith('src/routes/') || file.startsWith('src/views/') || /domain\/.*actions\.ts$/.test(file),
      ),
      /vault\.open\(/,
    )
    expect(openers).toEqual([])
  })

  it('gives the work of the program to no view and no route', () => {
    expect(
      found(
        src.filter((file) => /^src\/(routes|views)\//.test(file)),
        /openForWork/,
      ),
    ).toEqual([])
  })

  it('looks at the clock and makes ids only where the world is built', () => {
    const allowed = ['src/build-app.ts', 'src/domain/time.ts']
    expect(
      found(
        src.filter((file) => file.startsWith('src/domain/') && !allowed.includes(file)),
        /new Date\(\)|Date\.now\(\)|randomUUID|\bv7\(/,
      ),
    ).toEqual([])
  })

  it('has no inline script, style or handler in its views', () => {
    expect(found(src, /<script(?![^>]*\bsrc=)[^>]*>[^<]|style=\{|style="|onclick=|onchange=/)).toEqual([])
  })
})

describe('the catalogues', () => {
  const chinese: Record<string, string> = Object.assign({}, ...Object.values(zhHans))
  const english: Record<string, string> = Object.assign({}, ...Object.values(en))

  it('say the same keys in both hand-written languages', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort())
  })

  it('have a sentence for every act of the log', () => {
    expect(acts.filter((act) => !chinese[`act.${act}`])).toEqual([])
  })
})
