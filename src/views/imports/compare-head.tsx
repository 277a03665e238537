import { importNumber } from '#domain/imports/access.ts'
import { basicOf } from '#domain/imports/draft.ts'
import { countProblems } from '#domain/imports/mending.ts'
import { fileSize } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'
import type { Comparison, Doubting } from './comparison.ts'

/** Whose it is, how much is open, and what is to know about the file as a whole. */
export const CompareHead = (props: Comparison & Doubting) => {
  const { id, draft, came, held, questions } = props
  const t = useT()
  const { file } = draft
  const [open, wrong] = [questions.length, countProblems(draft)]
  const about = [
    t('import.file-line', { file: file.name, size: fileSize(file.bytes), encoding: file.encoding.toUpperCase() }),
    ...(file.version === '' ? [] : [t('import.editor', { version: file.version })]),
    t('import.number', { number: importNumber(id) }),
    t('import.came', { at: came }),
  ]
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('import.title'), href: paths.imports() }, { label: t('import.waiting') }]} />}
        title={String(basicOf(draft)['name'] ?? file.name)}
        marks={
          <>
            {open > 0 && <Pill tone="amber">{t('import.open-doubts', { count: open })}</Pill>}
            {wrong > 0 && <Pill tone="seal">{t('import.problems', { count: wrong })}</Pill>}
            {open + wrong === 0 && <Pill tone="jade">{t('import.clear')}</Pill>}
          </>
        }
        sub={about.join(' · ')}
      />
      {held && (
        <Banner
          tone="seal"
          id="held"
          action={
            held.href !== undefined && (
              <span>
                <a href={paths.importAgainst(id)}>{t('import.result.against')}</a>{' '}
                <a href={held.href}>{t('import.result.dossier')}</a>
              </span>
            )
          }
        >
          {t('import.held')}
        </Banner>
      )}
      {file.remarks?.map(({ code, params }) => (
        <Banner>{t(`import.remark.${code}` as MessageKey, params)}</Banner>
      ))}
      {file.claimed !== undefined && (
        <Banner>{t('import.claimed', { claimed: file.claimed, encoding: file.encoding.toUpperCase() })}</Banner>
      )}
      {file.mended.length > 0 && (
        <Banner>
          {t('import.mended', {
            count: file.mended.length,
            places: file.mended.map((place) => t('import.place', place)).join(t('kit.comma')),
          })}
        </Banner>
      )}
    </>
  )
}
