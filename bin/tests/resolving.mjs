/**
 * For processes of the tests that look at what was built. It is two thousand modules, and Node would look for the nearest
 * package.json, and read what it says of `#…`, with each of their eleven thousand imports: a third of every start. Here each
 * goes straight to the file that `imports` of package.json says; everything else Node finds for itself.
 */
import { registerHooks } from 'node:module'

const built = new URL('../../dist/', import.meta.url).href

/** Undefined for what lies elsewhere. */
function fileOf(name, from) {
  if (!from?.startsWith(built)) return undefined
  const base = name.startsWith('#') ? `${built}${name.slice(1)}` : name.startsWith('.') && new URL(name, from).href
  return base ? base.replace(/\.tsx?$/, '.js') : undefined
}

registerHooks({
  resolve: (name, context, next) => {
    const url = fileOf(name, context.parentURL)
    return url ? { url, format: 'module', shortCircuit: true } : next(name, context)
  },
})
