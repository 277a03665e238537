import type { AccountId, CaseId } from '#domain/ids.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import type { Signer } from './signers.tsx'

export type StandIn = { readonly account: AccountId; readonly signer: Signer }

/**
 * The demo's shortcut: whoever waits is one press away, so that a visitor can walk a case to its end
 * (docs/decisions/0045).
 */
export const StandIns = ({ id, people }: { id: CaseId; people: readonly StandIn[] }) => {
  const t = useT()
  if (people.length === 0) return null
  return (
    <Card title={t('case.demo')}>
      <p class="help">{t('case.demo.hint')}</p>
      {people.map(({ account, signer }) => (
        <PostForm action={paths.demoStandIn()} class="stand-in">
          <input type="hidden" name="account" value={account} />
          <input type="hidden" name="case" value={id} />
          <Button small>{t('case.demo.go', signer)}</Button>
        </PostForm>
      ))}
    </Card>
  )
}
