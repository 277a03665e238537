import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Select, TextArea } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { useRefusal } from './refusal.tsx'
import type { CasePageProps } from './show.tsx'
import { useSigners } from './signers.tsx'

/** 转办: whom this step goes to for good, and why; folded away until it is wanted. */
export const Transfer = ({ theCase: { id }, may, now, refused }: CasePageProps) => {
  const [t, sentence, { of }] = [useT(), useRefusal(now), useSigners()]
  if (!may.seat || may.transferTo.length === 0) return null
  const again = refused?.form === 'transfer' ? refused : undefined
  const problem = again && sentence(again.refused)
  const isReason = again?.refused.code !== 'case.not-a-recipient'
  const options = may.transferTo.map((person) => ({ value: person as string, label: t('case.person', of(person)) }))
  return (
    <Card>
      <details open={again !== undefined || undefined}>
        <summary>{t('case.transfer')}</summary>
        <PostForm action={paths.caseTransfer(id)} label={t('case.transfer')}>
          <input type="hidden" name="run" value={may.seat.run.run} />
          <input type="hidden" name="seat" value={may.seat.seat.seat} />
          <Select
            name="recipient"
            label={t('case.transfer.to')}
            value={again?.typed.recipient ?? ''}
            options={options}
            problem={isReason ? undefined : problem}
          />
          <TextArea
            name="reason"
            id="field-transfer-reason"
            label={t('case.transfer.reason')}
            value={again?.typed.text}
            problem={isReason ? problem : undefined}
            help={t('case.transfer.hint')}
            required
            rows={2}
            max={2000}
          />
          <div class="form-foot">
            <Button small>{t('case.transfer.go')}</Button>
          </div>
        </PostForm>
      </details>
    </Card>
  )
}
