import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { archive } from './package/archive.ts'
import { fetched, installed } from './package/elsewhere.ts'
import { lay, nameOf } from './package/laying.ts'
import { type Arch, arches } from './package/wanted.ts'

/**
 * `npm run package -- OUT [--arch arm64]`: one archive with everything that a machine without a network needs. For x64 it takes
 * no network either; for arm64 npm fetches the prebuilt parts, and what comes of them is not tried here.
 */
const root = resolve(import.meta.dirname, '..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { arch: { type: 'string', default: 'x64' } },
})
const arch = arches.find((one) => one === values.arch)
const [out] = positionals
if (!out || positionals.length !== 1 || !arch) {
  console.error(`Usage: npm run package -- OUT [--arch ${arches.join('|')}]`)
  process.exit(2)
}
await make(resolve(out), arch)

async function make(out: string, arch: Arch): Promise<void> {
  const making = mkdtempSync(join(tmpdir(), 'juanzong-package-'))
  try {
    const dist = join(making, 'dist')
    console.log('Building the program')
    execFileSync(process.execPath, [join(root, 'bin/build.ts'), dist], { stdio: 'inherit' })
    if (arch !== 'x64') console.log(`Fetching the prebuilt parts for ${arch}`)
    const parts = arch === 'x64' ? installed(root) : fetched(root, arch, join(making, arch))
    const name = nameOf(root, arch)
    const laid = lay({ root, dist, arch, ...parts }, join(making, name))
    mkdirSync(out, { recursive: true })
    const file = join(out, `${name}.tar.gz`)
    const { bytes, sha256 } = await archive(join(making, name), file)
    const unpacked = join(making, 'unpacked')
    mkdirSync(unpacked)
    tryOut(file, name, arch, unpacked)
    writeFileSync(`${file}.sha256`, `${sha256}  ${name}.tar.gz\n`)
    console.log(`${file}: ${megabytes(bytes)} MB, unpacked ${megabytes(laid.bytes)} MB in ${laid.files} files`)
    console.log(
      `${laid.parts.length + 1} parts with their licences; needs Linux on ${arch} with glibc ${laid.glibc} or newer`,
    )
    console.log(`sha256 ${sha256}`)
    if (arch !== 'x64') console.log(`Untried: no ${arch} machine has run it. Run "./juanzong check" there first.`)
    if (!existsSync(join(root, 'docs/manual')))
      console.log('There is no docs/manual in this repository; docs go along.')
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
}

/** What was made, as whoever carries it over will do first; of another machine only that every file came through. */
function tryOut(file: string, name: string, arch: Arch, folder: string): void {
  execFileSync('tar', ['-xzf', file, '-C', folder])
  if (arch === 'x64') execFileSync(join(folder, name, 'juanzong'), ['check'], { stdio: 'inherit' })
  else execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: join(folder, name) })
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6)
}
