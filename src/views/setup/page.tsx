import type { SettingLine } from '#domain/first-start/remaining.ts'
import type { StandingReading } from '#domain/organisation/settings.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { type Choices, FallbackForm, GiveForm, type Giving, Inviting } from './giving.tsx'

type Props = Choices & {
  lines: readonly SettingLine[]
  reading: StandingReading
  isSmall: boolean
  /** How many offices wait for the account of a number. */
  awaited: number
  /** The first step that is not done, or this page. */
  goesOn: string
  giving: Giving
}

/** 设置单位: where the first start ends. What remains is a list that knows the truth, beside what can be settled at once. */
export const SetupPage = (props: Props) => {
  const { lines, reading, isSmall, goesOn, awaited } = props
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
          <>
            {goesOn !== paths.setup() && <LinkButton href={goesOn}>{t('setup.go-on')}</LinkButton>}
            <LinkButton kind="go" href={paths.bringings()}>
              {t('setup.first-dossiers')}
            </LinkButton>
          </>
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
                  (isDone ? t(`setup.${setting}.done`, { count }) : t(`setup.${setting}.missing`, { count })) +
                  (setting === 'heads' && awaited > 0 ? t('setup.heads.awaited', { count: awaited }) : ''),
              },
              {
                key: 'who',
                label: t('setup.who'),
                is: 'keep',
                cell: ({ by }) => t(`setup.who.${by}`),
              },
              {
                key: 'where',
                label: t('setup.where'),
                is: 'keep',
                cell: ({ setting, by, isDone }) =>
                  by === 'start' ? (
                    t('setup.where.start')
                  ) : (
                    <a href={setting === 'auditor' && !isDone ? paths.newAccount() : whereTo[setting]}>
                      {t('setup.go')}
                    </a>
                  ),
              },
            ]}
          />
        </Card>
        <Card title={t('setup.reading')}>
          <p>{t(`setup.reading.${reading}`)}</p>
          <p>
            <a href={paths.setupQuestions()}>{t('setup.reading.change')}</a>
          </p>
        </Card>
      </Split>
    </>
  )
}

const whereTo: Readonly<Record<SettingLine['setting'], string>> = {
  it: paths.accounts(),
  auditor: paths.accounts(),
  fallback: paths.setupDeputies(),
  apart: paths.setupDeputies(),
  keeper: paths.setupDeputies(),
  reading: paths.setupQuestions(),
  managed: paths.setupQuestions(),
  checker: paths.setupQuestions(),
  cataloguer: paths.setupQuestions(),
  archivist: '#settling',
  finance: '#settling',
  legal: '#settling',
  units: paths.setupTree(),
  heads: paths.offices(),
  dossiers: paths.bringings(),
}

const Settling = ({ people, approvers, fallback, giving }: Props) => {
  const t = useT()
  return (
    <div class="stack" id="settling">
      <Card title={t('setup.give')}>
        <GiveForm people={people} giving={giving} />
        <Inviting />
      </Card>
      <Card title={t('setup.fallback')}>
        <FallbackForm approvers={approvers} fallback={fallback} />
      </Card>
    </div>
  )
}
