import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { bundle } from './build/bundle.ts'

/**
 * `prepare`, and whoever needs the program built elsewhere: emits `src` into `dist` (or the folder that is named), without
 * looking at types, and lays the programs that open a house beside it as one file each (docs/decisions/0306).
 */
const root = resolve(import.meta.dirname, '..')
const dist = resolve(process.argv[2] ?? join(root, 'dist'))
const settings = join(root, 'tsconfig.build.json')
const tsc = join(root, 'node_modules/typescript/bin/tsc')
execFileSync(process.execPath, [tsc, '-p', settings, '--outDir', dist, '--noCheck'], { stdio: 'inherit', cwd: root })
await bundle(root, dist)
