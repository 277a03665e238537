import type { KeyringCopy } from '#domain/custodians/copy.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { FieldGrid, Input } from '#views/kit/fields.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

export type CopyLine = KeyringCopy & {
  /** A name or a number; none where the house wrote it by itself. */
  readonly writer: string | undefined
  readonly found: 'there' | 'missing' | 'changed'
  /** It opens by a lock that is no longer in force. */
  readonly isStale: boolean
}

type Props = {
  readonly copies: readonly CopyLine[]
  readonly mayKeep: boolean
  readonly again: { readonly folder: string; readonly problem: string } | undefined
}

/** 密钥环副本: every copy that is known of, whether it is still there, and what opens it. */
export const CopiesOfKeyring = ({ copies, mayKeep, again }: Props) => {
  const t = useT()
  return (
    <>
      <Card title={t('custodians.copies')} flush>
        <DataTable
          label={t('custodians.copies')}
          narrow="cards"
          rows={copies}
          rowKey={({ id }) => id}
          empty={<Empty text={t('custodians.copies.none')} />}
          columns={[
            {
              key: 'where',
              label: t('custodians.copies.where'),
              is: 'name',
              cell: ({ where }) => <code class="wrap">{where}</code>,
            },
            { key: 'at', label: t('custodians.copies.at'), whole: true, cell: ({ at }) => moment(at) },
            {
              key: 'by',
              label: t('custodians.copies.by'),
              cell: ({ writer }) => writer ?? t('custodians.copies.by.system'),
            },
            {
              key: 'print',
              label: t('custodians.copies.print'),
              cell: ({ fingerprint }) => <code>{fingerprint}</code>,
            },
            { key: 'state', label: t('custodians.copies.state'), is: 'keep', cell: (copy) => <State {...copy} /> },
            {
              key: 'do',
              label: t('custodians.seat.do'),
              is: 'keep',
              cell: ({ id, destroyed }) =>
                mayKeep && !destroyed ? (
                  <PostForm action={paths.keyringCopyEnd(id)}>
                    <Button small>{t('custodians.copies.destroy')}</Button>
                  </PostForm>
                ) : (
                  ''
                ),
            },
          ]}
        />
      </Card>
      {mayKeep && (
        <Card title={t('custodians.copies.write')}>
          <p class="hint">{t('custodians.copies.sub')}</p>
          <PostForm action={paths.keyringCopies()}>
            <FieldGrid>
              <Input
                name="folder"
                label={t('custodians.copies.folder')}
                value={again?.folder ?? ''}
                problem={again?.problem}
                help={t('custodians.copies.folder.help')}
                why="custodians.folder"
                required
              />
            </FieldGrid>
            <div class="form-foot">
              <Button>{t('custodians.copies.go')}</Button>
            </div>
          </PostForm>
        </Card>
      )}
    </>
  )
}

const State = ({ destroyed, found, isStale }: CopyLine) => {
  const t = useT()
  if (destroyed) return <Pill>{t('custodians.copies.destroyed', { at: moment(destroyed.at) })}</Pill>
  return (
    <>
      <Pill tone={found === 'there' ? 'jade' : 'amber'}>{t(`custodians.copies.${found}`)}</Pill>
      {isStale && (
        <>
          {' '}
          <Pill tone="seal">{t('custodians.copies.stale')}</Pill>
        </>
      )}
    </>
  )
}
