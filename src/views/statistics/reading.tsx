import type { Countable } from '#domain/statistics/thing.ts'
import { isWorkedOut } from '#domain/statistics/worked-out.ts'
import { useT } from '#views/i18n/index.ts'
import { PageHead } from '#views/kit/page-head.tsx'
import { region } from '#views/kit/region.ts'
import { UnderWay } from '#views/kit/under-way.tsx'

type Props = {
  /** Undefined once everything is read. */
  readonly progress: { readonly done: number; readonly of: number } | undefined
  /** For what: what is worked out takes longer. */
  readonly counted: Countable
  /** The page itself, asked for again. */
  readonly again: string
  /** The page that asked for a figure. */
  readonly onward: string
}

/** How far a page is that takes long. */
export const WaitingPage = ({ progress, again, onward }: Omit<Props, 'counted'>) => {
  const t = useT()
  return (
    <>
      <PageHead
        title={t(progress ? 'statistics.reading' : 'statistics.title')}
        sub={progress && t('statistics.waiting.why')}
      />
      <UnderWay
        id={region('waiting')}
        progress={progress && { label: t('statistics.waiting.step'), done: progress.done, total: progress.of }}
        again={again}
        over={{ text: t('statistics.waiting.done'), href: onward, label: t('statistics.waiting.go-on') }}
      />
    </>
  )
}

/** How far the first reading is. The page may be left; without script it looks again by itself. */
export const ReadingPage = ({ progress, counted, again, onward }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        title={t(progress ? 'statistics.reading' : 'statistics.title')}
        sub={progress && t(isWorkedOut(counted) ? 'statistics.working.why' : 'statistics.reading.why')}
      />
      <UnderWay
        id={region('reading')}
        progress={progress && { label: t('statistics.reading.step'), done: progress.done, total: progress.of }}
        again={again}
        over={{ text: t('statistics.reading.done'), href: onward, label: t('statistics.reading.go-on') }}
      />
    </>
  )
}
