import type { Page } from 'playwright-core'

/**
 * Where the elements of a page stand, in the order of the page: each with what it is (its name, classes, roles, states and which
 * attributes it has), with whether it has words, and with what is around it: directly alone, or all of it up to the page. How
 * one element is drawn, and what a reader is told of it, hangs on these. Each place is told by a number that stands for it. Of
 * the page as it stands before the reader, scripts and all; or, on an empty page, of one that was served and is not looked at
 * yet.
 */
export const placesIn = (page: Page, around: Around, served?: string): Promise<readonly number[]> =>
  page.evaluate(placesInDocument, { around, served })

export type Around = 'directly' | 'all'

function placesInDocument({ around: far, served }: { around: Around; served: string | undefined }): number[] {
  // What a style sheet asks for by its value. Most attributes say addresses, names and words: of those it is told whether they say
  // anything.
  const kept = new Set(['class', 'role', 'type', 'scope', 'aria-current', 'aria-invalid', 'aria-pressed'])
  const whatItIs = ({ localName, attributes }: Element) =>
    `${localName}${[...attributes].map(({ name, value }) => ` ${name}${value === '' || kept.has(name) ? `="${value}"` : ''}`).join('')}`
  /** 53 bits of it (cyrb53). */
  const numberOf = (text: string) => {
    let [high, low] = [0xdeadbeef, 0x41c6ce57]
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      high = Math.imul(high ^ code, 2_654_435_761)
      low = Math.imul(low ^ code, 1_597_334_677)
    }
    high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
    low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
    return 4_294_967_296 * (2_097_151 & low) + (high >>> 0)
  }
  const found: number[] = []
  const look = (element: Element, around: number) => {
    const is = whatItIs(element)
    const place = numberOf(`${around}>${is}`)
    found.push(element.textContent?.trim() ? place : -place)
    const next = far === 'all' ? place : numberOf(is)
    for (const child of element.children) look(child, next)
  }
  const shown = served === undefined ? document : new DOMParser().parseFromString(served, 'text/html')
  look(shown.documentElement, 0)
  return found
}
