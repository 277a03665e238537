import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIns } from '#demo/accounts.ts'
import { crawl, kindOf, type Page as Visited } from '../crawl.ts'
import { bringAxe } from './accessible.ts'
import { type DemoHouse, demoHouse } from './demo-house.ts'
import {
  addTo,
  beyondMissing,
  chinesePunctuation,
  faultsBefore,
  faultsServed,
  fullest,
  isPage,
  type Look,
  lookerAt,
  namelessFields,
  staged,
} from './looking.ts'
import { placesIn } from './places-of.ts'
import { stage } from './staging.ts'

type LookOf = Look & {
  /** A page with fewer places that no fuller one has is left to `npm run look`. */
  readonly least: number
}

/** As whoever has the fullest one sees it. */
type Seen = Visited & { readonly by: string }

/** Each of their pages is another's as well. */
const likeOthers: ReadonlySet<string> = new Set(['checker', 'leader'])

let house: DemoHouse
/** One page of each kind for each person. */
let pages: readonly Seen[]
/** Of all those of a kind the fullest, the fullest first. */
let kinds: readonly Seen[]

/**
 * Declares the tests of each kind of page that anybody can reach, as one person sees it: all of them as they are served, and in
 * each of these looks those that bring something new.
 */
export function everyKind(looks: readonly LookOf[]): void {
  beforeAll(async () => {
    house = await demoHouse()
    const from = ['/', '/search?q=王', '/nowhere', ...(await stage(house.demo))]
    const found: Seen[] = []
    for (const { name } of signIns.filter(({ duty }) => !likeOthers.has(duty)))
      found.push(...(await crawl(house.demo.as(name), from, { each: 1 })).map((page) => ({ ...page, by: name })))
    pages = found.filter(isPage)
    kinds = fullest(pages).toSorted((a, b) => b.text.length - a.text.length)
  })
  afterAll(() => house.close())

  describe('each kind of page', () => {
    it('is reached, weighs at most 60 KB for anybody and says what it has to say in words', () => {
      expect(kinds.map(({ path }) => kindOf(path))).toEqual(expect.arrayContaining(staged))
      expect(pages.flatMap(faultsServed)).toEqual([])
    })

    it('names every field', async () => {
      const { page: desk, context } = await house.as(undefined)
      const wrong: string[] = []
      for (const { path, text } of kinds)
        wrong.push(...(await desk.evaluate(namelessFields, text)).map((fault) => `${path}: ${fault}`))
      expect(wrong).toEqual([])
      await context.close()
    })

    it('says in English what it says with English signs', async () => {
      const wrong: string[] = []
      await byPerson(kinds, { language: 'en' }, async (page, { path }) => {
        const served = await (await page.request.get(path)).text()
        wrong.push(...(await page.evaluate(chinesePunctuation, served)).map((fault) => `${path}: ${fault}`))
      })
      expect(wrong).toEqual([])
    })

    for (const look of looks) inThisLook(look)
  })
}

function inThisLook(look: LookOf): void {
  const faultsIn = lookerAt(look)

  it(`is accessible and keeps to ${look.width} px, in ${look.theme} and ${look.language}`, async () => {
    const wrong: string[] = []
    const complaints = await byPerson(await thoseWithNews(look.least), look, async (page, { path }) => {
      await page.goto(path)
      wrong.push(...(await faultsIn(page)).map((fault) => `${path}: ${fault}`))
    })
    expect(wrong).toEqual([])
    expect(beyondMissing(complaints)).toEqual([])
  })

  it(`before signing in is accessible and keeps to ${look.width} px, in ${look.theme}`, async () => {
    const { page, context } = await house.as(undefined, look)
    await bringAxe(context)
    expect(await faultsBefore(house, page, faultsIn)).toEqual([])
    await context.close()
  })
}

/** The kinds that have at least so many places which none before them has. */
async function thoseWithNews(least: number): Promise<readonly Seen[]> {
  const { page: desk, context } = await house.as(undefined)
  const [known, found] = [new Set<number>(), []] as [Set<number>, Seen[]]
  for (const seen of kinds) {
    const places = new Set(await placesIn(desk, seen.text))
    if ([...places].filter((place) => !known.has(place)).length < least) continue
    addTo(known, [...places])
    found.push(seen)
  }
  await context.close()
  return found
}

/** Everybody in a window of their own, signed in, for their pages one after the other; answers what the pages complained of. */
async function byPerson(
  some: readonly Seen[],
  { language, ...sight }: Pick<Look, 'language'> & Partial<Look>,
  work: (page: Page, seen: Seen) => Promise<void>,
): Promise<readonly string[]> {
  const complained: string[] = []
  for (const name of new Set(some.map(({ by }) => by))) {
    const { page, context, complaints } = await house.as(name, sight)
    await bringAxe(context)
    await context.addCookies([{ name: 'language', value: language, url: house.origin }])
    for (const seen of some.filter(({ by }) => by === name)) await work(page, seen)
    complained.push(...complaints)
    await context.close()
  }
  return complained
}
