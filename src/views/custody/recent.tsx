import type { PageKind } from '#domain/prints/papers/index.ts'
import type { Instant } from '#domain/time.ts'
import { recent } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { Timeline, type TimelineItem } from '#views/kit/timeline.tsx'
import { scanRegions, sheetText } from './scan.tsx'

/** A page that whoever is signed in filed lately. */
export type FiledPage = {
  readonly name: string
  readonly sheet: PageKind
  readonly page: number
  readonly pages: number
  readonly box: string
  readonly at: Instant
}

/** A box that was just refused: what was scanned, and where the page belongs. */
export type Misplaced = { readonly scanned: string; readonly right: string }

/** 最近入盒: the last scans, newest first. A wrong box stands on top, with where the page belongs. */
export const Recent = ({
  filed,
  today,
  now,
  misplaced,
}: {
  filed: readonly FiledPage[]
  today: number
  now: Instant
  misplaced?: Misplaced | undefined
}) => {
  const t = useT()
  const items: readonly TimelineItem[] = [
    ...(misplaced
      ? [
          {
            state: 'stopped' as const,
            title: t('scan.wrong', { box: misplaced.scanned }),
            detail: t('scan.belongs', { box: misplaced.right }),
          },
        ]
      : []),
    ...filed.map((page) => ({
      state: 'done' as const,
      title: (
        <>
          <strong>{page.name}</strong> {sheetText(t, page)}
        </>
      ),
      detail: `${page.box} · ${recent(t, page.at, now)}`,
    })),
  ]
  return (
    <Card
      id={scanRegions.recent}
      title={t('archive.recent')}
      aside={today > 0 && <Pill tone="jade">{t('archive.recent.count', { count: today })}</Pill>}
    >
      {items.length === 0 ? (
        <p class="hint">{t('archive.recent.none')}</p>
      ) : (
        <Timeline items={items} label={t('archive.recent')} />
      )}
    </Card>
  )
}
