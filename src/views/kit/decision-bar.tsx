import type { Child, PropsWithChildren } from 'hono/jsx'
import { useT } from '#views/i18n/index.ts'
import { Select, TextArea } from './fields.tsx'

type Props = PropsWithChildren<{
  /** The opinion field; without it the bar holds buttons only. */
  opinion?:
    | {
        readonly name: string
        readonly value?: string | undefined
        readonly problem?: string | undefined
        /** What is to be written there, where it is not an opinion. */
        readonly hint?: string | undefined
      }
    | undefined
  /** Sentences that fill the opinion with one press. */
  phrases?: readonly string[]
  /** A line above the buttons: what is missing, what happens next. */
  note?: Child
}>

/** What one must do, always in sight at the foot of the page. Stands inside a PostForm; the children are its buttons. */
export const DecisionBar = ({ opinion, phrases = [], note, children }: Props) => {
  const t = useT()
  return (
    <fieldset class="decision-bar" aria-label={t('kit.decide')}>
      {opinion && (
        <div class="decision-opinion">
          <TextArea
            name={opinion.name}
            value={opinion.value}
            problem={opinion.problem}
            id="opinion"
            label={opinion.hint ?? t('kit.opinion')}
            hideLabel
            placeholder={opinion.hint ?? t('kit.opinion.hint')}
            rows={2}
            max={2000}
          />
          {phrases.length > 0 && <Phrases items={phrases} field="opinion" />}
          {phrases.length > 0 && <PhraseChoice items={phrases} />}
        </div>
      )}
      <div class="decision-acts">
        {note && <p class="decision-note">{note}</p>}
        <div class="decision-buttons">{children}</div>
      </div>
    </fieldset>
  )
}

/** Common sentences for a text field. They need script, so without it they are not there. */
export const Phrases = ({ items, field, label }: { items: readonly string[]; field: string; label?: string }) => {
  const t = useT()
  return (
    <fieldset class="phrases needs-script" aria-label={label ?? t('kit.phrases')}>
      {items.map((text) => (
        <button type="button" class="chip" data-fill={field} value={text}>
          {text}
        </button>
      ))}
    </fieldset>
  )
}

/** The same where there is no script: one is chosen, and stands before what is typed. */
const PhraseChoice = ({ items }: { items: readonly string[] }) => {
  const t = useT()
  return (
    <noscript>
      <Select
        name="phrase"
        label={t('kit.phrases')}
        empty={t('kit.phrases.none')}
        options={items.map((text) => ({ value: text, label: text }))}
      />
    </noscript>
  )
}
