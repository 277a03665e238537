import { globSync, readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { asset, assetRoutes } from '#routes/web/assets.ts'
import { icons } from '#views/kit/icon.tsx'

const names = ['look.css', 'htmx.js', 'hx-csp.js', 'app.js', 'icons.svg'] as const
const text = async (name: string) => (await assetRoutes.request(asset(name))).text()

describe('public files', () => {
  it('have their hash in the address and are kept for ever', async () => {
    for (const name of [...names, 'mark.svg']) {
      expect(asset(name)).toMatch(/^\/assets\/[\w-]+-[0-9a-f]{12}\.(css|js|svg)$/)
      const answer = await assetRoutes.request(asset(name))
      expect(answer.status).toBe(200)
      expect(answer.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    }
  })

  it('say what they are', async () => {
    const type = async (name: string) => (await assetRoutes.request(asset(name))).headers.get('Content-Type')
    expect(await type('look.css')).toBe('text/css; charset=utf-8')
    expect(await type('app.js')).toBe('text/javascript; charset=utf-8')
    expect(await type('icons.svg')).toBe('image/svg+xml')
  })

  it('do not exist under another hash, or outside their folder', async () => {
    for (const path of ['/assets/look-000000000000.css', '/assets/look.css', '/assets/..%2Fpackage.json']) {
      expect((await assetRoutes.request(path)).status).toBe(404)
    }
    expect(() => asset('package.json')).toThrow()
  })

  it('travel zipped to whoever reads that, and unchanged', async () => {
    const zipped = await assetRoutes.request(asset('look.css'), { headers: { 'Accept-Encoding': 'gzip, deflate' } })
    expect(zipped.headers.get('Content-Encoding')).toBe('gzip')
    expect(zipped.headers.get('Vary')).toBe('Accept-Encoding')
    expect(gunzipSync(await zipped.arrayBuffer()).toString()).toBe(await text('look.css'))
  })

  it('call no two things of the one script by the same name', async () => {
    const scripts = (await Promise.all(['app.js', 'grid.js', 'edit.js'].map(text))).join('')
    const named = scripts.matchAll(/^(?:async )?(?:function|const|let) +(\w+)/gm)
    const names = [...named].map(([, name]) => name)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  it('weigh at most 105 KB together, the style sheet 11 as it travels, and what some pages alone fetch a little more', async () => {
    const weights = await Promise.all(names.map(async (name) => (await text(name)).length))
    expect(gzipSync(await text('look.css'), { level: 9 }).length).toBeLessThanOrEqual(11 * 1024)
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(105 * 1024)
    expect((await text('grid.js')).length).toBeLessThanOrEqual(24 * 1024)
    for (const name of ['statistics.css', 'templates.css'])
      expect((await text(name)).length, name).toBeLessThanOrEqual(4 * 1024)
    expect((await text('edit.js')).length).toBeLessThanOrEqual(5 * 1024)
  })
})

describe('the sprite', () => {
  it('holds each icon in use, drawn, and no other', async () => {
    const sprite = await text('icons.svg')
    const symbols = [...sprite.matchAll(/<symbol id="([\w-]+)"[^>]*>(.*?)<\/symbol>/g)]
    expect(symbols.map(([, id]) => id)).toEqual([...icons])
    for (const [, , shapes] of symbols) expect(shapes).toContain('<path')
  })
})

describe('the icons', () => {
  it('are all shown somewhere', () => {
    const shown = globSync('src/views/**/*.{ts,tsx}')
      .filter((file) => !file.endsWith('kit/icon.tsx'))
      .map((file) => readFileSync(file, 'utf8'))
      .join('')
    expect(icons.filter((name) => !new RegExp(`['"]${name}['"]`).test(shown))).toEqual([])
  })
})

describe('the style sheet', () => {
  it('keeps its layers in their order', async () => {
    expect(await text('look.css')).toMatch(/^@layer reset,tokens,base,parts,print;@layer reset\{/)
  })

  it('joins every file of its folder, each once', async () => {
    const sheet = await text('look.css')
    const files = globSync('public/css/**/*.css').filter((file) => !/(?:statistics|templates)\.css$/.test(file))
    const layers = (css: string) => css.match(/@layer \w+\s*\{/g)?.length ?? 0
    expect(layers(sheet)).toBe(files.reduce((sum, file) => sum + layers(readFileSync(file, 'utf8')), 0))
  })

  it('names colours in the tokens only', async () => {
    const outside = (await text('look.css')).replace(/@layer tokens\{.*?\}@layer base\{/, '')
    const colours = (outside.match(/#[0-9a-f]{3,8}\b/gi) ?? []).filter((colour) => !/^#(notice|main)$/.test(colour))
    expect(colours).toEqual([])
  })
})
