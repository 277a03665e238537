import type { CaseId } from '#domain/ids.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { TextArea } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

type Props = {
  readonly id: CaseId
  readonly isDraft: boolean
  readonly typed?: string | undefined
  readonly problem?: string | undefined
}

/** 撤回: the applicant's way out, folded away until it is wanted. */
export const Withdrawal = ({ id, isDraft, typed, problem }: Props) => {
  const t = useT()
  return (
    <Card>
      <details open={problem !== undefined || undefined}>
        <summary>{t('case.withdraw')}</summary>
        <PostForm action={paths.caseWithdrawal(id)}>
          <TextArea
            name="reason"
            label={t('case.withdraw.reason')}
            value={typed}
            problem={problem}
            help={t(isDraft ? 'case.withdraw.hint' : 'case.withdraw.hint-proposal')}
            required
            max={2000}
          />
          <div class="form-foot">
            <Button kind="stop">{t('case.withdraw.go')}</Button>
          </div>
        </PostForm>
      </details>
    </Card>
  )
}
