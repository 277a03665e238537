import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { icons } from '#views/kit/icon.tsx'

/** The address of a public file. Its hash is in it, so browsers keep it for ever. */
export function asset(name: string): string {
  const found = files.get(name)
  if (!found) throw new Error(`There is no public file ${name}.`)
  return found.url
}

export const assetRoutes = new Hono()

assetRoutes.get('/assets/:file', (c) => {
  const found = byFile.get(c.req.param('file'))
  if (!found) return c.notFound()
  const zipped = /\bgzip\b/.test(c.req.header('Accept-Encoding') ?? '')
  return c.body(zipped ? found.zipped : found.bytes, 200, {
    'Content-Type': found.type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
    ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
  })
})

const types = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' } as const

type Asset = {
  readonly url: string
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly zipped: Uint8Array<ArrayBuffer>
}

const ours = (path: string) => readFileSync(new URL(`../../../public/${path}`, import.meta.url), 'utf8')

const theirs = (specifier: string) => readFileSync(fileURLToPath(import.meta.resolve(specifier)), 'utf8')

const inParts = (part: string) => `parts/${part}`

/** The style sheet, a file a part, in the order of the cascade (docs/look.md): the first names the layers. */
const look = [
  'reset',
  'tokens',
  ...['elements', 'frame', 'porch', 'narrow', 'forced'].map((part) => `base/${part}`),
  ...['tones', 'shapes', 'page', 'press', 'search', 'fields', 'tables', 'lists', 'courses', 'tabs', 'person'].map(
    inParts,
  ),
  ...[
    'states',
    'deciding',
    'scanning',
    'features',
    'narrow',
    'imports',
    'grid',
    'materials',
    'history',
    'proposals',
  ].map(inParts),
  'print',
]

/** The script, a file a thing, joined in this order into one: what a later one uses stands in an earlier one. */
const script = [
  'composing',
  'keyboard',
  'menus',
  'doubts',
  'scanner',
  'focus',
  'download',
  'counting',
  'too-large',
  'keeping',
  'returning',
  'bringing',
]

/** The script of pages with a grid, which only they fetch. */
const gridScript = ['text', 'rows', 'cells', 'keys'].map((part) => `grid/${part}`)

/** The script of forms that stand where their block stood, which pages with such blocks fetch. */
const editScript = ['editing']

/** The keys of the cross-table, which its page alone fetches. */
const crossScript = ['cross']

const joined = (parts: readonly string[]) => parts.map((part) => uncommented(ours(`app/${part}.js`))).join('')

/**
 * No blank about a sign, and no line's end where a bracket opens or closes; what stands in quotes or is a pattern stays as
 * it is written. One blank tells what is named within something from what the other files know. No text of ours runs over
 * a line.
 */
const uncommented = (js: string) =>
  js
    .replace(/^ *\/\*.*?\*\/\n+/gms, '')
    .replace(/^ *\/\/.*\n/gm, '')
    .replace(/\n+/g, '\n')
    .replace(/^ +(?!async|const|function|let)/gm, '')
    .replace(/^ +/gm, ' ')
    .replace(
      /('[^'\n]*'|`[^`\n]*`|\/[^/ \n][^/\n]*\/[a-z]*)| ?(=>|[=!]==|[<>+-]=|&&|\|\||\?\?|[{}(),;=?:<>]) ?/g,
      (_, kept?: string, sign?: string) => kept ?? sign ?? '',
    )
    .replace(/(?<=[{(,])\n ?|\n(?=[})])/g, '')

/** Style sheets without comments and white space, which nobody reads there. */
const squeezed = (css: string) =>
  css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*([{};,]|[<>]=?)\s*/g, '$1')
    .replace(/: /g, ':')
    .replace(/ \+ (?=[.&:*a-z])/g, '+')
    .replace(/ \/ /g, '/')
    .replace(/;}/g, '}')
    .replace(/(?<=[\s:,(])0\.(?=\d)/g, '.')

/** The outlines in use as symbols of one file; the stroke comes from `.icon`, which it inherits. */
const sprite = () => {
  const symbols = icons.map((name) => {
    const shapes = theirs(`@tabler/icons/outline/${name}.svg`).match(
      /<(?:path|circle|line|rect|polyline)(?![^>]*M0 0h24v24H0z)[^>]*>/g,
    )
    const drawn = (shapes ?? []).join('').replace(/ -/g, '-').replaceAll(' />', '/>')
    return `<symbol id="${name}" viewBox="0 0 24 24">${drawn}</symbol>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`
}

const contents: Readonly<Record<string, string>> = {
  'look.css': squeezed(look.map((part) => ours(`css/${part}.css`)).join('\n')),
  'statistics.css': squeezed(ours('css/statistics.css')),
  'templates.css': squeezed(ours('css/templates.css')),
  'htmx.js': theirs('htmx.org/dist/htmx.min.js').replace(/\/\/# sourceMappingURL=.*\s*$/, ''),
  'hx-csp.js': theirs('htmx.org/dist/ext/hx-csp.min.js').replace(/\/\/# sourceMappingURL=.*\s*$/, ''),
  'app.js': joined(script),
  'grid.js': joined(gridScript),
  'edit.js': joined(editScript),
  'cross.js': joined(crossScript),
  'icons.svg': sprite(),
  'mark.svg': ours('mark.svg'),
}

const entries = await Promise.all(
  Object.entries(contents).map(async ([name, text]): Promise<[string, Asset]> => {
    const bytes = new TextEncoder().encode(text)
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes))
      .toString('hex')
      .slice(0, 12)
    const [stem = '', kind = ''] = name.split('.')
    const type = types[kind as keyof typeof types]
    return [
      name,
      { url: `/assets/${stem}-${digest}.${kind}`, type, bytes, zipped: new Uint8Array(gzipSync(bytes, { level: 9 })) },
    ]
  }),
)

const files: ReadonlyMap<string, Asset> = new Map(entries)

const byFile: ReadonlyMap<string, Asset> = new Map(entries.map(([, each]) => [each.url.slice('/assets/'.length), each]))
