import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accounts } from '#demo/accounts.ts'
import { people } from '#demo/people/index.ts'
import { resumeOf } from '#demo/records.ts'
import type { DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { crawl } from '../crawl.ts'
import { type DemoWorld, demoWorld } from '../demo-world.ts'
import { isThorough, some } from '../thorough.ts'
import type { Answer } from '../world.ts'
import { type Filling, filled, fillingFor, kindOf, missing, plainly, type Situation, situations } from './addresses.ts'

let demo: DemoWorld
let imported: Filling
let brought: Filling
let routes: readonly { readonly method: string; readonly path: string }[]

beforeAll(async () => {
  demo = await demoWorld()
  const staged = await demo.as(everybody.hr).post(paths.imports(), { sample: 'long-resume' })
  imported = { id: staged.location?.split('/').at(-1) ?? '' }
  const unit = String([...demo.app.directory.units.values()].find(({ kind }) => kind === 'department')?.id)
  const sent = await demo.as(everybody.hr).post(paths.bringings(), { unit, text: '姓名\n不曾有' })
  await demo.app.bringer.rest()
  brought = { id: sent.location?.split('/').at(-1) ?? '' }
  const named = demo.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`)
  routes = [...new Set(named)].map((name) => ({ method: name.split(' ')[0] ?? '', path: name.split(' ')[1] ?? '' }))
})

afterAll(() => demo.close())

/** One person a duty, and those of another unit. The archived dossier lies in the head's unit, below the leader. */
const everybody = {
  hr: '邹雨桐',
  'second hr': '苏雅琴',
  'hr-lead': '曾明达',
  keeper: '覃慧芳',
  head: '马克勤',
  leader: '单国梁',
  top: '卢敬川',
  'other head': '解春霖',
  'other leader': '盖文远',
  archivist: '任素梅',
  finance: '查慧敏',
  legal: '朴贤淑',
  it: '郝一鸣',
  auditor: '强文思',
} as const

type Who = keyof typeof everybody

/** Open to everybody, or about the house and no dossier; the one that seals it is tried where it may fall. */
const elsewhere = [
  '/assets/:file',
  '/manual/pictures/:file',
  '/health',
  '/unseal',
  '/unseal/progress',
  '/seal',
  '/sign-out',
  '/sign-in',
  '/sign-in/first',
  '/sign-in/password',
  '/sign-in/factor',
  '/sign-in/enrolment',
  '/settings/sign-in/sessions',
]

const asked = () => routes.filter(({ path }) => !elsewhere.includes(path))

/** What a form must at least say to be understood; it says nothing that would be right. */
const forms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/statistics/sheet': { asOf: '2026-02-30' },
  '/statistics/checks/sheet': { asOf: '2026-02-30' },
  '/statistics/years/sheet': { asOf: '2026-02-30' },
  '/dossiers/:id/prints/:paper': { edition: '2025', copies: '1', reason: '试' },
  '/cases/:id/withdrawal/answer': { answer: 'decline', asking: '1' },
  '/cases/:id/verdict': { verdict: 'reject', run: '0', seat: '0', content: '0' },
}

type Route = { readonly method: string; readonly path: string }

const ask = (name: string, { method, path }: Route, filling: Filling): Promise<Answer> => {
  const address = filled(path, filling)
  return method === 'GET' ? demo.as(name).get(address) : demo.as(name).post(address, forms[path])
}

const send = (who: Who, route: Route, filling: Filling) => ask(everybody[who], route, filling)

const fillingIn = async (situation: Situation, path: string): Promise<Filling | undefined> => {
  if (kindOf(path) === 'import') return situation === 'draft' ? imported : undefined
  if (kindOf(path) === 'bringing') return situation === 'draft' ? brought : undefined
  const [name, unit]: readonly (string | undefined)[] = situations[situation]
  return fillingOf(path, demo.dossierOf(name ?? '', unit))
}

const fillings = new Map<string, Promise<Filling | undefined>>()

/** Looked up once for all addresses of a kind: none of the answers here changes what they speak of. */
function fillingOf(path: string, dossier: DossierId): Promise<Filling | undefined> {
  const key = `${kindOf(path)} ${dossier}`
  const known = fillings.get(key) ?? fillingFor(demo, path, dossier)
  fillings.set(key, known)
  return known
}

/** `200 hr head; 404 it`: who got what. */
const summed = (statuses: ReadonlyMap<Who, number>): string =>
  [...new Set(statuses.values())]
    .sort()
    .map((status) => {
      const who = [...statuses].filter(([, got]) => got === status).map(([who]) => who)
      return `${status} ${who.length === all.length ? 'all' : who.join(', ')}`
    })
    .join('; ')

/** The situation of what speaks of nobody's dossier; where an address names nothing at all, the table leaves it out. */
const nobodys = 'nobody’s'

/** What the reviewed table says: of each address and situation, who gets what. */
type Reviewed = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<Who, number>>>

function read(table: string): Reviewed {
  const routes = new Map<string, Map<string, Map<Who, number>>>()
  let route = new Map<string, Map<Who, number>>()
  for (const line of table.split('\n')) {
    const [, when = '', what] = /^ {2}(?:(.*): )?(\d.*)$/.exec(line) ?? []
    if (what) for (const situation of (when || nobodys).split(', ')) route.set(situation, statusesIn(what))
    else {
      route = new Map()
      routes.set(line, route)
    }
  }
  return routes
}

const statusesIn = (line: string) =>
  new Map(
    line.split('; ').flatMap((part) => {
      const [, status = '', who = ''] = /^(\d+) (.*)$/.exec(part) ?? []
      return (who === 'all' ? all : (who.split(', ') as Who[])).map((one) => [one, Number(status)] as const)
    }),
  )

type Explored = { readonly lines: readonly string[]; readonly leaks: readonly string[] }
type Answers = ReadonlyMap<Who, Answer>

const isOpen = ({ path }: Route) => ['nothing', 'other'].includes(kindOf(path))

/** Whoever imported can discard it once: what the next is answered depends on that, so that everybody asks in their order. */
const isSpread = ({ path }: Route) => !isThorough && !['import', 'bringing'].includes(kindOf(path))

/** The situations of what an address speaks of, each with its parameters. */
async function triedWith(route: Route): Promise<readonly (readonly [situation: string, filling: Filling])[]> {
  if (isOpen(route)) return [[nobodys, missing]]
  const tried: [string, Filling][] = []
  for (const situation of Object.keys(situations) as Situation[]) {
    const filling = await fillingIn(situation, route.path)
    if (filling) tried.push([situation, filling])
  }
  return tried
}

/** Who of them is answered otherwise where there is nothing to see than where there is nothing at all. */
async function leaksIn(route: Route, answers: Answers, nothing: Map<Who, Answer>): Promise<readonly Who[]> {
  const leaks: Who[] = []
  for (const [who, answer] of answers) {
    const of = nothing.get(who) ?? (await send(who, route, missing))
    nothing.set(who, of)
    if (!isLike(answer, of)) leaks.push(who)
  }
  return leaks
}

/** How many of the cells that the table knows are asked besides one of each answer: this many are left between two. */
const between = 40

/**
 * Who asks in which situation where the reviewed table is believed of the rest: of each answer that the address gives at least one
 * who gets it, another one from address to address, and some more by turns. `npm run thorough` asks as everybody.
 */
function cellsOf(known: ReadonlyMap<string, ReadonlyMap<Who, number>>, turn: number): ReadonlySet<string> {
  const cells = [...known].flatMap(([situation, of]) =>
    [...of].map(([who, status]) => ({ cell: `${situation} ${who}`, status })),
  )
  const ofEach = Map.groupBy(cells, ({ status }) => status)
  const one = [...ofEach.values()].map((of) => of[(turn * 7) % of.length]?.cell ?? '')
  return new Set([...one, ...cells.filter((_, at) => at % between === turn % between).map(({ cell }) => cell)])
}

/**
 * What one address answers to everybody, in each situation of what it speaks of; equal answers share a line. A leak is a
 * 404 that differs from the answer for what nobody has.
 */
async function explored(route: Route, turn: number, reviewed: Reviewed): Promise<Explored> {
  const known = isSpread(route) ? reviewed.get(`${route.method} ${route.path}`) : undefined
  const cells = known && cellsOf(known, turn)
  const nothing = new Map<Who, Answer>()
  const [lines, leaks] = [new Map<string, string[]>(), [] as string[]]
  for (const [situation, filling] of await triedWith(route)) {
    const statuses = known?.get(situation)
    const answers = new Map<Who, Answer>()
    for (const who of all.filter((who) => !statuses || cells?.has(`${situation} ${who}`)))
      answers.set(who, await send(who, route, filling))
    const line = summed(new Map(all.map((who) => [who, answers.get(who)?.status ?? statuses?.get(who) ?? 0])))
    lines.set(line, [...(lines.get(line) ?? []), situation])
    if (isOpen(route)) continue
    for (const who of await leaksIn(route, answers, nothing))
      leaks.push(`${route.method} ${route.path} ${who} ${situation}`)
  }
  const isNamed = kindOf(route.path) !== 'nothing'
  return { lines: [...lines].map(([line, when]) => (isNamed ? `  ${when.join(', ')}: ${line}` : `  ${line}`)), leaks }
}

const all = Object.keys(everybody) as Who[]

/** Whether an answer is seen, or is to the letter the one for what is not there. */
const isLike = (answer: Answer, nothing: Answer): boolean =>
  [403, 404].includes(nothing.status) &&
  (answer.status !== 404 || (nothing.status === 404 && plainly(answer.text) === plainly(nothing.text)))

describe('every address, asked by every duty', () => {
  it('answers with the statuses of the reviewed table, and what may not be seen like what is not there', async () => {
    const [table, leaks] = [[] as string[], [] as string[]]
    const reviewed = read(readFileSync(new URL('matrix.txt', import.meta.url), 'utf8'))
    for (const [turn, route] of asked().entries()) {
      const found = await explored(route, turn, reviewed)
      table.push(`${route.method} ${route.path}`, ...found.lines)
      leaks.push(...found.leaks)
    }
    expect(leaks).toEqual([])
    await expect(`${table.join('\n')}\n`).toMatchFileSnapshot('matrix.txt')
  })

  it('knows neither the own dossier nor that of a relative', async () => {
    const about: readonly (readonly [actor: string, dossier: DossierId])[] = [
      ...Object.values(everybody)
        .filter((name) => people.some((person) => person.name === name))
        .map((name) => [name, demo.dossierOf(name)] as const),
      ['解春霖', demo.dossierOf('解春雨')],
      ['苏雅琴', demo.dossierOf('尉迟峰')],
      ['尉迟峰', demo.dossierOf('苏雅琴')],
    ]
    const ofSomebody = asked().filter(({ path }) => ['dossier', 'case', 'filing'].includes(kindOf(path)))
    for (const [turn, route] of ofSomebody.entries()) {
      for (const [name, dossier] of some(about, 12, turn)) {
        const filling = await fillingOf(route.path, dossier)
        if (!filling) continue
        const [answer, nothing] = [await ask(name, route, filling), await ask(name, route, missing)]
        expect([403, 404], `${name} ${route.method} ${route.path}`).toContain(answer.status)
        expect(answer.status).toBe(nothing.status)
        expect(plainly(answer.text)).toBe(plainly(nothing.text))
      }
    }
  })
})

const names = () => [
  ...people.flatMap(({ name, family }) => [
    name,
    ...family.split('\n').map((line) => line.trim().split(/\s+/)[1] ?? ''),
  ]),
  '封世宏',
  '卢敬川',
]

/** Every page that somebody reaches by following links, and the addresses of others' things typed by hand, by turns. */
async function everyPage(name: string) {
  const typed: string[] = [
    paths.home(),
    paths.dossiers(),
    paths.search('王'),
    paths.dossierSuggestions(),
    paths.system(),
    paths.log(),
  ]
  const ofSomething = asked().filter(({ method, path }) => method === 'GET' && kindOf(path) !== 'nothing')
  for (const [turn, { path }] of ofSomething.entries())
    for (const situation of some(Object.keys(situations) as Situation[], 9, turn)) {
      const filling = await fillingIn(situation, path)
      if (filling) typed.push(filled(path, filling))
    }
  return crawl(demo.as(name), [...new Set(typed)], isThorough ? {} : { each: 4 })
}

describe('what somebody finds by looking everywhere', () => {
  it('IT finds no person', async () => {
    const others = names().filter((name) => name !== everybody.it)
    for (const { path, text } of await everyPage(everybody.it))
      expect(
        others.filter((name) => text.includes(name)),
        path,
      ).toEqual([])
  })

  it('the auditor finds no person', async () => {
    const others = names().filter((name) => name !== everybody.auditor)
    for (const { path, text } of await everyPage(everybody.auditor))
      expect(
        others.filter((name) => text.includes(name)),
        path,
      ).toEqual([])
  })

  it('finance finds people, and no résumé', async () => {
    const careers = people
      .flatMap((person) => resumeOf(person).map(({ text }) => text))
      .filter((text) => text.endsWith('学习'))
    const pages = await everyPage(everybody.finance)
    expect(pages.some(({ text }) => text.includes('陳嘉慧'))).toBe(true)
    for (const { path, text } of pages)
      expect(
        careers.filter((career) => text.includes(career)),
        path,
      ).toEqual([])
  })

  it('a head finds nobody of another unit but whoever holds a seat', async () => {
    const holders = accounts.map(({ name }) => name)
    const others = people.filter(
      ({ unit, name }) => !unit.startsWith('LC-CW') && !holders.includes(name) && name !== '王伟',
    )
    const pages = await everyPage(everybody['other head'])
    expect(pages.some(({ text }) => text.includes('查慧敏'))).toBe(true)
    for (const { path, text } of pages)
      expect(
        others.filter(({ name }) => text.includes(name)).map(({ name }) => name),
        path,
      ).toEqual([])
  })

  it('an archivist finds no way to write to a dossier', async () => {
    const writing = asked().filter(({ method, path }) => method === 'POST' && path.startsWith('/dossiers'))
    for (const [turn, route] of writing.entries()) {
      // Sending the paper on is the archivist's own work and writes nothing of what the dossier says.
      if (route.path.startsWith('/dossiers/:id/transfer')) continue
      for (const situation of some(Object.keys(situations) as Situation[], 3, turn)) {
        const filling = await fillingIn(situation, route.path)
        if (filling)
          expect([403, 404], `${route.path} ${situation}`).toContain((await send('archivist', route, filling)).status)
      }
    }
  })
})
