import { mostReason } from '#domain/dossiers/dossier.ts'
import type { DossierId } from '#domain/ids.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { TextArea } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

type Props = { readonly dossier: DossierId; readonly name: string; readonly reason?: string; readonly refusal?: string }

/** Giving up a draft cannot be undone, so it has a page of its own and wants a reason. */
export const ClosingPage = ({ dossier, name, reason = '', refusal }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        over={
          <Crumbs
            items={[
              { label: t('place.dossiers'), href: paths.dossiers() },
              { label: name, href: paths.dossier(dossier) },
              { label: t('closing.go') },
            ]}
          />
        }
        title={t('closing.title', { name })}
        sub={t('closing.hint')}
      />
      <Card>
        <PostForm action={paths.draftClosing(dossier)}>
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
