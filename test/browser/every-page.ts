import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIns } from '#demo/accounts.ts'
import type { Duty } from '#domain/access/actor.ts'
import { Trouble } from '#domain/unseal/trouble.ts'
import * as zhHans from '#views/i18n/zh-Hans/index.ts'
import { crawl, kindOf, type Page as Visited } from '../crawl.ts'
import { bringAxe, drawn, violationsAt, wholeViolations } from './accessible.ts'
import type { Sight } from './browser.ts'
import { type DemoHouse, demoHouse } from './demo-house.ts'
import { placesIn } from './places-of.ts'
import { stage } from './staging.ts'

type Look = Pick<Sight, 'theme'> & {
  /** Whether pages are looked at as wholes: their headings, landmarks, ids, and what is named by what. */
  readonly whole: boolean
  readonly width: number
  readonly language: string
  readonly duties: readonly Duty[]
}

let house: DemoHouse
let doubt: string
/** What each person can reach, by name: found once for all looks. Officers reach the same dossiers: the first reads them all. */
const reached = new Map<string, Promise<readonly Visited[]>>()

/** Declares the tests of every page that anybody can reach, as they see it, in each of these looks. */
export function everyPage(looks: readonly Look[]): void {
  beforeAll(async () => {
    house = await demoHouse()
    doubt = await stage(house.demo)
  })
  afterAll(() => house.close())

  for (const look of looks) everyPageIn(look)
}

/**
 * What a theme, a width or a language makes of a single element (its colours, its size, whether it has a name) is the same
 * wherever it stands in the same place: an element whose place has been looked at in this look is no longer asked for that,
 * and a page without a new place is not looked at again. Where pages are looked at as wholes, neither is one that another
 * person has been shown in the same build, as far as that is a matter of the whole, and its frame around another page.
 */
function everyPageIn(look: Look): void {
  const [builds, served, seen] = [new Set<string>(), new Set<number>(), new Set<number>()]
  /** `desk` is an empty page. */
  const isNew = async (desk: Page, visited: Visited) => {
    const places = addTo(served, await placesIn(desk, visited.text))
    const whole = look.whole ? addTo(builds, buildsOf(visited)) : []
    return places.length + whole.length > 0
  }
  const faultsIn = async (page: Page) => {
    await drawn(page)
    return faults(page, look, addTo(seen, await placesIn(page)))
  }

  describe(`every page at ${look.width} px`, () => {
    for (const { name, duty } of signIns.filter(({ duty }) => look.duties.includes(duty))) {
      it(`of ${duty} is accessible, keeps to ${look.width} px and weighs at most 60 KB, in ${look.theme} and ${look.language}`, async () => {
        const { page, context, complaints } = await house.as(name, look)
        await bringAxe(context)
        await context.addCookies([{ name: 'language', value: look.language, url: house.origin }])
        const [pages, desk] = [await pagesOf(name), await context.newPage()]
        if (duty === 'hr') expect(pages.map(({ path }) => kindOf(path))).toEqual(expect.arrayContaining(staged))
        const wrong = pages.flatMap(({ path, text }) => [
          ...(kilobytes(text) > 60 ? [`${path}: ${kilobytes(text)} KB`] : []),
          ...unsaid(text).map((words) => `${path}: ${words}`),
        ])
        for (const visited of fullest(pages)) {
          if (!(await isNew(desk, visited))) continue
          await page.goto(visited.path)
          wrong.push(...(await faultsIn(page)).map((fault) => `${visited.path}: ${fault}`))
        }
        expect(wrong).toEqual([])
        expect(complaints.filter((text) => !/status of 40[34]/.test(text))).toEqual([])
        await context.close()
      })
    }

    it(`before signing in is accessible and keeps to ${look.width} px`, async () => {
      const { page, context } = await house.as(undefined, look)
      await bringAxe(context)
      const wrong: string[] = []
      const visit = async (address: string) => {
        await page.goto(address)
        wrong.push(...(await faultsIn(page)).map((fault) => `${address}: ${fault}`))
      }
      await visit('/sign-in')
      await visit(`${house.sealed}/unseal`)
      house.say({ is: 'opening', step: 'roster', done: 3820, total: 10_000 })
      await visit(`${house.sealed}/unseal/progress`)
      house.say({ is: 'sealed', failed: new Trouble('database-missing', { file: 'data/juanzong.db' }) })
      await visit(`${house.sealed}/unseal`)
      expect(wrong).toEqual([])
      await context.close()
    })
  })
}

