import {
  digestShown,
  frozenOf,
  mostReturnReason,
  type Role,
  roles,
  signaturesOf,
  turnOf,
} from '#domain/returns/return.ts'
import { moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { TextArea } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Timeline, type TimelineItem } from '#views/kit/timeline.tsx'
import { paths } from '#views/paths.ts'
import type { ReturnPageProps } from './return.tsx'

/** Who has signed, who is next, and what they sign. */
export const Signing = ({ one, nameOf, bySeat }: ReturnPageProps) => {
  const t = useT()
  const now = frozenOf(one)
  const signed = signaturesOf(one)
  const turn = turnOf(one)
  const item = (role: Role): TimelineItem => {
    const signature = signed.find(({ as }) => as === role)
    const name = nameOf(one.signers[role])
    const title = t(`returns.role.${role}`)
    if (signature) return { state: 'done', title, detail: t('returns.signed-at', { name, at: moment(signature.at) }) }
    if (role === turn) return { state: 'you', title, detail: t('returns.signed.waits', { name }) }
    return { state: turn ? 'expected' : 'stopped', title, detail: t('returns.signed.later', { name }) }
  }
  return (
    <Card title={t('returns.signing')}>
      <Timeline items={roles.map(item)} label={t('returns.signing')} />
      {(turn ? bySeat : []).map((each) => (
        <p class="hint">{t('returns.signers.by-seat', each)}</p>
      ))}
      {one.signers.reviewer === one.signers.head && <p class="hint">{t('returns.signers.one')}</p>}
      {now && (
        <Definitions
          items={[
            {
              label: t('returns.digest'),
              value: <code>{now.frozen.digest.slice(0, digestShown)}</code>,
              note: t('returns.digest.help'),
            },
          ]}
          single
        />
      )}
    </Card>
  )
}

type SignatureProps = Pick<ReturnPageProps, 'one' | 'problem' | 'typed'> & { readonly digest: string }

/** For whoever's turn it is: sign what was frozen, or send it back with a reason. */
export const Signature = ({ one, digest, problem, typed }: SignatureProps) => {
  const t = useT()
  const reason = typed?.('reason')
  return (
    <Card title={t('returns.sign')}>
      <p class="hint">{t('returns.sign.hint', { digest: digest.slice(0, digestShown) })}</p>
      <PostForm action={paths.returnAct(one.id, 'signature')} label={t('returns.sign')}>
        <input type="hidden" name="digest" value={digest} />
        <div class="form-foot">
          <Button kind="go">{t('returns.sign')}</Button>
        </div>
      </PostForm>
      <PostForm action={paths.returnAct(one.id, 'sending-back')} label={t('returns.send-back')}>
        <TextArea
          name="reason"
          label={t('returns.send-back.why')}
          value={reason ?? ''}
          rows={2}
          max={mostReturnReason}
          problem={reason !== undefined ? problem : undefined}
          required
        />
        <div class="form-foot">
          <Button kind="stop">{t('returns.send-back')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}
