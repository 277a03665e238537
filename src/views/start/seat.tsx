import type { Card as CardMade } from '#domain/first-start/plan.ts'
import type { CardRefusal, SeatRefusal } from '#domain/first-start/refusals.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

type SeatProps = {
  link: string
  at: number
  organisation: string
  threshold: number
  /** The passphrase is there already, and is only said again. */
  isSet: boolean
  refusal?: SeatRefusal | undefined
}

/** What a custodian sees behind the own link: what it means to be one, and two fields that nobody else sees. */
export const SeatPage = ({ link, at, organisation, threshold, isSet, refusal }: SeatProps) => {
  const t = useT()
  const second = refusal === 'start.passphrase-differs' ? t(`refusal.${refusal}`) : undefined
  return (
    <>
      <PageHead over={organisation} title={t('start.seat.title', { at })} sub={t('start.seat.what')} />
      <Card>
        <p>{threshold === 1 ? t('start.seat.alone') : t('start.seat.together', { count: threshold })}</p>
        <p>{t('start.seat.lost')}</p>
        <p>{t('start.seat.no-it')}</p>
        <PostForm action={paths.startSeat(link)}>
          <Input
            label={isSet ? t('start.passphrase.again') : t('start.passphrase')}
            name="first"
            type="password"
            autocomplete={isSet ? 'current-password' : 'new-password'}
            help={isSet ? undefined : t('start.passphrase.help')}
            why={isSet ? undefined : 'start.passphrase'}
            problem={refusal && second === undefined ? t(`refusal.${refusal}`) : undefined}
            required
            autofocus
          />
          {!isSet && (
            <Input
              label={t('start.passphrase.twice')}
              name="second"
              type="password"
              autocomplete="new-password"
              problem={second}
              required
            />
          )}
          <Button kind="go">{isSet ? t('start.next') : t('start.passphrase.set')}</Button>
        </PostForm>
      </Card>
    </>
  )
}

/** A link that was used, replaced or is too old: what to do. */
export const SeatOverPage = () => {
  const t = useT()
  return (
    <>
      <PageHead title={t('start.link.over')} sub={t('start.link.over.what')} />
      <Card>
        <LinkButton href={paths.start()}>{t('start.go')}</LinkButton>
      </Card>
    </>
  )
}

type CardProps = {
  organisation: string
  card: CardMade | undefined
  /** Whether this process can still draw it. */
  canDraw: boolean
  /** How many custodians have not set a passphrase yet. */
  waiting: number
  hasKeys: boolean
  typed?: string
  refusal?: CardRefusal | undefined
  wrong?: readonly number[]
}

/** 恢复卡, in a custodian's own browser: made, printed, typed back. It is shown on paper only. */
export const RecoveryCardPage = (props: CardProps) => {
  const { organisation, card, canDraw, waiting, hasKeys } = props
  const t = useT()
  const isRead = card?.readAt !== undefined
  return (
    <>
      <PageHead over={organisation} title={t('start.card')} sub={t('start.card.what')} />
      {hasKeys ? (
        <Banner tone="jade" action={<LinkButton href={paths.unseal()}>{t('start.unseal')}</LinkButton>}>
          {t('start.keys-are-made')}
        </Banner>
      ) : isRead ? (
        <Banner tone="jade">
          {waiting > 0 ? t('start.card.done-wait', { count: waiting }) : t('start.card.done')}
        </Banner>
      ) : (
        <>
          {!card && <MakeCard label={t('start.card.make')} isFirst />}
          {card && canDraw && <PrintCard />}
          {card && <ReadBack {...props} />}
          {card && <MakeCard label={t('start.card.make-again')} />}
        </>
      )}
    </>
  )
}

const MakeCard = ({ label, isFirst = false }: { label: string; isFirst?: boolean }) => {
  const t = useT()
  return (
    <Card>
      <p>{isFirst ? t('start.card.make.what') : t('start.card.make-again.what')}</p>
      <PostForm action={paths.startCard()} class="form-foot">
        <Button kind={isFirst ? 'go' : 'stop'}>{label}</Button>
      </PostForm>
    </Card>
  )
}

const PrintCard = () => {
  const t = useT()
  return (
    <Card>
      <p>{t('start.card.print.what')}</p>
      <div class="form-foot">
        <LinkButton href={paths.startCardPdf()} icon="printer" newTab>
          {t('start.card.print')}
        </LinkButton>
      </div>
    </Card>
  )
}

const ReadBack = ({ card, canDraw, typed = '', refusal, wrong = [] }: CardProps) => {
  const t = useT()
  const problem =
    refusal &&
    (wrong.length > 0 ? t('start.card.wrong-groups', { groups: wrong.join(t('system.and')) }) : t(`refusal.${refusal}`))
  return (
    <Card title={t('start.card.read-back')} aside={card && moment(card.madeAt)}>
      {!canDraw && <p>{t('start.card.forgotten')}</p>}
      <PostForm action={paths.startCardReading()}>
        <Input
          label={t('start.card.code')}
          name="code"
          value={typed}
          help={t('start.card.code.help')}
          problem={problem}
          required
        />
        <Button kind="go">{t('start.card.check')}</Button>
      </PostForm>
    </Card>
  )
}