/** Pages that HR reaches only where something was staged for them. */
const staged = [
  '/asides',
  '/dossiers/:id/findings/:rule',
  '/dossiers/:id/papers/:id',
  '/dossiers/:id/proposal',
  '/exports',
  '/exports/:id',
  '/bringings/:id',
  '/imports/:id',
  '/imports/:id/against',
]

/** Of each kind of page that this person can reach as many as tell which is the fullest. */
function pagesOf(name: string): Promise<readonly Visited[]> {
  const pages = reached.get(name) ?? reachedBy(name)
  reached.set(name, pages)
  return pages
}

const reachedBy = async (name: string): Promise<readonly Visited[]> =>
  (
    await crawl(house.demo.as(name), ['/', '/search?q=王', '/nowhere', doubt], { each: reached.size === 0 ? 40 : 8 })
  ).filter(
    ({ status, headers }) => headers.get('Content-Type')?.startsWith('text/html') && [200, 403, 404].includes(status),
  )

function fullest(pages: readonly Visited[]): readonly Visited[] {
  const found = new Map<string, Visited>()
  for (const page of pages) {
    const kind = kindOf(page.path)
    if ((found.get(kind)?.text.length ?? 0) < page.text.length) found.set(kind, page)
  }
  return [...found.values()]
}

/** Adds them, and answers the numbers in their order of those that were not known. */
function addTo<One>(known: Set<One>, some: readonly One[]): readonly number[] {
  const fresh = some.flatMap((one, at) => (known.has(one) ? [] : [at]))
  for (const one of some) known.add(one)
  return fresh
}

/** What is around a page, with what is said above every page, and the page itself with its kind. */
function buildsOf({ path, text }: Visited): readonly string[] {
  const [frame = '', own] = text.split(/(?<=<p class="on-paper">[^<]*<\/p>)/)
  return own === undefined
    ? [`${kindOf(path)}\n${buildOf(frame)}`]
    : [buildOf(frame), `${kindOf(path)}\n${buildOf(own)}`]
}

/** What it is built of that another element, or the order of the page, may be a matter for: with class, role, type and attributes. */
const buildOf = (text: string): string => {
  const elements = [...text.matchAll(/<[a-z][^>]*>/g)]
    .filter(([tag]) => parts.test(tag) || named.test(tag))
    .map(([tag]) => tag.replace(/ (?!class|role|type)([\w-]+)="[^"]*"/g, ' $1'))
  return [...new Set(elements.sort())].join('\n')
}

const parts =
  /^<(?:h[1-6]|html|title|main|nav|header|footer|aside|section|article|form|fieldset|dialog|summary|label|input|select|textarea|table|iframe)\b/
const named = / (?:id|for|role|headers|accesskey|tabindex|aria-[\w-]+)="/

/** `fresh` stand where no element stood before, each told by its number in the order of the page. */
async function faults(page: Page, { width, language, whole }: Look, fresh: readonly number[]) {
  const violations = [...(whole ? await wholeViolations(page) : []), ...(await violationsAt(page, fresh))]
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    ...(wide > width ? [`${wide} px wide`] : []),
    ...(await page.evaluate(runOver)),
    ...(language === 'en' ? await page.evaluate(chinesePunctuation) : []),
  ]
}

/** Rows that stand as cards are never scrolled sideways. */
const runOver = () =>
  [...document.querySelectorAll('main .table.cards')]
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
    .map(({ ariaLabel, scrollWidth, clientWidth }) => `cards of ${ariaLabel}: ${scrollWidth} px in ${clientWidth}`)

/** Signs of Chinese punctuation between words that are none. */
const chinesePunctuation = () => {
  const found: string[] = []
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const text = texts.currentNode.textContent?.trim() ?? ''
    if (/[：；，。、（）]/u.test(text) && /[a-z]/i.test(text) && !/\p{Script=Han}/u.test(text))
      found.push(`punctuation: ${text}`)
  }
  return found
}

/** What no person should read: a key without its words, or how the program writes a value to itself. */
const unsaid = (text: string): readonly string[] =>
  [...text.matchAll(/>\s*([^<>]*(?:\[object |\{&quot;|\{")[^<>]*|[a-z]+(?:\.[a-z][\w-]*)+)\s*</g)]
    .map(([, words = '']) => words)
    .filter((words) => !/^\S+\.\S+$/.test(words) || features.has(words.split('.')[0] ?? ''))

const features = new Set(Object.values(zhHans).flatMap((words) => Object.keys(words).map((key) => key.split('.')[0])))

const kilobytes = (text: string) => Math.round(Buffer.byteLength(text) / 1024)
