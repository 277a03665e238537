import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inSource } from '#house/source-places.ts'
import { bundle } from '../../bin/build/bundle.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'build-')))
const dist = join(folder, 'dist')
const [source, place] = [join(folder, 'src/house/part.ts'), join(dist, 'house/part.js')]

/** Line 4 of the source, two signs in, is the second line of what was emitted. */
const map = { version: 3, sources: ['../../src/house/part.ts'], names: ['Error'], mappings: 'AAAA;AAGEA,YAAAA' }

const modules = {
  'main/server.js': `import { where, fails } from '#house/part.ts'\nconsole.log(JSON.stringify([where, fails().stack]))\n`,
  'main/demo.js': [
    "import { where } from '../house/part.js'",
    'const written = new RegExp(String.raw`^\\d{4}年(?:.)?$`, "u")',
    'console.log([where, "年月", /^[年-月]$/.test("年"), written.test("2026年𠮷")].join())',
  ].join('\n'),
  'house/part.js': [
    'export const where = import.meta.url',
    'export const fails = () => new Error()',
    '//# sourceMappingURL=part.js.map',
  ].join('\n'),
  'house/part.js.map': JSON.stringify(map),
}

beforeAll(async () => {
  for (const [name, text] of Object.entries(modules)) {
    mkdirSync(join(dist, name, '..'), { recursive: true })
    writeFileSync(join(dist, name), text)
  }
  mkdirSync(join(dist, 'whole'))
  writeFileSync(join(dist, 'whole/shared-OLD.js'), '')
  symlinkSync(folder, join(folder, 'link'))
  await bundle(root, join(folder, 'link/dist'))
})

afterAll(() => rmSync(folder, { recursive: true }))

/** Files below a folder, relative to it, that hold a raw template with a sign beyond ASCII. */
function rawIn(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  return files.filter((file) => /\.raw`[^`]*[^\0-\x7f]/.test(readFileSync(join(folder, file), 'utf8')))
}

const said = (name: string) => execFileSync(process.execPath, [join(dist, 'whole', name)], { encoding: 'utf8' })

it('lays a program as one file, whose modules still find what lies beside them', () => {
  const url = pathToFileURL(place).href
  expect(said('demo.js')).toBe(`${url},年月,true,true\n`)
  expect((JSON.parse(said('server.js')) as string[])[0]).toBe(url)
})

it('keeps one byte a sign in memory, which wants nothing but ASCII', () => {
  const texts = readdirSync(join(dist, 'whole')).map((name) => readFileSync(join(dist, 'whole', name), 'latin1'))
  expect(texts.filter((text) => /[^\0-\x7f]/.test(text))).toEqual([])
})

/** Its signs are escapes in the file, which a regular expression reads and nothing else does. */
it.each(rawIn(join(root, 'src')))('has a raw template with 年 or ü only for a regular expression: %s', (file) => {
  expect(['domain/typed-date.ts', 'domain/imports/xml-tokens.ts']).toContain(file)
})

it('leaves nothing of an older build beside it', () => {
  expect(readdirSync(join(dist, 'whole'))).not.toContain('shared-OLD.js')
})

it('still says in which line of the source an error arose', () => {
  const [, stack = ''] = JSON.parse(said('server.js')) as string[]
  expect(inSource(stack.split('\n').slice(1, 2))[0]).toContain(`${source}:4:`)
})
