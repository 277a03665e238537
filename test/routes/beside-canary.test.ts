import { afterAll, describe, expect, it } from 'vitest'
import { sendChanges } from '#actions/batches/sending.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import type { BlobId, CaseId, CommandId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { paperPdf } from '../paper-pdf.ts'
import { some } from '../thorough.ts'
import { type World, world } from '../world.ts'
import { sitting, walker } from './walk.ts'
import { everybody, watch } from './watch.ts'

let w: World
let seen: ReturnType<typeof watch>
const begin = () => {
  seen = watch(() => w)
}
const word = (place: string) => seen.word(place)
afterAll(() => w.close())

/** What a case can be looked at as, by anybody; and what was attached to it, by its address. */
const of = (id: CaseId, papers: readonly BlobId[] = []) => [
  paths.home(),
  paths.home('mine'),
  paths.home('done'),
  paths.home('copied'),
  paths.notices(),
  paths.cases(),
  paths.case(id),
  paths.approval(id),
  paths.approvalPdf(id),
  ...papers.map((paper) => paths.paper(w.dossiers.wang, paper)),
]

describe('a reading that is asked for, and what is said about it', () => {
  it('is met by whoever is asked or keeps the dossier; a paper of the talk and a call by name reach nobody else', async () => {
    w = await world()
    begin()
    const number = w.app.roster.entry(w.dossiers.wang)?.columns.who.number ?? ''
    const form = paths.readings()
    const asked = {
      number,
      name: '王建国',
      second: 'F002',
      purpose: '2',
      reason: word('reason'),
      copying: word('copying'),
      group: ['career', 'pay'],
      from: '2026-11-24',
      until: '2026-11-26',
    }
    const drawn = drawnForm((await w.as('headFinance').get(paths.newReading())).text, form)
    const id = (await w.as('headFinance').post(form, { ...drawn, ...asked })).location?.split('/').at(-1) as CaseId
    const paper = new File([await paperPdf()], `${word('paper')}.pdf`, { type: 'application/pdf' })
    const comment = `请林晓岚、钱若水、沈诚、苏法看看${word('comment')}`
    expect((await w.as('headFinance').post(paths.caseComments(id), { comment, paper })).status).toBe(303)
    const papers = [...(await w.as('headFinance').get(paths.case(id))).text.matchAll(/\/papers\/([0-9a-f-]{36})/g)].map(
      ([, blob]) => blob as BlobId,
    )
    expect(papers.length).toBeGreaterThan(0)
    let step = 0
    for (let at = await sitting(w, id); at; at = await sitting(w, id)) {
      step += 1
      await seen.lookInTurn(step, at.who, of(id, papers))
      const opinion = word(`opinion.${at.block}`)
      expect((await walker(w).approve(at.who, id, { opinion })).status).toBe(303)
    }
    await seen.lookAsAll([...of(id, papers), paths.readings(), paths.readingRegister()])
    for (const who of some(everybody, 4)) await seen.printed(who, id)
    const asking = 'hrLead hr hr2 headFinance leaderFinance'
    // Whoever reads as the second is told at the end; administration keeps the register, which says why.
    expect(seen.table()).toEqual({
      reason: `${asking} archivist finance`,
      copying: `${asking} finance`,
      comment: `${asking} finance`,
      paper: asking,
      'opinion.own-head': 'hrLead hr hr2 leaderFinance',
      'opinion.reading-lead': 'hrLead hr hr2 leaderFinance',
    })
    expect(await seen.inTheClear()).toEqual([])
  })
})

/** A raise of two people on one list, each in words of its own; the cases are in the order of the list. */
async function sendPay(list: { readonly title: string; readonly basis: string; readonly text: string }) {
  const rows = [w.dossiers.wang, w.dossiers.chen].map((dossier, row) => {
    const postPay = { cents: seen.amount(`pay.${row}`), currency: 'CNY' }
    const said = { grade: word(`grade.${row}`), authority: word(`authority.${row}`) }
    return { dossier, records: [{ from: '202611', ...said, postPay }] }
  })
  const command = { id: w.app.newId<CommandId>(), bodyHash: 'a' }
  const { batch, refused } = await sendChanges(w.app, w.actor('finance'), { section: pay, ...list, rows }, command)
  expect(refused).toEqual([])
  const cases = await w.app.db.selectFrom('cases').select('id').where('route_key', '=', 'pay').orderBy('id').execute()
  return { batch, ids: cases.map(({ id }) => id) }
}

/** Everybody on the way of a row agrees, in words of their own; of the first row people look on before each step. */
async function decided(id: CaseId, row: number, pages: readonly string[]): Promise<void> {
  let step = 0
  for (let at = await sitting(w, id); at; at = await sitting(w, id)) {
    step += 1
    if (row === 0) await seen.lookInTurn(step, at.who, pages)
    expect((await walker(w).approve(at.who, id, { opinion: word(`${at.block}.${row}`) })).status).toBe(303)
  }
}

describe('pay of many in one batch', () => {
  it('is met by finance, HR and the leaders who decide, each amount with its person, on pages and on paper', async () => {
    begin()
    const list = { title: word('title'), basis: word('basis'), text: word('grounds') }
    const { batch, ids } = await sendPay(list)
    const pages = [paths.batches(), paths.batch(batch), paths.newBatch(), ...ids.flatMap((id) => of(id))]
    for (const [row, id] of ids.entries()) await decided(id, row, pages)
    await seen.lookAsAll([...pages, paths.dossier(w.dossiers.wang), paths.dossierHistory(w.dossiers.wang), paths.log()])
    for (const [row, id] of ids.entries()) for (const who of some(everybody, 4, row)) await seen.printed(who, id)
    // Nobody else of finance is there, so that the 最终审批人 sits in that place. Each leader decides on the own row alone, and
    // whoever was let read the pay of the first reads what came of it.
    const [first, second] = [
      'hrLead hr hr2 leaderTech manager fallback finance',
      'hrLead hr hr2 leaderFinance manager fallback finance',
    ]
    const read = 'hrLead hr hr2 headFinance leaderTech manager fallback finance'
    const both = 'hrLead hr hr2 leaderTech leaderFinance manager fallback finance'
    expect(seen.table()).toEqual({
      title: both,
      basis: both,
      grounds: both,
      'grade.0': read,
      'authority.0': read,
      'pay.0': read,
      'grade.1': second,
      'authority.1': second,
      'pay.1': second,
      ...Object.fromEntries(
        ['hr', 'finance', 'leaders'].flatMap((step) => [
          [`${step}.0`, first],
          [`${step}.1`, second],
        ]),
      ),
    })
    expect(await seen.inTheClear()).toEqual([])
  })
})
