import { effectsOf } from '#domain/checks/punished.ts'
import { codeIn, sameWords, wordsOf } from '#domain/checks/values.ts'
import { contractStates } from '#domain/codes/contract-state.ts'
import { stepsDown } from '#domain/codes/rank.ts'
import { inForce } from '#domain/dossiers/contract-terms.ts'
import { sameValue } from '#domain/dossiers/diff.ts'
import type { Problems } from '#domain/dossiers/form.ts'
import type { Contents, DossierRecord, Fields } from '#domain/dossiers/section.ts'
import type { RecordId } from '#domain/ids.ts'
import type { PostStanding } from '#domain/organisation/seating-posts.ts'
import type { Rules } from '#domain/settlement/rules.ts'
import type { Day, PartialDate } from '#domain/time.ts'
import { integrity } from './appointing-forms.ts'
import { eligibility, linesText } from './eligibility.ts'
import { endingPosts, names, postsIn } from './posts-held.ts'
import type { ProposedRecord } from './proposal.ts'
import { trialEnd, trialMoved } from './trial.ts'
import { filled, writing } from './writing.ts'

/** What the house says of what a form proposes; a form that does not ask for it does without. */
export type House = {
  /** 国有单位: what stands in the way there is stated with a reason elsewhere (docs/decisions/0035). */
  readonly isState: boolean
  /** Whether it leads to another legal entity. */
  readonly crosses: boolean
  /** The post, where the house keeps any. */
  readonly post?: PostStanding | undefined
  /** 领导职务 that the person holds by the organisation: as head or leader of a unit, by title. */
  readonly offices: readonly string[]
  /** How many findings there are on key facts. */
  readonly doubts: number
  /** What the house has set for this kind of person (docs/decisions/0100). */
  readonly rules?: Rules
}

/** What a form says, and which of its ways; what the dossier and the house hold, the day it is, and ids for what is new. */
export type Filling = {
  readonly typed: Fields
  readonly way?: string | undefined
  readonly contents: Contents
  readonly today: PartialDate
  readonly newId: () => RecordId
  /** What was drawn before, where the form is filled in again. */
  readonly drawn?: readonly ProposedRecord[]
  readonly house?: House | undefined
}

/** Until when the effect of a punishment runs, if it does on this day. */
export function punishedUntil(contents: Contents, today: Day): string | undefined {
  const month = today.slice(0, 7).replace('-', '')
  return effectsOf(contents['punishments'] ?? []).find(({ from, until }) => from <= month && month <= until)?.until
}

/**
 * The records that such a form would change: the appointment, unit, post and rank as the dossier says them, the pay,
 * which finance sets, and the contract where it says something else; beside them what the form itself says.
 */
export function appointmentOf(filling: Filling): readonly ProposedRecord[] {
  const { typed, contents } = filling
  const { post, full, rank, unit, from, ends, grade, postPay } = typed
  const { add, change } = writing(filling)
  const named = text(full) || text(post)
  const basic = contents['basic']?.[0]
  const now = basic && { ...basic.fields, post: named, ...(rank !== undefined && { rank }), ...(unit && { unit }) }
  const held = ends ? (contents['appointments'] ?? []).filter(({ fields }) => !fields['to']) : []
  const rises = rank !== undefined && !sameValue(rank, basic?.fields['rank'])
  const isPaid = unit === undefined || grade !== undefined || postPay !== undefined
  return [
    add('appointments', { text: named, post, from, trialUntil: trialIn(typed) }),
    ...held.flatMap((record) => endingPosts(filling, record, isRemovedFrom(record, typed), { to: from })),
    ...(basic && now ? [change('basic', basic.id, basic.fields, now)] : []),
    ...(rises ? [add('ranks', { rank, from })] : []),
    ...(isPaid ? [add('pay', { from, grade, postPay })] : []),
    ...contractOf(filling, named),
    ...saidBeside(filling),
  ]
}

/**
 * Which posts of a record end with it: those that 拟免职务 names, where it names some of several and leaves the others; else
 * all of them.
 */
function isRemovedFrom({ fields }: DossierRecord, { removed }: Fields): (post: string) => boolean {
  const posts = postsIn(fields)
  const named = posts.filter((post) => names(text(removed), post))
  return named.length > 0 && named.length < posts.length ? (post) => named.includes(post) : () => true
}

/** 任职试用期, where one was typed. */
const trialIn = ({ from, trialMonths }: Fields): PartialDate | undefined =>
  typeof trialMonths === 'number' ? trialEnd(from as PartialDate, trialMonths) : undefined

/**
 * What the contract would say: the new post, place and pay, or another contract with the legal entity that takes
 * somebody in.
 */
function contractOf(filling: Filling, named: string): readonly ProposedRecord[] {
  const { typed, contents, house } = filling
  const { from, place, contractPay } = typed
  const { add, change } = writing(filling)
  const now = inForce(contents['contracts'])
  const fresh = { post: { text: named }, ...(place && { place }), ...(contractPay && { pay: contractPay }) }
  if (house?.crosses)
    return [
      ...(now ? [change('contracts', now.id, now.fields, { ...now.fields, state: stateNamed('5'), ended: from })] : []),
      add('contracts', { kind: now?.fields['kind'], from, ...fresh, state: stateNamed('1') }),
    ]
  if (!now || typed['unaffected'] || !leavesContract(filling, named)) return []
  return [change('contracts', now.id, now.fields, { ...now.fields, ...fresh })]
}

