import type { Fault } from '#domain/returns/figures.ts'
import { frozenOf, mostReturnReason } from '#domain/returns/return.ts'
import { numberOf } from '#domain/statistics/tables/index.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { TextArea } from '#views/kit/fields.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import type { ReturnPageProps } from './return.tsx'
import { addressOf } from './table-address.ts'
import { faultText } from './words.ts'

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
            <>
              <TextArea
                name={`why:${fault.key}`}
                id={`why-${fault.key.replaceAll(':', '-')}`}
                label={faultText(words, fault)}
                value={value}
                rows={2}
                max={mostReturnReason}
                required
                why={at === 0 ? 'returns.explanation' : undefined}
                problem={
                  problem !== undefined && typed && value.trim() === '' ? t('refusal.returns.unexplained') : undefined
                }
              />
              <p class="hint">
                {t('returns.fault.see')}
                <FaultTables one={one} fault={fault} newTab />
              </p>
            </>
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
              {faultText(words, fault)} <FaultTables one={one} fault={fault} />
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

type FaultTablesProps = Pick<ReturnPageProps, 'one'> & {
  readonly fault: Fault
  /** Where somebody is writing: what is written stays. */
  readonly newTab?: boolean
}

/** The tables in which it shows, each a link: there the people who make the difference are named. */
const FaultTables = ({ one, fault, newTab }: FaultTablesProps) => {
  const t = useT()
  return fault.tables.map((key, at) => (
    <>
      {at > 0 && t('kit.comma')}
      <a href={addressOf(one, key)} target={newTab ? '_blank' : undefined} rel={newTab ? 'noopener' : undefined}>
        {t('statistics.table', { number: numberOf(key) })}
      </a>
    </>
  ))
}
