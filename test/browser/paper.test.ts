import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DossierId, ImportId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { walker } from '../routes/walk.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { familyIn, resumeIn } from './paper-words.ts'
import { type PaperPage, readPaper } from './pdf-text.ts'
import { at, fixture, printOut } from './steps.ts'

const name = '周慎之'
const file = readFileSync(fixture('long-resume'))

let house: BrowserHouse
let paper: readonly PaperPage[]

beforeAll(async () => {
  house = await browserHouse()
  const walk = walker(house.world)
  await walk.until(await walk.submit(await imported()), 'end')
})
afterAll(() => house.close())

/** The draft that this file becomes. */
async function imported(): Promise<DossierId> {
  const { as, units } = house.world
  const sent = await as('hr').post(paths.imports(), { unit: units.tech, files: new File([file], 'long-resume.lrmx') })
  const id = (sent.location ?? '').split('/').at(-1) as ImportId
  const { text } = await as('hr').get(paths.import(id))
  const kept = await as('hr').post(paths.importKeeping(id), drawnForm(text, paths.import(id)))
  return (kept.location ?? '').split('/').at(-1) as DossierId
}

describe('the paper of a dossier that was just archived', () => {
  it('is found by the archivist, printed, and given a box that is made on the way', () =>
    at(house, 'archivist', paths.home(), { script: true }, async (page) => {
      await page.getByRole('heading', { name: '档案室有 1 份等您入盒' }).waitFor()
      await page.getByRole('link', { name: '去档案室' }).click()
      await page.getByRole('region', { name: '等待打印' }).getByRole('link', { name }).click()
      paper = await readPaper((await printOut(page)).pdf)
      // The page is drawn again by itself once the file was taken.
      await page.getByText('已打印，未入盒').first().waitFor()
      await page.getByLabel('盒码').fill('B-02-1-07')
      await page.getByRole('button', { name: '选用', exact: true }).click()
      await page.getByText('没有这个盒。核对编码，或者新建。').waitFor()
      expect(await page.getByLabel('盒码').inputValue()).toBe('B-02-1-07')
      await page.getByRole('button', { name: '新建并选用' }).click()
      await page.getByText('已选定盒位').waitFor()
    }))

  it('says what its file said, with no glyph missing and no word outside its cell', () => {
    expect(paper).toHaveLength(4)
    for (const { ink, astray, blank } of paper) {
      expect(ink).toBeGreaterThan(0.02)
      expect([astray, blank]).toEqual([[], []])
    }
    const [cover, basic, more, resume] = paper.map(({ words }) => words)
    expect(cover).toContain(`姓名${name}编号HX-0006`)
    const said = file.toString()
    for (const relative of familyIn(said)) expect(`${basic}${more}`).toMatch(relative)
    expect(resume).toContain(`简历${resumeIn(said)}P-`)
  })
})
