import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CaseId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/reader.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type Cast, type FormValues, type World, world } from '../world.ts'
import { sitting, walker } from './walk.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const wang = () => w.dossiers.wang
const basic = async () =>
  (await openForWork(w.app, 'compare', wang(), { silent: true })).opened.contents['basic']?.[0]?.fields

const draw = async (form: FormValues = {}) => {
  const action = paths.drawing(wang(), 'transfer')
  const { text } = await w.as('hr').get(action)
  const typed = { unit: w.units.finance, post: '财务部副部长', full: '财务部副部长', from: '2026.12', basis: '商调函' }
  return w.as('hr').post(action, { ...drawnForm(text, action), ...typed, ...form })
}

const submit = async (): Promise<CaseId> => {
  const [page, action] = [paths.proposal(wang(), 'transfer'), paths.proposalSubmission(wang(), 'transfer')]
  const shown = (await w.as('hr').get(page)).text
  for (const name of ['沈诚', '周才明', '赵国华', '钱若水', '冯远']) expect(shown).toContain(name)
  const sent = await w.as('hr').post(action, { ...drawnForm(shown, action), text: '工作需要' })
  const id = /^\/cases\/([0-9a-f-]{36})$/.exec(sent.location ?? '')?.[1]
  if (!id) throw new Error(`Not submitted: ${sent.status} ${sent.text.slice(-3000)}`)
  return id as CaseId
}

const close = async (id: CaseId) => {
  const action = paths.caseTask(id)
  const { text } = await w.as('hr').get(paths.case(id))
  const typed = { document: '华任〔2026〕13号', documentDate: '2026.11.20', effective: '2026.11.24' }
  return w.as('hr').post(action, { ...drawnForm(text, action), ...typed })
}

describe('a transfer', () => {
  it('asks the head who lets go, then the head who takes in, the leader of the old unit, then those over the new one', async () => {
    expect((await draw()).location).toBe(paths.proposal(wang(), 'transfer'))
    const id = await submit()
    const asked: [string | undefined, Cast | undefined][] = []
    for (let at = await sitting(w, id); at && at.block !== 'closing'; at = await sitting(w, id)) {
      asked.push([at.block, at.who])
      expect((await walker(w).approve(at.who, id)).status).toBe(303)
    }
    expect(asked).toEqual([
      ['head', 'headTech'],
      ['new-head', 'headFinance'],
      ['leader', 'leaderTech'],
      ['leaders', 'leaderFinance'],
      ['leaders', 'manager'],
    ])
    expect((await close(id)).status).toBe(303)
    expect(await basic()).toMatchObject({ unit: w.units.finance, post: '财务部副部长' })
  })

  it('moves the dossier with the person: the new head lists it and the old one does not', async () => {
    const lists = async (who: Cast) => (await w.as(who).get(paths.dossiers())).text.includes('王建国')
    expect([await lists('headTech'), await lists('headFinance')]).toEqual([true, false])
    await draw()
    const id = await submit()
    await walker(w).until(id, 'closing')
    expect([await lists('headTech'), await lists('headFinance')]).toEqual([true, false])
    await close(id)
    expect([await lists('headTech'), await lists('headFinance')]).toEqual([false, true])
    expect((await w.as('headTech').get(paths.dossier(wang()))).status).toBe(404)
    expect((await w.as('headTech').get(paths.case(id))).status).toBe(200)
  })

  it('shows the head who takes in what the transfer says, and nothing else of the dossier', async () => {
    await draw()
    const id = await submit()
    await walker(w).until(id, 'new-head')
    const { status, text } = await w.as('headFinance').get(paths.case(id))
    expect([status, text.includes('财务部副部长'), text.includes('许明舟')]).toEqual([200, true, false])
    expect(text).not.toContain('华北某工业大学')
  })

  it('goes to a unit of the house that the officer may choose, and to no other', async () => {
    const refused = await draw({ unit: '00000000-0000-7000-8000-00000000dead' })
    expect([refused.status, refused.text.includes('财务部副部长')]).toEqual([422, true])
    expect((await w.as('hr').get(paths.drawing(wang(), 'create'))).status).toBe(404)
  })
})
