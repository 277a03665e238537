import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sections } from '#domain/dossiers/sections/index.ts'
import * as zhHans from '#views/i18n/zh-Hans/index.ts'

const words: Record<string, string> = Object.assign({}, ...Object.values(zhHans))
const folder = (name: string) => new URL(`../../../src/domain/${name}/`, import.meta.url)
const filesIn = (place: URL) => readdirSync(place).filter((file) => file.endsWith('.ts'))
const sources = ['imports', 'parsing', 'checks', 'checks/rules', 'dossiers/sections'].flatMap((name) =>
  filesIn(folder(name)).map((file) => readFileSync(new URL(file, folder(name)), 'utf8')),
)
const found = (pattern: RegExp) => [
  ...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, code = '']) => code))),
]

describe('everything that reading can say', () => {
  it('has a sentence: each doubt, and each remark on a file', () => {
    const codes = found(/\bcode: '([a-z]+(?:-[a-z]+)+)'/g)
    expect(codes.length).toBeGreaterThan(30)
    expect(codes.filter((code) => !words[`doubt.${code}`] && !words[`import.remark.${code}`])).toEqual([])
  })

  it('has a sentence: each refusal', () => {
    const codes = found(/'(import\.[a-z-]+)'/g)
    expect(codes.length).toBeGreaterThan(20)
    const acts = new Set(
      ['listed', 'staged', 'refused', 'read', 'photo-read', 'mended', 'kept', 'discarded'].map(
        (act) => `import.${act}`,
      ),
    )
    expect(codes.filter((code) => !acts.has(code) && !words[`refusal.${code}`])).toEqual([])
  })

  it('has a name: each section and field, and a help where one is promised', () => {
    const keys = sections.flatMap((section) => [
      `section.${section.key}`,
      ...section.fields.map(({ key }) => `field.${section.key}.${key}`),
      ...section.fields.filter(({ help }) => help).map(({ key }) => `help.${section.key}.${key}`),
    ])
    expect(keys.filter((key) => !words[key])).toEqual([])
  })

  it('is shown with the parameters that it is given', () => {
    const doubts = Object.entries(words).filter(([key]) => key.startsWith('doubt.') && !(key in zhHans.rules))
    const known = new Set([
      'text',
      'name',
      'party',
      'date',
      'stated',
      'followed',
      'tag',
      'character',
      'from',
      'to',
      'age',
      'card',
      'line',
      'years',
      'reckoned',
      'month',
      'column',
      'count',
      'day',
    ])
    const asked = doubts.flatMap(([, text]) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))
    expect(asked.filter((name) => !known.has(name))).toEqual([])
  })
})
