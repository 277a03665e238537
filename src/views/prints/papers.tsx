import type { DossierId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { Stopped } from '#domain/prints/lacking.ts'
import type { PaperKind } from '#domain/prints/papers/index.ts'
import type { RosterRow } from '#domain/roster/entry.ts'
import { count } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import { type UnitName, useListText } from '#views/roster/text.tsx'
import { useTickedColumns } from '#views/roster/ticked.tsx'
import { LackingLetters } from './lacking.tsx'
import { PaperFields, type PaperProblem, type PaperTyped } from './paper-form.tsx'

/** Who was left out: with the way to what stops it, or how many that are not in sight. */
export type LeftOutShown =
  | { readonly why: 'glyphs'; readonly dossier: DossierId; readonly name: string; readonly stopped: Stopped }
  | { readonly why: 'damaged'; readonly dossier: DossierId; readonly name: string }
  | { readonly why: 'out-of-sight'; readonly count: number }

type Props = {
  readonly paper: PaperKind
  /** The people of the list that may be printed, in its order, and how many the list has. */
  readonly rows: readonly RosterRow[]
  readonly all: number
  readonly chosen: ReadonlySet<DossierId>
  /** The list they come from, as its address asks for it. */
  readonly from: string
  readonly unitName: UnitName
  readonly typed: PaperTyped
  readonly problem?: PaperProblem | undefined
  readonly leftOut: readonly LeftOutShown[]
}

/** A paper of the people of a list, as one file in the order of the list. */
export const PapersPage = (props: Props) => {
  const { paper, rows, all, from } = props
  const t = useT()
  const back = paths.dossierList(from)
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('place.dossiers'), href: back }, { label: t(`paper.${paper}.crumb`) }]} />}
        title={t(`paper.${paper}.people`)}
        marks={<span>{t('paper.people.count', { count: count(rows.length) })}</span>}
        sub={t(`paper.${paper}.sub`)}
        actions={<LinkButton href={back}>{t('paper.people.back')}</LinkButton>}
      />
      {all > limits.paperPeople && (
        <Banner>{t('paper.people.more', { all: count(all), most: limits.paperPeople })}</Banner>
      )}
      <LeftOut {...props} />
      {rows.length === 0 ? <Empty text={t('paper.people.none')} /> : <Choosing {...props} />}
    </>
  )
}

const LeftOut = ({ leftOut }: Props) => {
  const t = useT()
  if (leftOut.length === 0) return null
  return (
    <Banner tone="seal" alert>
      <p>{t('paper.left-out')}</p>
      {leftOut.map((one) =>
        one.why === 'glyphs' ? (
          <>
            <p>
              <a href={paths.dossier(one.dossier)}>{t('paper.left-out.glyphs', { name: one.name })}</a>
            </p>
            <LackingLetters lacking={one.stopped.places} dossier={one.dossier} />
          </>
        ) : one.why === 'damaged' ? (
          <p>
            <a href={paths.dossier(one.dossier)}>{t('paper.left-out.damaged', { name: one.name })}</a>
          </p>
        ) : (
          <p>{t('paper.left-out.out-of-sight', { count: one.count })}</p>
        ),
      )}
    </Banner>
  )
}

const Choosing = (props: Props) => {
  const { paper, from, typed, problem, chosen, leftOut } = props
  const t = useT()
  return (
    <PostForm action={paths.hrPrints(paper)} download label={t(`paper.${paper}.people`)}>
      <input type="hidden" name="from" value={from} />
      <Split
        aside={
          <Card title={t('paper.print.card')}>
            {problem?.field === 'people' && leftOut.length === 0 && (
              <Banner tone="seal" alert>
                {problem.text}
              </Banner>
            )}
            <PaperFields paper={paper} typed={typed} problem={problem} />
            <Button kind="go" icon="printer">
              {leftOut.length > 0 ? t('paper.print.rest', { count: chosen.size }) : t('paper.print.people')}
            </Button>
          </Card>
        }
      >
        <People {...props} />
      </Split>
    </PostForm>
  )
}

const People = ({ rows, chosen, unitName }: Props) => {
  const [t, text] = [useT(), useListText(unitName)]
  const columns = useTickedColumns({
    rows,
    chosen,
    unitName,
    label: t('paper.people'),
    tick: (name) => t('paper.people.tick', { name }),
    name: ({ dossier, who }) => <a href={paths.dossier(dossier)}>{who.name}</a>,
  })
  return (
    <DataTable
      label={t('paper.people.label')}
      rows={rows}
      rowKey={({ dossier }) => dossier}
      columns={[
        ...columns,
        { key: 'post', label: t('list.column.post'), cell: (row) => text.cell('post', row) },
        { key: 'rank', label: t('list.column.rank'), cell: (row) => text.cell('rank', row) },
      ]}
    />
  )
}
