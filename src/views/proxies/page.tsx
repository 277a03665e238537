import { kinds } from '#domain/cases/kinds/index.ts'
import type { PersonId } from '#domain/ids.ts'
import { isInForce, type ProxyRefusal, type StandIn } from '#domain/proxies/proxy.ts'
import type { Day } from '#domain/time.ts'
import { type Signers, useSigners, WithSigners } from '#views/cases/signers.tsx'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Input, Select } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'

/** What was typed in a form that was refused. */
export type ProxyTyped = {
  readonly principal: PersonId
  readonly proxy: PersonId
  readonly kind: string
  readonly from: string
  readonly until: string
}

type Props = {
  readonly proxies: readonly StandIn[]
  /** Who may stand in, or be stood in for. */
  readonly people: readonly PersonId[]
  /** Whether the viewer settles it for others too. */
  readonly leads: boolean
  readonly today: Day
  readonly signers: Signers
  readonly again?: { readonly typed: ProxyTyped; readonly refused: ProxyRefusal } | undefined
}

/** 代理: who stands in for whom, from when to when, and a form for the next absence. */
export const ProxiesPage = (props: Props) => {
  const t = useT()
  return (
    <WithSigners value={props.signers}>
      <PageHead
        over={<Crumbs items={[{ label: t('settings.title'), href: paths.settings() }, { label: t('proxy.title') }]} />}
        title={t('proxy.title')}
        sub={t('proxy.sub')}
      />
      <Split aside={<NewProxy {...props} />}>
        <Named {...props} />
      </Split>
    </WithSigners>
  )
}

const Named = ({ proxies, today }: Props) => {
  const [t, { of }] = [useT(), useSigners()]
  return (
    <Card title={t('proxy.mine')}>
      {proxies.length === 0 && <p class="none">{t('proxy.none')}</p>}
      <ul class="talk">
        {proxies.map((one) => (
          <li>
            <b>{t('proxy.line', { proxy: of(one.proxy).name, principal: of(one.principal).name })}</b>{' '}
            {isInForce(one, today) ? <Pill tone="indigo">{t('proxy.now')}</Pill> : <Pill>{t('proxy.later')}</Pill>}
            <p>
              {t('proxy.days', one)} · {one.kind ? t(`case.kind.${one.kind}` as MessageKey) : t('proxy.all')}
            </p>
            <PostForm action={paths.proxyEnd(one.id)}>
              <Button small>{t('proxy.end')}</Button>
            </PostForm>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const NewProxy = ({ people, leads, today, again }: Props) => {
  const [t, { of, viewer }] = [useT(), useSigners()]
  const option = (person: PersonId) => ({ value: person as string, label: t('case.person', of(person)) })
  const problem = again && t(`refusal.${again.refused}`)
  const isOfDays = again?.refused === 'proxy.days' || again?.refused === 'proxy.too-long'
  return (
    <Card title={t('proxy.new')}>
      <PostForm action={paths.proxies()} label={t('proxy.new')}>
        {leads && (
          <Select
            name="principal"
            label={t('proxy.principal')}
            value={again?.typed.principal ?? viewer}
            options={people.map(option)}
          />
        )}
        <Select
          name="proxy"
          label={t('proxy.proxy')}
          value={again?.typed.proxy ?? ''}
          empty={t('proxy.choose')}
          options={people.filter((person) => leads || person !== viewer).map(option)}
          problem={isOfDays ? undefined : problem}
          required
        />
        <Select
          name="kind"
          label={t('proxy.kind')}
          value={again?.typed.kind ?? ''}
          empty={t('proxy.all')}
          options={kinds.map(({ key }) => ({ value: key, label: t(`case.kind.${key}` as MessageKey) }))}
        />
        <Input
          name="from"
          type="date"
          label={t('proxy.from')}
          value={again?.typed.from ?? today}
          problem={isOfDays ? problem : undefined}
          required
        />
        <Input name="until" type="date" label={t('proxy.until')} value={again?.typed.until} required />
        <div class="form-foot">
          <Button kind="go">{t('proxy.go')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}
