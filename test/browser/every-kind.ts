import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIns } from '#demo/accounts.ts'
import { crawl, kindOf, type Page as Visited } from '../crawl.ts'
import { bringAxe } from './accessible.ts'
import { type DemoHouse, demoHouse } from './demo-house.ts'
import {
  beyondMissing,
  chinesePunctuation,
  faultsBefore,
  faultsServed,
  fullest,
  isPage,
  type Look,
  lookerAt,
  staged,
  wronglyNamed,
} from './looking.ts'
import { partsOf } from './parts-of.ts'
import { stage } from './staging.ts'

type LookOf = Look & {
  /** A page with fewer parts that none has which is looked at before it is left to `npm run look`. */
  readonly least: number
}

/** As whoever has the fullest one sees it. */
type Seen = Visited & { readonly by: string }

/** Each of their pages is another's as well. */
const likeOthers: ReadonlySet<string> = new Set(['checker', 'leader'])

/** Of pages that one view draws of each section or rule one stands for all. */
const isLikeAnother = (path: string): boolean =>
  /^\/people\/(?!appointments|family|pay\/)[\w-]+\/(?:changes|grid)|^\/pay\/rules\/(?!severance)/.test(path)

/** What leads each person to other pages. */
const leadsOn = /^\/(?:dossiers|cases)\/[^/]+(?:\/materials)?$/

let house: DemoHouse
/** One page of each kind of the first two who reach it; of what leads on, of everybody. */
let pages: readonly Seen[]
/** Of all those of a kind the fullest. */
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
    for (const { name } of signIns.filter(({ duty }) => !likeOthers.has(duty))) {
      const known = Map.groupBy(
        found.filter(({ status }) => status === 200),
        ({ path }) => kindOf(path),
      )
      const isLeft = (path: string) =>
        isLikeAnother(path) || (!leadsOn.test(path) && (known.get(kindOf(path))?.length ?? 0) >= 2)
      const theirs = await crawl(house.demo.as(name), from, { each: 1, isLeft })
      found.push(...theirs.filter(isPage).map((page) => ({ ...page, by: name })))
    }
    pages = found
    kinds = fullest(pages)
  })
  afterAll(() => house.close())

  describe('each kind of page', () => {
    it('is reached, weighs at most 60 KB and says what it has to say in words', () => {
      expect(kinds.map(({ path }) => kindOf(path))).toEqual(expect.arrayContaining(staged))
      expect(pages.flatMap(faultsServed)).toEqual([])
    })

    it('names every field, and nothing twice', async () => {
      const { page: desk, context } = await house.as(undefined)
      const wrong: string[] = []
      for (const { path, text } of kinds)
        wrong.push(...(await desk.evaluate(wronglyNamed, text)).map((fault) => `${path}: ${fault}`))
      expect(wrong).toEqual([])
      await context.close()
    })

    it('says in English what it says with English signs', async () => {
      const wrong: string[] = []
      for (const { path, by } of kinds) {
        const { text } = await house.demo.as(by).get(path, { 'Accept-Language': 'en' })
        expect(text).toContain('<html lang="en"')
        wrong.push(...chinesePunctuation(text).map((fault) => `${path}: ${fault}`))
      }
      expect(wrong).toEqual([])
    })

    it('is found wrong where it is', async () => {
      const { page, context } = await house.as(signIns[0]?.name, { width: 390 })
      expect(await page.evaluate(wronglyNamed, '<input id="a"><p id="a">')).toHaveLength(2)
      await bringAxe(context)
      await page.goto('/')
      const faultsIn = lookerAt({ whole: true, width: 390, theme: 'light', language: 'zh-Hans' }, 'directly')
      expect(await faultsIn(page)).toEqual([])
      await page.evaluate(() => {
        const wide = document.createElement('p')
        wide.append('浅色的字')
        Object.assign(wide.style, { width: '500px', color: '#eee' })
        document.querySelector('main')?.append(wide, document.createElement('img'), document.createElement('main'))
      })
      const found = (await faultsIn(page)).join('\n')
      for (const fault of ['color-contrast', 'image-alt', 'landmark-no-duplicate-main', 'px wide'])
        expect(found).toContain(fault)
      expect(chinesePunctuation('<body><p>Yes：</p><p>好：</p>')).toEqual(['punctuation: Yes：'])
      await context.close()
    })

    for (const look of looks) inThisLook(look)
  })
}

function inThisLook(look: LookOf): void {
  const faultsIn = lookerAt(look, 'directly')

  it(`is accessible and keeps to ${look.width} px, in ${look.theme} and ${look.language}`, async () => {
    const wrong: string[] = []
    const complaints = await byPerson(thoseWithNews(look.least), look, async (page, { path }) => {
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

/** The kinds that bring at least so many parts, each time the one that brings most beside those before it. */
function thoseWithNews(least: number): readonly Seen[] {
  let left = kinds.map((seen) => ({ seen, fresh: [...partsOf(seen.text)] }))
  const [found, known]: [Seen[], Set<string>] = [[], new Set()]
  for (;;) {
    const [next] = left.toSorted((a, b) => b.fresh.length - a.fresh.length)
    if (!next || next.fresh.length < least) return found
    found.push(next.seen)
    for (const part of next.fresh) known.add(part)
    left = left.map(({ seen, fresh }) => ({ seen, fresh: fresh.filter((part) => !known.has(part)) }))
  }
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
