import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import type { DemoAccount } from './page.tsx'

type Props = { accounts: readonly DemoAccount[]; password: string; to: string }

/** One account a duty with a line on what to try; a click signs in (docs/decisions/0072). */
export const DemoAccounts = ({ accounts, password, to }: Props) => {
  const t = useT()
  return (
    <Card title={t('sign-in.demo')} aside={t('sign-in.demo-hint', { password })} flush>
      <DataTable
        label={t('sign-in.demo')}
        narrow="cards"
        rows={accounts}
        columns={[
          { key: 'name', label: t('sign-in.name'), is: 'name', cell: ({ name }) => name },
          { key: 'duty', label: t('sign-in.duty'), is: 'keep', cell: ({ duty }) => t(`duty.${duty}`) },
          { key: 'number', label: t('sign-in.number'), whole: true, cell: ({ staffNumber }) => staffNumber },
          {
            key: 'try',
            label: t('sign-in.try'),
            cell: ({ duty, little }) => t(`sign-in.try.${little ? 'little.' : ''}${duty}` as MessageKey),
          },
          {
            key: 'go',
            label: t('sign-in.go'),
            is: 'keep',
            cell: ({ name, staffNumber }) => (
              <PostForm action={paths.signIn()}>
                <input type="hidden" name="to" value={to} />
                <input type="hidden" name="number" value={staffNumber} />
                <input type="hidden" name="password" value={password} />
                <Button small label={t('sign-in.as', { name })}>
                  {t('sign-in.go')}
                </Button>
              </PostForm>
            ),
          },
        ]}
      />
    </Card>
  )
}
