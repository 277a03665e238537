/**
 * What a module keeps for itself and changes while it runs, by name: it would be shared by all houses of a process and
 * outlive the one that was sealed. Tables that are filled where they stand and never change are none of it.
 */
export function moduleState(source: string): readonly string[] {
  const text = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  return text.split(/\n(?=[a-z])/).flatMap((statement) => {
    const [, word, name = ''] = /^(?:export )?(let|var|const) (\w+)/.exec(statement) ?? []
    if (!word || (word === 'const' && isFixed.test(statement))) return []
    return word !== 'const' || beginsEmpty.test(statement) || isChanged(name, text) ? [name] : []
  })
}

/** A function, or a table whose type lets nobody change it. */
const isFixed = /^(?:export )?const \w+(?:: readonly |: Readonly| = (?:async )?[(<])/

const beginsEmpty = /[^=]=\s*(?:new (?:Weak)?(?:Map|Set)\b[\s\S]*\(\)|\[\]|\{\})(?: as [^\n]+)?\s*$/

const isChanged = (name: string, text: string) =>
  new RegExp(
    `(?<![.\\w])${name}(?:\\.(?:set|add|clear|push|unshift|splice|pop|shift)\\(|(?:\\.\\w+|\\[[^\\]\\n]+\\]) [?|&+-]*= )`,
  ).test(text)
