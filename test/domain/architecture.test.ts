import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { acts } from '#domain/log/entry.ts'
import * as en from '#views/i18n/en/index.ts'
import * as zhHans from '#views/i18n/zh-Hans/index.ts'
import { droppedResults } from '../dropped-results.ts'
import { functionsWithoutComment } from '../function-comments.ts'
import { type Arrow, arrows, circles, featureOf, isOurs, loadedWith, storeyOf } from '../imports.ts'
import { moduleState } from '../module-state.ts'

const root = join(import.meta.dirname, '../..')

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|js|mjs|css)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))

const source = (file: string) => readFileSync(join(root, file), 'utf8')

const found = (files: readonly string[], pattern: RegExp) => files.filter((file) => pattern.test(source(file)))

const src = filesIn('src')

/**
 * What each storey may use of the others; docs/architecture.md §2. Types aside: they leave nothing behind when it runs.
 */
const floors = ['domain', 'keys', 'db', 'memory', 'gate', 'actions'] as const
const upTo = (storey: (typeof floors)[number]) => floors.slice(0, floors.indexOf(storey) + 1)
const mayUse: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(floors.map((storey) => [storey, upTo(storey)])),
  demo: [...floors, 'demo'],
  views: ['domain', 'views'],
  routes: ['domain', 'db', 'memory', 'gate', 'actions', 'views', 'routes'],
  house: [...floors, 'views', 'routes', 'house'],
  main: [...floors, 'demo', 'views', 'routes', 'house', 'main'],
}

describe('the storeys', () => {
  const ours = arrows.filter(({ to }) => isOurs(to))
  const told = ({ from, to }: Arrow) => `${from} → ${to}`

  it('hold every source file, and no other folder does', () => {
    expect([...new Set(ours.map(({ from }) => storeyOf(from)))].filter((storey) => !mayUse[storey])).toEqual([])
  })

  it('use only what stands below them', () => {
    const upward = ours.filter(({ from, to, value }) => value && !mayUse[storeyOf(from)]?.includes(storeyOf(to)))
    expect(upward.map(told)).toEqual([])
  })

  it('take nothing from the house but what an App is', () => {
    const taken = ours.filter(({ from, to }) => storeyOf(to) === 'house' && !['house', 'main'].includes(storeyOf(from)))
    expect(taken.filter(({ to, value }) => value || to !== 'house/app.ts').map(told)).toEqual([])
  })

  it('open envelopes in db/<feature>/sealed.ts, which only memory, gate and actions use', () => {
    const users = ours
      .filter(({ to, value }) => value && /^db\/.*\/sealed\.ts$/.test(to))
      .map(({ from }) => storeyOf(from))
    expect(
      [...new Set(users)].filter((storey) => !['db', 'memory', 'gate', 'actions', 'house'].includes(storey)),
    ).toEqual([])
  })

  it('have no circle of values, neither between files nor between features', () => {
    expect(circles((file) => file)).toEqual([])
    expect(circles(featureOf)).toEqual([])
  })
})

