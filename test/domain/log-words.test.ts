import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { languages, type MessageKey, translator } from '#views/i18n/index.ts'

/** The names of what is said in an entry of the log, as the sources write them. */
function namesIn(source: string): readonly string[] {
  if (!/\bact: '|\blogged\(/.test(source)) return []
  return [...source.matchAll(/\babout: \{|\blogged\(\s*c,\s*'[\w.]+',\s*\{/g)].flatMap(({ index, 0: head }) => {
    const from = index + head.length
    let [to, depth] = [from, 1]
    for (; depth > 0 && to < source.length; to += 1) depth += { '{': 1, '}': -1 }[source[to] ?? ''] ?? 0
    const bare = source.slice(from, to - 1).replace(/\w\([^()]*\)/g, 'x')
    return [...bare.matchAll(/(?:^|[{,])\s*(\w+)(?=\s*(?:[:,}]|$))/g)].map(([, name = '']) => name)
  })
}

it('has a word for whatever an entry of the log is about, in every language', () => {
  const sources = globSync(['src/actions/**/*.ts', 'src/gate/**/*.ts', 'src/routes/**/*.{ts,tsx}'])
  const names = new Set(sources.flatMap((path) => namesIn(readFileSync(path, 'utf8'))))
  expect(names.size).toBeGreaterThan(50)
  for (const language of languages) {
    const t = translator(language)
    const lacking = [...names].filter((name) => t(`about.${name}` as MessageKey) === `about.${name}`)
    expect(lacking.sort(), language).toEqual([])
  }
})
