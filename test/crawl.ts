import type { Answer, Client } from './world.ts'

export type Page = Answer & { readonly path: string }

/**
 * Every address that a person can reach by following links, sources and GET forms, from these on; each asked once. Of two
 * equally many steps away the one is asked first that the fuller page links to, so that `each` keeps the fullest of a kind.
 * Those that `isLeft` are asked by nobody.
 */
export async function crawl(
  who: Client,
  from: readonly string[],
  {
    each = Number.POSITIVE_INFINITY,
    isLeft = () => false,
  }: { readonly each?: number; readonly isLeft?: (path: string) => boolean } = {},
): Promise<readonly Page[]> {
  const pages: Page[] = []
  const known = new Set(from)
  const asked = new Map<string, number>()
  for (let paths = from; paths.length > 0; ) {
    const step: Page[] = []
    for (const path of paths) {
      const before = asked.get(kindOf(path)) ?? 0
      if (before >= each) continue
      asked.set(kindOf(path), before + 1)
      step.push({ path, ...(await who.get(path)) })
    }
    pages.push(...step)
    paths = step
      .toSorted((a, b) => b.text.length - a.text.length)
      .flatMap(linksIn)
      .filter((link) => !isLeft(link) && !known.has(shape(link)) && known.add(shape(link)))
  }
  return pages
}

/** Addresses that differ only in ids, in the section or rule, or in what a list is asked for are one page. */
export const kindOf = (path: string): string =>
  path
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/sections\/[\w-]+/, 'sections/:section')
    .replace(/findings\/[\w-]+/, 'findings/:rule')
    .replace(/statistics\/tables\/[\w-]+/, 'statistics/tables/:table')
    .replace(/\?.*/, '')

/** What says the same whatever becomes of a dossier: whoever looked there at one moment of a house need not at the next. */
export const isOfNobody = (path: string): boolean =>
  /^\/(?:manual|settings|language|theme|shortcuts|sign-out)(?![\w-])/.test(path)

/** Sheets drawn as PDF are packed: no word in them is met by looking at their bytes. Their own tests read them. */
const linksIn = ({ text, location, headers }: Answer): readonly string[] => {
  if (location) return [location]
  if (!headers.get('Content-Type')?.startsWith('text/html')) return []
  return [...text.matchAll(/(?:href|src|hx-get|action)="(\/[^"]*)"/g)]
    .map(([, link]) => (link ?? '').replaceAll('&amp;', '&').split('#')[0] ?? '')
    .filter((link) => !/^\/(?:assets|public)\/|\.pdf(?:\?|$)/.test(link))
}

/**
 * Orders, columns and pages of one list are one address: following each combination would never end. So are all standard tables,
 * which one page draws, and whatever a cross-table is asked for. The list that somebody
 * came from is told on the front of a dossier alone, and is carried along everywhere else.
 */
const shape = (path: string): string => {
  const [address = '', query] = path.replace(/(statistics\/tables)\/[\w-]+/, '$1').split('?')
  if (query && /^\/(?:dossiers|log|search|sign-in|statistics\/\w+)$/.test(address)) return `${address}?`
  const asked = new URLSearchParams(query)
  if (asked.has('from') && /^\/dossiers\/[^/]+$/.test(address)) asked.set('from', '')
  else asked.delete('from')
  return `${address}?${asked}`
}
