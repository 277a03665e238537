import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { inSource } from '#house/source-places.ts'

const folder = mkdtempSync(join(tmpdir(), 'places-'))
afterAll(() => rmSync(folder, { recursive: true }))

const emitted = join(folder, 'house', 'emitted.js')

describe('the lines of a stack', () => {
  it('name the place in the source, from the map beside what was emitted', () => {
    const file = join(folder, 'emitted.js')
    // The first sign of the first line comes from the third line of the source.
    writeFileSync(`${file}.map`, JSON.stringify({ version: 3, sources: ['src/told.ts'], names: [], mappings: 'AAEA' }))
    const source = join(folder, 'src', 'told.ts')
    const stack = [`    at tell (${pathToFileURL(file).href}:1:1)`, `    at async ${file}:1:1`]
    expect(inSource(stack)).toEqual([`    at tell (${source}:3:1)`, `    at async ${source}:3:1`])
  })

  it('stay what they are where there is no map, or none that can be read', () => {
    writeFileSync(join(folder, 'broken.js.map'), 'no map')
    const stack = [
      `    at tell (${pathToFileURL(emitted).href}:1:1)`,
      `    at tell (${join(folder, 'broken.js')}:4:2)`,
      '    at listOnTimeout (node:internal/timers:685:17)',
      '    at new Promise (<anonymous>)',
    ]
    expect(inSource(stack)).toEqual(stack)
  })
})
