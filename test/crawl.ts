import type { Answer, Client } from './world.ts'

export type Page = Answer & { readonly path: string }

/** Every address that a person can reach by following links, sources and GET forms, from these on; each asked once. */
export async function crawl(who: Client, from: readonly string[]): Promise<readonly Page[]> {
  const pages: Page[] = []
  const known = new Set(from)
  const waiting = [...from]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const answer = await who.get(path)
    pages.push({ path, ...answer })
    for (const next of linksIn(answer).filter((next) => !known.has(shape(next)))) {
      known.add(shape(next))
      waiting.push(next)
    }
  }
  return pages
}

const linksIn = ({ text, location, headers }: Answer): readonly string[] => {
  if (location) return [location]
  if (!headers.get('Content-Type')?.startsWith('text/html')) return []
  return [...text.matchAll(/(?:href|src|hx-get|action)="(\/[^"]*)"/g)]
    .map(([, link]) => (link ?? '').replaceAll('&amp;', '&').split('#')[0] ?? '')
    .filter((link) => !/^\/(?:assets|public)\//.test(link))
}

/** Orders, columns and pages of one list are one address: following each combination would never end. */
const shape = (path: string): string => {
  const [address, query] = path.split('?')
  return query && /^\/(?:dossiers|log|search|sign-in)$/.test(address ?? '') ? `${address}?` : path
}