describe('a server that nobody has asked for anything', () => {
  const late =
    /^(@hyzyla\/pdfium|@zxcvbn-ts|docx|echarts|fontkit|opencc-js\/cn2t|pdfkit|piscina|read-excel-file|sharp|write-excel-file|yazl)(\/|$)/

  it('holds nothing in memory that few pages need: readers of files, and what draws', () => {
    expect([...loadedWith('main/server.ts')].filter((loaded) => late.test(loaded))).toEqual([])
  })
})

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
      src.filter((file) => /^src\/(routes|views|actions)\//.test(file)),
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
    const allowed = ['src/domain/time.ts']
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

describe('what is remembered of a house', () => {
  /** Each with the reason why it holds nothing of any house. */
  const harmless: Readonly<Record<string, string>> = {
    'src/db/log/log.ts inserts': 'the text of a statement for so many entries',
  }

  it('is in its App, and nowhere in a module', () => {
    const files = src.filter((file) => /^src\/(db|memory|gate|actions|routes)\//.test(file))
    const kept = files.flatMap((file) => moduleState(source(file)).map((name) => `${file} ${name}`))
    expect(kept).toEqual(Object.keys(harmless))
  })

  it('is found in a module however it is written', () => {
    const bad = [
      'let last = 0',
      'export let last: Head | undefined',
      'const houses = new WeakMap<object, Map<string, () => void>>()',
      'export const seen: Seen =\n  new Set()',
      '/** Why. */\nconst known: Known[] = []',
      'const known = {} as Record<string, string>',
      'const counts = { all: 0 }\nexport function count() {\n  counts.all += 1\n}',
      "const known = new Map([['a', 1]])\nexport const learn = (a: string) => {\n  known.set(a, 1)\n}",
    ]
    const good = [
      'export const createSeen = (): Seen => new Set()',
      'const nobody: ReadonlySet<string> = new Set(names)',
      'export function all() {\n  const found = new Map<string, number>()\n  let count = 0\n  return { found, count }\n}',
      "const signs = { a: 'b' }\nexport const of = (sign: string) => signs[sign] === 'b'",
    ]
    expect(bad.filter((text) => moduleState(text).length === 0)).toEqual([])
    expect(good.filter((text) => moduleState(text).length > 0)).toEqual([])
  })
})

describe('an answer that may refuse', () => {
  it('is looked at wherever it is asked for', () => {
    const files = src.filter((file) => /\.tsx?$/.test(file))
    expect(droppedResults(Object.fromEntries(files.map((file) => [file, source(file)])))).toEqual([])
  })

  it('is missed by nobody who tries', () => {
    const rules = 'export async function settle(app: App, id: Id): Promise<Result<Id, No>> {\n  return ok(id)\n}\n'
    const other = 'export const begin = (app: App, of: Of) =>\n  once<No>(app, actor, command, (app) => made(app))\n'
    const bad = [
      '  await settle(app, id)',
      '  begin(app, of)',
      '  void settle(app, id)',
      '  await acts.settle(app, id)',
    ]
    const uses = "import { settle } from './a.ts'\nimport * as acts from './a.ts'\nimport { begin } from './b.ts'"
    const good = [
      '  const done = await settle(app, id)',
      '  return settle(app, id)',
      '  orRefuse(await settle(app, id))',
      '  const done =\n    await settle(app, id)',
      '  if (!(await settle(app, id)).ok) return',
    ]
    const found = (line: string) => droppedResults({ 'a.ts': rules, 'b.ts': other, 'c.ts': `${uses}\n{\n${line}\n}\n` })
    expect(bad.filter((line) => found(line).length === 0)).toEqual([])
    expect(good.filter((line) => found(line).length > 0)).toEqual([])
  })
})

describe('a function that others may call', () => {
  it('says above itself what it answers to whom', () => {
    const files = src.filter((file) => /\.tsx?$/.test(file))
    expect(files.flatMap((file) => functionsWithoutComment(source(file)).map((place) => `${file}:${place}`))).toEqual(
      [],
    )
  })

  it('is found without its comment however it is written', () => {
    const bad = [
      'export function one() {}',
      'export async function one() {}',
      'export function* one() {}',
      'export const one = (a: string) => a',
      'export const one = async <T>(a: T): Promise<T> => a',
      'export const one =\n  (a: string) =>\n  (b: string) => a + b',
      'export const one = ({ a }: { a: string; b: () => void }): string => a',
      'export const one: Rule = (a) => a',
      '/** Of another. */\nexport const two = 2\nexport const one = () => 1',
      '/** Of another. */\n\nconst two = 2\n\nexport default function one() {}',
    ]
    const good = [
      '/** What it answers. */\nexport function one() {}',
      '/**\n * What it answers.\n */\nexport const one = () => 1',
      'export const one = 1',
      "export const one = { two: () => 'two' }",
      'export const one = compiledOnce((db, id: Id) => db)',
      'function one() {}',
      'export type One = () => void',
    ]
    expect(bad.filter((text) => functionsWithoutComment(text).length === 0)).toEqual([])
    expect(good.filter((text) => functionsWithoutComment(text).length > 0)).toEqual([])
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
