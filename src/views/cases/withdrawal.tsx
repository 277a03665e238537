import { askingIn } from '#domain/cases/milestone.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { TextArea } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { useRefusal } from './refusal.tsx'
import type { CasePageProps } from './show.tsx'
import { useNames, useSigners } from './signers.tsx'

/** 撤回, or 申请撤销 once a milestone was passed: the applicant's way out, folded away until it is wanted. */
export const Withdrawal = ({ theCase: { id }, may, proposal, request, refused, now }: CasePageProps) => {
  const [t, sentence] = [useT(), useRefusal(now)]
  if (!may.withdraw && !may.askWithdrawal) return null
  const again = refused?.form === 'withdrawal' ? refused : undefined
  const hint = proposal || request ? 'case.withdraw.hint-proposal' : 'case.withdraw.hint'
  const words = may.withdraw
    ? ({ title: 'case.withdraw', reason: 'case.withdraw.reason', hint, go: 'case.withdraw.go' } as const)
    : ({
        title: 'case.ask-withdrawal',
        reason: 'case.ask-withdrawal.reason',
        hint: 'case.ask-withdrawal.hint',
        go: 'case.ask-withdrawal.go',
      } as const)
  return (
    <Card>
      <details open={again !== undefined || undefined}>
        <summary>{t(words.title)}</summary>
        <PostForm action={may.withdraw ? paths.caseWithdrawal(id) : paths.caseWithdrawalAsking(id)}>
          <TextArea
            name="reason"
            label={t(words.reason)}
            value={again?.typed.text}
            problem={again && sentence(again.refused)}
            help={t(words.hint)}
            required
            max={2000}
          />
          <div class="form-foot">
            <Button kind="stop">{t(words.go)}</Button>
          </div>
        </PostForm>
      </details>
    </Card>
  )
}

/**
 * 申请撤销 that waits: for whoever answers it with the two answers, for the applicant and whoever keeps the dossier in
 * words.
 */
export const AskedBack = ({ theCase: { id, applicant, state }, may, whole, refused, now }: CasePageProps) => {
  const [t, sentence, names, { of, viewer }] = [useT(), useRefusal(now), useNames(), useSigners()]
  const asking = askingIn(state)
  if (!asking || !(may.answerTo !== undefined || whole || viewer === applicant)) return null
  const again = refused?.form === 'answer' ? refused : undefined
  const told = { ...of(applicant), time: moment(asking.at, now), reason: asking.text, names: names(asking.candidates) }
  if (may.answerTo === undefined) {
    return (
      <Card title={t('case.ask-withdrawal')}>
        <p>{t('case.asked-back.waits', told)}</p>
        <p class="hint">{t('case.asked-back.goes-on')}</p>
      </Card>
    )
  }
  return (
    <Card title={t('case.ask-withdrawal')}>
      <p>{t('case.asked-back', told)}</p>
      <PostForm action={paths.caseWithdrawalAnswer(id)} label={t('case.ask-withdrawal')}>
        <input type="hidden" name="asking" value={may.answerTo} />
        <TextArea
          name="reason"
          id="field-answer-reason"
          label={t('case.asked-back.reason')}
          value={again?.typed.text}
          problem={again && sentence(again.refused)}
          help={t('case.asked-back.hint')}
          rows={2}
          max={2000}
        />
        <div class="form-foot">
          <Button name="answer" value="consent">
            {t('case.asked-back.consent')}
          </Button>
          <Button name="answer" value="decline" kind="stop">
            {t('case.asked-back.decline')}
          </Button>
        </div>
      </PostForm>
    </Card>
  )
}
