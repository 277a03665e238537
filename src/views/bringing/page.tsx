import type { AskedThing } from '#domain/bringing/asked.ts'
import { type BroughtCounts, type BroughtRefusal, leftToDo } from '#domain/bringing/brought.ts'
import type { BringingId, BroughtId, DossierId, ImportId } from '#domain/ids.ts'
import { useT } from '#views/i18n/index.ts'
import type { Choice } from '#views/imports/field-input.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Figures } from '#views/kit/figures.tsx'
import { Live } from '#views/kit/live.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { Progress } from '#views/kit/progress.tsx'
import { region } from '#views/kit/region.ts'
import { paths } from '#views/paths.ts'
import { DoublesCard } from './doubles.tsx'
import { FailedCard } from './failed.tsx'
import { KeptCard } from './kept.tsx'
import { KindsCard } from './kinds.tsx'
import { type Listing, ListingCard } from './listing.tsx'
import { PeopleCard } from './people.tsx'

/** One person who was read and waits. */
export type Person = {
  readonly row: BroughtId
  readonly id: ImportId
  readonly name: string
  readonly unit: string
  readonly from: string
  readonly box: string
  readonly asked: readonly AskedThing[]
  /** Why it may not simply be kept: somebody on file, in the batch, or with an account may be this very person. */
  readonly double: boolean
  /** How many others of the name are on file, who are somebody else by number or birth. */
  readonly sameName: number
  readonly refusal: BroughtRefusal | undefined
}

/** Somebody who may be another one of the batch or on file. */
export type Double = {
  readonly row: BroughtId
  readonly name: string
  readonly from: string
  readonly why: 'number' | 'namesake' | 'account' | 'in-hand' | 'twice'
  /** Who it may be, as far as that may be told. */
  readonly who: readonly string[]
  readonly others: readonly DossierId[]
  readonly id: ImportId | undefined
  /** The import that a line of the list can go into. */
  readonly into: ImportId | undefined
  readonly dossier: DossierId | undefined
}

export type Failed = { readonly row: BroughtId; readonly name: string; readonly refusal: BroughtRefusal }

export type Kept = {
  readonly row: BroughtId
  readonly name: string
  readonly dossier: DossierId | undefined
  readonly isUndone: boolean
  readonly refusal: BroughtRefusal | undefined
}

export type Kind = {
  readonly kind: string
  readonly people: number
  readonly things: readonly (AskedThing & { readonly name: string; readonly id: ImportId })[]
}

type Props = {
  readonly id: BringingId
  readonly came: string
  readonly unit: string
  readonly isExisting: boolean
  readonly counts: BroughtCounts
  readonly units: readonly Choice[]
  readonly lists: readonly Listing[]
  readonly kinds: readonly Kind[]
  readonly people: readonly Person[]
  readonly doubles: readonly Double[]
  readonly failed: readonly Failed[]
  readonly kept: readonly Kept[]
  readonly problem?: string | undefined
  /** The page of the people that were read. */
  readonly at: number
}

/** 一批导入: how far it has come, what is to be settled by kind, who may be whom, what was not read; then kept, all or part. */
export const BringingPage = (props: Props) => {
  const t = useT()
  const { id, came, unit, isExisting, counts } = props
  const isRunning = leftToDo(counts) > 0
  return (
    <>
      <PageHead
        over={
          <Crumbs
            items={[
              { label: t('import.title'), href: paths.imports() },
              { label: t('bringing.title'), href: paths.bringings() },
              { label: came },
            ]}
          />
        }
        title={t('bringing.of', { came })}
        marks={isExisting && <Pill>{t('bringing.existing.mark')}</Pill>}
        sub={unit}
      />
      <Live id={region('bringing', id)} from={isRunning ? paths.bringing(id) : undefined} every={2}>
        <div class="stack">{isRunning ? <Running counts={counts} /> : <Settled {...props} />}</div>
      </Live>
    </>
  )
}

const Running = ({ counts }: { counts: BroughtCounts }) => {
  const t = useT()
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const what = (['waiting', 'keeping', 'undoing', 'leaving'] as const).find((state) => counts[state] > 0) ?? 'waiting'
  return (
    <Card>
      <Progress label={t(`bringing.doing.${what}`)} done={all - leftToDo(counts)} total={all} />
      <p class="hint">{t('bringing.may-leave')}</p>
    </Card>
  )
}

const Settled = (props: Props) => {
  const t = useT()
  const { people, doubles, failed, kept, lists } = props
  const clear = people.filter(({ asked, double }) => asked.length === 0 && !double).length
  const doubtful = people.filter(({ asked }) => asked.length > 0).length
  return (
    <>
      <Card flush>
        <Figures
          items={[
            { value: clear, label: t('bringing.clear'), href: people.length > 0 ? '#people' : undefined },
            { value: doubtful, label: t('bringing.doubtful'), href: doubtful > 0 ? '#kinds' : undefined },
            { value: doubles.length, label: t('bringing.doubles'), href: doubles.length > 0 ? '#doubles' : undefined },
            {
              value: failed.length,
              label: t('bringing.failed'),
              href: failed.length > 0 ? '#failed' : undefined,
              ...(failed.length > 0 && { tone: 'seal' as const }),
            },
            ...(kept.length > 0
              ? [
                  {
                    value: kept.filter(({ isUndone }) => !isUndone).length,
                    label: t('bringing.state.kept'),
                    href: '#kept',
                  },
                  { value: people.length + failed.length + kept.length, label: t('bringing.all') },
                ]
              : []),
          ]}
        />
      </Card>
      {lists.map((list) => (
        <ListingCard bringing={props.id} list={list} />
      ))}
      {props.kinds.length > 0 && <KindsCard bringing={props.id} kinds={props.kinds} units={props.units} />}
      {doubles.length > 0 && <DoublesCard bringing={props.id} doubles={doubles} />}
      {failed.length > 0 && <FailedCard bringing={props.id} failed={failed} />}
      {people.length > 0 && <PeopleCard bringing={props.id} people={people} at={props.at} />}
      {kept.length > 0 && <KeptCard bringing={props.id} kept={kept} problem={props.problem} />}
      {people.length + failed.length + lists.length + kept.length === 0 && (
        <Card>
          <p>{t('bringing.nothing-left')}</p>
        </Card>
      )}
    </>
  )
}
