import type { Child } from 'hono/jsx'
import type { Group } from '#domain/access/groups.ts'
import type { Parts } from '#domain/cases/content.ts'
import type { Kind } from '#domain/cases/kind.ts'
import type { Prediction } from '#domain/cases/predict.ts'
import type { SubmitReason } from '#domain/cases/refusal.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { type Asking, type AskingTable, askingOf } from '#domain/proposals/asking.ts'
import { isParticular } from '#domain/proposals/particulars.ts'
import { changeOf, type ProposedRecord } from '#domain/proposals/proposal.ts'
import type { Instant } from '#domain/time.ts'
import { DossierCrumbs } from '#views/dossiers/crumbs.tsx'
import { type Names, WithNames } from '#views/dossiers/names.tsx'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { type BlockerShown, Blockers } from '#views/proposals/blockers.tsx'
import { ChangeTable } from '#views/proposals/change-table.tsx'
import { Particulars } from '#views/proposals/particulars.tsx'
import { useBlockName } from './legs.tsx'
import { AtOnce, appliesAtOnce, named, Sending } from './proposal-sending.tsx'
import { RefusalBanner } from './refusal.tsx'
import { type Signers, WithSigners } from './signers.tsx'
import { PredictedRoute } from './timeline.tsx'

export type ProposalPageProps = {
  readonly dossier: DossierId
  readonly kind: Kind
  readonly name: string
  readonly records: readonly ProposedRecord[]
  readonly groups: ReadonlySet<Group>
  /** Whether it holds more than the viewer may see. */
  readonly isWhole: boolean
  readonly revision: number
  /** The case that came back with it, where it is not a new one. */
  readonly returned?: CaseId | undefined
  readonly table: AskingTable
  /** Whether the viewer keeps the table of who is asked. */
  readonly leads: boolean
  /** The way of what is asked, and what applies at once; absent where there is nothing of it. */
  readonly prediction?: Prediction | undefined
  /** Whose part each value is: why somebody is asked. */
  readonly parts?: Parts | undefined
  /** Cases under way on the dossier that this one would take whole: whether to wait or to end them is to be said. */
  readonly blockers: readonly BlockerShown[]
  readonly names: Names
  readonly signers: Signers
  readonly now: Instant
  readonly text?: string | undefined
  readonly refused?: SubmitReason | undefined
}

/** 这次的修改: everything gathered on a dossier, whom it will be asked of by name, and a word to them. */
export const ProposalPage = (props: ProposalPageProps) => (
  <WithNames value={props.names}>
    <WithSigners value={props.signers}>
      <Page {...props} />
    </WithSigners>
  </WithNames>
)

const Page = (props: ProposalPageProps) => {
  const { dossier, name, records, isWhole, refused, now, text, prediction, parts } = props
  const t = useT()
  return (
    <>
      <PageHead
        over={<DossierCrumbs dossier={dossier} name={name} here={t('proposal.title')} />}
        title={t('proposal.of', { name })}
        marks={
          records.length > 0 && (
            <Pill tone="amber">
              {t('proposal.unsent', { count: records.filter((one) => !isParticular(one)).length })}
            </Pill>
          )
        }
        sub={t('proposal.hint')}
      />
      {refused && <RefusalBanner refused={refused} typed={records.length === 0 ? text : undefined} now={now} />}
      {!isWhole && <Banner>{t('proposal.partly')}</Banner>}
      {records.length === 0 ? (
        <>
          <Empty
            text={t(props.blockers.length > 0 ? 'proposal.empty.sent' : 'proposal.empty')}
            action={<LinkButton href={paths.dossier(dossier)}>{t('proposal.empty.back')}</LinkButton>}
          />
          <Blockers blockers={props.blockers} />
        </>
      ) : (
        <Split
          aside={
            prediction && (
              <>
                {records.some((record) => !appliesAtOnce(props.table, record)) && (
                  <Card title={t('case.submission.route')}>
                    <PredictedRoute prediction={prediction} now={now} parts={parts} />
                  </Card>
                )}
                <AtOnce {...props} prediction={prediction} />
              </>
            )
          }
        >
          <Changes {...props} />
          <Blockers blockers={props.blockers} />
          <Sending {...props} />
        </Split>
      )}
    </>
  )
}

/** What is asked, then what applies at once. */
const Changes = (props: ProposalPageProps) => {
  const { dossier, kind, records, groups, table, leads } = props
  const t = useT()
  const said = records.filter(isParticular)
  const asked = records.filter((record) => !isParticular(record) && !appliesAtOnce(table, record))
  const routine = records.filter((record) => appliesAtOnce(table, record))
  const [byTable, act] = [useWhom(table), useActs(props)]
  // Of a kind that divides its values itself, the way beside it says who is asked.
  const whom = kind.divide ? undefined : byTable
  return (
    <>
      {asked.length > 0 && (
        <Card
          title={t('proposal.asked')}
          mark={<Pill>{t('proposal.count', { count: asked.length })}</Pill>}
          aside={whom && (leads ? <a href={paths.asking()}>{t('asking.why')}</a> : t('asking.why-hint'))}
          flush
        >
          <ChangeTable dossier={dossier} records={asked} groups={groups} asked={whom} act={act} />
        </Card>
      )}
      <Particulars records={said} groups={groups} />
      {routine.length > 0 && (
        <Card
          title={t('proposal.routine')}
          mark={<Pill tone="jade">{t('proposal.at-once', { count: routine.length })}</Pill>}
          flush
        >
          <ChangeTable dossier={dossier} records={routine} groups={groups} asked={whom} act={act} />
        </Card>
      )}
    </>
  )
}

const askingFor = (table: AskingTable, record: ProposedRecord): readonly Asking[] =>
  changeOf(record).map((change) => askingOf(table, change))

function useWhom(table: AskingTable): (record: ProposedRecord) => Child {
  const [t, block] = [useT(), useBlockName()]
  return (record) => {
    const all = askingFor(table, record)
    const asks = [...new Set(all.flatMap(({ asks }) => asks))].map(block)
    const climbs = all.map(({ climb }) => climb)
    const leaders = climbs.includes('all') ? [block('leaders')] : climbs.includes('one') ? [block('leader')] : []
    return [...asks, ...leaders].join(t('kit.comma')) || t('proposal.only-told')
  }
}

function useActs({ dossier, kind: of }: ProposalPageProps): (record: ProposedRecord) => Child {
  const t = useT()
  return ({ section, record, kind }) => (
    <>
      {kind !== 'retract' && !of.draws?.form && (
        <a href={paths.section(dossier, section, record)}>{t('dossier.edit')}</a>
      )}
      {of.draws?.form?.section.key === section && <a href={paths.drawing(dossier, of.key)}>{t('dossier.edit')}</a>}
      {of.draws?.form?.section.key !== section && (
        <PostForm action={paths.proposalRemoval(dossier, record, named(of))} class="inline">
          <Button kind="quiet" small>
            {t('proposal.drop')}
          </Button>
        </PostForm>
      )}
    </>
  )
}
