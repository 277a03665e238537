import { wordsOf } from '#domain/checks/values.ts'
import { dismissalReasons } from '#domain/codes/dismissal-reason.ts'
import { ranks as ladders } from '#domain/codes/rank.ts'
import { removalReasons } from '#domain/codes/removal-reason.ts'
import { removalWays } from '#domain/codes/removal-way.ts'
import { inForce } from '#domain/dossiers/contract-terms.ts'
import { sameValue } from '#domain/dossiers/diff.ts'
import type { Problems } from '#domain/dossiers/form.ts'
import type { Section, Value } from '#domain/dossiers/section.ts'
import { type Filling, leavesPayUnsaid } from './appointing.ts'
import { eligibility, linesText } from './eligibility.ts'
import { endingPosts, heldPosts, names, partsOf } from './posts-held.ts'
import type { ProposedRecord } from './proposal.ts'
import { writing } from './writing.ts'

/**
 * 免职 as HR fills it in: the posts that somebody is relieved of, why, and from which day; rank, pay and contract follow where
 * that was decided, and else stay (docs/decisions/0035).
 */
export const relieving: Section = {
  key: 'relieving',
  single: true,
  headline: ['posts'],
  fields: [
    { key: 'posts', kind: 'text', group: 'career', max: 1000, required: true, help: true },
    { key: 'offices', kind: 'text', group: 'career', max: 600, help: true },
    { key: 'from', kind: 'partial-date', group: 'career', required: true },
    { key: 'full', kind: 'text', group: 'who', max: 600, help: true },
    { key: 'reason', kind: 'code', group: 'career', codes: dismissalReasons, max: 400, required: true, help: true },
    { key: 'because', kind: 'code', group: 'career', codes: removalReasons, open: false, required: true },
    { key: 'by', kind: 'code', group: 'career', codes: removalWays, open: false },
    { key: 'submitter', kind: 'text', group: 'career', max: 100, help: true },
    { key: 'rank', kind: 'code', group: 'career', codes: ladders, help: true },
    { key: 'repays', kind: 'flag', group: 'pay', help: true },
    { key: 'grade', kind: 'text', group: 'pay', max: 60, help: true },
    { key: 'postPay', kind: 'money', group: 'pay', with: 'grade' },
    { key: 'contractPost', kind: 'text', group: 'contract', max: 100, help: true },
    { key: 'contractPay', kind: 'text', group: 'contract', max: 200, help: true },
    { key: 'unaffected', kind: 'text', group: 'contract', max: 200, help: true },
    { key: 'basis', kind: 'text', group: 'career', max: 200, required: true, help: true },
  ],
}

/** What was ticked: a post a line, and of a line that names several each. */
const ticked = ({ typed }: Pick<Filling, 'typed'>): readonly string[] => linesOf(typed['posts']).flatMap(partsOf)

const linesOf = (value: Value | undefined): readonly string[] => wordsOf(value).split('\n').filter(Boolean)

/** The records that a dismissal would change: each appointment ends, 现任职务 names it no more, and what follows from it. */
export function relievedOf(filling: Filling): readonly ProposedRecord[] {
  const { typed, contents } = filling
  const { from, rank, grade, postPay, repays, reason, submitter, because, by, unaffected } = typed
  const { add, change } = writing(filling)
  const meant = heldPosts(contents).filter(({ text }) => ticked(filling).includes(text))
  const records = [...new Set(meant.flatMap(({ record }) => record ?? []))]
  const isTicked = (post: string) => ticked(filling).includes(post)
  const ending = { to: from, removalReason: because, removalWay: by }
  const basic = contents['basic']?.[0]
  const falls = rank !== undefined && !sameValue(rank, basic?.fields['rank'])
  const now = basic && { ...basic.fields, post: remaining(filling), ...(rank !== undefined && { rank }) }
  return [
    ...records.flatMap((record) => endingPosts(filling, record, isTicked, ending)),
    ...meant.flatMap(({ text, record }) => (record ? [] : [add('appointments', { text, ...ending })])),
    ...(basic && now ? [change('basic', basic.id, basic.fields, now)] : []),
    ...(falls ? [add('ranks', { rank, from })] : []),
    ...(repays || grade !== undefined || postPay !== undefined ? [add('pay', { from, grade, postPay })] : []),
    ...contractOf(filling),
    add('submission', {
      removed: ticked(filling).join('、'),
      offices: linesOf(typed['offices']).join('、'),
      reason: wordsOf(reason),
      submitter,
    }),
    add('terms', { unaffected }),
    add('eligibility', { lines: linesText(relievingLines(filling)) }),
  ]
}

/** 免职后现任职务: as typed, else what was held without what is taken. */
function remaining({ typed, contents }: Filling): string {
  const posts = partsOf(wordsOf(contents['basic']?.[0]?.fields['post']))
  const left = posts.filter((part) => !ticked({ typed }).some((one) => names(one, part)))
  return wordsOf(typed['full']) || left.join('、')
}

/** The contract is changed where it names the post, or the pay that changes with it; what stays as it is is said. */
function contractOf(filling: Filling): readonly ProposedRecord[] {
  const { typed, contents } = filling
  const now = inForce(contents['contracts'])
  if (!now || typed['unaffected'] || !(namesPost(filling) || typed['contractPay'])) return []
  const post = wordsOf(typed['contractPost']) || remaining(filling)
  const pay = typed['contractPay']
  const fresh = { ...(namesPost(filling) && { post: { text: post } }), ...(pay && { pay }) }
  return [writing(filling).change('contracts', now.id, now.fields, { ...now.fields, ...fresh })]
}

/** Whether the contract in force is on one of the posts. */
function namesPost(filling: Filling): boolean {
  const said = wordsOf(inForce(filling.contents['contracts'])?.fields['post'])
  return said !== '' && ticked(filling).some((one) => names(one, said))
}

/** 领导职务 that end with it: whoever was relieved of them is asked no more as head or leader. */
export const officesEnded = (records: readonly ProposedRecord[]): readonly string[] =>
  wordsOf(records.find(({ section }) => section === 'submission')?.fields['offices'])
    .split('、')
    .filter(Boolean)

/** What does not fit the dossier, by the field that mends it. */
export function relievingProblems(filling: Filling): Problems {
  const { typed, contents } = filling
  const held = heldPosts(contents).map(({ text }) => text)
  const needsPost = namesPost(filling) && !typed['unaffected'] && !typed['contractPost'] && remaining(filling) === ''
  return {
    ...(ticked(filling).some((one) => !held.includes(one)) && { posts: 'not-held' }),
    ...(linesOf(typed['offices']).some((one) => !filling.house?.offices.includes(one)) && { offices: 'not-held' }),
    ...(needsPost && { contractPost: 'contract-post-needed' }),
    ...(leavesPayUnsaid(filling) && { contractPay: 'contract-pay-needed' }),
  }
}

/** What stands beside it: since when the posts are held, a punishment whose effect runs, the appraisals. */
export const relievingLines = (filling: Filling) => eligibility(filling, 'dismissal')
