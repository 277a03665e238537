import { createHash } from 'node:crypto'
import {
  chmodSync,
  constants,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { icons } from '#views/kit/icon.tsx'
import { licencesOf } from './licences.ts'
import { type Arch, filesOf, isWanted, type Part, partsOf } from './wanted.ts'

export type Source = {
  /** The repository. */
  readonly root: string
  /** What was built from it. */
  readonly dist: string
  /** Where `node_modules` and `package-lock.json` lie; of another arch elsewhere than in the repository. */
  readonly from: string
  readonly arch: Arch
  /** The Node that goes along, and the licence of Node. */
  readonly node: { readonly file: string; readonly licence: string; readonly version: string }
}

export type Laid = {
  readonly bytes: number
  readonly files: number
  readonly glibc: string
  readonly parts: readonly Part[]
}

/**
 * Lays out what is unpacked on a machine without a network: the program, its Node, what it runs with and nothing that builds
 * it, fonts, licences, manual; and the sum of every file. `into` is a new folder.
 */
export function lay({ root, dist, from, arch, node }: Source, into: string): Laid {
  const parts = partsOf(from, arch)
  mkdirSync(into, { recursive: true })
  copyTree(dist, join(into, 'dist'))
  for (const folder of ['public', 'docs', 'deploy']) copyTree(join(root, folder), join(into, folder), isTaken)
  for (const [from, to] of loose) copyInto(join(root, from), join(into, to))
  const drawn = new Set([...facesIn(root), ...icons.map((name) => `@tabler/icons/icons/outline/${name}.svg`)])
  for (const part of parts)
    for (const file of filesOf(join(from, part.path)))
      if (isWanted(part, file, { arch, drawn })) copyInto(join(from, part.path, file), join(into, part.path, file))
  copyInto(node.file, join(into, 'node/bin/node'))
  writeFileSync(join(into, 'LICENCES.txt'), licencesOf(from, parts, { version: node.version, text: node.licence }))
  const version = writeDescription(root, into)
  const glibc = glibcOf(into)
  writeFileSync(join(into, 'VERSION'), `${version}\nlinux-${arch}\nglibc ${glibc}\n`)
  for (const file of filesIn(into)) chmodSync(join(into, file), runs.has(file) ? 0o755 : 0o644)
  const { sums, bytes } = sumsOf(into)
  writeFileSync(join(into, 'SHA256SUMS'), sums, { mode: 0o644 })
  return { bytes, files: filesIn(into).length, glibc, parts }
}

/** By what name the folder and the archive go: `juanzong-0.1.0-linux-x64`. */
export const nameOf = (root: string, arch: Arch): string => `juanzong-${described(root).version}-linux-${arch}`

/** Single files of the repository, and where they lie in a package. */
const loose = [
  ['deploy/juanzong', 'juanzong'],
  ['deploy/README.txt', 'README.txt'],
  ['data/README.md', 'data/README.md'],
  ['bin/verify-log.mjs', 'bin/verify-log.mjs'],
] as const

const runs = new Set(['juanzong', 'node/bin/node'])

/** The pictures are of the demo, for whoever looks at the repository; those of the manual stay. */
const isTaken = (file: string): boolean =>
  !/^docs\/pictures\//.test(file) && !['deploy/juanzong', 'deploy/README.txt'].includes(file)

const described = (root: string) =>
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly version: string
    readonly imports: Readonly<Record<string, { readonly default: string }>>
  }

/** What Node has to know of the program, and no scripts or dependencies that could be asked for. */
function writeDescription(root: string, into: string): string {
  const { version, imports } = described(root)
  const built = Object.fromEntries(Object.entries(imports).map(([name, to]) => [name, to.default]))
  const text = { name: 'juanzong', version, private: true, license: 'UNLICENSED', type: 'module', imports: built }
  writeFileSync(join(into, 'package.json'), `${JSON.stringify(text, undefined, 2)}\n`)
  return version
}

/** The packaged faces by the names under which the prints ask for them. */
const facesIn = (root: string): readonly string[] =>
  [
    ...readFileSync(join(root, 'src/views/pdf/face-files.ts'), 'utf8').matchAll(/@expo-google-fonts\/[\w./-]+\.ttf/g),
  ].map(([name]) => name)

function copyTree(from: string, to: string, isTaken = (_: string) => true): void {
  if (!existsSync(from)) return
  const base = dirname(to).length + 1
  cpSync(from, to, {
    recursive: true,
    mode: constants.COPYFILE_FICLONE,
    filter: (_, target) => isTaken(target.slice(base)),
  })
}

function copyInto(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(from, to, constants.COPYFILE_FICLONE)
}

/** Everything, also what lies in `node_modules`; relative, in the order of its bytes. */
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))

/** As `sha256sum` writes and reads them. */
function sumsOf(folder: string): { readonly sums: string; readonly bytes: number } {
  let bytes = 0
  const lines = filesIn(folder).map((file) => {
    const content = readFileSync(join(folder, file))
    bytes += content.length
    return `${createHash('sha256').update(content).digest('hex')}  ${file}\n`
  })
  return { sums: lines.join(''), bytes }
}

/** The newest glibc that any of the native parts asks for: a machine that has an older one cannot load them. */
function glibcOf(folder: string): string {
  const native = filesIn(folder).filter((file) => file === 'node/bin/node' || /\.node$|\.so(?:\.|$)/.test(file))
  const asked = native.flatMap((file) => minorsIn(readFileSync(join(folder, file))))
  return `2.${Math.max(...asked)}`
}

/** The numbers behind `GLIBC_2.` in a native file. */
function minorsIn(bytes: Buffer): readonly number[] {
  const found: number[] = []
  for (let at = bytes.indexOf('GLIBC_2.'); at >= 0; at = bytes.indexOf('GLIBC_2.', at + 1))
    found.push(Number.parseInt(bytes.toString('latin1', at + 8, at + 10), 10))
  return found.filter((minor) => !Number.isNaN(minor))
}
