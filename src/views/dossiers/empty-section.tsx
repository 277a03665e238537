import type { Subject } from '#domain/access/policy.ts'
import { groupsOf, type Section } from '#domain/dossiers/section.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { changesIn } from './gathered.tsx'
import type { Of } from './section-card.tsx'
import { Ways } from './section-ways.tsx'

/** A section without records and without findings is one line, so that a page of thirty sections stays a page. */
export const isFolded = ({ section, reading, findings, gathered, kin }: Of): boolean =>
  (reading.contents[section.key] ?? []).length === 0 &&
  (findings.get(section.key) ?? []).length === 0 &&
  changesIn(section, gathered) === undefined &&
  !(section.key === 'family' && kin.length > 0)

/** A section without records as one line, with the way to fill it. */
export const EmptyLine = (props: Of) => {
  const { section } = props
  const t = useT()
  return (
    <section class="empty-line" id={section.key}>
      <h2>{t(`section.${section.key}` as MessageKey)}</h2>
      <EmptySection {...props} />
      <Ways {...props} />
    </section>
  )
}

/** Why a section is empty, and for whoever edits it the way to say that there is nothing. */
export const EmptySection = ({ section, reading, editable, from }: Of) => {
  const t = useT()
  if (reading.nothing.has(section.key)) return <p class="none">{t('dossier.nothing')}</p>
  return (
    <div class="empty-section">
      <p class="none">{t(whyEmpty(section, reading.subject))}</p>
      {editable.has(section.key) && !section.single && (
        <PostForm action={paths.sectionNothing(reading.subject.dossier, section.key, from)}>
          <Button kind="quiet" small>
            {t('dossier.nothing-declare')}
          </Button>
        </PostForm>
      )}
    </div>
  )
}

/** Pay and contracts have their own doors (docs/decisions/0033): whoever waits for them is told at whose. */
function whyEmpty(section: Section, { state }: Subject): MessageKey {
  if (state === 'closed' || state === 'transferred') return 'dossier.empty'
  const [group] = groupsOf(section)
  if (group === 'pay') return 'dossier.empty.pay'
  return group === 'contract' ? 'dossier.empty.contract' : 'dossier.empty'
}
