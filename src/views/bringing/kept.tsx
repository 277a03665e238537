import type { BringingId } from '#domain/ids.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Input } from '#views/kit/fields.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import type { Kept } from './page.tsx'
import { reasonOf } from './reason.tsx'

type Props = { readonly bringing: BringingId; readonly kept: readonly Kept[]; readonly problem: string | undefined }

/** So many are drawn; the others stand in the list of drafts. */
const mostShown = 100

/** What has become drafts, with the way back: what changed since, or is on its way, stays, and is said to. */
export const KeptCard = ({ bringing, kept, problem }: Props) => {
  const t = useT()
  const standing = kept.filter(({ isUndone }) => !isUndone)
  return (
    <Card
      title={t('bringing.state.kept')}
      aside={<LinkButton href={paths.newBatch()}>{t('bringing.send-on')}</LinkButton>}
      id="kept"
      flush
    >
      <DataTable
        label={t('bringing.state.kept')}
        rows={kept.slice(0, mostShown)}
        columns={[
          {
            key: 'name',
            label: t('import.person'),
            is: 'name',
            cell: ({ dossier, name }) => (dossier ? <a href={paths.dossier(dossier)}>{name}</a> : name),
          },
          {
            key: 'state',
            label: t('bringing.now'),
            is: 'keep',
            cell: ({ isUndone, refusal }) =>
              isUndone ? (
                <Pill>{t('bringing.undone')}</Pill>
              ) : refusal ? (
                <Pill tone="amber">{reasonOf(t, refusal)}</Pill>
              ) : (
                t('bringing.stands-as-draft')
              ),
          },
        ]}
      />
      {standing.length > 0 && (
        <PostForm
          action={paths.bringingStep(bringing, 'undoing')}
          class="card-body inline-form"
          label={t('bringing.undo', { count: standing.length })}
        >
          <Input
            name="reason"
            label={t('bringing.undo.reason')}
            help={t('bringing.undo.help')}
            problem={problem && t(`refusal.${problem}` as MessageKey)}
            required
          />
          <Button kind="stop">{t('bringing.undo', { count: standing.length })}</Button>
        </PostForm>
      )}
    </Card>
  )
}
