import { afterAll, describe, expect, it } from 'vitest'
import { sendChanges } from '#actions/batches/sending.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import type { BlobId, CaseId, CommandId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { paperPdf } from '../paper-pdf.ts'
import { pdfText } from '../pdf.ts'
import { type Cast, cast, type World, world } from '../world.ts'
import { sitting, walker } from './walk.ts'

/** A word that stands in one place, by what it is; and who met it, be it on a page, in a print or in a paper. */
const words = new Map<string, string>()
const met = new Map<string, Set<Cast>>()
const everybody = Object.keys(cast) as Cast[]

let serial = 0
let w: World
afterAll(() => w.close())

function word(place: string): string {
  serial += 1
  const text = `雀${String(serial).padStart(3, '0')}巢`
  words.set(text, place)
  return text
}

const amount = (place: string, cents: number): number => {
  words.set(`${Math.floor(cents / 100)}`, place)
  return cents
}

/** Pages that are looked at as one person, with what a print or a paper says in words and in bytes. */
async function look(who: Cast, pages: readonly string[]): Promise<void> {
  const texts = await Promise.all([...new Set(pages)].map((page) => said(who, page)))
  for (const [text, place] of words)
    if (texts.some((one) => one.includes(text))) met.set(place, (met.get(place) ?? new Set()).add(who))
}

async function said(who: Cast, page: string): Promise<string> {
  const { answer, bytes } = await w.as(who).bytes(page)
  const isPdf = answer.headers.get('Content-Type') === 'application/pdf'
  const raw = Buffer.from(bytes).toString('utf8')
  return (isPdf ? `${raw}${await pdfText(bytes)}` : raw).replaceAll(',', '')
}

/** The same of the sheet that is printed for good, by whoever may have it printed. */
async function printed(who: Cast, id: CaseId): Promise<void> {
  const { answer, bytes } = await w.as(who).bytes(paths.approval(id), {})
  if (answer.headers.get('Content-Type') !== 'application/pdf') return
  const text = `${Buffer.from(bytes).toString('latin1')}${await pdfText(bytes)}`.replaceAll(',', '')
  for (const [one, place] of words) if (text.includes(one)) met.set(place, (met.get(place) ?? new Set()).add(who))
}

/** Who met what, in the order of the cast. */
const table = () =>
  Object.fromEntries(
    [...words.values()].map((place) => [place, everybody.filter((who) => met.get(place)?.has(who)).join(' ')]),
  )

/** What stands unsealed in a row of the log, of a notice, of what happened to a case, of a command or of a print. */
async function inTheClear(): Promise<readonly string[]> {
  const tables = ['log', 'notices', 'case_events', 'cases', 'commands', 'batches', 'prints', 'print_runs'] as const
  const known = (await w.app.db.introspection.getTables()).map(({ name }) => name)
  const rows = await Promise.all(
    tables
      .filter((name) => known.includes(name))
      .map((name) =>
        w.app.db
          .selectFrom(name as 'log')
          .selectAll()
          .execute(),
      ),
  )
  const text = JSON.stringify(rows)
  return [...words].flatMap(([one, place]) => (text.includes(one) ? [place] : []))
}

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
    for (let at = await sitting(w, id); at; at = await sitting(w, id)) {
      for (const who of everybody) await look(who, of(id, papers))
      const opinion = word(`opinion.${at.block}`)
      expect((await walker(w).approve(at.who, id, { opinion })).status).toBe(303)
    }
    for (const who of everybody) await look(who, [...of(id, papers), paths.readings(), paths.readingRegister()])
    for (const who of everybody) await printed(who, id)
    const asking = 'hrLead hr hr2 headFinance leaderFinance'
    // Whoever reads as the second is told at the end; administration keeps the register, which says why.
    expect(table()).toEqual({
      reason: `${asking} archivist finance`,
      copying: `${asking} finance`,
      comment: `${asking} finance`,
      paper: asking,
      'opinion.own-head': 'hrLead hr hr2 leaderFinance',
      'opinion.reading-lead': 'hrLead hr hr2 leaderFinance',
    })
    expect(await inTheClear()).toEqual([])
  })
})

const lookAsAll = async (pages: readonly string[]): Promise<void> => {
  for (const who of everybody) await look(who, pages)
}

/** A raise of two people on one list, each in words of its own; the cases are in the order of the list. */
async function sendPay(list: { readonly title: string; readonly basis: string; readonly text: string }) {
  const rows = [w.dossiers.wang, w.dossiers.chen].map((dossier, row) => {
    const postPay = { cents: amount(`pay.${row}`, 7_770_100 + row * 1_000_000), currency: 'CNY' }
    const said = { grade: word(`grade.${row}`), authority: word(`authority.${row}`) }
    return { dossier, records: [{ from: '202611', ...said, postPay }] }
  })
  const command = { id: w.app.newId<CommandId>(), bodyHash: 'a' }
  const { batch, refused } = await sendChanges(w.app, w.actor('finance'), { section: pay, ...list, rows }, command)
  expect(refused).toEqual([])
  const cases = await w.app.db.selectFrom('cases').select('id').where('route_key', '=', 'pay').orderBy('id').execute()
  return { batch, ids: cases.map(({ id }) => id) }
}

/** Everybody on the way of a row agrees, in words of their own; of the first row everybody looks on before each step. */
async function decided(id: CaseId, row: number, pages: readonly string[]): Promise<void> {
  for (let at = await sitting(w, id); at; at = await sitting(w, id)) {
    if (row === 0) await lookAsAll(pages)
    expect((await walker(w).approve(at.who, id, { opinion: word(`${at.block}.${row}`) })).status).toBe(303)
  }
}

describe('pay of many in one batch', () => {
  it('is met by finance, HR and the leaders who decide, each amount with its person, on pages and on paper', async () => {
    words.clear()
    met.clear()
    const list = { title: word('title'), basis: word('basis'), text: word('grounds') }
    const { batch, ids } = await sendPay(list)
    const pages = [paths.batches(), paths.batch(batch), paths.newBatch(), ...ids.flatMap((id) => of(id))]
    for (const [row, id] of ids.entries()) await decided(id, row, pages)
    await lookAsAll([...pages, paths.dossier(w.dossiers.wang), paths.dossierHistory(w.dossiers.wang), paths.log()])
    for (const id of ids) for (const who of everybody) await printed(who, id)
    // Nobody else of finance is there, so that the 最终审批人 sits in that place. Each leader decides on the own row alone, and
    // whoever was let read the pay of the first reads what came of it.
    const [first, second] = [
      'hrLead hr hr2 leaderTech manager fallback finance',
      'hrLead hr hr2 leaderFinance manager fallback finance',
    ]
    const read = 'hrLead hr hr2 headFinance leaderTech manager fallback finance'
    const both = 'hrLead hr hr2 leaderTech leaderFinance manager fallback finance'
    expect(table()).toEqual({
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
    expect(await inTheClear()).toEqual([])
  })
})