/** Whether post, place or pay leave what the contract says (docs/decisions/0101); what it does not say cannot be left. */
export function leavesContract({ typed, contents }: Filling, named: string): boolean {
  const now = inForce(contents['contracts'])?.fields
  const differs = (said: string, would: string) => said !== '' && would !== '' && !sameWords(said, would)
  const { place, contractPay, grade, postPay, post } = typed
  if (!now) return false
  const isPost = differs(text(now['post']), named) && differs(text(now['post']), text(post))
  const isPay = text(now['pay']) !== '' && (grade !== undefined || postPay !== undefined)
  return isPost || differs(text(now['place']), text(place)) || differs(text(now['pay']), text(contractPay)) || isPay
}

const stateNamed = (wanted: string) => {
  const found = contractStates.codes.find(({ code }) => code === wanted)
  return { code: wanted, text: found?.name ?? '' }
}

/** What the form says beside the records: shown to whom it concerns, written nowhere in the dossier. */
function saidBeside(filling: Filling): readonly ProposedRecord[] {
  const { post, full, removed, reason, submitter, exception, service, unaffected } = filling.typed
  const { add } = writing(filling)
  const proposed = text(full) || text(post)
  return [
    add('submission', { proposed, removed, reason, submitter, exception }),
    add('terms', { service, unaffected }),
    add('integrity', Object.fromEntries(integrity.fields.map(({ key }) => [key, filling.typed[key]]))),
    add('eligibility', {
      lines: linesText(filling.typed['unit'] === undefined ? promotionLines(filling) : transferLines(filling)),
    }),
  ]
}

/** What speaks for and against it, each with where it is from (docs/decisions/0035). */
export const promotionLines = (filling: Filling) => eligibility(filling, 'promotion')

/** What speaks for and against a 调动, line by line. */
export const transferLines = (filling: Filling) => eligibility(filling, 'transfer')

/** What stands in the way, by the field that mends it: nothing is drawn then. */
export function appointmentProblems(filling: Filling): Problems {
  const { typed, house } = filling
  if (!house) return {}
  const [wanted] = reasonsWanted(filling)
  return {
    ...(typed['unit'] === undefined && house.isState && unexamined(filling, house)),
    ...(wanted !== undefined && !typed['exception'] && { exception: wanted }),
    ...(leavesPayUnsaid(filling) && !house.crosses && { contractPay: 'contract-pay-needed' }),
    ...(house.crosses && !typed['service'] && { service: 'service-needed' }),
  }
}

/** 国有单位: two people examine the dossier before a promotion, and nothing is found against a key fact (docs/decisions/0035). */
const unexamined = ({ typed }: Filling, { doubts }: House): Problems => ({
  ...Object.fromEntries(
    ['first', 'second', 'examinedOn'].flatMap((key) => (typed[key] ? [] : [[key, 'examination-needed']])),
  ),
  ...(doubts > 0 && { post: 'doubts-open' }),
})

/** Whether pay changes, the contract speaks of pay, and nobody said what becomes of it. */
export function leavesPayUnsaid({ typed, contents }: Pick<Filling, 'typed' | 'contents'>): boolean {
  const paid = typed['grade'] !== undefined || typed['postPay'] !== undefined
  const says = text(inForce(contents['contracts'])?.fields['pay']) !== ''
  return paid && says && !typed['contractPay'] && !typed['unaffected']
}

/**
 * What is not forbidden and wants a reason: a full or unlisted post, a rank outside of its range, steps left out, and in a 企业 what would stop
 * elsewhere.
 */
function reasonsWanted({ typed, contents, house, today }: Filling): readonly string[] {
  const isPromotion = typed['unit'] === undefined
  const basic = contents['basic']?.[0]?.fields ?? {}
  const leap = stepsDown(codeIn(typed['rank']), codeIn(basic['rank'])) ?? 0
  const day = `${today.slice(0, 4)}-${today.slice(4, 6)}-${today.slice(6, 8)}` as Day
  const stops =
    isPromotion && !house?.isState && (punishedUntil(contents, day) !== undefined || (house?.doubts ?? 0) > 0)
  return [
    ...(house?.post?.state === 'full' ? ['post-full'] : []),
    ...(house?.post?.state === 'unlisted' ? ['post-unlisted'] : []),
    ...(house?.post?.ranks && house.post.ranks.is !== 'within' ? ['post-rank'] : []),
    ...(leap > 1 ? ['rank-leap'] : []),
    ...(stops ? ['stops-unless'] : []),
  ]
}

const text = wordsOf

/**
 * What 办结 adds to the records when they are applied: the number of the document, and the day from which it holds.
 * Undefined for a pay that nobody set: it stays as it is.
 */
export function closedBy(record: ProposedRecord, output: Fields): Fields | undefined {
  const { document, effective } = output
  const { kind, section, fields } = record
  if (section === 'appointments' && fields['to'] !== record.base['to'])
    return filled({ ...fields, to: effective ?? fields['to'], removalDocument: document })
  if (section === 'contracts' && kind === 'change' && fields['ended'] !== record.base['ended'])
    return filled({ ...fields, ended: effective ?? fields['ended'] })
  if (kind !== 'add') return fields
  const from = effective ?? fields['from']
  if (section === 'ranks') return filled({ ...fields, document, from })
  if (section === 'appointments')
    return filled({ ...fields, document, from, trialUntil: trialMoved(fields, from as PartialDate) })
  if (section === 'contracts') return filled({ ...fields, ...signedIn(output), from })
  if (section !== 'pay') return fields
  return Object.keys(fields).every((key) => key === 'from') ? undefined : filled({ ...fields, document })
}

/** The new contract, as legal or 办结 recorded it. */
const signedIn = ({ contractNumber, contractSigned, contractTo, employer, copy }: Fields): Fields =>
  filled({ number: contractNumber, signed: contractSigned, to: contractTo, employer, paper: copy })
