import { applyDue } from '#actions/cases/due.ts'
import { reopenCase, resubmit, retryCase } from '#actions/cases/resubmission.ts'
import { submitProposal } from '#actions/cases/submitting.ts'
import { handleByNumber, handleTask } from '#actions/cases/task.ts'
import { giveVerdict } from '#actions/cases/verdict.ts'
import { moveDossier } from '#actions/dossiers/archiving.ts'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { proposeRecord } from '#actions/proposals/drawing.ts'
import { proposeByForm } from '#actions/proposals/filling.ts'
import { askToRead } from '#actions/readings/asking.ts'
import * as proposals from '#db/proposals/proposals.ts'
import { inTransaction } from '#db/transaction.ts'
import { isLive } from '#domain/cases/case.ts'
import { tasksBeside } from '#domain/cases/consecutive.ts'
import { contract } from '#domain/cases/kinds/contract.ts'
import { departure } from '#domain/cases/kinds/departure.ts'
import { dismissal } from '#domain/cases/kinds/dismissal.ts'
import { promotion } from '#domain/cases/kinds/promotion.ts'
import { transfer } from '#domain/cases/kinds/transfer.ts'
import { taskNamed } from '#domain/cases/route.ts'
import { openRuns } from '#domain/cases/standing.ts'
import { stampOf } from '#domain/dossiers/revision.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { expected } from '#domain/result.ts'
import { type Day, dayOf, partialDateOf } from '#domain/time.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import type { Cast, World } from '../../test/world.ts'
import { brokenBeside, doBeside } from './beside.ts'
import { brokenInCase, everybody, type Flowing, flowing, orRefused, randomRuling, sent, sitting } from './house.ts'
import type { Random } from './random.ts'
import { brokenResources, moveResources, randomCodes } from './resources.ts'
import { revoke } from './revoking.ts'

/** The kinds that are drawn on a form of their own, or asked for; a transfer oftener, since it reserves. */
const kinds = ['promotion', 'transfer', 'transfer', 'departure', 'contract', 'dismissal', 'pay', 'reading'] as const
type Drawn = (typeof kinds)[number]

/** One case of one of these kinds, on a dossier of its own, until it is over or nobody does anything more. */
export async function playDrawn(w: World, random: Random, index: number): Promise<string | undefined> {
  const dossier = await archived(w, index)
  const kind = random.pick(kinds)
  let id: CaseId | undefined
  const moves = kind === 'departure' ? 120 : 50
  for (let move = 0; move < moves; move += 1) {
    if (random.once(30)) w.clock.forward(26 * 60)
    const on: Flowing | undefined = id && (await flowing(w, id))
    const next: CaseId | undefined = on
      ? await further(w, random, on)
      : await orRefused(begin(w, random, kind, dossier))
    if (on && !next) break
    id = next
    const broken = id && (await brokenIn(w, await flowing(w, id)))
    if (broken) return `${kind}: ${broken}`
  }
  return undefined
}

/** The case to go on with: this one as long as it lives, then that which takes it back, if any does. */
async function further(w: World, random: Random, on: Flowing): Promise<CaseId | undefined> {
  if (!isLive(on.state)) return afterwards(w, random, on)
  await orRefused(goOn(w, random, on))
  return on.case.id
}

/** What was applied is sometimes taken back, by a case that goes on then. */
const afterwards = async (w: World, random: Random, on: Flowing): Promise<CaseId | undefined> =>
  on.state.status === 'approved' && random.once(2) ? revoke(w, random, on) : undefined

/** Somebody whom nobody in the house is, with a post and no account; born on this day of March. */
export const archived = (w: World, index: number, day = '09'): Promise<DossierId> =>
  inTransaction(w.app, async (app) => {
    const number = withCheck(`110101198803${day}${String(index).padStart(3, '0')}`)
    const records = [
      {
        section: 'basic',
        fields: {
          name: `某${index}`,
          unit: w.units.tech,
          post: '科长',
          sex: { code: '1', text: '男' },
          birth: '198803',
        },
      },
      { section: 'id-numbers', fields: { type: { code: '1', text: '居民身份证' }, number } },
      { section: 'entry', fields: { staffNumber: `F${day}${index}`, entered: '20200101' } },
    ]
    const dossier = expected(await createDraft(app, w.actor('hr'), { entity: w.units.company, keeper: 'hr', records }))
    for (const state of ['confirming', 'approving', 'archived'] as const) await moveDossier(app, dossier, state)
    return dossier
  })

