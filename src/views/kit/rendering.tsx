import { createContext, type PropsWithChildren, useContext } from 'hono/jsx'
import { type Language, LanguageContext } from '#views/i18n/index.ts'

/** What a page or fragment is drawn with, apart from its nouns. */
export type Rendering = {
  readonly language: Language
  /** The nonce of this answer's Content-Security-Policy; the kit stamps it on what htmx may obey. */
  readonly nonce: string
  /** The mark of a form that is drawn for whoever reads the page, at this address; empty before signing in. */
  readonly markFor: (address: string) => string
  /** The address of a public file with its hash in it. */
  readonly asset: (name: string) => string
}

const RenderingContext = createContext<Rendering>({
  language: 'zh-Hans',
  nonce: '',
  markFor: () => '',
  asset: (name) => `/assets/${name}`,
})

export const useRendering = (): Rendering => useContext(RenderingContext)

/** Around every page (the layout does it) and every fragment. */
export const Rendered = ({ rendering, children }: PropsWithChildren<{ rendering: Rendering }>) => (
  <RenderingContext.Provider value={rendering}>
    <LanguageContext.Provider value={rendering.language}>{children}</LanguageContext.Provider>
  </RenderingContext.Provider>
)
