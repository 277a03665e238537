import { readdirSync, readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { onError } from '#routes/web/errors.tsx'
import { preferences } from '#routes/web/preferences.ts'
import { redirect } from '#routes/web/redirect.ts'
import { bodyLimits, encrypted, notOver, type Reach, sameOrigin, securityHeaders } from '#routes/web/security.tsx'
import type { Web } from '#routes/web/web.ts'
import { world } from '../world.ts'

function house(reach: Reach = { https: false }) {
  const web = new Hono<Web>()
  web.onError(onError(() => {}))
  web.use(
    preferences,
    securityHeaders(reach),
    sameOrigin({ app: () => undefined, report: () => '' }, reach),
    bodyLimits,
    notOver,
  )
  web.get('/page', (c) => c.html(`<script nonce="${c.var.nonce}"></script>`))
  web.get('/dossiers/1/preview.pdf', (c) => c.body('%PDF', 200, { 'Content-Type': 'application/pdf' }))
  web.get('/photo', (c) => c.body('JFIF', 200, { 'Content-Type': 'image/jpeg' }))
  web.get('/file.pdf', (c) => c.body('%PDF', 200, { 'Content-Type': 'application/pdf' }))
  web.get('/assets/look.css', (c) => c.body('', 200, { 'Cache-Control': 'public, max-age=31536000, immutable' }))
  web.get('/cookies', (c) => {
    c.header('Set-Cookie', 'a=1; Path=/', { append: true })
    c.header('Set-Cookie', '__Host-b=2; Path=/; Secure', { append: true })
    return c.text('')
  })
  web.get('/elsewhere', (c) => redirect(c, '/名册#x', ['a=1; Path=/', '__Host-b=2; Path=/; Secure']))
  web.get('/broken', () => {
    throw new Error('broken')
  })
  web.post('/thing', async (c) => c.text(String((await c.req.text()).length)))
  web.post('/imports', async (c) => c.text(String((await c.req.arrayBuffer()).byteLength)))
  return web
}

const here = { 'Sec-Fetch-Site': 'same-origin' }
const post = (path: string, headers: Record<string, string>, body = 'x', reach?: Reach) =>
  house(reach).request(path, { method: 'POST', headers, body })

describe('every answer', () => {
  it('carries the content policy word for word, with a nonce of its own', async () => {
    const answers = [await house().request('/page'), await house().request('/page')]
    const nonces = await Promise.all(
      answers.map(async (answer) => {
        const nonce = /nonce="([^"]+)"/.exec(await answer.text())?.[1] ?? ''
        expect(answer.headers.get('Content-Security-Policy')).toBe(
          `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types htmx`,
        )
        return nonce
      }),
    )
    expect(nonces[0]?.length).toBeGreaterThanOrEqual(22)
    expect(nonces[0]).not.toBe(nonces[1])
  })

  it.each(['/page', '/broken', '/nowhere'])('is kept by nobody and sniffed by nobody: %s', async (path) => {
    const { headers } = await house().request(path)
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
  })

  /** `redirect` gives the cookies that it is told, and none of those that were set before. */
  it('gives no cookie in a file that answers by such a redirect, but with the redirect', () => {
    const folder = new URL('../../src/routes/', import.meta.url)
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
    const texts = files.map((file) => [file, readFileSync(new URL(file, folder), 'utf8')] as const)
    const answering = texts.filter(([, text]) => text.includes('seeOther('))
    expect(answering.length).toBeGreaterThan(30)
    const setting = answering.filter(([, text]) => /setCookie\(|c\.header\(/.test(text)).map(([file]) => file)
    // It takes the notice away from the page that shows it.
    expect(setting).toEqual(['web/respond.tsx'])
  })

  it.each([false, true])('is the same of a redirect that is made at once, HTTPS: %s', async (https) => {
    const ofAll = ({ headers }: Response) =>
      [...headers.keys()].filter((name) => !['content-type', 'location', 'set-cookie'].includes(name))
    const [page, answer] = [await house({ https }).request('/page'), await house({ https }).request('/elsewhere')]
    expect(ofAll(answer)).toEqual(ofAll(page))
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(answer.headers.get('Content-Security-Policy')).toContain("script-src 'nonce-")
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, encodeURI('/名册#x')])
    const first = https ? 'a=1; Path=/; Secure' : 'a=1; Path=/'
    expect(answer.headers.getSetCookie()).toEqual([first, '__Host-b=2; Path=/; Secure'])
  })

  it('asks for HTTPS only where there is HTTPS', async () => {
    expect((await house().request('/page')).headers.has('Strict-Transport-Security')).toBe(false)
    const safe = await house({ https: true }).request('/page')
    expect(safe.headers.get('Strict-Transport-Security')).toBe('max-age=31536000')
  })

  it('sends no cookie without HTTPS where there is HTTPS', async () => {
    const cookies = async (reach: Reach) => (await house(reach).request('/cookies')).headers.getSetCookie()
    expect(await cookies({ https: true })).toEqual(['a=1; Path=/; Secure', '__Host-b=2; Path=/; Secure'])
    expect(await cookies({ https: false })).toEqual(['a=1; Path=/', '__Host-b=2; Path=/; Secure'])
  })

  it('lets browsers keep hashed assets, and no failed one', async () => {
    expect((await house().request('/assets/look.css')).headers.get('Cache-Control')).toContain('immutable')
    expect((await house().request('/assets/gone.css')).headers.get('Cache-Control')).toBe('no-store')
  })

  it('may be framed by our own pages when it is a preview, and stays in a sandbox when it is any other file', async () => {
    const preview = (await house().request('/dossiers/1/preview.pdf')).headers.get('Content-Security-Policy')
    expect(preview).toContain("frame-ancestors 'self'")
    expect(preview).not.toContain('sandbox')
    for (const path of ['/file.pdf', '/photo']) {
      const file = (await house().request(path)).headers.get('Content-Security-Policy')
      expect(file, path).toContain("frame-ancestors 'none'")
      expect(file, path).toContain('sandbox')
    }
  })
})