const today = ({ app }: World) => partialDateOf(dayOf(app.now()))

/** The same day, or one that comes in the flow or long after it. */
const someDay = (w: World, random: Random) =>
  partialDateOf(
    dayOf(new Date(Date.parse(w.app.now()) + random.pick([0, 0, 1, 2, 90]) * 86_400_000).toISOString() as never),
  )

const money = { cents: 1_234_500, currency: 'CNY' }
/** Finance and legal are asked only where pay or the contract would change. */
const asMuch = (random: Random): Fields => ({
  ...(random.once(2) && { grade: '七级', postPay: money }),
  ...(random.once(2) && { place: '上海', contractPay: '按新岗位' }),
})

const forms = {
  promotion: {
    kind: promotion,
    by: 'hr',
    typed: (w, random) => ({
      post: { text: '部长' },
      from: today(w),
      first: '方宁',
      second: '顾言',
      examinedOn: '20261110',
      exception: '工作需要',
      ...asMuch(random),
    }),
  },
  transfer: {
    kind: transfer,
    by: 'hr',
    typed: (w, random) => ({
      unit: w.units.finance,
      post: { text: '副部长' },
      from: today(w),
      exception: '工作需要',
      ...asMuch(random),
    }),
  },
  departure: {
    kind: departure,
    by: 'hr',
    typed: (w, random) => ({
      kind: random.pick([
        { code: '12', text: '被迫解除' },
        { code: '20', text: '协商一致解除' },
        { code: '31', text: '试用期解除' },
        { code: '60', text: '退休' },
      ]),
      lastDay: someDay(w, random),
      reason: '个人原因',
      plan: '移交',
    }),
  },
  contract: {
    kind: contract,
    by: 'legal',
    typed: (w, random) => ({
      kind: { code: '1', text: '固定期限劳动合同' },
      number: 'HT-1',
      from: today(w),
      to: '20291231',
      post: { text: '科长' },
      ...(random.once(2) && { grade: '七级', postPay: money }),
    }),
  },
  dismissal: {
    kind: dismissal,
    by: 'hr',
    typed: (w, random) => ({
      posts: '科长',
      from: today(w),
      reason: { text: '工作调整' },
      because: { code: '1', text: '' },
      ...asMuch(random),
    }),
  },
} as const satisfies Record<
  Exclude<Drawn, 'pay' | 'reading'>,
  { kind: unknown; by: Cast; typed: (w: World, random: Random) => Fields }
>

/** Drawn and sent, mostly by whoever draws it; answers the case. */
export async function begin(w: World, random: Random, name: Drawn, dossier: DossierId): Promise<CaseId | undefined> {
  const { app } = w
  if (name === 'reading') return reading(w, random, dossier)
  const form = name === 'pay' ? undefined : forms[name]
  const who = random.once(8) ? random.pick(everybody) : (form?.by ?? 'finance')
  const typed = form && { ...form.typed(w, random), basis: '会议纪要' }
  if (form && typed) await proposeByForm(app, w.actor(who), { kind: form.kind, dossier, typed, way: 'sign' }, sent(w))
  else await drawPay(w, who, dossier)
  const drawn = await proposals.drawnOf(app.db, dossier, name)
  const content = (drawn?.revision ?? 0) - (random.once(9) ? 1 : 0)
  const sending = { kind: name, dossier, text: '工作需要', content }
  const done = await submitProposal(app, w.actor(who), sending, sent(w))
  return done.ok ? (done.value as CaseId) : undefined
}

