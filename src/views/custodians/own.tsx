import type { NewSeat } from '#domain/custodians/change.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { FieldGrid, Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

/** Which form was refused, and why. */
export type OwnRefused = {
  readonly form: 'seat' | 'proof' | 'name' | 'passphrase' | 'reading'
  readonly field: string
  readonly text: string
  readonly needsFactor?: boolean
  readonly typed?: string
}

type Props = {
  /** The place in the change that is under way. */
  readonly seat: NewSeat | undefined
  /** Since when a share is in the reader's name. */
  readonly held: Instant | undefined
  /** Whether there are shares that nobody has named. */
  readonly hasUnnamed: boolean
  readonly card: { readonly madeAt?: Instant | undefined; readonly canDraw: boolean } | undefined
  readonly refused?: OwnRefused | undefined
}

/** 我的份额: one share, the reader's own. Nobody else's stands on this page, ever. */
export const OwnSharePage = ({ seat, held, hasUnnamed, card, refused }: Props) => {
  const t = useT()
  const at = (form: OwnRefused['form'], field: string) =>
    refused?.form === form && refused.field === field ? refused.text : undefined
  const forms = {
    seat: seat !== undefined && !seat.lock,
    proof: seat?.lock !== undefined && !seat.provedAt,
    name: !held && !seat && hasUnnamed,
    passphrase: held !== undefined,
    reading: card?.madeAt !== undefined,
  }
  const isNothing = !seat && !held && !hasUnnamed
  return (
    <>
      <PageHead
        over={
          <Crumbs items={[{ label: t('settings.title'), href: paths.settings() }, { label: t('custodians.own') }]} />
        }
        title={t('custodians.own')}
        sub={t('custodians.own.sub')}
      />
      {isNothing && <Banner>{t('custodians.own.nothing')}</Banner>}
      {refused?.needsFactor && (
        <Banner tone="amber" action={<LinkButton href={paths.myFactor()}>{t('custodians.own.factor')}</LinkButton>}>
          {refused.text}
        </Banner>
      )}
      {refused && !refused.needsFactor && !forms[refused.form] && (
        <Banner tone="seal" alert>
          {refused.text}
        </Banner>
      )}
      {forms.seat && <Take at={at} />}
      {forms.proof && <Prove at={at} />}
      {seat?.provedAt && <Banner tone="jade">{t('custodians.own.proved')}</Banner>}
      {card && <NewCard card={card} problem={at('reading', 'code')} typed={refused?.typed} />}
      {held && <Change held={held} at={at} />}
      {forms.name && <Name at={at} />}
    </>
  )
}

type At = { readonly at: (form: OwnRefused['form'], field: string) => string | undefined }

const Secret = ({ name, label, problem, help, isNew = false, id }: SecretProps) => (
  <Input
    name={name}
    id={id}
    label={label}
    type="password"
    autocomplete={isNew ? 'new-password' : 'off'}
    problem={problem}
    help={help}
    {...(isNew && help && { why: 'start.passphrase' as const })}
    required
  />
)

type SecretProps = {
  readonly name: string
  readonly id: string
  readonly label: string
  readonly problem: string | undefined
  readonly help?: string
  readonly isNew?: boolean
}

const Take = ({ at }: At) => {
  const t = useT()
  return (
    <Card title={t('custodians.own.take')}>
      <PostForm action={paths.ownShareSeat()}>
        <p class="hint">{t('custodians.own.take.what')}</p>
        <FieldGrid>
          <Input
            name="code"
            label={t('custodians.own.code')}
            help={t('custodians.own.code.help')}
            why="custodians.code"
            problem={at('seat', 'code')}
            required
          />
          <Secret
            name="first"
            id="seat-first"
            label={t('start.passphrase')}
            help={t('start.passphrase.help')}
            problem={at('seat', 'first')}
            isNew
          />
          <Secret
            name="second"
            id="seat-second"
            label={t('start.passphrase.twice')}
            problem={at('seat', 'second')}
            isNew
          />
        </FieldGrid>
        <div class="form-foot">
          <Button kind="go">{t('custodians.own.set')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

const Prove = ({ at }: At) => {
  const t = useT()
  return (
    <Card title={t('custodians.own.prove')}>
      <PostForm action={paths.ownShareProof()}>
        <p class="hint">{t('custodians.own.prove.what')}</p>
        <FieldGrid>
          <Secret
            name="passphrase"
            id="proof-passphrase"
            label={t('start.passphrase')}
            problem={at('proof', 'passphrase')}
          />
        </FieldGrid>
        <div class="form-foot">
          <Button kind="go">{t('custodians.own.prove.go')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

const Name = ({ at }: At) => {
  const t = useT()
  return (
    <Card title={t('custodians.own.name')}>
      <PostForm action={paths.ownShareName()}>
        <p class="hint">{t('custodians.own.name.what')}</p>
        <FieldGrid>
          <Secret
            name="passphrase"
            id="name-passphrase"
            label={t('custodians.own.old')}
            problem={at('name', 'passphrase')}
          />
        </FieldGrid>
        <div class="form-foot">
          <Button>{t('custodians.own.name.go')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

const Change = ({ held, at }: At & { readonly held: Instant }) => {
  const t = useT()
  return (
    <Card title={t('custodians.own.change')} aside={t('custodians.own.held', { at: moment(held) })}>
      <PostForm action={paths.ownSharePassphrase()}>
        <p class="hint">{t('custodians.own.change.what')}</p>
        <FieldGrid>
          <Secret name="old" id="change-old" label={t('custodians.own.old')} problem={at('passphrase', 'old')} />
          <Secret
            name="first"
            id="change-first"
            label={t('start.passphrase')}
            help={t('start.passphrase.help')}
            problem={at('passphrase', 'first')}
            isNew
          />
          <Secret
            name="second"
            id="change-second"
            label={t('start.passphrase.twice')}
            problem={at('passphrase', 'second')}
            isNew
          />
        </FieldGrid>
        <div class="form-foot">
          <Button>{t('custodians.own.change.go')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}

type CardProps = {
  readonly card: NonNullable<Props['card']>
  readonly problem: string | undefined
  readonly typed: string | undefined
}

const NewCard = ({ card: { madeAt, canDraw }, problem, typed }: CardProps) => {
  const t = useT()
  return (
    <Card title={t('custodians.own.card')} aside={madeAt && moment(madeAt)}>
      <p>{t('custodians.own.card.what')}</p>
      {canDraw && (
        <p>
          <LinkButton href={paths.ownShareCardPdf()} icon="printer" newTab>
            {t('start.card.print')}
          </LinkButton>
        </p>
      )}
      {madeAt && (
        <PostForm action={paths.ownShareCardReading()}>
          {!canDraw && <p>{t('start.card.forgotten')}</p>}
          <Input
            name="code"
            id="card-code"
            label={t('start.card.code')}
            help={t('start.card.code.help')}
            value={typed ?? ''}
            problem={problem}
            required
          />
          <Button kind="go">{t('start.card.check')}</Button>
        </PostForm>
      )}
      <PostForm action={paths.ownShareCard()}>
        <Button kind={madeAt ? 'stop' : 'go'}>{madeAt ? t('start.card.make-again') : t('start.card.make')}</Button>
      </PostForm>
    </Card>
  )
}
