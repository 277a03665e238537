import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Fields, Section } from '#domain/dossiers/section.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import { resume } from '#domain/dossiers/sections/resume.ts'
import type { ArrivalId, BatchId, CaseId, DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { drawnForm, seatsIn } from '../forms.ts'
import { paperPdf } from '../paper-pdf.ts'
import { some } from '../thorough.ts'
import { type Cast, type FormValues, type World, world } from '../world.ts'
import { sitting, walker } from './walk.ts'
import { watch } from './watch.ts'

let w: World
let seen: ReturnType<typeof watch>
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const word = (place: string) => seen.word(place)
const begin = () => {
  seen = watch(() => w)
}

/** Presses the button of a form as it is drawn now, filled in so. */
async function press(who: Cast, page: string, action: string, values: FormValues): Promise<string> {
  const { text } = await w.as(who).get(page)
  const done = await w.as(who).post(action, { ...drawnForm(text, action), ...values })
  const problems = [...done.text.matchAll(/class="problem" id="([^"]*)"[^>]*>([^<]*)/g)].map((each) => each[0])
  if (done.status !== 303) throw new Error(`${who} at ${action}: ${done.status} ${problems.join('; ')}`)
  return done.location ?? ''
}

/** What everybody can look at beside the pages of a matter itself. */
const around = () => [
  paths.home(),
  paths.notices(),
  paths.cases(),
  paths.batches(),
  paths.dossiers(),
  paths.dossier(w.dossiers.wang),
  paths.dossierHistory(w.dossiers.wang),
]

const further = () => [
  paths.home('mine'),
  paths.home('done'),
  paths.home('copied'),
  paths.archive(),
  paths.log(),
  paths.system(),
]

/** One press of a batch's form, with what the seat of each row sends along. */
async function onBatch(who: Cast, batch: BatchId, action: string, form: FormValues) {
  const { text } = await w.as(who).get(paths.batch(batch))
  return w.as(who).post(action, { ...seatsIn(text), ...form })
}

const ofHr = 'hrLead hr hr2'
const examined = { first: '方宁', second: '顾言', examinedOn: '2026.11.10' }

/** A promotion in the one department and a dismissal in the other, in words of their own. */
async function drawnUp(): Promise<readonly CaseId[]> {
  const forms = [
    [w.dossiers.wang, 'promotion', { post: word('wang.post'), full: word('wang.full'), rank: '部门副职', ...examined }],
    [w.dossiers.chen, 'dismissal', { posts: '财务部会计', reason: word('chen.reason'), because: '因故免职' }],
  ] as const
  const ids: CaseId[] = []
  for (const [dossier, kind, form] of forms) {
    const drawing = paths.drawing(dossier, kind)
    await press('hr', drawing, drawing, { ...form, from: '2026.12', basis: word(`${kind}.basis`) })
    const send = paths.proposalSubmission(dossier, kind)
    const sent = await press('hr', paths.proposal(dossier, kind), send, { text: word(`${kind}.grounds`) })
    ids.push(sent.split('/').at(-1) as CaseId)
  }
  return ids
}

/** People look on before each step of a case, and whoever sits agrees in words of their own. */
async function decided(id: CaseId, whose: string, pages: readonly string[]): Promise<void> {
  let step = 0
  for (let at = await sitting(w, id); at && at.block !== 'closing'; at = await sitting(w, id)) {
    step += 1
    await seen.lookInTurn(step, at.who, pages)
    const opinion = word(`${at.block}.${whose}.${at.who}`)
    expect((await walker(w).approve(at.who, id, { opinion })).status).toBe(303)
  }
}

describe('a batch of appointments', () => {
  it('is met by who keeps its dossiers, and row by row by who is asked; its meeting, lists and forms by HR alone', async () => {
    begin()
    const ids = await drawnUp()
    const title = word('title')
    const made = await press('hr', paths.newAppointments(), paths.newAppointments(), { title, case: ids })
    const batch = made.split('/').at(-1) as BatchId
    const scan = new File([new Uint8Array(await paperPdf())], `${word('minutes.scan')}.pdf`)
    const held = { body: word('body'), day: '2026.11.19', minutes: word('minutes'), result: word('result'), scan }
    expect((await w.as('hr').post(paths.batchMeeting(batch), held)).status).toBe(303)
    const notice = { from: '2026.11.12', until: '2026.11.18', outcome: word('notice') }
    expect((await w.as('hr').post(paths.batchNotice(batch), notice)).status).toBe(303)
    const pages = [...around(), paths.batch(batch), paths.newAppointments(), ...ids.map((id) => paths.case(id))]
    for (const [row, id] of ids.entries()) await decided(id, ['wang', 'chen'][row] ?? '', [...pages, ...further()])
    const closed = { output: 'closing', case: ids, document: word('document'), documentDate: '2026.11.20' }
    const said = { ...closed, notice: word('closing.notice'), effective: '2026.11.24' }
    expect((await onBatch('hr', batch, paths.batchClosing(batch), said)).status).toBe(303)
    await seen.lookAsAll(pages, further())
    for (const which of ['lists', 'forms']) await seen.sendInTurn(paths.batchPrints(batch), { which })
    const letters = [paths.batchLetter(batch), ...ids.map((id) => paths.caseLetter(id))]
    await seen.lookAsAll(letters)
    for (const letter of letters) await seen.sendInTurn(letter, {})
    for (const id of ids) {
      await seen.sendInTurn(paths.approval(id), {})
      await seen.sendInTurn(paths.caseVerdict(id), { run: '1', seat: '1', content: '1', verdict: 'approve' })
    }
    const [tech, finance] = [`${ofHr} headTech leaderTech manager`, `${ofHr} headFinance leaderFinance manager`]
    const heads = `${ofHr} headTech headFinance`
    // What one meeting decided is told to whoever is asked about one of its rows, finance among them.
    const meeting = `${heads} leaderTech leaderFinance manager finance`
    expect(seen.table()).toEqual({
      title: meeting,
      body: meeting,
      minutes: meeting,
      result: meeting,
      notice: meeting,
      'minutes.scan': `${ofHr} manager`,
      'wang.post': tech,
      'wang.full': `${tech} fallback archivist finance legal`,
      'promotion.basis': `${tech} finance`,
      'promotion.grounds': tech,
      'head.wang.headTech': tech,
      'finance.wang.finance': `${ofHr} leaderTech manager finance`,
      'leaders.wang.leaderTech': `${ofHr} leaderTech manager`,
      'leaders.wang.manager': `${ofHr} leaderTech manager`,
      'chen.reason': finance,
      'dismissal.basis': finance,
      'dismissal.grounds': finance,
      'head.chen.headFinance': finance,
      'leaders.chen.leaderFinance': finance,
      'leaders.chen.manager': finance,
      document: heads,
      'closing.notice': heads,
    })
    expect(await seen.inTheClear()).toEqual([])
  })
})

describe('drafts sent on their way together', () => {
  it('are met by HR, and by each head and leader in the own row alone', async () => {
    begin()
    const drafts: DossierId[] = []
    for (const [at, unit] of (['tech', 'finance'] as const).entries()) drafts.push(await draftIn(unit, at))
    const form = drawnForm((await w.as('hr').get(paths.newBatch('state=draft'))).text, paths.batches())
    const named = { dossier: drafts, title: word('title'), text: word('text') }
    const sent = await w.as('hr').post(paths.batches(), { ...form, ...named })
    const batch = (sent.location ?? '').split('/').at(-1) as BatchId
    const rows = await w.app.db.selectFrom('cases').select('id').where('batch_id', '=', batch).execute()
    const ids = rows.map(({ id }) => id)
    expect(ids).toHaveLength(2)
    const pages = [
      ...around(),
      paths.batch(batch),
      paths.newBatch('state=draft'),
      ...ids.map((id) => paths.case(id)),
      ...drafts.map((draft) => paths.dossier(draft)),
    ]
    for (const [row, id] of ids.entries()) await decided(id, `${row}`, [...pages, ...further()])
    await seen.lookAsAll(pages, further())
    expect(await Promise.all(ids.map((id) => sitting(w, id)))).toEqual([undefined, undefined])
    const [tech, finance] = [`${ofHr} headTech leaderTech manager`, `${ofHr} headFinance leaderFinance manager`]
    const all = `${ofHr} headTech headFinance leaderTech leaderFinance manager`
    const listed = 'fallback archivist finance legal'
    const own = (unit: string, who: string) => ({
      [`${unit}.name`]: `${who} ${listed}`,
      [`${unit}.post`]: `${who} ${listed}`,
      [`${unit}.native`]: who,
      [`${unit}.resume`]: who,
      [`${unit}.wife`]: ofHr,
    })
    const opinions = (row: number, unit: 'Tech' | 'Finance', who: string) => ({
      [`check.${row}.hr2`]: ofHr,
      [`head.${row}.head${unit}`]: who,
      [`leaders.${row}.leader${unit}`]: who,
      [`leaders.${row}.manager`]: who,
    })
    expect(seen.table()).toEqual({
      title: all,
      text: all,
      ...own('tech', tech),
      ...own('finance', finance),
      ...opinions(0, 'Tech', tech),
      ...opinions(1, 'Finance', finance),
    })
    expect(await seen.inTheClear()).toEqual([])
  })
})

/** A draft in words of its own, of somebody born on this day. */
const draftIn = (unit: 'tech' | 'finance', at: number): Promise<DossierId> =>
  inTransaction(w.app, async (app) => {
    const number = ['110101198510069993', '110101199203129991'][at] ?? ''
    const basic = { name: word(`${unit}.name`), unit: w.units[unit], post: word(`${unit}.post`) }
    const begun = await createDraft(app, w.actor('hr'), {
      entity: w.units.company,
      keeper: 'hr',
      records: [
        {
          section: 'basic',
          fields: {
            ...basic,
            sex: { code: '1', text: '男' },
            birth: number.slice(6, 12),
            nativePlace: word(`${unit}.native`),
          },
        },
        { section: 'id-numbers', fields: { type: { code: '1', text: '居民身份证' }, number } },
        { section: 'resume', fields: { from: '200007', text: word(`${unit}.resume`) } },
        { section: 'family', fields: { relation: { text: '妻子' }, name: word(`${unit}.wife`), birth: '198803' } },
      ],
      nothing: ['rewards'],
    })
    if (!begun.ok) throw new Error(begun.refusal)
    return begun.value
  })

describe('paper that came from another unit', () => {
  it('is met by HR and the archive, on every page, in its receipt and in the register', async () => {
    begin()
    const counts = Object.fromEntries(
      ['said', 'counted'].flatMap((who) => [
        [`${who}-originals`, '1'],
        [`${who}-materials`, '46'],
        [`${who}-pages`, '212'],
      ]),
    )
    const slip = {
      receivedOn: '2026-11-23',
      sentOn: '2026-11-20',
      unit: w.units.tech,
      name: '王建国',
      ...Object.fromEntries(['from', 'number', 'office', 'reason', 'gap'].map((field) => [field, word(field)])),
      ...counts,
      'counted-materials': '45',
    }
    const made = await press('archivist', paths.newArrival(), paths.arrivals(), slip)
    const id = made.split('/').at(-1) as ArrivalId
    const pages = [...around(), paths.arrivals(), paths.newArrival(), paths.arrival(id)]
    let steps = 0
    const step = async (who: Cast, at: Parameters<typeof paths.arrivalStep>[1], form: FormValues) => {
      steps += 1
      await (at === 'dossier'
        ? seen.lookAsAll(pages, further())
        : seen.lookInTurn(steps, who, [...pages, ...further()]))
      await press(who, paths.arrival(id), paths.arrivalStep(id, at), form)
    }
    await step('hr', 'check', { quality: 'fit', note: word('note') })
    await step('archivist', 'dossier', { dossier: w.dossiers.wang })
    await seen.sendAsAll(paths.arrivalStep(id, 'slip'), {})
    await step('archivist', 'receipt', { answeredOn: '2026-11-24' })
    await step('archivist', 'missing', { madeOn: '2026-11-24', words: word('made') })
    await step('hr', 'approval', {})
    await step('archivist', 'box', { code: 'A-03-2-17', make: 'on' })
    await seen.lookAsAll(pages, further())
    await seen.sendAsAll(paths.arrivalRegister(), {})
    await seen.sendInTurn(paths.arrivalStep(id, 'check'), { quality: 'fit', version: '1' })
    // As long as nobody knows whose it is, it may be of somebody whom the 专管人 keeps.
    const before = `${ofHr} keeper archivist`
    expect(seen.table()).toEqual({
      ...Object.fromEntries(['from', 'number', 'office', 'reason', 'gap', 'note'].map((field) => [field, before])),
      made: `${ofHr} archivist`,
    })
    expect(await seen.inTheClear()).toEqual([])
  })
})

describe('what leaves the house as a file, and what goes wrong', () => {
  it('holds no word for whoever may not have it: files, the log, and each page that says why not', async () => {
    begin()
    const { wang } = w.dossiers
    const says = (section: Section, fields: Fields) =>
      inTransaction(w.app, (app) => applyChange(app, w.actor('hr'), { dossier: wang, section, fields }))
    await says(resume, { from: '200501', to: '200601', text: word('resume') })
    await says(pay, { grade: word('pay'), from: '202601', authority: word('authority') })
    const asked = { reason: '报送集团组织部', from: '', dossier: [wang, w.dossiers.chen] }
    for (const what of some(['docx', 'lrmx', 'lrm'], 3)) {
      await seen.sendAsAll(paths.dossierExports(wang), { what, reason: '报送集团组织部' })
      await seen.sendAsAll(paths.exports(), { what, ...asked })
    }
    await seen.sendAsAll(paths.listExports(), { from: '' })
    await seen.sendAsAll(paths.logExport(), {})
    await seen.sendAsAll(paths.caseVerdict('no-case' as CaseId), { verdict: 'approve', opinion: '同意' })
    await seen.sendAsAll(paths.section(wang, 'no-section'), {})
    await seen.lookAsAll([`${paths.dossier(wang)}/nothing`, '/nothing', paths.pay()])
    await sql`alter table materials rename to gone`.execute(w.app.db)
    await seen.lookAsAll([paths.materials(wang)])
    expect((await w.as('hr').get(paths.materials(wang))).status).toBe(500)
    expect(seen.table()).toEqual({ resume: ofHr, pay: '', authority: '' })
    expect(await seen.inTheClear()).toEqual([])
  })
})
