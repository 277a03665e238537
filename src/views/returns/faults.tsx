import { frozenOf, mostReturnReason } from '#domain/returns/return.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { TextArea } from '#views/kit/fields.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import type { ReturnPageProps } from './return.tsx'
import { faultLine } from './words.ts'

/** What does not add up, each with a sentence to write; then the figures are frozen. */
export const Freezing = ({ one, faults, seen = '', unitName, typed, problem }: ReturnPageProps) => {
  const [t, language] = [useT(), useLanguage()]
  const words = { t, language, unitName }
  return (
    <Card title={t('returns.faults')}>
      <PostForm action={paths.returnAct(one.id, 'freezing')} label={t('returns.freeze')}>
        <input type="hidden" name="seen" value={seen} />
        <p class="hint">{t(faults.length > 0 ? 'returns.faults.sub' : 'returns.faults.none')}</p>
        {faults.map((fault, at) => {
          const value = typed?.(`why:${fault.key}`) ?? ''
          return (
            <TextArea
              name={`why:${fault.key}`}
              id={`why-${fault.key.replaceAll(':', '-')}`}
              label={faultLine(words, fault)}
              value={value}
              rows={2}
              max={mostReturnReason}
              required
              why={at === 0 ? 'returns.explanation' : undefined}
              problem={
                problem !== undefined && typed && value.trim() === '' ? t('refusal.returns.unexplained') : undefined
              }
            />
          )
        })}
        <div class="form-foot">
          <p class="hint">{t('returns.freeze.hint')}</p>
          <Button kind="go">{t('returns.freeze')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

/** The same, with the explanations as they were frozen. */
export const Explained = ({ one, faults, unitName }: ReturnPageProps) => {
  const [t, language] = [useT(), useLanguage()]
  const words = { t, language, unitName }
  const now = frozenOf(one)
  if (!now) return null
  return (
    <Card title={t('returns.faults')} aside={faults.length === 0 && t('returns.faults.none')} flush>
      <Lines
        items={faults.map((fault) => ({
          text: (
            <>
              {faultLine(words, fault)}
              <br />
              {t('returns.fault.why', {
                text: now.frozen.explained.find((each) => each.fault === fault.key)?.why ?? '',
              })}
            </>
          ),
        }))}
      />
    </Card>
  )
}
