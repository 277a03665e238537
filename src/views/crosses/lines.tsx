import { useLanguage, useT } from '#views/i18n/index.ts'
import { Lines } from '#views/kit/lines.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'
import { crossLine } from '#views/statistics/cross-words.ts'
import type { TableWords } from '#views/statistics/drawn.ts'
import { type CrossLine, openedAt } from './line.ts'

type Props = { readonly lines: readonly CrossLine[]; readonly unitName: TableWords['unitName'] }

/** Saved tables: the name opens the table, the end leads to what can be done with it. */
export const CrossLines = ({ lines, unitName }: Props) => {
  const [t, language] = [useT(), useLanguage()]
  const words = { t, language, unitName }
  return (
    <Lines
      label={t('cross.saved.title')}
      items={lines.map((line) => {
        const href = openedAt(line)
        return {
          text: (
            <>
              {href === undefined ? <b>{line.name}</b> : <a href={href}>{line.name}</a>} <Said line={line} />
              <small class="saved-cross">{line.cross ? crossLine(line.cross, words) : t('cross.saved.unread')}</small>
            </>
          ),
          end: (
            <a href={paths.savedCross(line.id)} aria-label={t('cross.saved.manage.of', { name: line.name })}>
              {t('cross.saved.manage')}
            </a>
          ),
        }
      })}
    />
  )
}

/** What is to be known of it beside its name. */
const Said = ({ line: { isOwn, sharedWith, by, cross, mayCount, day, pin } }: { line: CrossLine }) => {
  const t = useT()
  return (
    <>
      {sharedWith && isOwn && <Pill>{t('cross.saved.shared', { duty: t(`duty.${sharedWith}`) })}</Pill>}{' '}
      {sharedWith && !isOwn && <Pill>{t('cross.saved.from', { name: by })}</Pill>}{' '}
      {pin !== undefined && <Pill>{t('cross.saved.pinned')}</Pill>}{' '}
      {day !== 'today' && <Pill>{t('statistics.until', { day })}</Pill>}{' '}
      {(!cross || !mayCount) && <Pill tone="amber">{t(cross ? 'cross.saved.barred' : 'cross.saved.broken')}</Pill>}
    </>
  )
}
