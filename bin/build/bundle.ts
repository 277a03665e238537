import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { linesOnly } from './lines-only.ts'

/** What opens a house and stays: a command that ends again loads a part of the modules, and loads it once. */
const programs = ['server', 'demo']

/**
 * Puts the modules below `folder` into one file for each of the programs, `whole/server.js` in it, and one for what they share:
 * two thousand modules are half of a start and a tenth of the memory. Packages stay where they are, and so do the modules,
 * which workers and commands load. `root` is where the packages are found.
 */
export async function bundle(root: string, folder: string): Promise<void> {
  // esbuild follows links: by another name each module would be there twice, and none would know where it lies.
  const dist = realpathSync(folder)
  const whole = join(dist, 'whole')
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: programs.map((name) => join(dist, 'main', `${name}.js`)),
    outdir: whole,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    packages: 'external',
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    chunkNames: 'shared-[hash]',
    write: false,
    plugins: [fromDist(dist), inPlace(dist, whole)],
  })
  rmSync(whole, { recursive: true, force: true })
  mkdirSync(whole, { recursive: true })
  for (const { path, text } of outputFiles) writeFileSync(path, path.endsWith('.map') ? linesOnly(text) : inAscii(text))
}

/**
 * V8 keeps the text of a file with one byte a sign where all of them are ASCII, else with two. What esbuild has left so far are
 * regular expressions, and raw templates that become some: they read `\u5e74` as 年. Refuses an escaped sign, which would not
 * be the same.
 */
function inAscii(text: string): string {
  const escaped = /\\[^\0-\x7f]/.exec(text)
  if (escaped) throw new Error(`${escaped[0]} needs no backslash before it`)
  return text.replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** `#db/rows.ts` is `db/rows.js` of this very build, and not of the one that package.json names. */
const fromDist = (dist: string): Plugin => ({
  name: 'from-dist',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^#.+\.tsx?$/ }, ({ path }) => ({ path: join(dist, path.slice(1).replace(/\.tsx?$/, '.js')) })),
})

/** A module that asks where it lies, to find a file beside it, lies where it was emitted. */
const inPlace = (dist: string, whole: string): Plugin => ({
  name: 'in-place',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.js$/ }, ({ path }) => {
      if (!path.startsWith(dist)) return undefined
      const here = `new URL(${JSON.stringify(relative(whole, path))}, import.meta.url).href`
      const contents = readFileSync(path, 'utf8').replaceAll('import.meta.url', here)
      return { contents, resolveDir: dirname(path), loader: 'js' }
    }),
})
