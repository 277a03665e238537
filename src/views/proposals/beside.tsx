import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Lines } from '#views/kit/lines.tsx'

/** A line of what stands beside a form: what is asked, what the dossier says, and whether it stands in the way. */
export type BesideLine = {
  readonly key: string
  readonly says: string
  readonly stops: boolean
  readonly source: string
}

/** What the dossier says for and against what is proposed (任职资格), to whoever fills in the form; what stops is marked. */
export const BesideCard = ({ title, lines }: { readonly title: string; readonly lines: readonly BesideLine[] }) => {
  const t = useT()
  return (
    <Card title={title} flush>
      <Lines
        items={lines.map(({ key, says, stops, source }) => ({
          start: t(`drawing.line.${key}` as MessageKey),
          text: stops ? <span class="seal-text">{says}</span> : says,
          end: <small>{source}</small>,
        }))}
      />
    </Card>
  )
}
