import { dirname, join } from 'node:path'

/** Source text by the name of its file. */
type Sources = Readonly<Record<string, string>>

/**
 * Statements that call something which may refuse and look at no answer: what was refused would be taken for done. Found by
 * the text: whatever says that it answers a `Result` or a `Read`, or makes one by `once` or `refuse`.
 */
export function droppedResults(sources: Sources): readonly string[] {
  const byFile = new Map(Object.entries(sources).map(([file, text]) => [file, new Set(refusing(text))]))
  return Object.entries(sources).flatMap(([file, text]) => {
    const refuses = new Set([...(byFile.get(file) ?? []), ...imported(file, text, byFile)])
    const lines = text.split('\n')
    return lines.flatMap((line, at) => {
      const called = /^\s*(?:void\s+)?(?:await\s+)?([A-Za-z_][\w.]*)(?:<[^()]*>)?\(/.exec(line)
      const before = lines.slice(0, at).findLast((above) => above.trim() !== '') ?? ''
      return called?.[1] && refuses.has(called[1]) && !isDeclared(line) && endsStatement(before)
        ? [`${file}:${at + 1} ${line.trim()}`]
        : []
    })
  })
}

/** What a file imports of those, as it calls them: `settle`, `acts.settle`. */
function imported(file: string, text: string, byFile: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  return [...text.matchAll(/^import (?:\* as (\w+)|\{([^}]*)\}) from '([^']+)'/gm)].flatMap(
    ([, all, some, from = '']) => {
      const names = byFile.get(from.startsWith('#') ? join('src', from.slice(1)) : join(dirname(file), from))
      if (!names) return []
      if (all) return [...names].map((name) => `${all}.${name}`)
      return (some ?? '')
        .split(',')
        .map((name) => name.trim())
        .filter((name) => names.has(name))
    },
  )
}

/** The functions of a file that answer a result. */
function refusing(text: string): readonly string[] {
  const declared = text.matchAll(
    /(?:function (\w+)|const (\w+) = (?:async )?)(?:<[^()]*>)?\([^{}]*?\):\s*(?:Promise<)?(?:Result|Read)</gs,
  )
  const made = text.matchAll(/const (\w+) = (?:async )?\((?:[^()]|\([^()]*\))*\)(?::[^=]+)? =>\s*once[<(]/gs)
  const plain = text.matchAll(/function (\w+)\([^)]*\)[^{]*\{(?:(?!\n\}).)*?return refuse\(/gs)
  return [...declared, ...made, ...plain].flatMap(([, one, other]) => one ?? other ?? [])
}

const isDeclared = (line: string) => /\{\s*$/.test(line) && !/=>\s*\{\s*$/.test(line)

/** No semicolons here: what goes on ends with an operator, a bracket that is open, or a word that wants more. */
const endsStatement = (line: string) => !/(?:[=([,?:&|+]|=>|\breturn|\bawait|\?\?)\s*$/.test(line)
