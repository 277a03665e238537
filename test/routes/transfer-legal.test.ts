import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import { addAccount, addPerson, appoint, giveDuty } from '#actions/organisation/people.ts'
import { addPost } from '#actions/organisation/posts.ts'
import { addUnit } from '#actions/organisation/units.ts'
import { addResources } from '#actions/resources/registering.ts'
import * as cases from '#db/cases/cases.ts'
import { inTransaction } from '#db/transaction.ts'
import { taskNamed } from '#domain/cases/route.ts'
import { openRuns } from '#domain/cases/standing.ts'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import type { AccountId, CaseId, CommandId, UnitId } from '#domain/ids.ts'
import { expected } from '#domain/result.ts'
import type { Day } from '#domain/time.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { paperPdf } from '../paper-pdf.ts'
import { type Client, client, type FormValues, type World, world } from '../world.ts'
import { drawn } from './walk.ts'

/** 王建国 goes from 华星机械 to 华星仪表, which has HR, a head and legal of its own. */
let w: World
let branch: UnitId
let theirs: Record<'hr' | 'head' | 'legal', AccountId>
let id: CaseId
/** Who was asked where, as it went. */
const asked = new Map<string, AccountId>()
const shown = new Map<string, string>()
const from = '2026-01-01' as Day

beforeAll(async () => {
  w = await world()
  const made = { parent: w.units.company, name: '华星仪表有限公司', code: 'YB', series: 'YB', openedOn: from } as const
  branch = expected(await addUnit(w.app, 'system', { ...made, kind: 'company' }))
  theirs = {
    hr: await somebody('陆接收', 'B001'),
    head: await somebody('白总', 'B002'),
    legal: await somebody('章法', 'B003'),
  }
  for (const duty of ['hr', 'legal'] as const)
    expected(await giveDuty(w.app, 'system', { account: theirs[duty], duty, unit: branch, from }))
  const person = w.app.directory.personOf(theirs.head)
  expected(await appoint(w.app, 'system', { unit: branch, person, kind: 'head', title: '总经理', rank: 3, from }))
  expected(await addPost(w.app, 'system', { unit: branch, name: '总经理助理', rank: '', headcount: 1 }))
  await w.app.directory.reload()
  const fields = {
    kind: { code: '1', text: '固定期限劳动合同' },
    number: 'HX-2024-7',
    from: '202401',
    state: { code: '1', text: '履行中' },
  }
  await inTransaction(w.app, (app) =>
    applyChange(app, w.actor('hr'), { dossier: w.dossiers.wang, section: contracts, fields }),
  )
  const seat = { kind: 'seat', code: 'B-1', count: 1, name: '', place: '三楼' } as const
  await addResources(w.app, w.actor('archivist'), seat, { id: w.app.newId<CommandId>(), bodyHash: '' })
  id = await submitted()
  while (await oneStep());
})
afterAll(() => w.close())

async function somebody(name: string, staffNumber: string): Promise<AccountId> {
  const person = await addPerson(w.app, 'system', { name })
  const account = expected(await addAccount(w.app, 'system', { staffNumber, person, passwordHash: '' }))
  await w.app.directory.reload()
  return account
}

async function submitted(): Promise<CaseId> {
  const action = paths.drawing(w.dossiers.wang, 'transfer')
  const typed = {
    ...drawnForm((await w.as('hr').get(action)).text, action),
    unit: branch,
    post: '华星仪表有限公司总经理助理',
    full: '华星仪表有限公司总经理助理',
    from: '2026.12',
    ends: 'yes',
    basis: '商调函',
    service: '工作年限合并计算',
  }
  await w.as('hr').post(action, typed)
  const send = paths.proposalSubmission(w.dossiers.wang, 'transfer')
  const { text } = await w.as('hr').get(paths.proposal(w.dossiers.wang, 'transfer'))
  const sent = await w.as('hr').post(send, { ...drawnForm(text, send), text: '工作需要' })
  return sent.location?.split('/').at(-1) as CaseId
}

const tasks: Readonly<Record<string, FormValues>> = {
  administration: { desk: 'B-1' },
  'resigning-there': {
    contractNumber: 'YB-2026-1',
    contractSigned: '2026.11.20',
    employer: '华星仪表有限公司',
    contractTo: '2029.11.30',
  },
}

/** Whoever sits first does what is asked, through the page; false once 办结 is all that is left. */
async function oneStep(): Promise<boolean> {
  const theCase = await cases.find(w.app, id)
  const run = theCase && openRuns(theCase.state)[0]
  const person = run?.seats.find(({ state }) => state === 'open')?.candidates[0]
  const account = person && w.app.directory.accountOf(person)?.id
  if (!theCase || !run || !account || run.block === 'closing') return false
  asked.set(run.block, account)
  const as: Client = client(w.web, w.app, account)
  const page = await as.get(paths.case(id))
  shown.set(run.block, page.text)
  const copy = new File([new Uint8Array(await paperPdf())], '劳动合同.pdf')
  const done = taskNamed(theCase.route, run.block)
    ? await as.post(paths.caseTask(id), {
        ...drawnForm(page.text, paths.caseTask(id)),
        ...tasks[run.block],
        ...(run.block === 'resigning-there' && { copy }),
      })
    : await as.post(paths.caseVerdict(id), { ...drawn(page), verdict: 'approve', opinion: '同意。' })
  if (done.status !== 303) throw new Error(`${run.block}: ${done.status} ${done.text.slice(-2000)}`)
  return true
}

describe('a transfer to a legal entity that has legal people of its own', () => {
  it('asks those of the one that lets go and those of the one that takes in, each apart', () => {
    expect(asked.get('legal')).toBe(w.account('legal'))
    expect(asked.get('receiving-legal')).toBe(theirs.legal)
    expect(asked.get('receiving')).toBe(theirs.hr)
  })

  it('shows what ends the old contract to the first, and the new one to the second', () => {
    expect(shown.get('legal')).toContain('HX-2024-7')
    expect(shown.get('receiving-legal')).not.toContain('HX-2024-7')
    expect(shown.get('receiving-legal')).toContain('总经理助理')
  })

  it('lets the second record the new contract before HR closes', async () => {
    expect(asked.get('resigning-there')).toBe(theirs.legal)
    const theCase = await cases.find(w.app, id)
    expect(theCase && openRuns(theCase.state).map(({ block }) => block)).toEqual(['closing'])
  })

  it('asks them both again where it is taken back', async () => {
    const closed = { document: '华任〔2026〕16号', documentDate: '2026.11.20', effective: '2026.11.24' }
    const page = await w.as('hr').get(paths.case(id))
    const consent = new File([new Uint8Array(await paperPdf())], '同意书.pdf')
    const form = { ...drawnForm(page.text, paths.caseTask(id)), ...closed, consented: '2026.11.18', consent }
    expect((await w.as('hr').post(paths.caseTask(id), form)).status).toBe(303)
    const { contents } = (await openForWork(w.app, 'compare', w.dossiers.wang, { silent: true })).opened
    expect(contents['contracts']?.at(-1)?.fields).toMatchObject({ number: 'YB-2026-1', to: '20291130' })
    const action = paths.caseRevocation(id)
    const offered = await w.as('hrLead').get(action)
    for (const part of ['原法务', '原接收方法务', '章法']) expect(offered.text).toContain(part)
  })
})
