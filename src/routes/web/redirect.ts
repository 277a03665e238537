import type { WebContext } from './web.ts'

/**
 * 303 to a path of this house, its headers as one record: a `Headers` of the web, filled one by one, put in order and read
 * out again, takes three times as long as all else of a redirect. What was set with `c.header` does not come along.
 */
export function redirect(c: WebContext, path: string, cookies: readonly string[]): Response {
  const always = c.get('always')
  const headers = { ...always.headers(c.get('nonce')), Location: inLatin1(path) ? path : encodeURI(path) }
  const [cookie, ...more] = cookies.map(always.cookie)
  const answer = new Response(null, { status: 303, headers: cookie ? { ...headers, 'Set-Cookie': cookie } : headers })
  for (const one of more) answer.headers.append('Set-Cookie', one)
  c.set('whole', answer)
  return answer
}

const inLatin1 = (path: string) => !/[\u0100-\uffff]/.test(path)
