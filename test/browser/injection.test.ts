import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { written } from '../domain/imports/person-file.ts'
import { walker } from '../routes/walk.ts'
import { some } from '../thorough.ts'
import { type BrowserHouse, browserHouse } from './house.ts'

let house: BrowserHouse
beforeAll(async () => {
  house = await browserHouse()
})
afterAll(() => house.close())

/** What each would do if it ran: mark the window, or ask the server for /stolen. */
const payloads = [
  '<img src=x onerror=window.hit=1>',
  '"><script>window.hit=1</script>',
  "' onfocus='window.hit=1' autofocus='",
  '" onmouseover="window.hit=1" autofocus onfocus="window.hit=1',
  '" hx-get="/stolen" hx-trigger="load',
  '<div hx-get="/stolen" hx-trigger="load">x</div>',
  '<svg/onload=window.hit=1>',
  '</textarea><script>window.hit=1</script>',
  '</title><script>window.hit=1</script>',
  'javascript:window.hit=1',
  '<a href="javascript:window.hit=1" autofocus>x</a>',
  '&lt;img src=x onerror=window.hit=1&gt;',
  '<form action=/stolen><button autofocus>x</button></form>',
  '<iframe src="/stolen"></iframe>',
  '<base href="//stolen.cn/">',
  '<meta http-equiv=refresh content="0;url=/stolen">',
]

it('runs nothing that stands in a name, a career, a file or an opinion, on any page that shows it', async () => {
  const { world: w } = house
  const hr = w.as('hr')
  const [name = '', ...others] = payloads
  const begun = await hr.post(paths.newDossier(), {
    name,
    unit: w.units.tech,
    post: others.join('\n'),
    rank: others[0] ?? '',
    sex: '男',
    birth: '1980.05',
  })
  const dossier = begun.location ?? ''
  expect(dossier).toMatch(/^\/dossiers\//)
  const records = (section: string) => `${dossier}/sections/${section}/records`
  await hr.post(records('id-numbers'), { type: '护照', number: 'G12345678' })
  const lines = payloads.flatMap((payload) => [
    hr.post(records('resume'), { from: '2001.01', text: payload, during: payload }),
    hr.post(records('titles'), { title: payload }),
    hr.post(records('family'), { relation: '妻子', name: payload, work: payload }),
    hr.post(records('rewards'), { authority: payload, text: payload }),
  ])
  for (const { status } of await Promise.all(lines)) expect(status).toBe(303)

  const values = { XingMing: name, JiGuan: others[3] ?? '', XianRenZhiWu: others.join(' '), JianLi: others.join('\n') }
  const file = new File(
    [written({ ...values, RenMianLiYou: others[4] ?? '', ZhuanYeJiShuZhiWu: others[2] ?? '' })],
    `${name}.lrmx`,
  )
  const { location: staged } = await hr.post(paths.imports(), { unit: w.units.tech, files: file })
  expect(staged).toMatch(/^\/imports\//)

  const id = dossier.split('/').at(-1) as DossierId
  const theCase = paths.case(await walker(w).submit(id, 'hr', others.join('\n')))
  await w.as('hr2').post(`${theCase}/comments`, { comment: payloads.join('\n') })

  const { page, context, complaints } = await house.as('hr')
  const asked: string[] = []
  // A browser that can show PDFs asks its own viewer for that.
  const isViewer = (url: string) => /^chrome(-extension)?:/.test(url)
  page.on('request', (request) => {
    if (!isViewer(request.url())) asked.push(request.url())
  })
  const addresses = [
    staged,
    `${staged}/discarding`,
    paths.imports(),
    dossier,
    `${dossier}/history`,
    `${dossier}/preview`,
    `${dossier}/submission`,
    `${dossier}?from=${encodeURIComponent(others[4] ?? '')}`,
    theCase,
    paths.home(),
    '/?tab=mine',
    '/cases',
    paths.dossiers(),
    ...some(payloads, 4).map(paths.search),
    ...some(payloads, 4, 1).map((payload) => `/dossiers?q=${encodeURIComponent(payload)}`),
    ...some(payloads, 4, 2).map((payload) => `/archive/codes?code=${encodeURIComponent(payload)}`),
  ]
  for (const address of addresses) {
    await page.goto(address ?? '')
    await page.mouse.move(400, 300)
    expect(await page.evaluate(() => 'hit' in window), address ?? '').toBe(false)
  }
  await page.goto('/')
  await page.locator('#search').pressSequentially('<img src=x')
  await page.waitForResponse(/suggestions/)
  expect(await page.evaluate(() => 'hit' in window)).toBe(false)

  expect(asked.filter((url) => url.includes('/stolen') || !url.startsWith(house.origin))).toEqual([])
  expect(complaints.filter((complaint) => !/\b(404|409|422)\b/.test(complaint))).toEqual([])
  await context.close()
})
