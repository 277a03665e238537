import {
  type Besides,
  beginners,
  besides,
  type Founder,
  type FounderProblem,
  founders,
} from '#domain/first-start/founders.ts'
import type { Plan } from '#domain/first-start/plan.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Checkbox } from '#views/kit/ticks.tsx'
import { paths } from '#views/paths.ts'
import { StartFrame } from './frame.tsx'
import { LinkButtons, LinkState } from './link.tsx'

type Done = Parameters<typeof StartFrame>[0]['done']

type Props = {
  done: Done
  people: NonNullable<Plan['people']>
  typed: Readonly<Record<Founder, string>>
  problems: Partial<Record<Founder, FounderProblem>>
  /** What two of them do besides, where the house is small. */
  also: readonly Besides[]
  /** Who can sign in already. */
  seated: readonly Founder[]
}

/** 三个人, by number alone: who is to come, and who can sign in. */
export const StartPeoplePage = ({ done, people, typed, problems, also, seated }: Props) => {
  const t = useT()
  const isWhole = founders.every((founder) => people[founder])
  return (
    <StartFrame step="people" done={done}>
      {seated.includes('hr-lead') && (
        <Banner tone="jade" action={<LinkButton href={paths.signIn()}>{t('unseal.go-on')}</LinkButton>}>
          {t('start.people.lead-goes-on')}
        </Banner>
      )}
      {isWhole && (
        <Card title={t('start.title.people')} flush>
          <DataTable
            label={t('start.title.people')}
            narrow="cards"
            rows={beginners.filter((one) => people[one]).map((founder) => ({ founder, ...people[founder] }))}
            rowKey={({ founder }) => founder}
            columns={[
              { key: 'duty', label: t('system.duties'), is: 'name', cell: ({ founder }) => t(`duty.${founder}`) },
              { key: 'number', label: t('system.number'), is: 'keep', cell: ({ number }) => number },
              {
                key: 'state',
                label: t('start.seat.state'),
                is: 'keep',
                cell: ({ founder, link }) =>
                  seated.includes(founder) ? (
                    <Pill tone="jade">{t('start.people.seated')}</Pill>
                  ) : (
                    <LinkState link={link} />
                  ),
              },
              {
                key: 'do',
                label: t('start.seat.do'),
                is: 'keep',
                cell: ({ founder }) =>
                  seated.includes(founder) ? '' : <LinkButtons action={paths.startPersonLink(founder)} />,
              },
            ]}
          />
        </Card>
      )}
      {seated.length === 0 && (
        <Card title={isWhole ? t('start.people.other-numbers') : t('start.people.numbers')}>
          <p class="hint">{t('start.people.apart')}</p>
          <p class="hint">{t('start.people.small')}</p>
          <PostForm action={paths.startPeople()}>
            {beginners.map((founder) => {
              const problem = problems[founder]
              return (
                <Input
                  label={t(`duty.${founder}`)}
                  name={founder}
                  value={typed[founder]}
                  size={16}
                  help={t(`start.people.what.${founder}`)}
                  problem={problem && t(`refusal.${problem}`)}
                  max={40}
                  required={founder !== 'keeper'}
                />
              )
            })}
            {besides.map((one) => (
              <Checkbox label={t(`start.besides.${one}`)} name={one} checked={also.includes(one)} />
            ))}
            <Button kind={isWhole ? 'plain' : 'go'}>{t('start.people.keep')}</Button>
          </PostForm>
        </Card>
      )}
    </StartFrame>
  )
}

/** A link for one of the three, once. */
export const StartPersonLinkPage = ({ done, founder, address }: { done: Done; founder: Founder; address: string }) => {
  const t = useT()
  const title = t('start.people.link', { duty: t(`duty.${founder}`) })
  return (
    <StartFrame step="people" done={done} title={title} sub={t('start.link.sub')}>
      <Card>
        <p>
          <code class="wrap">{address}</code>
        </p>
        <p class="hint">{t('start.link.once')}</p>
        <LinkButton href={paths.startPeople()} kind="go">
          {t('start.link.back')}
        </LinkButton>
      </Card>
    </StartFrame>
  )
}

export type PersonProblems = Partial<Readonly<Record<'name' | 'first' | 'second', string>>>

type PersonProps = {
  link: string
  founder: Founder
  number: string
  organisation: string
  name: string
  problems: PersonProblems
}

/** What one of the three sees behind the own link: the name that IT never meets, and a password of one's own. */
export const PersonPage = ({ link, founder, number, organisation, name, problems }: PersonProps) => {
  const t = useT()
  return (
    <>
      <PageHead over={organisation} title={t('start.person.title', { duty: t(`duty.${founder}`) })} />
      <Card>
        <p>{t(`start.person.what.${founder}`)}</p>
        <p>{t('start.person.number', { number })}</p>
        <PostForm action={paths.startPerson(link)}>
          <Input
            label={t('start.person.name')}
            name="name"
            value={name}
            help={t('start.person.name.help')}
            problem={problems.name}
            max={60}
            required
          />
          <Input
            label={t('start.person.password')}
            name="first"
            type="password"
            autocomplete="new-password"
            help={t('start.person.password.help')}
            problem={problems.first}
            required
          />
          <Input
            label={t('start.passphrase.twice')}
            name="second"
            type="password"
            autocomplete="new-password"
            problem={problems.second}
            required
          />
          <Button kind="go">{t('start.person.go')}</Button>
        </PostForm>
      </Card>
    </>
  )
}
