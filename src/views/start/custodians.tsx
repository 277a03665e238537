import { type Custody, custodies, lackingFor, type Plan } from '#domain/first-start/plan.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Select } from '#views/kit/fields.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { StartFrame } from './frame.tsx'
import { LinkButtons, LinkState } from './link.tsx'

type Props = {
  done: Parameters<typeof StartFrame>[0]['done']
  plan: Plan
  hasKeys: boolean
}

/** As the form names it. */
export const custodyText = ({ custodians, threshold }: Custody) => `${threshold}-${custodians}`

/** 保管人: who keeps the keys, how many open the house, and how far each has come. No passphrase is ever shown or typed here. */
export const StartCustodiansPage = ({ done, plan, hasKeys }: Props) => {
  const t = useT()
  const { custody, seats, card } = plan
  const lacking = lackingFor(plan)
  const set = seats.length - lacking.seats
  return (
    <StartFrame step="custodians" done={done}>
      {hasKeys && (
        <Banner tone="jade" action={<LinkButton href={paths.unseal()}>{t('start.unseal')}</LinkButton>}>
          {t('start.keys-are-made')}
        </Banner>
      )}
      {!hasKeys && (
        <Card title={t('start.custody')}>
          <PostForm action={paths.startCustodians()}>
            <Select
              label={t('start.custody.how')}
              name="custody"
              value={custodyText(custody)}
              options={custodies.map((one) => ({
                value: custodyText(one),
                label: t(`start.custody.${custodyText(one)}` as 'start.custody.1-1'),
              }))}
              help={t('start.custody.help')}
              why="start.custody"
            />
            <Button>{t('start.custody.choose')}</Button>
          </PostForm>
        </Card>
      )}
      <Card
        title={t('start.seat')}
        mark={
          <Pill tone={lacking.seats === 0 ? 'jade' : 'amber'}>{t('start.seats.set', { set, of: seats.length })}</Pill>
        }
        flush
      >
        <DataTable
          label={t('start.seat')}
          narrow="cards"
          rows={seats.map((seat, at) => ({ ...seat, at: at + 1 }))}
          rowKey={({ at }) => String(at)}
          columns={[
            { key: 'at', label: t('start.seat'), is: 'name', whole: true, cell: ({ at }) => t('start.seat.n', { at }) },
            {
              key: 'state',
              label: t('start.seat.state'),
              is: 'keep',
              cell: ({ lock, setAt, link }) =>
                lock ? (
                  <>
                    <Pill tone="jade">{t('start.seat.has')}</Pill> {setAt && moment(setAt)}
                  </>
                ) : (
                  <LinkState link={link} />
                ),
            },
            {
              key: 'do',
              label: t('start.seat.do'),
              is: 'keep',
              cell: ({ at, lock }) =>
                hasKeys ? '' : <LinkButtons action={paths.startLink(at)} again={Boolean(lock)} />,
            },
          ]}
        />
      </Card>
      <Card
        title={t('start.card')}
        mark={
          <Pill tone={card?.readAt ? 'jade' : 'amber'}>
            {card?.readAt ? t('start.card.read') : card ? t('start.card.made') : t('start.card.none')}
          </Pill>
        }
      >
        <p>{t('start.card.by-custodian')}</p>
      </Card>
      {!hasKeys && (
        <Card title={t('start.lacking')}>
          <ul>
            {lacking.seats > 0 && <li>{t('start.lacking.seats', { count: lacking.seats })}</li>}
            {lacking.card && <li>{t('start.lacking.card')}</li>}
          </ul>
          <PostForm action={paths.startKeyring()} class="form-foot">
            <Button kind="go" disabledBecause={lacking.seats > 0 || lacking.card ? t('start.lacking.both') : undefined}>
              {t('start.keyring.make')}
            </Button>
          </PostForm>
        </Card>
      )}
    </StartFrame>
  )
}

type LinkProps = { done: Parameters<typeof StartFrame>[0]['done']; at: number; address: string }

/** A link, once: to be handed over or printed. */
export const StartLinkPage = ({ done, at, address }: LinkProps) => {
  const t = useT()
  return (
    <StartFrame step="custodians" done={done} title={t('start.link.title', { at })} sub={t('start.link.sub')}>
      <Card>
        <p>
          <code class="wrap">{address}</code>
        </p>
        <p class="hint">{t('start.link.once')}</p>
        <LinkButton href={paths.startCustodians()} kind="go">
          {t('start.link.back')}
        </LinkButton>
      </Card>
    </StartFrame>
  )
}
