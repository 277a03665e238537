import { globSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DossierId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { sizeOf } from '#routes/web/sizes.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { client, type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

/** What is sent to each address by a form, as the routes read it. */
const handlers = globSync('src/routes/**/*.{ts,tsx}').flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('Routes.post(')
    .slice(1)
    .map((text) => ({ address: /^'([^']+)'/.exec(text)?.[1]?.replace(/:\w+/g, 'x') ?? '', text })),
)

describe('how much may be sent', () => {
  it('is as much as a file may have, wherever a file is read', () => {
    const taking = handlers.filter(({ text }) => text.includes('readUpload('))
    expect(taking.length).toBeGreaterThan(10)
    const small = taking.filter(({ address }) => {
      const { file, body } = sizeOf(address.replace('sections/x', 'sections/photo'))
      return (
        body <= limits.picture || (file === undefined && address !== paths.imports() && address !== paths.bringings())
      )
    })
    expect(small.map(({ address }) => address)).toEqual([])
  })

  it('is as much as a table may have, wherever one is pasted', () => {
    const taking = handlers.filter(({ text }) => /form\.text\('rows'\)/.test(text))
    const small = taking.filter(({ address }) => address !== '' && sizeOf(address).text < limits.grid)
    expect(small.map(({ address }) => address)).toEqual([])
    expect(taking.length).toBeGreaterThan(3)
    for (const path of [
      paths.payScales(),
      paths.opening('pay'),
      paths.payMonth('202611'),
      paths.peopleGrid('appraisals'),
    ])
      expect(sizeOf(path).text, path).toBe(limits.grid)
  })

  it('is said by the form, for the browser to check before it sends', async () => {
    const { text } = await w.as('hr').get(paths.section(w.dossiers.zhou, 'photo'))
    expect(text).toContain(`data-most-file="${limits.picture}"`)
    expect(text).toContain(`data-most="${limits.form}"`)
  })
})

describe('a form over its limit', () => {
  const long = '长'.repeat(500_000)
  const itsLength = { 'Content-Length': '1500600' }

  it('is refused with the limit, the way back, and all that was typed', async () => {
    const path = paths.newDossier()
    const { status, text } = await w.as('hr').post(path, { name: '林太长', unit: w.units.tech, post: long }, itsLength)
    expect(status).toBe(413)
    expect(text).toContain('超过了允许的大小（1 MB），什么都没有保存。')
    expect(text).toContain('按浏览器的“后退”可以回到表单')
    expect(text).toContain('<dd>林太长</dd>')
    expect(text).toContain(`>${long}</textarea>`)
    expect((await w.as('hr').get(`${paths.dossiers()}?q=林太长`)).text).not.toContain('>林太长</a>')
  })

  it('is read for nobody who is not signed in', async () => {
    const { status, text } = await client(w.web, w.app, undefined).post(
      paths.newDossier(),
      { name: '林太长', post: long },
      itsLength,
    )
    expect(status).toBe(401)
    expect(text).not.toContain('林太长')
  })
})

describe('a pasted table', () => {
  it('of 2,000 rows is taken with 1,300 characters in each', async () => {
    const { location } = await w.as('hr').post(paths.newDossier(), { name: '丁长表', unit: w.units.tech, post: '员' })
    const id = (location ?? '').split('/').at(-1) as DossierId
    const path = paths.sectionGrid(id, 'appraisals')
    const note = '写'.repeat(1_300)
    const rows = Array.from({ length: limits.gridRows }, (_, at) => `${1000 + at}\t称职\t${note}`).join('\n')
    const drawn = drawnForm((await w.as('hr').get(path)).text, path)
    const { status } = await w.as('hr').post(path, { ...drawn, rows, step: 'check' })
    expect(status).toBe(200)
  })
})
