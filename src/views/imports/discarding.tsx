import type { ImportId } from '#domain/ids.ts'
import { useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

type Props = {
  readonly id: ImportId
  /** Whose it is, or its number where somebody else has it in hand. */
  readonly name: string
  readonly other?: { readonly author: string; readonly came: string } | undefined
}

/** What cannot be undone has a page of its own. */
export const DiscardingPage = ({ id, name, other }: Props) => {
  const back = other ? paths.imports() : paths.import(id)
  const t = useT()
  return (
    <>
      <PageHead
        over={
          <Crumbs
            items={[
              { label: t('import.title'), href: paths.imports() },
              { label: name, ...(!other && { href: paths.import(id) }) },
              { label: t('import.discard') },
            ]}
          />
        }
        title={other ? t('import.discard-number', { number: name }) : t('import.discard-title', { name })}
      />
      <Card>
        <PostForm action={paths.importDiscarding(id)}>
          {other && <p>{t('import.discard-other', other)}</p>}
          <p>{t('import.discard-hint')}</p>
          <div class="form-foot">
            <Button kind="stop">{t('import.discard-go')}</Button>
            <LinkButton href={back}>{t(other ? 'import.discard-leave' : 'import.discard-back')}</LinkButton>
          </div>
        </PostForm>
      </Card>
    </>
  )
}
