import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const get = async (path: string, headers: Record<string, string> = {}) =>
  w.web.request(path, { headers: { Cookie: await w.cookie('hr'), ...headers } })

describe('a page of more than 8 KB', () => {
  it('leaves compressed to whoever reads that, whole and never kept', async () => {
    const answer = await get(paths.dossiers(), { 'Accept-Encoding': 'gzip, deflate, br' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Encoding')).toBe('gzip')
    expect(answer.headers.get('Vary')).toContain('Accept-Encoding')
    expect(answer.headers.get('Cache-Control')).toContain('no-store')
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
    const bytes = Buffer.from(await answer.arrayBuffer())
    const text = gunzipSync(bytes).toString()
    expect(text).toContain('王建国')
    expect(text.endsWith('</html>')).toBe(true)
    expect(bytes.length).toBeLessThan(Buffer.byteLength(text) / 2)
  })

  it.each([
    ['did not ask for it', {}],
    ['refuses it', { 'Accept-Encoding': 'gzip;q=0, identity' }],
    [
      'comes from another site, where the length could tell a secret',
      { 'Accept-Encoding': 'gzip', 'Sec-Fetch-Site': 'cross-site' },
    ],
  ])('leaves as it is to whoever %s', async (_, headers) => {
    const answer = await get(paths.dossiers(), headers as Record<string, string>)
    expect(answer.headers.get('Content-Encoding')).toBeNull()
    expect(await answer.text()).toMatch(/<\/html>$/)
  })

  it('leaves as it is where it is small, and so does every redirect and file', async () => {
    const small = await get(`${paths.dossierSuggestions()}?q=王`, { 'Accept-Encoding': 'gzip' })
    expect([small.headers.get('Content-Encoding'), (await small.text()).includes('王建国')]).toEqual([null, true])
    const elsewhere = await w.web.request(paths.home(), { headers: { 'Accept-Encoding': 'gzip' } })
    expect([elsewhere.status, elsewhere.headers.get('Content-Encoding')]).toEqual([303, null])
  })

  it('has tokens of its own each time, so that no length tells of one twice', async () => {
    const tokens = async () =>
      [...(await (await get(paths.home())).text()).matchAll(/name="cmd_id" value="([^"]+)"/g)].map(([, token]) => token)
    const [one, other] = [await tokens(), await tokens()]
    expect(one.length).toBeGreaterThan(0)
    expect(one.filter((token) => other.includes(token))).toEqual([])
  })
})
