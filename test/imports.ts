import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const root = join(import.meta.dirname, '..')

export type Arrow = { readonly from: string; readonly to: string; readonly value: boolean }

/** Every import of the sources: of files as `db/log/log.ts`, of packages by their name. */
export const arrows: readonly Arrow[] = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .flatMap((entry) => {
    const file = relative(join(root, 'src'), join(entry.parentPath, entry.name))
    return importsOf(readFileSync(join(root, 'src', file), 'utf8')).map(({ named, value }) => ({
      from: file,
      to: targetOf(file, named),
      value,
    }))
  })

/** The storey of a file is its first folder. */
export const storeyOf = (file: string): string => file.slice(0, file.indexOf('/'))

/** The feature of a file: its folder within the storey, or its own name where it lies in the storey itself. */
export const featureOf = (file: string): string => file.split('/').slice(0, 2).join('/')

/** Every file and package that is there once this file has been loaded; what is asked for later, by `import()`, is not. */
export function loadedWith(file: string): ReadonlySet<string> {
  const loaded = new Set([file])
  for (const at of loaded) for (const { from, to, value } of arrows) if (from === at && value) loaded.add(to)
  return loaded
}

/** Goes round among the values of these arrows, named from each by `by`: one example of each circle. */
export function circles(by: (file: string) => string): readonly string[] {
  const next = new Map<string, Set<string>>()
  for (const { from, to, value } of arrows) {
    if (!value || !isOurs(to) || by(from) === by(to)) continue
    next.set(by(from), (next.get(by(from)) ?? new Set()).add(by(to)))
  }
  const done = new Set<string>()
  const found: string[] = []
  const walk = (at: string, path: readonly string[]) => {
    const known = path.indexOf(at)
    if (known >= 0) {
      found.push([...path.slice(known), at].join(' → '))
      return
    }
    if (done.has(at)) return
    for (const to of next.get(at) ?? []) walk(to, [...path, at])
    done.add(at)
  }
  for (const start of next.keys()) walk(start, [])
  return found
}

export const isOurs = (target: string): boolean => /\.tsx?$/.test(target)

function importsOf(text: string): { readonly named: string; readonly value: boolean }[] {
  const statements = text.matchAll(/^(?:import|export)\s+(type\s)?([^'";]*?)from\s+'([^']+)'/gm)
  return [...statements].map(([, type, names = '', named = '']) => {
    const listed = /\{([^}]*)\}/.exec(names)?.[1]?.split(',') ?? []
    const onlyTypes = /^\s*\{/.test(names) && listed.every((name) => /^\s*(type\s|$)/.test(name))
    return { named, value: !type && !onlyTypes }
  })
}

function targetOf(file: string, named: string): string {
  if (named.startsWith('#')) return named.slice(1)
  return named.startsWith('.') ? join(dirname(file), named) : named
}
