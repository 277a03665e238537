import type { Page } from 'playwright-core'
import { Trouble } from '#domain/unseal/trouble.ts'
import * as zhHans from '#views/i18n/zh-Hans/index.ts'
import { kindOf, type Page as Visited } from '../crawl.ts'
import { allViolations, drawn, violationsAt, wholeViolations } from './accessible.ts'
import type { Sight } from './browser.ts'
import type { DemoHouse } from './demo-house.ts'
import { type Around, placesIn } from './places-of.ts'

export type Look = Pick<Sight, 'theme'> & {
  /** Whether pages are looked at as wholes: their headings, landmarks, ids, and what is named by what. */
  readonly whole: boolean
  readonly width: number
  readonly language: 'zh-Hans' | 'en'
}

/**
 * Answers what is wrong with the page that is open. What a theme, a width or a language makes of a single element (its colours,
 * its size, whether it has a name) is the same wherever it stands in the same place: an element whose place has been looked at
 * before is not asked for that again.
 */
export function lookerAt(look: Look, around: Around): (page: Page) => Promise<readonly string[]> {
  const seen = new Set<number>()
  return async (page) => {
    await drawn(page)
    const asItStands = await faultsAsItStands(page, look)
    if (around === 'directly') await page.evaluate(leaveTwoAlike)
    const places = await placesIn(page, around)
    const violations = await violationsIn(page, look, { fresh: addTo(seen, places), of: places.length })
    return [...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`), ...asItStands]
  }
}

/** Adds them, and answers the numbers in their order of those that were not known. */
export function addTo<One>(known: Set<One>, some: readonly One[]): readonly number[] {
  const fresh = some.flatMap((one, at) => (known.has(one) ? [] : [at]))
  for (const one of some) known.add(one)
  return fresh
}

/** Of all elements of the page `fresh` stand where none stood before, each told by its number in the order of the page. */
type Elements = { readonly fresh: readonly number[]; readonly of: number }

async function faultsAsItStands(page: Page, { width, language }: Look): Promise<readonly string[]> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  return [
    ...(wide > width ? [`${wide} px wide`] : []),
    ...(await page.evaluate(runOver)),
    ...(language === 'en' ? chinesePunctuation(await page.content()) : []),
  ]
}

/** Of rows, and of items of a list, that are built alike two stand for all. */
const leaveTwoAlike = () => {
  for (const list of document.querySelectorAll('main :is(tbody, ul, ol, select, datalist)')) {
    const known = new Map<string, number>()
    for (const item of [...list.children]) {
      const built = item.outerHTML.replace(/>[^<]+</g, '>…<').replace(/ (?!class|role|type)([\w-]+)="[^"]*"/g, ' $1')
      const alike = (known.get(built) ?? 0) + 1
      known.set(built, alike)
      if (alike > 2) item.remove()
    }
  }
}

const violationsIn = async (page: Page, { whole }: Look, { fresh, of }: Elements) =>
  fresh.length > of / 3
    ? allViolations(page)
    : [...(whole ? await wholeViolations(page) : []), ...(await violationsAt(page, fresh, { apart: whole }))]

/** Rows that stand as cards are never scrolled sideways. */
const runOver = () =>
  [...document.querySelectorAll('main .table.cards')]
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
    .map(({ ariaLabel, scrollWidth, clientWidth }) => `cards of ${ariaLabel}: ${scrollWidth} px in ${clientWidth}`)

/** Signs of Chinese punctuation between words that are none, in what a page says. */
export const chinesePunctuation = (html: string): readonly string[] =>
  html
    .replace(/^.*?<body|<script.*?<\/script>/gs, '')
    .split(/<[^>]*>/)
    .map((text) => text.replace(/&[a-z]+;/g, '').trim())
    .filter((text) => /[：；，。、（）]/u.test(text) && /[a-z]/i.test(text) && !/\p{Script=Han}/u.test(text))
    .map((text) => `punctuation: ${text}`)

/** Fields without a name, and ids that stand twice, in a page that was served. */
export const wronglyNamed = (served: string) => {
  const shown = new DOMParser().parseFromString(served, 'text/html')
  const fields = shown.querySelectorAll<HTMLInputElement>(
    'input:not([type=hidden], [type=submit], [type=button]), select, textarea',
  )
  const isNamed = (field: HTMLInputElement) =>
    [...(field.labels ?? [])].some(({ textContent }) => textContent?.trim()) ||
    ['aria-label', 'aria-labelledby', 'title', 'placeholder'].some((name) => field.getAttribute(name))
  const ids = [...shown.querySelectorAll('[id]')].map(({ id }) => id)
  return [
    ...[...fields].filter((field) => !isNamed(field)).map(({ outerHTML }) => `no name: ${outerHTML}`),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `twice: #${id}`),
  ]
}

/** Looks at what everybody meets before signing in, on the house and on one that is sealed; answers what is wrong there. */
export async function faultsBefore(house: DemoHouse, page: Page, faultsIn: ReturnType<typeof lookerAt>) {
  const wrong: string[] = []
  const visit = async (address: string) => {
    await page.goto(address)
    wrong.push(...(await faultsIn(page)).map((fault) => `${address}: ${fault}`))
  }
  house.say({ is: 'sealed', failed: undefined })
  await visit('/sign-in')
  await visit(`${house.sealed}/unseal`)
  house.say({ is: 'opening', step: 'roster', done: 3820, total: 10_000 })
  await visit(`${house.sealed}/unseal/progress`)
  house.say({ is: 'sealed', failed: new Trouble('database-missing', { file: 'data/juanzong.db' }) })
  await visit(`${house.sealed}/unseal`)
  return wrong
}

/** What is wrong with a page as it was served: its weight, and words that no person should read. */
export const faultsServed = ({ path, text }: Visited): readonly string[] => [
  ...(kilobytes(text) > 60 ? [`${path}: ${kilobytes(text)} KB`] : []),
  ...unsaid(text).map((words) => `${path}: ${words}`),
]

/** The fullest page of each kind. */
export function fullest<One extends Visited>(pages: readonly One[]): readonly One[] {
  const found = new Map<string, One>()
  for (const page of pages) {
    const kind = kindOf(page.path)
    if ((found.get(kind)?.text.length ?? 0) < page.text.length) found.set(kind, page)
  }
  return [...found.values()]
}

/** What is a page to look at: neither a file, nor what leads on. */
export const isPage = ({ status, headers }: Visited): boolean =>
  Boolean(headers.get('Content-Type')?.startsWith('text/html')) && [200, 403, 404].includes(status)

/** What no page complains of: that the answer is what was asked for, a page that says that there is none. */
export const beyondMissing = (complaints: readonly string[]) =>
  complaints.filter((text) => !/status of 40[34]/.test(text))

/** Pages that HR reaches only where something was staged for them. */
export const staged = [
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

/** What no person should read: a key without its words, or how the program writes a value to itself. */
const unsaid = (text: string): readonly string[] =>
  [...text.matchAll(/>\s*([^<>]*(?:\[object |\{&quot;|\{")[^<>]*|[a-z]+(?:\.[a-z][\w-]*)+)\s*</g)]
    .map(([, words = '']) => words)
    .filter((words) => !/^\S+\.\S+$/.test(words) || features.has(words.split('.')[0] ?? ''))

const features = new Set(Object.values(zhHans).flatMap((words) => Object.keys(words).map((key) => key.split('.')[0])))

const kilobytes = (text: string) => Math.round(Buffer.byteLength(text) / 1024)