describe('a form', () => {
  it('from one of our pages passes', async () => {
    expect((await post('/thing', here)).status).toBe(200)
  })

  it.each(['cross-site', 'same-site', 'none'])(
    'that the browser calls %s is refused, whatever its origin',
    async (site) => {
      const answer = await post('/thing', { 'Sec-Fetch-Site': site, Origin: 'http://localhost', Host: 'localhost' })
      expect(answer.status).toBe(403)
    },
  )

  it('from a browser that says nothing passes with our exact origin only', async () => {
    const from = async (origin?: string, reach?: Reach) =>
      (await post('/thing', { Host: 'hr.local:8080', ...(origin && { Origin: origin }) }, 'x', reach)).status
    expect(await from('http://hr.local:8080')).toBe(200)
    for (const origin of [
      undefined,
      'null',
      'http://hr.local',
      'https://hr.local:8080',
      'http://hr.local:8080.evil.cn',
    ]) {
      expect(await from(origin), origin).toBe(403)
    }
    const proxied = { https: true, origin: 'https://hr.example.cn' }
    expect(await from('https://hr.example.cn', proxied)).toBe(200)
    expect(await from('https://hr.local:8080', proxied)).toBe(403)
  })

  it.each(['PUT', 'PATCH', 'DELETE'])('is not got around with %s', async (method) => {
    expect((await house().request('/thing', { method, headers: { 'Sec-Fetch-Site': 'cross-site' } })).status).toBe(403)
  })

  it('of more than 1 MB is refused, with and without a length', async () => {
    const large = 'x'.repeat(1024 * 1024 + 1)
    expect((await post('/thing', { ...here, 'Content-Length': String(large.length) }, large)).status).toBe(413)
    const chunked = new Request('http://localhost/thing', {
      method: 'POST',
      headers: here,
      body: new Blob([large]).stream(),
      duplex: 'half',
    } as RequestInit)
    expect((await house().request(chunked)).status).toBe(413)
    expect((await post('/thing', here, 'x'.repeat(1024 * 1024))).status).toBe(200)
  })

  it.each([
    ['/imports', 501],
    ['/dossiers/1/sections/photo/records', 12],
    ['/cases/1/comments', 51],
    ['/dossiers/1/sections/resume/grid', 9],
    ['/thing', 1],
  ])('sent to %s may have %i MB when it says its length, and 1 in chunks', async (path, megabytes) => {
    const inParts = { ...here, 'Content-Type': 'multipart/form-data; boundary=x' }
    const of = (bytes: number) => post(path, { ...inParts, 'Content-Length': String(bytes) })
    expect((await of(megabytes * 1024 * 1024)).status).not.toBe(413)
    expect((await of(megabytes * 1024 * 1024 + 1)).status).toBe(413)
    expect((await post(path, { ...here, 'Transfer-Encoding': 'chunked' }, 'x'.repeat(1024 * 1024 + 1))).status).toBe(
      413,
    )
  })

  it.each(['/imports', '/cases/1/comments'])('in one piece is no file: %s takes 1 MB of it', async (path) => {
    const of = (bytes: number) =>
      post(path, {
        ...here,
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': String(bytes),
      })
    expect((await of(1024 * 1024)).status).not.toBe(413)
    expect((await of(1024 * 1024 + 1)).status).toBe(413)
    expect((await of(100 * 1024 * 1024)).status).toBe(413)
  })
})

