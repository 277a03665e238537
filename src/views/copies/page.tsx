import { isGood, lastMade, type Outcome, type Where } from '#domain/copies/outcome.ts'
import { places as allPlaces, type Place, type PlaceRefusal } from '#domain/copies/place.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { type Column, DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { FieldGrid, Input } from '#views/kit/fields.tsx'
import { Live } from '#views/kit/live.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Progress } from '#views/kit/progress.tsx'
import { region } from '#views/kit/region.ts'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { Found } from './found.tsx'

type Named = { readonly folder: string; readonly since: Instant }

type Props = {
  readonly places: Readonly<Partial<Record<Place, Named>>>
  /** The newest first. */
  readonly outcomes: readonly Outcome[]
  readonly late: readonly Where[]
  readonly running:
    | { readonly kind: Outcome['kind']; readonly step: string; readonly done: number; readonly total: number }
    | undefined
  readonly now: Instant
  /** A folder that may not serve, as it was typed. */
  readonly again: { readonly place: Place; readonly folder: string; readonly refused: PlaceRefusal } | undefined
}

/** 备份与演练, for IT: what was made and proved, where it goes, and what to do when it is needed. */
export const CopiesPage = (props: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('system.title'), href: paths.system() }, { label: t('copies.title') }]} />}
        title={t('copies.title')}
        sub={t('copies.sub')}
      />
      {props.late.map((where) => (
        <Banner tone="seal">{t('copies.late.place', { place: t(`copies.place.${where}` as MessageKey) })}</Banner>
      ))}
      <Split aside={<Places {...props} />}>
        <Live id={region('copies')} from={props.running && paths.copies()} every={2}>
          <div class="stack">
            {props.running ? <Now running={props.running} /> : <Acts {...props} />}
            <History {...props} />
          </div>
        </Live>
        <Card title={t('copies.back')}>
          <p>{t('copies.back.1')}</p>
          <p>{t('copies.back.2')}</p>
          <p>{t('copies.back.3')}</p>
        </Card>
      </Split>
    </>
  )
}

/** They stand in what is drawn anew: once a backup is made they are there again. */
const Acts = ({ places, outcomes }: Props) => {
  const t = useT()
  const isNamed = places.first !== undefined || places.second !== undefined
  const isMade = outcomes.some(({ kind, where, trouble }) => kind === 'copy' && where !== 'named' && !trouble)
  return (
    <div class="form-foot">
      {isMade && (
        <PostForm action={paths.drillNow()}>
          <Button>{t('copies.drill-now')}</Button>
        </PostForm>
      )}
      <PostForm action={paths.copyNow()}>
        <Button kind="go" disabledBecause={isNamed ? undefined : t('copies.name-first')}>
          {t('copies.now')}
        </Button>
      </PostForm>
    </div>
  )
}

const Now = ({ running }: { running: NonNullable<Props['running']> }) => {
  const t = useT()
  const share = running.total === 0 ? 0 : Math.floor((running.done / running.total) * 100)
  return (
    <Card>
      <Progress label={t(`copies.step.${running.step}` as MessageKey)} done={share} total={100} />
      <p>{t('copies.goes-on')}</p>
    </Card>
  )
}

const Places = ({ places, outcomes, again, late }: Props) => {
  const t = useT()
  return (
    <>
      {allPlaces.map((place) => (
        <Card
          title={t(`copies.place.${place}`)}
          mark={
            <State
              place={place}
              named={places[place]}
              outcomes={outcomes}
              isLate={late.some((each) => each === place)}
            />
          }
        >
          <PostForm action={paths.copyPlaces()} label={t(`copies.place.${place}`)}>
            <input type="hidden" name="place" value={place} />
            <FieldGrid>
              <Input
                name="folder"
                id={`copies-${place}`}
                label={t('copies.folder')}
                value={again?.place === place ? again.folder : (places[place]?.folder ?? '')}
                problem={again?.place === place ? t(`refusal.${again.refused}`) : undefined}
                help={t(`copies.place.${place}.help`)}
              />
              <Button>{t('copies.name')}</Button>
            </FieldGrid>
          </PostForm>
        </Card>
      ))}
    </>
  )
}

type StateProps = {
  readonly place: Place
  readonly named: Named | undefined
  readonly outcomes: readonly Outcome[]
  readonly isLate: boolean
}

const State = ({ place, named, outcomes, isLate }: StateProps) => {
  const t = useT()
  if (!named) return <Pill tone={place === 'second' ? 'plain' : 'amber'}>{t('copies.not-named')}</Pill>
  if (place === 'keyring') return <Pill tone="jade">{t('copies.named-since', { at: moment(named.since) })}</Pill>
  const last = lastMade(outcomes, place)
  if (isLate) return <Pill tone="seal">{t('copies.late')}</Pill>
  return last ? (
    <Pill tone="jade">{t('copies.last', { at: moment(last) })}</Pill>
  ) : (
    <Pill tone="amber">{t('copies.none-yet')}</Pill>
  )
}

const History = ({ outcomes, places }: Props) => {
  const t = useT()
  const columns: readonly Column<Outcome>[] = [
    { key: 'kind', label: t('copies.column.kind'), is: 'name', cell: ({ kind }) => t(`copies.kind.${kind}`) },
    { key: 'at', label: t('copies.column.at'), whole: true, is: 'keep', cell: ({ at }) => moment(at) },
    { key: 'where', label: t('copies.column.where'), cell: ({ where }) => t(`copies.where.${where}`) },
    {
      key: 'took',
      label: t('copies.column.took'),
      align: 'end',
      cell: ({ seconds }) => t('copies.seconds', { seconds }),
    },
    { key: 'size', label: t('copies.column.size'), align: 'end', cell: (outcome) => <Size {...outcome} /> },
    {
      key: 'found',
      label: t('copies.column.found'),
      is: 'keep',
      cell: (outcome) => (
        <Found outcome={outcome} folder={outcome.where === 'named' ? undefined : places[outcome.where]?.folder} />
      ),
    },
  ]
  return (
    <Card
      title={t('copies.history')}
      mark={<Pill tone={outcomes[0] && isGood(outcomes[0]) ? 'jade' : 'amber'}>{t('copies.nightly')}</Pill>}
      flush
    >
      <DataTable
        label={t('copies.history')}
        columns={columns}
        rows={outcomes.slice(0, 28)}
        narrow="cards"
        rowKey={({ kind, at, where }) => `${kind} ${where} ${at}`}
        empty={<Empty text={t('copies.none')} />}
      />
    </Card>
  )
}

/** Of a copy what was new in it; of a drill all that was restored. */
const Size = ({ kind, bytes, written, trouble }: Outcome) => {
  if (trouble) return null
  return <>{kind === 'copy' ? `+${megabytes(written)}` : megabytes(bytes)}</>
}

const megabytes = (bytes: number) =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${(bytes / 1e6).toFixed(1)} MB`
