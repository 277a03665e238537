import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesOf, type Part } from './wanted.ts'

type Described = {
  readonly license?: string
  readonly licenses?: readonly { readonly type: string }[]
  readonly author?: unknown
}

/** 许可证: one part, what it is under, and the text. */
type Licence = { readonly part: Part; readonly id: string; readonly text: string }

/**
 * The licences of everything that goes along: a table, then the texts, each once. Throws for a part that has none, or one
 * of which there is no text.
 */
export function licencesOf(from: string, parts: readonly Part[], node: { version: string; text: string }): string {
  const all = [
    { part: { path: 'node', name: 'node', version: node.version }, id: 'MIT', text: node.text },
    ...parts.map((part) => licenceOf(from, part)),
  ]
  const texts = new Map<string, Licence[]>()
  for (const each of all) texts.set(each.text, [...(texts.get(each.text) ?? []), each])
  const table = all.map(({ part, id }) => `${part.name.padEnd(44)}${part.version.padEnd(14)}${id}`)
  const rule = '='.repeat(100)
  return [
    'What this package holds besides the program itself: name, version, licence. The texts follow.',
    '本软件包除程序本身以外所含的组件：名称、版本、许可证。全文附后。',
    '',
    ...table,
    ...[...texts].flatMap(([text, under]) => [
      '',
      rule,
      ...under.map(({ part, id }) => `${part.name} ${part.version} (${id})`),
      rule,
      '',
      text.trim(),
    ]),
    '',
  ].join('\n')
}

function licenceOf(from: string, part: Part): Licence {
  const folder = join(from, part.path)
  const described = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Described
  const own = filesOf(folder).filter((file) => /^(?:licen[cs]e|copying|notice|unlicense)[^/]*$/i.test(file))
  const texts = own.map((file) => readFileSync(join(folder, file), 'utf8').trim())
  const id = part.licence ?? described.license ?? described.licenses?.[0]?.type ?? idIn(texts)
  if (!id) throw new Error(`${part.name} ${part.version} names no licence.`)
  const text = texts.length > 0 ? texts.join('\n\n') : standard(part, id, described.author)
  // The prebuilt libraries of images say in their README which licences theirs are under.
  const more = part.name.startsWith('@img/sharp-libvips') ? readFileSync(join(folder, 'README.md'), 'utf8') : ''
  return { part, id, text: `${more}\n${text}`.trim() }
}

/** Of one that names none but has the text. */
const idIn = (texts: readonly string[]): string | undefined =>
  texts.some((text) => /permission is hereby granted, free of charge/i.test(text)) ? 'MIT' : undefined

/** The usual text of a licence, under the name of the author, for whoever left it out. */
function standard(part: Part, id: string, author: unknown): string {
  const who = typeof author === 'string' ? author : ((author as { name?: string } | undefined)?.name ?? '')
  try {
    const text = readFileSync(new URL(`licences/${id}.txt`, import.meta.url), 'utf8')
    return text.replace('<holders>', who.replace(/\s*[<(].*/, '') || `the authors of ${part.name}`)
  } catch (cause) {
    throw new Error(`There is no text of ${id} for ${part.name} ${part.version}.`, { cause })
  }
}
