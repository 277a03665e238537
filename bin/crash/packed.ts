import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { bundle } from '../build/bundle.ts'
import { installed } from '../package/elsewhere.ts'
import { type Laid, lay, nameOf } from '../package/laying.ts'

const repository = resolve(import.meta.dirname, '../..')

/** Lays a package as `npm run package` does, before it is zipped, into a folder below `root`; a build that is there is taken. */
export function layPackage(root: string): { readonly home: string; readonly laid: Laid } {
  const home = join(root, 'made', nameOf(repository, 'x64'))
  return { home, laid: lay({ root: repository, dist: built(root), arch: 'x64', ...installed(repository) }, home) }
}

/** `npm test` has just built it; whoever runs one thing alone builds it here, without looking at types. */
function built(root: string): string {
  if (process.env['JUANZONG_BUILT'] === '1') return join(repository, 'dist')
  const dist = join(root, 'dist')
  execFileSync(process.execPath, [join(repository, 'bin/build.ts'), dist])
  return dist
}

/** The package once more, without what is large and not asked for here; its files are those of the first. */
export function thinned(home: string, folder: string): void {
  execFileSync('cp', ['-al', home, folder])
  for (const part of ['@expo-google-fonts', '@hyzyla', 'docx'])
    rmSync(join(folder, 'node_modules', part), { recursive: true })
  sumAnew(folder)
}

/** Makes it a program that does not know the last of what runs on a file. */
export async function makeOlder(folder: string): Promise<void> {
  const index = join(folder, 'dist/db/migrations/index.js')
  replace(index, readFileSync(index, 'utf8').replace(/\n.*name: '0040-told-together'.*\n/, '\n'))
  await bundle(repository, join(folder, 'dist'))
  sumAnew(folder)
}

/** Another file in the place of this one: it has other names elsewhere. */
export function replace(file: string, text: string): void {
  const { mode } = statSync(file)
  rmSync(file)
  writeFileSync(file, text, { mode })
}

/** As the maker would have summed it. */
export function sumAnew(folder: string): void {
  const whole = readdirSync(join(folder, 'dist/whole')).map((name) => `dist/whole/${name}`)
  const altered = ['VERSION', 'juanzong', 'dist/db/migrations/index.js', ...whole]
  const others = readFileSync(join(folder, 'SHA256SUMS'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && existsSync(join(folder, line.slice(66))) && !altered.includes(line.slice(66)))
  const lines = [...others, ...altered.map((file) => summed(folder, file))].map((line) => `${line}\n`)
  replace(join(folder, 'SHA256SUMS'), lines.join(''))
}

const summed = (folder: string, file: string) =>
  `${createHash('sha256')
    .update(readFileSync(join(folder, file)))
    .digest('hex')}  ${file}`

/** A house on the tables from before 0040, for the account that serves it. */
export function layOlder(data: string): void {
  const fixtures = join(repository, 'test/fixtures/older')
  const { uid, gid } = statSync(data)
  for (const name of readdirSync(data)) if (name.startsWith('first-start')) rmSync(join(data, name))
  for (const name of readdirSync(fixtures)) {
    const file = join(data, name.replace('.gz', ''))
    writeFileSync(file, gunzipSync(readFileSync(join(fixtures, name))), { mode: 0o600 })
    chownSync(file, uid, gid)
  }
}