describe('an address without encryption', () => {
  const at = (host: string, path = '/page', reach: Reach = { https: false }) => {
    const web = new Hono<Web>()
    web.use(preferences, securityHeaders(reach), encrypted(reach))
    web.get('*', (c) => c.text('inside'))
    web.post('*', (c) => c.text('inside'))
    return {
      get: web.request(path, { headers: { Host: host } }),
      post: web.request(path, { method: 'POST', headers: { Host: host } }),
    }
  }

  it.each([
    'hr.local',
    'hr.local:8080',
    '192.168.1.20:8080',
    'localhost.evil.cn',
    '127.0.0.1.nip.io',
    '[fd00::1]:8080',
  ])('that is a name says what is needed before anybody types, and takes no password: %s', async (host) => {
    for (const answer of Object.values(at(host, '/sign-in'))) {
      const { status, headers } = await answer
      const text = await (await answer).text()
      expect(status).toBe(403)
      expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
      for (const cure of [host, 'JUANZONG_CERT', 'JUANZONG_ORIGIN', 'localhost']) expect(text).toContain(cure)
      expect(text).not.toContain('password')
    }
  })

  it.each(['localhost', 'localhost:8080', '127.0.0.1:8080', '127.1.2.3', '[::1]:8080', 'demo.localhost:1'])(
    'is no matter on the machine itself: %s',
    async (host) => {
      expect(await (await at(host).get).text()).toBe('inside')
    },
  )

  it('is no matter behind a certificate or a named proxy, and never to whoever asks how the house is', async () => {
    expect(await (await at('hr.local', '/page', { https: true }).get).text()).toBe('inside')
    expect(await (await at('hr.local', '/health').get).text()).toBe('inside')
  })
})

describe('a browser of any habit', () => {
  const sent = async (headers: Record<string, string>, reach?: Reach) =>
    (await post('/thing', headers, 'x', reach)).status
  const proxied = { https: true, origin: 'https://HR.example.cn' }

  it('gets its forms through behind the named proxy, and at the machine itself past it', async () => {
    expect(await sent({ Host: '127.0.0.1:8080', Origin: 'https://hr.example.cn' }, proxied)).toBe(200)
    expect(await sent({ Host: '127.0.0.1:8080', Origin: 'http://127.0.0.1:8080' }, proxied)).toBe(200)
    expect(await sent({ Host: 'hr.local:8080', Origin: 'http://hr.local:8080' }, proxied)).toBe(403)
    expect(await sent({ Host: 'hr.local:8080', 'Sec-Fetch-Site': 'same-origin' }, proxied)).toBe(200)
  })

  it('is told to name the origin of a form, which it would call null without a referrer', async () => {
    const w = await world()
    const html = await (await w.web.request('/sign-in')).text()
    await w.close()
    expect(html).toContain('<meta name="referrer" content="same-origin"/>')
  })
})
