import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { type Answer, type World, world } from '../world.ts'
import { walker } from './walk.ts'

let w: World
let id: CaseId

beforeAll(async () => {
  w = await world()
  id = await walker(w).submit(w.dossiers.zhou)
})
afterAll(() => w.close())

/** Asks until it is refused; how often it was answered before, and the refusal. */
async function until429(ask: () => Promise<Answer>): Promise<{ readonly answered: number; readonly refusal: Answer }> {
  for (let answered = 0; answered < 1000; answered += 1) {
    const answer = await ask()
    if (answer.status === 429) return { answered, refusal: answer }
  }
  throw new Error('There is no end to it.')
}

describe('a budget', () => {
  it.each([
    ['suggestions', 300, () => w.as('hr').get(`${paths.dossierSuggestions()}?q=w`)],
    ['the search', 120, () => w.as('hr').get(paths.search('王'))],
    ['looking codes up', 120, () => w.as('archivist').get(paths.codes('P-7F3K-2'))],
    [
      'asking to read by number and name',
      10,
      () => w.as('finance').post(paths.readings(), { number: 'XH-1', name: '王建国' }),
    ],
    ['signed sheets', 60, () => w.as('archivist').get(paths.signedSheet('P-7F3K-2-X'))],
    ['charts', 240, () => w.as('hr').get(paths.statisticsChart('by-star'))],
    ['comments', 30, () => w.as('hr').post(paths.caseComments(id), { comment: '再说一句' })],
  ])('of an account for %s ends with a sentence and a time, and begins again', async (_, most, ask) => {
    const { answered, refusal } = await until429(ask)
    expect(answered).toBe(most)
    const seconds = Number(refusal.headers.get('Retry-After'))
    expect(seconds).toBeGreaterThan(0)
    expect(refusal.text).toContain(`请过 ${seconds} 秒再试`)
    w.clock.forward(seconds / 60)
    expect((await ask()).status).not.toBe(429)
    w.clock.forward(2)
  })

  it('is no more for several sessions, and nobody else’s to use up', async () => {
    await until429(() => w.as('hr').get(`${paths.dossierSuggestions()}?q=w`))
    expect((await w.as('hr').get(`${paths.dossierSuggestions()}?q=w`)).status).toBe(429)
    expect((await w.as('hr2').get(`${paths.dossierSuggestions()}?q=w`)).status).toBe(200)
    w.clock.forward(2)
  })

  it('keeps what was typed into a comment that was one too many', async () => {
    const ask = () => w.as('hr').post(paths.caseComments(id), { comment: '这一句要留着' })
    const { refusal } = await until429(ask)
    expect(refusal.text).toContain('<dd>这一句要留着</dd>')
    w.clock.forward(2)
  })

  it('lets two previews of an account wait for the worker, and no third', async () => {
    const preview = () => w.as('hr').get(paths.previewPdf(w.dossiers.wang))
    const statuses = (await Promise.all([preview(), preview(), preview()])).map(({ status }) => status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(1)
    expect((await preview()).status).not.toBe(429)
  })
})
