import type { Agreement, AgreementAct, AgreementRefusal, Matter } from '#domain/agreements/agreement.ts'
import { mostAgreementReason } from '#domain/agreements/agreement.ts'
import type { ExportId, PersonId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { type Translate, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { TextArea } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

export type AskedFor = { readonly act: AgreementAct; readonly matter: Matter }

type Open = Agreement & { readonly may: { readonly agree: boolean; readonly withdraw: boolean } }

type Props = {
  readonly open: readonly Open[]
  readonly ended: readonly Agreement[]
  /** What is needed now and nobody has asked for yet; empty for whoever may not ask. */
  readonly askable: readonly AskedFor[]
  readonly nameOf: (person: PersonId) => string
  readonly self: PersonId
  readonly refused?:
    | { readonly refusal: AgreementRefusal; readonly act?: AgreementAct; readonly reason?: string }
    | undefined
}

/** 需两人同意的事项: what waits, what can be asked for, and what was done. */
export const AgreementsPage = (props: Props) => {
  const t = useT()
  const { open, ended, askable, refused } = props
  return (
    <>
      <PageHead title={t('agreements.title')} sub={t('agreements.sub')} />
      {refused && refused.refusal !== 'agreements.no-reason' && (
        <Banner tone="seal" alert>
          {t(`refusal.${refused.refusal}`)}
        </Banner>
      )}
      <Card title={t('agreements.open')}>
        {open.length === 0 && <Empty text={t('agreements.open.none')} />}
        {open.map((one) => (
          <Waiting {...props} one={one} />
        ))}
      </Card>
      {askable.map((one) => (
        <Asking {...props} one={one} />
      ))}
      {ended.length > 0 && (
        <Card title={t('agreements.ended')}>
          {ended.map((one) => (
            <Told {...props} one={one} />
          ))}
        </Card>
      )}
    </>
  )
}

const Waiting = ({ one, self, ...props }: Props & { readonly one: Open }) => {
  const t = useT()
  return (
    <section>
      <Told {...props} self={self} one={one} />
      {!one.may.agree && <p class="hint">{t(one.by === self ? 'agreements.own' : 'agreements.waiting')}</p>}
      <div class="form-foot">
        {one.may.agree && (
          <PostForm action={paths.agreementConsent(one.id)}>
            <Button kind="stop" name="verdict" value="agree">
              {t('agreements.agree')}
            </Button>
          </PostForm>
        )}
        {one.may.withdraw && (
          <PostForm action={paths.agreementWithdrawal(one.id)}>
            <Button>{t('agreements.withdraw')}</Button>
          </PostForm>
        )}
      </div>
    </section>
  )
}

/** What it is about, why, and by whom. */
const Told = ({ one, nameOf }: Props & { readonly one: Agreement }) => {
  const t = useT()
  const { act, matter, reason, by, at, ended } = one
  return (
    <>
      <h3>{t(`agreements.act.${act}`)}</h3>
      <p>{t(`agreements.what.${act}`, inWords(t, matter))}</p>
      {act === 'dossiers.export' && one.subject && !ended && (
        <p>
          <a href={paths.export(one.subject as ExportId)}>{t('exports.who')}</a>
        </p>
      )}
      {(act === 'custodians.change' || act === 'unattended.allow') && !ended && (
        <p>
          <a href={paths.custodians()}>{t('custodians.title')}</a>
        </p>
      )}
      <p>
        {t('agreements.reason')}
        {t('kit.colon')}
        {reason}
      </p>
      <p class="hint">
        {t('agreements.asked-by', { name: nameOf(by), at: moment(at) })}
        {ended && ` · ${t(`agreements.${ended.how}-by`, { name: nameOf(ended.by), at: moment(ended.at) })}`}
      </p>
    </>
  )
}

const Asking = ({ one: { act, matter }, refused }: Props & { readonly one: AskedFor }) => {
  const t = useT()
  const mine = refused?.act === act ? refused : undefined
  return (
    <Card title={t(`agreements.act.${act}`)}>
      <p>{t(`agreements.what.${act}`, inWords(t, matter))}</p>
      <PostForm action={paths.agreements()}>
        <input type="hidden" name="act" value={act} />
        <TextArea
          id={`reason-${act}`}
          name="reason"
          label={t('agreements.reason')}
          value={mine?.reason ?? ''}
          required
          max={mostAgreementReason}
          why={act === 'unattended.allow' ? 'unattended.reason' : undefined}
          {...(mine?.refusal === 'agreements.no-reason' && { problem: t('refusal.agreements.no-reason') })}
        />
        <div class="form-foot">
          <Button kind="go">{t('agreements.ask')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

/** Moments as all pages write them, and what is exported under the name that its register has. */
const inWords = (t: Translate, { told }: Matter) =>
  Object.fromEntries(
    Object.entries(told).map(([key, value]) => {
      if (key === 'what' && value === 'roll') return [key, t('exports.what.roll')]
      return [key, /^\d{4}-\d{2}-\d{2}T/.test(`${value}`) ? moment(value as Instant) : value]
    }),
  )
