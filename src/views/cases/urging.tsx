import { urgedAgainFrom } from '#domain/cases/verbs/urge.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Field } from '#views/kit/field.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import type { CasePageProps } from './show.tsx'
import { useSigners } from './signers.tsx'

/** 催办: a notice to whoever is asked, and a line to copy that names nobody (docs/decisions/0040). */
export const Urging = ({ theCase: { id, number, applicant, state }, may, now, origin }: CasePageProps) => {
  const [t, { viewer }] = [useT(), useSigners()]
  const again = urgedAgainFrom(state)
  const isLately = state.urgedAt !== undefined && again !== undefined && now < again
  if (viewer !== applicant || state.status !== 'running' || !(may.urge || isLately)) return null
  return (
    <Card>
      <details>
        <summary>{t('case.urge')}</summary>
        {may.urge ? (
          <PostForm action={paths.caseUrging(id)} label={t('case.urge')}>
            <p class="hint">{t('case.urge.hint')}</p>
            <div class="form-foot">
              <Button small>{t('case.urge.go')}</Button>
            </div>
          </PostForm>
        ) : (
          isLately && (
            <p class="hint">{t('case.urge.lately', { time: moment(state.urgedAt, now), again: moment(again, now) })}</p>
          )
        )}
        <Field name="line" label={t('case.urge.line')}>
          <input
            id="field-line"
            type="text"
            readonly
            value={t('case.urge.text', { number, address: origin + paths.case(id) })}
          />
        </Field>
      </details>
    </Card>
  )
}
