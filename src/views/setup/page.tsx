import type { SettingLine } from '#domain/first-start/remaining.ts'
import type { Profile } from '#domain/organisation/settings.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { type Option, Select } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'

/** The duties that are given here, over the whole house. */
export const givenHere = ['keeper', 'checker', 'archivist', 'cataloguer', 'finance', 'legal'] as const

export type Giving = { readonly duty: string; readonly account: string; readonly problem?: string | undefined }

type Props = {
  lines: readonly SettingLine[]
  profile: Profile
  isSmall: boolean
  /** Who may hold a duty: whoever can sign in and is no other than the reader. */
  people: readonly Option[]
  /** Who may be the last approver, and who is. */
  approvers: readonly Option[]
  fallback: string
  giving: Giving
}

/** 设置单位: where the first start ends. What remains is a list that knows the truth, beside what can be settled at once. */
export const SetupPage = (props: Props) => {
  const { lines, profile, isSmall } = props
  const t = useT()
  const open = lines.filter(({ isDone }) => !isDone).length
  return (
    <>
      <PageHead
        title={t('setup.title')}
        sub={t('start.sub.dossiers')}
        marks={
          <Pill tone={open === 0 ? 'jade' : 'amber'}>
            {open === 0 ? t('setup.whole') : t('setup.open', { count: open })}
          </Pill>
        }
        actions={
          <LinkButton kind="go" href={paths.bringings()}>
            {t('setup.first-dossiers')}
          </LinkButton>
        }
      />
      {isSmall && <Banner>{t('setup.small')}</Banner>}
      <Split aside={<Settling {...props} />}>
        <Card flush>
          <DataTable
            label={t('setup.title')}
            narrow="cards"
            rows={lines}
            rowKey={({ setting }) => setting}
            columns={[
              {
                key: 'what',
                label: t('setup.what'),
                is: 'name',
                cell: ({ setting }) => t(`setup.${setting}`),
              },
              {
                key: 'state',
                label: t('start.seat.state'),
                is: 'keep',
                cell: ({ isDone }) =>
                  isDone ? <Pill tone="jade">{t('setup.done')}</Pill> : <Pill tone="amber">{t('setup.missing')}</Pill>,
              },
              {
                key: 'how',
                label: t('setup.how'),
                is: 'keep',
                cell: ({ setting, count, isDone }) =>
                  isDone ? t(`setup.${setting}.done`, { count }) : t(`setup.${setting}.missing`, { count }),
              },
              {
                key: 'where',
                label: t('setup.where'),
                is: 'keep',
                cell: ({ setting }) => (whereTo[setting] ? <a href={whereTo[setting]}>{t('setup.go')}</a> : ''),
              },
            ]}
          />
        </Card>
        <Card title={t('setup.reading')}>
          <p>{t(`setup.reading.${profile}`)}</p>
        </Card>
      </Split>
    </>
  )
}

const whereTo: Readonly<Partial<Record<SettingLine['setting'], string>>> = {
  fallback: '#settling',
  keeper: '#settling',
  checker: '#settling',
  archivist: '#settling',
  cataloguer: '#settling',
  finance: '#settling',
  legal: '#settling',
  units: paths.organisation(),
  heads: paths.offices(),
  dossiers: paths.bringings(),
}

const Settling = ({ people, approvers, fallback, giving }: Props) => {
  const t = useT()
  return (
    <div class="stack" id="settling">
      <Card title={t('setup.give')}>
        <PostForm action={paths.setupDuty()} label={t('setup.give')}>
          <Select
            label={t('setup.duty')}
            name="duty"
            value={giving.duty}
            options={givenHere.map((duty) => ({ value: duty, label: t(`duty.${duty}`) }))}
          />
          <Select
            label={t('setup.whom')}
            name="account"
            value={giving.account}
            empty={t('start.choose')}
            options={people}
            help={t('setup.whom.help')}
            problem={giving.problem}
            required
          />
          <Button>{t('setup.give.go')}</Button>
        </PostForm>
        <p>
          <a href={paths.newAccount()}>{t('setup.invite')}</a>
        </p>
      </Card>
      <Card title={t('setup.fallback')}>
        <PostForm action={paths.setupFallback()} label={t('setup.fallback')}>
          <Select
            label={t('setup.fallback')}
            name="person"
            value={fallback}
            empty={t('start.choose')}
            options={approvers}
            help={t('setup.fallback.help')}
          />
          <Button>{t('setup.fallback.go')}</Button>
        </PostForm>
      </Card>
    </div>
  )
}
