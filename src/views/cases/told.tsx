import type { Child } from 'hono/jsx'
import type { Available } from '#domain/cases/available.ts'
import { verdictOf } from '#domain/cases/standing.ts'
import type { PersonId } from '#domain/ids.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { RefusalBanner } from './refusal.tsx'
import { type RefusedByRules, refusedByRules } from './refused-form.ts'
import type { CasePageProps } from './show.tsx'
import { fieldOf } from './signature.tsx'
import { useSigners } from './signers.tsx'

/** 代理: in whose place the viewer decides here. */
export const StandingIn = ({ may }: CasePageProps) => {
  const [t, { of }] = [useT(), useSigners()]
  const principal = may.seat?.principal
  return principal ? <Banner>{t('case.standing-in', of(principal))}</Banner> : null
}

/** 亲属: who will be barred by what is being compared. */
export const NewKin = ({ people }: { readonly people: readonly PersonId[] }) => {
  const [t, { of }] = [useT(), useSigners()]
  if (people.length === 0) return null
  const names = people.map((person) => t('case.person', of(person))).join(t('kit.comma'))
  return <Banner>{t('case.new-kin', { names })}</Banner>
}

/** What the viewer must know first: a refusal just given, or why the case came back. */
export const Told = ({ refused, may, theCase, now }: CasePageProps): Child => {
  const [t, { of }] = [useT(), useSigners()]
  const ruled = refusedByRules(refused)
  if (ruled && !atField(ruled, may)) {
    return <RefusalBanner refused={ruled.reason} typed={may.seat ? undefined : ruled.text} now={now} />
  }
  const back = theCase.state.runs.findLast((run) => run.state === 'returned')
  const verdict = back && verdictOf(back)
  if (!may.resubmit || !verdict || verdict.by === 'system') return null
  const { name, office } = of(verdict.by)
  return (
    <Banner>{t('case.returned-banner', { name, office, time: moment(verdict.at, now), reason: verdict.text })}</Banner>
  )
}

/** Some refusals are said at the field that mends them. */
const atField = ({ form, reason }: RefusedByRules, may: Available): boolean => {
  if (form === 'withdrawal') return may.withdraw || may.askWithdrawal
  if (form === 'answer') return may.answerTo !== undefined
  if (form === 'comment') return may.comment
  if (form === 'signature') return may.sign.length > 0 && fieldOf(reason) !== undefined
  if (form === 'transfer') return may.transferTo.length > 0
  if (form === 'reopening') return may.reopen
  return may.seat !== undefined && (reason.code === 'case.reason-missing' || reason.code === 'case.ticks-missing')
}
