import type { SubmitReason } from '#domain/cases/refusal.ts'
import type { Signature } from '#domain/cases/verbs/sign.ts'
import type { PaperRefusal } from '#domain/dossiers/paper.ts'
import type { Instant } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { FileInput, Input, Select, TextArea } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { useRefusal } from './refusal.tsx'
import type { CasePageProps } from './show.tsx'
import { useSigners } from './signers.tsx'

/** What was typed of a registration that was refused. */
export type SignatureTyped = { readonly signature: string; readonly day: string; readonly text: string }

/** 登记纸面签批: the signed approval sheet of a head or a leader; folded away until it is wanted. */
export const SignedOnPaper = ({ theCase: { id }, may, content, now, refused }: CasePageProps) => {
  const again = refused?.form === 'signature' ? refused : undefined
  const t = useT()
  if (may.sign.length === 0) return null
  return (
    <Card>
      <details open={again !== undefined || undefined}>
        <summary>{t('case.sign')}</summary>
        <SignatureForm action={paths.caseSignature(id)} sign={may.sign} content={content} now={now} again={again} />
      </details>
    </Card>
  )
}

type FormProps = {
  readonly action: string
  readonly sign: readonly Signature[]
  readonly content: number
  readonly now: Instant
  readonly again?: SignatureAgain | undefined
}

/** A registration that was refused, with what was typed. */
export type SignatureAgain = { readonly refused: SubmitReason | PaperRefusal; readonly typed: SignatureTyped }

/** Who signed, when, in which words, and the sheet itself. */
export const SignatureForm = ({ action, sign, content, now, again }: FormProps) => {
  const [t, { of }, wrong] = [useT(), useSigners(), useProblem(again?.refused, now)]
  const options = sign.map((one) => ({ value: signatureKey(one), label: t('case.person', of(one.signer)) }))
  return (
    <PostForm action={action} label={t('case.sign')} multipart>
      <input type="hidden" name="content" value={content} />
      <p class="hint">{t('case.sign.hint')}</p>
      <Select
        name="signature"
        label={t('case.sign.who')}
        value={again?.typed.signature ?? ''}
        options={options}
        problem={wrong('signature')}
      />
      <Input
        name="day"
        id="field-signature-day"
        type="date"
        label={t('case.sign.day')}
        value={again?.typed.day}
        problem={wrong('day')}
        required
      />
      <TextArea
        name="opinion"
        id="field-signature-opinion"
        label={t('case.sign.text')}
        value={again?.typed.text}
        problem={wrong('text')}
        help={t('case.sign.text.hint')}
        rows={2}
        max={2000}
      />
      <FileInput
        name="sheet"
        label={t('case.sign.sheet')}
        accept="application/pdf,image/jpeg,image/png,image/tiff"
        problem={wrong('sheet')}
        help={t('case.sign.sheet.hint')}
        required
      />
      <div class="form-foot">
        <Button small>{t('case.sign.go')}</Button>
      </div>
    </PostForm>
  )
}

/** The name of a place to sign on paper, the same in form and answer. */
export const signatureKey = ({ run, seat, signer }: Signature): string => `${run}/${seat}/${signer}`

type Wrong = 'signature' | 'day' | 'text' | 'sheet'

/** The sentence at the field that mends it. */
function useProblem(refused: SubmitReason | PaperRefusal | undefined, now: CasePageProps['now']) {
  const [t, sentence] = [useT(), useRefusal(now)]
  return (field: Wrong): string | undefined => {
    if (!refused || fieldOf(refused) !== field) return undefined
    return typeof refused === 'string' ? t(`field.${refused}`) : sentence(refused)
  }
}

/** The field that a refusal is said at; none where the case has moved on. */
export function fieldOf(refused: SubmitReason | PaperRefusal): Wrong | undefined {
  if (typeof refused === 'string') return 'sheet'
  switch (refused.code) {
    case 'case.not-a-signer':
      return 'signature'
    case 'case.signing-day-missing':
    case 'case.signed-ahead':
    case 'case.signed-early':
      return 'day'
    case 'case.text-too-long':
      return 'text'
    case 'case.sheet-missing':
      return 'sheet'
    default:
      return undefined
  }
}
