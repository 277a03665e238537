import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** Pages that code once cited and that are not in the repository under these names alone. */
const outside =
  /(?<![\w/.-])(?:decisions|domain|security|workflow|architecture|product|example|reports|faults|style|look)\.md/g
const shared = /\.\.\/shared(?![\w-])/g

const number = String.raw`\d{4}(?:-[\w-]+\.md)?`
const decision = new RegExp(
  String.raw`docs/decisions/(${number}(?:(?:,? and|,)\s+(?:docs/decisions/)?${number}(?![\w-]))*)`,
  'g',
)

const mark = String.raw`(?:§\d+(?:\.\d+)?|E\d+)`
const page = new RegExp(
  String.raw`docs/((?!decisions/\d)[\w/-]+\.md)\x60?((?:\s+${mark})(?:(?:,? and|,)\s+${mark})*)?`,
  'g',
)

type Citation = { readonly file: string; readonly line: number; readonly text: string }

const filesIn = (place: string): readonly string[] => {
  const path = join(root, place)
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [place]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.(tsx?|js|mjs|css|md)$/.test(entry.name) && entry.name !== 'citations.test.ts',
    )
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
}

const docs = filesIn('docs')
const places = ['src', 'test', 'bin', 'public', 'STYLE.md', 'README.md', 'README.zh.md', 'data/README.md']
const files = [...places.flatMap(filesIn), ...docs]

const texts = new Map<string, string>()

/** The text without the signs that begin a line of comment, so that a citation may be broken by a line. Lengths stay. */
function textOf(file: string): string {
  const known = texts.get(file)
  if (known !== undefined) return known
  const raw = readFileSync(join(root, file), 'utf8')
  const text = file.endsWith('.md')
    ? raw
    : raw.replace(/\n[ \t]*(?:\*(?!\/)|\/\/)?/g, (begin) => `\n${' '.repeat(begin.length - 1)}`)
  texts.set(file, text)
  return text
}

const cited = (wanted: readonly string[], pattern: RegExp) =>
  wanted.flatMap((file) =>
    [...textOf(file).matchAll(pattern)].map((match) => ({ file, line: lineOf(textOf(file), match.index), match })),
  )

const lineOf = (text: string, index: number) => text.slice(0, index).split('\n').length

const said = ({ file, line, text }: Citation) => `${file}:${line}: ${text}`

const decisions = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d{4}-/.test(name))

/** The numbers of a page's headings: `2` of `## 2 Values`, `5.1` of `### 5.1 A section`, `E4` of `### E4 Nobody can be asked`. */
const sectionsOf = (file: string): ReadonlySet<string> =>
  new Set([...textOf(file).matchAll(/^#{2,4} (\d+(?:\.\d+)?|E\d+) /gm)].map(([, name = '']) => name))

/** The cited page as a file of the repository. */
const isPage = (file: string) => docs.includes(file)

/** What is wrong with one citation of a decision, or of several: `docs/decisions/0014, 0015`. */
const wrongDecisions = (list: string): readonly string[] =>
  [...list.matchAll(/(\d{4})(-[\w-]+\.md)?/g)].flatMap(([whole, four = '', rest]) => {
    const found = decisions.filter((name) => name.startsWith(`${four}-`))
    if (found.length !== 1) return [`${found.length === 0 ? 'no' : 'more than one'} decision ${four}`]
    return rest && found[0] !== whole ? [`decision ${four} is ${found[0]}`] : []
  })

/** What is wrong with one citation of a page, with or without sections. */
function wrongSections(file: string, marks: string | undefined): readonly string[] {
  if (!isPage(file)) return [`no page ${file}`]
  const there = sectionsOf(file)
  return [...(marks ?? '').matchAll(/§(\d+(?:\.\d+)?)|(E\d+)/g)].flatMap(([sign, section, edge]) =>
    there.has(section ?? edge ?? '') ? [] : [`${file} has no ${sign}`],
  )
}

describe('citations', () => {
  it('of decisions name one that is there', () => {
    const wrong = cited(files, decision).flatMap(({ file, line, match }) =>
      wrongDecisions(match[1] ?? '').map((text) => said({ file, line, text })),
    )
    expect(wrong).toEqual([])
  })

  it('of other pages name a page and sections that are there', () => {
    const wrong = cited(files, page).flatMap(({ file, line, match }) =>
      wrongSections(`docs/${match[1]}`, match[2]).map((text) => said({ file, line, text })),
    )
    expect(wrong).toEqual([])
  })

  it('name nothing outside the repository', () => {
    const elsewhere = (file: string, name: string) => !isPage(relative(root, join(root, dirname(file), name)))
    const wrong = [...cited(files, outside), ...cited(files, shared)]
      .filter(({ file, match: [name] }) => !docs.includes(file) || elsewhere(file, name))
      .map(({ file, line, match: [text] }) => said({ file, line, text: `${text} is no page of the repository` }))
    expect(wrong).toEqual([])
  })

  it('are found at all', () => {
    expect(cited(places.flatMap(filesIn), decision).length).toBeGreaterThan(50)
    expect(cited(places.flatMap(filesIn), page).length).toBeGreaterThan(50)
  })
})

describe('the docs', () => {
  const decisionPages = docs.filter((file) => /^docs\/decisions\/\d/.test(file))

  it('link to what is there', () => {
    const wrong = cited([...docs, 'STYLE.md', 'README.md', 'README.zh.md'], /\]\(([^)#]+)(?:#[^)]*)?\)/g)
      .filter(({ match }) => !/^[a-z]+:/.test(match[1] ?? ''))
      .filter(({ file, match }) => !existsSync(join(root, dirname(file), match[1] ?? '')))
      .map(({ file, line, match }) => said({ file, line, text: `nothing at ${match[1]}` }))
    expect(wrong).toEqual([])
  })

  it('give each decision a number of its own, a title, and a line that says whether it holds', () => {
    const numbers = decisions.map((name) => name.slice(0, 4))
    expect(numbers.filter((four, at) => numbers.indexOf(four) !== at)).toEqual([])
    expect(
      decisionPages.filter((file) => !/^# .+\n\n\*(?:In force|Being carried out|Replaced)/.test(textOf(file))),
    ).toEqual([])
  })

  it('name in that line only decisions that are there, and are named by them in turn', () => {
    const pageOf = (four: string) => decisionPages.find((file) => file.startsWith(`docs/decisions/${four}-`))
    const wrong = decisionPages.flatMap((file) => {
      const [, status = ''] = /^# .+\n\n\*([^*]+)\*\n/.exec(textOf(file)) ?? []
      const own = file.slice('docs/decisions/'.length).slice(0, 4)
      return [...status.matchAll(/(?<![\w.])0\d{3}(?!\w|\.\d)/g)].flatMap(([four]) => {
        const other = pageOf(four)
        if (!other) return [said({ file, line: 3, text: `no decision ${four}` })]
        return textOf(other).includes(own) ? [] : [said({ file: other, line: 3, text: `does not name ${own}` })]
      })
    })
    expect(wrong).toEqual([])
  })

  it('list every decision and every page of law', () => {
    const [listed, law] = [textOf('docs/decisions/README.md'), textOf('docs/law/README.md')]
    expect(decisions.filter((name) => !listed.includes(`(${name})`))).toEqual([])
    const pages = docs.filter((file) => file.startsWith('docs/law/') && !file.endsWith('README.md'))
    expect(pages.filter((file) => !law.includes(`(${file.slice('docs/law/'.length)})`))).toEqual([])
  })
})
