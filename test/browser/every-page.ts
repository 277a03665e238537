import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIns } from '#demo/accounts.ts'
import type { Duty } from '#domain/access/actor.ts'
import { crawl, kindOf, type Page as Visited } from '../crawl.ts'
import { bringAxe } from './accessible.ts'
import { type DemoHouse, demoHouse } from './demo-house.ts'
import {
  addTo,
  beyondMissing,
  faultsBefore,
  faultsServed,
  fullest,
  isPage,
  type Look,
  lookerAt,
  staged,
} from './looking.ts'
import { placesIn } from './places-of.ts'
import { stage } from './staging.ts'

type LookOf = Look & { readonly duties: readonly Duty[] }

let house: DemoHouse
let alone: readonly string[]
/** What each person can reach, by name: found once for all looks. Officers reach the same dossiers: the first reads them all. */
const reached = new Map<string, Promise<readonly Visited[]>>()

/** Declares the tests of every page that anybody can reach, as they see it, in each of these looks. */
export function everyPage(looks: readonly LookOf[]): void {
  beforeAll(async () => {
    house = await demoHouse()
    alone = await stage(house.demo)
  })
  afterAll(() => house.close())

  for (const look of looks) everyPageIn(look)
}

/**
 * A page without a new place (`lookerAt`) is not looked at again. Where pages are looked at as wholes, neither is one that
 * another person has been shown in the same build, as far as that is a matter of the whole, and its frame around another page.
 */
function everyPageIn(look: LookOf): void {
  const [builds, served, faultsIn] = [new Set<string>(), new Set<number>(), lookerAt(look, 'all')]
  /** `desk` is an empty page. */
  const isNew = async (desk: Page, visited: Visited) => {
    const places = addTo(served, await placesIn(desk, 'all', visited.text))
    const whole = look.whole ? addTo(builds, buildsOf(visited)) : []
    return places.length + whole.length > 0
  }

  describe(`every page at ${look.width} px`, () => {
    for (const { name, duty } of signIns.filter(({ duty }) => look.duties.includes(duty))) {
      it(`of ${duty} is accessible, keeps to ${look.width} px and weighs at most 60 KB, in ${look.theme} and ${look.language}`, async () => {
        const { page, context, complaints } = await house.as(name, look)
        await bringAxe(context)
        await context.addCookies([{ name: 'language', value: look.language, url: house.origin }])
        const [pages, desk] = [await pagesOf(name), await context.newPage()]
        if (duty === 'hr') expect(pages.map(({ path }) => kindOf(path))).toEqual(expect.arrayContaining(staged))
        const wrong = pages.flatMap(faultsServed)
        for (const visited of fullest(pages)) {
          if (!(await isNew(desk, visited))) continue
          await page.goto(visited.path)
          wrong.push(...(await faultsIn(page)).map((fault) => `${visited.path}: ${fault}`))
        }
        expect(wrong).toEqual([])
        expect(beyondMissing(complaints)).toEqual([])
        await context.close()
      })
    }

    it(`before signing in is accessible and keeps to ${look.width} px`, async () => {
      const { page, context } = await house.as(undefined, look)
      await bringAxe(context)
      expect(await faultsBefore(house, page, faultsIn)).toEqual([])
      await context.close()
    })
  })
}

/** Of each kind of page that this person can reach as many as tell which is the fullest. */
function pagesOf(name: string): Promise<readonly Visited[]> {
  const pages = reached.get(name) ?? reachedBy(name)
  reached.set(name, pages)
  return pages
}

const reachedBy = async (name: string): Promise<readonly Visited[]> =>
  (
    await crawl(house.demo.as(name), ['/', '/search?q=王', '/nowhere', ...alone], { each: reached.size === 0 ? 40 : 8 })
  ).filter(isPage)

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
