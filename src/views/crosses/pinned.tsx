import type { Glance } from '#domain/crosses/glance.ts'
import { figureText } from '#domain/statistics/figure.ts'
import type { Day } from '#domain/time.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Indented } from '#views/kit/indented.tsx'
import { Lazy } from '#views/kit/lazy.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { Progress } from '#views/kit/progress.tsx'
import { region } from '#views/kit/region.ts'
import { paths } from '#views/paths.ts'
import type { TableWords } from '#views/statistics/drawn.ts'
import { figureOf, labelOf, numberText, reckonedName } from '#views/statistics/drawn-cross.ts'
import { type CrossLine, openedAt } from './line.ts'

/** 我的交叉表 on the start page: the names at once, what they count after the page. */
export const PinnedCrosses = ({ lines }: { readonly lines: readonly CrossLine[] }) => {
  const t = useT()
  if (lines.length === 0) return null
  return (
    <Card title={t('cross.saved.title')} aside={<a href={paths.savedCrosses()}>{t('cross.pin.arrange')}</a>} flush>
      <Lazy id={region('pinned-crosses')} from={paths.pinnedCrosses()}>
        <Names lines={lines} />
      </Lazy>
    </Card>
  )
}

const Names = ({ lines }: { readonly lines: readonly CrossLine[] }) => (
  <Lines
    label={useT()('cross.saved.title')}
    items={lines.map((line) => ({ text: line.name, href: openedAt(line) ?? paths.savedCross(line.id) }))}
  />
)

/** What stands there while everything that figures read is opened: the names still, and how far that is. */
export const PinnedWaiting = ({
  lines,
  progress,
}: {
  readonly lines: readonly CrossLine[]
  readonly progress: { readonly done: number; readonly of: number }
}) => (
  <Lazy id={region('pinned-waiting')} from={paths.pinnedCrosses()} again={3}>
    <Names lines={lines} />
    <Progress label={useT()('statistics.reading.step')} done={progress.done} total={progress.of} />
  </Lazy>
)

/** A pinned table as it was counted; undefined where it is too large, has nobody, or is not the viewer's to count. */
export type Glanced = { readonly line: CrossLine; readonly glance?: Glance | undefined; readonly day: Day }

type Props = { readonly glanced: readonly Glanced[]; readonly unitName: TableWords['unitName'] }

/** What comes in the place of the names: each with its total, and its outermost lines below. */
export const PinnedGlances = ({ glanced, unitName }: Props) => {
  const t = useT()
  const words = { t, language: useLanguage(), unitName }
  return (
    <Lines
      label={t('cross.saved.title')}
      items={glanced.flatMap((one) => [headOf(one, words), ...linesOf(one, words)])}
    />
  )
}

function headOf({ line, glance, day }: Glanced, words: TableWords) {
  const { t } = words
  const { name, cross } = line
  const told = [
    ...(cross && cross.reckoned.is !== 'people' ? [reckonedName(cross.reckoned, words)] : []),
    ...(line.day === 'today' ? [] : [t('statistics.until', { day })]),
  ]
  return {
    text: (
      <>
        <b>{name}</b>
        {told.length > 0 && <small>{told.join(' · ')}</small>}
      </>
    ),
    href: openedAt(line) ?? paths.savedCross(line.id),
    end: glance && cross ? <b>{numberText(cross.reckoned, glance.whole)}</b> : t('cross.pin.none'),
  }
}

function linesOf({ line: { id, cross, clock }, glance, day }: Glanced, words: TableWords) {
  if (!glance || !cross) return []
  const figure = (path: readonly string[]) =>
    figureOf({ cross, day, clock, saved: id }, glance.side === 'rows' ? path : [], glance.side === 'rows' ? [] : path)
  return [
    ...glance.lines.map(({ path, cell }) => ({
      text: <Indented depth={1}>{labelOf(cross[glance.side], path, words)}</Indented>,
      end: <a href={paths.figureNames(figureText(figure(path)))}>{numberText(cross.reckoned, cell)}</a>,
    })),
    ...(glance.more > 0
      ? [{ text: <Indented depth={1}>{words.t('cross.pin.more', { count: glance.more })}</Indented> }]
      : []),
  ]
}
