import { mostReason } from '#domain/dossiers/dossier.ts'
import type { RevisionMeta } from '#domain/dossiers/revision.ts'
import type { AccountId, DossierId } from '#domain/ids.ts'
import { moment } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { TextArea } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { DossierCrumbs } from './crumbs.tsx'

type Props = {
  readonly dossier: DossierId
  readonly name: string
  /** The content that this page was drawn from. */
  readonly content: number
  readonly reason?: string | undefined
  readonly refusal?: string | undefined
  /** What was written since the page was drawn before. */
  readonly since: readonly RevisionMeta[]
  readonly authors: (id: AccountId) => string
}

/** Giving up a draft cannot be undone, so it has a page of its own and wants a reason. */
export const ClosingPage = ({ dossier, name, content, reason = '', refusal, since, authors }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        over={<DossierCrumbs dossier={dossier} name={name} here={t('closing.go')} />}
        title={t('closing.title', { name })}
        sub={t('closing.hint')}
      />
      {since.length > 0 && <Since since={since} authors={authors} />}
      <Card>
        <PostForm action={paths.draftClosing(dossier)}>
          <input type="hidden" name="content" value={content} />
          <TextArea
            name="reason"
            label={t('closing.reason')}
            value={reason}
            required
            max={mostReason}
            {...(refusal && { problem: t(`refusal.${refusal}` as MessageKey) })}
          />
          <div class="form-foot">
            <Button kind="stop">{t('closing.go')}</Button>
            <LinkButton href={paths.dossier(dossier)}>{t('form.cancel')}</LinkButton>
          </div>
        </PostForm>
      </Card>
    </>
  )
}

/** What a colleague wrote while this page was open; also shown where a draft is submitted. */
export const Since = ({ since, authors }: Pick<Props, 'since' | 'authors'>) => {
  const t = useT()
  return (
    <Banner>
      {t('closing.changed')}
      <ul>
        {since.map(({ kind, section, author, knownSince }) => (
          <li>
            {t('closing.change', {
              what: t(`dossier.change.${kind}`, { section: t(`section.${section}` as MessageKey) }),
              who: authors(author),
              at: moment(knownSince),
            })}
          </li>
        ))}
      </ul>
    </Banner>
  )
}