async function drawPay(w: World, who: Cast, dossier: DossierId): Promise<void> {
  const { contents, nothing, revisions } = (await openForWork(w.app, 'compare', dossier, { silent: true })).opened
  const old = contents['pay']?.[0]
  const stamp = stampOf(revisions, old?.id, { section: 'pay', nothing })
  const record = old && { record: old.id }
  const fields = { ...old?.fields, grade: '七级', postPay: money, from: today(w) }
  await proposeRecord(w.app, w.actor(who), { dossier, section: pay, fields, basis: '调资', stamp, ...record }, sent(w))
}

async function reading(w: World, random: Random, dossier: DossierId): Promise<CaseId | undefined> {
  const day: Day = dayOf(w.app.now())
  const groups = random.pick([['career'], ['pay'], ['contract', 'career'], ['family']] as const)
  const request = {
    of: 'house',
    second: w.person('headFinance'),
    purpose: '2',
    reason: '任免',
    groups,
    from: day,
    until: day,
    copying: '',
  } as const
  const asked = await askToRead(
    w.app,
    w.actor(random.pick(['headTech', 'leaderTech', 'finance'] as const)),
    { dossier, request },
    sent(w),
  )
  return asked.ok ? (asked.value as CaseId) : undefined
}

async function goOn(w: World, random: Random, on: Flowing): Promise<unknown> {
  const { app } = w
  const { state, facts } = on
  const { id } = on.case
  if (random.once(8)) return moveResources(w, random)
  if (state.status === 'scheduled' && random.once(2)) return applyDue(app)
  const beside = doBeside(w, random, on)
  if (beside) return beside
  const anybody = random.pick(everybody)
  const applicant = everybody.find((who) => w.person(who) === state.applicant) ?? anybody
  const whoever = w.actor(random.once(6) ? anybody : applicant)
  if (state.status === 'blocked')
    return random.once(2)
      ? retryCase(app, whoever, id, sent(w))
      : reopenCase(app, whoever, id, { text: '重拟' }, sent(w))
  if (state.status === 'returned') {
    const again = { content: facts.content.revision - (random.once(6) ? 1 : 0), text: '已改' }
    return resubmit(app, whoever, id, again, sent(w))
  }
  return decideOn(w, random, on)
}

/** A verdict or a task of whoever sits, sometimes sent twice. */
async function decideOn(w: World, random: Random, on: Flowing): Promise<unknown> {
  const { app } = w
  const { route, state } = on
  const { id } = on.case
  const who = random.once(9) ? random.pick(everybody) : (sitting(w, random, state) ?? random.pick(everybody))
  const [ruling, command] = [randomRuling(random, w, who, on), sent(w)]
  const run = openRuns(state).find((one) => one.run === ruling.run)
  const task = run && taskNamed(route, run.block)
  // IT meets nobody, and knows the case by its number.
  const handle = who === 'it' ? handleByNumber : handleTask
  const others = run && random.once(2) ? tasksBeside(route, state, { run }, w.person(who), on.facts) : []
  const beside = others.map(({ stop, output = '' }) => ({ stop, output: recorded(w, random, output) }))
  const send = () =>
    task && ruling.verdict === 'approve'
      ? handle(app, w.actor(who), id, { ...ruling, output: recorded(w, random, task.output), beside }, command)
      : giveVerdict(app, w.actor(who), id, ruling, command)
  const done = await send()
  return random.once(6) ? send() : done
}

/** What whoever does a task of this form records. */
export function recorded(w: World, random: Random, form: string): Fields {
  if (form === 'allocating') return randomCodes(random)
  if (form === 'settlement') return { pay: { cents: 100_000 * (1 + random.below(3)), currency: 'CNY' } }
  if (form === 'closing' || form === 'moving')
    return { document: '任〔2026〕1号', documentDate: today(w), effective: someDay(w, random), consented: today(w) }
  return form === 'signing' ? { signed: today(w) } : { note: '无' }
}

/** What holds of a case of these kinds, of what it has reserved, and of the rows beside it. */
export async function brokenIn(w: World, on: Flowing): Promise<string | undefined> {
  const broken = (await brokenInCase(w, on)) ?? (await brokenResources(w, on))
  // What is asked for locks nothing and writes nothing.
  return broken ?? (on.route.hold === 'nothing' ? undefined : brokenBeside(w, on))
}
