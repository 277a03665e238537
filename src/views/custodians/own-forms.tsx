import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { FieldGrid, Input } from '#views/kit/fields.tsx'
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

/** 接份额: with the code that was handed over, a passphrase of one’s own. */
export const Take = ({ at }: At) => {
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

/** 试一次: the passphrase once more, before anything depends on it. */
export const Prove = ({ at }: At) => {
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

/** 认领: whoever can open a share that nobody has named says so. */
export const Name = ({ at }: At) => {
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

/** 换口令. */
export const Change = ({ held, at }: At & { readonly held: Instant }) => {
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
  readonly card: { readonly madeAt?: Instant | undefined; readonly canDraw: boolean }
  readonly problem: string | undefined
  readonly typed: string | undefined
}

/** 恢复卡 of the change: made, printed, and read back from paper. */
export const NewCard = ({ card: { madeAt, canDraw }, problem, typed }: CardProps) => {
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
