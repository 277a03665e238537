import { type Day, dayOf, type Instant } from '#domain/time.ts'
import { type Signers, WithSigners } from '#views/cases/signers.tsx'
import type { CrossLine } from '#views/crosses/line.ts'
import { PinnedCrosses } from '#views/crosses/pinned.tsx'
import { type FollowUpLine, FollowUpsCard } from '#views/followups/line.tsx'
import { longDay } from '#views/format.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { type Figure, Figures } from '#views/kit/figures.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pager } from '#views/kit/pager.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { Split } from '#views/kit/split.tsx'
import { Tabs } from '#views/kit/tabs.tsx'
import { Tasks } from '#views/kit/tasks.tsx'
import { paths } from '#views/paths.ts'
import { type CaseLine, type HomeTab, homeTabs, useTask } from './case-line.tsx'
import { CostsCard, type CostsShown } from './costs.tsx'
import { type DueLine, DuesCard } from './dues.tsx'
import { type Asked, isNarrowed, Narrowing, type Shares } from './narrowing.tsx'
import { SinceCard, type SinceShown } from './since.tsx'
import { Told, type ToldLine } from './told.tsx'
import { UnsentCard, type UnsentLine } from './unsent.tsx'
import { type Waiters, WaitersCards } from './waiters.tsx'

type Props = {
  readonly tab: HomeTab
  readonly lines: readonly CaseLine[]
  /** Set where the tab holds more than it shows. */
  readonly shown?: number | undefined
  /** Of what waits, counted from 1. */
  readonly page: number
  readonly pages: number
  readonly todo: number
  /** By what the list is narrowed, and what it may be narrowed by. */
  readonly asked: Asked
  readonly shares?: Shares | undefined
  readonly waiters: Waiters
  readonly late: number
  /** What waits in the archive for whoever keeps the paper; 0 for all others. */
  readonly filing: number
  /** What is no case and has its day. */
  readonly tasks: readonly FollowUpLine[]
  /** Drawn up and not submitted. */
  readonly unsent: readonly UnsentLine[]
  readonly figures: readonly Figure[]
  /** What is late, falls due or has changed: each number leads to its names. */
  readonly dues: readonly DueLine[]
  /** 我的交叉表 that stand here. */
  readonly crosses: readonly CrossLine[]
  /** 不办要赔钱. */
  readonly costs: CostsShown
  /** 上次登录以来; undefined for whoever comes the first time. */
  readonly since: SinceShown | undefined
  readonly told: readonly ToldLine[]
  readonly unread: number
  readonly signers: Signers
  readonly now: Instant
}

/** 待办: what waits for me, then what I did, started or was told of; beside it numbers that lead to names. */
export const HomePage = (props: Props) => (
  <WithSigners value={props.signers}>
    <Page {...props} />
  </WithSigners>
)

const Page = (props: Props) => {
  const { tab, lines, shown, page, pages, todo, late, filing, figures, told, unread, now, asked, tasks } = props
  const [t, language] = [useT(), useLanguage()]
  const task = useTask(tab, now)
  // Where no case waits, what costs money comes first.
  const isFree = lines.length === 0
  return (
    <>
      <PageHead
        over={longDay(t, language, dayOf(now) satisfies Day)}
        title={titleOf(t, todo + tasks.length, late + lateIn(tasks, now), filing, props.costs.lines.length)}
      />
      {props.shares && <Narrowing asked={asked} shares={props.shares} todo={todo} />}
      <Split
        aside={
          <>
            <WaitersCards waiters={props.waiters} now={now} />
            {figures.length > 0 && (
              <Card title={t('home.figures')} aside={t('home.figures.hint')} flush>
                <Figures items={figures} />
              </Card>
            )}
            <PinnedCrosses lines={props.crosses} />
          </>
        }
      >
        {isFree && <CostsCard {...props.costs} today={dayOf(now)} />}
        <Card
          title={t(`home.card.${tab}`)}
          mark={tab === 'todo' && late > 0 && <Pill tone="seal">{t('home.late', { count: late })}</Pill>}
          aside={<TabLinks tab={tab} todo={todo} />}
          flush
        >
          {lines.length === 0 ? (
            <Nothing tab={tab} filing={filing} tasks={tasks.length} narrowed={isNarrowed(asked)} />
          ) : (
            <Tasks label={t(`home.card.${tab}`)} items={lines.map(task)} />
          )}
          <Pager page={page} pages={pages} href={(to) => paths.home(undefined, to, asked)} />
          {shown !== undefined && <p class="table-note">{t('home.shown', { count: shown })}</p>}
        </Card>
        {!isFree && <CostsCard {...props.costs} today={dayOf(now)} />}
        {tab === 'todo' && <FollowUpsCard lines={tasks.slice(0, mostTasks)} all={tasks.length} today={dayOf(now)} />}
        {tab === 'todo' && <DuesCard lines={props.dues} />}
        {tab === 'todo' && <UnsentCard lines={props.unsent} now={now} />}
        {props.since && <SinceCard {...props.since} />}
        <Told lines={told} unread={unread} now={now} />
      </Split>
    </>
  )
}

/** So many tasks are shown at once, what is due first first. */
const mostTasks = 10

const lateIn = (tasks: readonly FollowUpLine[], now: Instant): number =>
  tasks.filter(({ day }) => day < dayOf(now)).length

type NothingProps = {
  readonly tab: HomeTab
  readonly filing: number
  readonly tasks: number
  readonly narrowed: boolean
}

/** An empty tab; where other work has its day, or waits in the archive, it says so. */
const Nothing = ({ tab, filing, tasks, narrowed }: NothingProps) => {
  const t = useT()
  if (narrowed) return <Empty text={t('home.empty.narrowed')} />
  if (tab === 'todo' && tasks > 0) return <Empty text={t('home.empty.tasks', { count: tasks })} />
  if (tab !== 'todo' || filing === 0) return <Empty text={t(`home.empty.${tab}`)} />
  return (
    <Empty
      text={t('home.empty.filing', { count: filing })}
      action={<LinkButton href={paths.archive()}>{t('home.to-archive')}</LinkButton>}
    />
  )
}

function titleOf(t: ReturnType<typeof useT>, count: number, late: number, filing: number, costs: number): string {
  if (count === 0 && costs > 0) return t('costs.count', { count: costs })
  if (count === 0) return filing > 0 ? t('home.title.filing', { count: filing }) : t('home.title.none')
  return late > 0 ? t('home.title.late', { count, late }) : t('home.title.some', { count })
}

const TabLinks = ({ tab, todo }: { tab: HomeTab; todo: number }) => {
  const t = useT()
  return (
    <Tabs
      label={t('kit.tabs')}
      items={homeTabs.map((each) => ({
        href: paths.home(each === 'todo' ? undefined : each),
        label: t(`home.tab.${each}`),
        current: each === tab,
        ...(each === 'todo' && todo > 0 && { count: todo }),
      }))}
    />
  )
}
