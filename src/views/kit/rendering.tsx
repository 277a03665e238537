import { createContext, type PropsWithChildren, useContext } from 'hono/jsx'
import { type FormSize, limits } from '#domain/limits.ts'
import { type Language, LanguageContext } from '#views/i18n/index.ts'

/** What a page or fragment is drawn with, apart from its nouns. */
export type Rendering = {
  readonly language: Language
  /** The nonce of this answer's Content-Security-Policy; the kit stamps it on what htmx may obey. */
  readonly nonce: string
  /** The mark of a form that is drawn for whoever reads the page, at this address; empty before signing in. */
  readonly markFor: (address: string) => string
  /** How much a form may hold that is sent to this address. */
  readonly sizeOf: (address: string) => FormSize
  /** The address of a public file with its hash in it. */
  readonly asset: (name: string) => string
}

/** What most forms may hold. */
export const typedForm: FormSize = { text: limits.form, body: limits.form }

const RenderingContext = createContext<Rendering>({
  language: 'zh-Hans',
  nonce: '',
  markFor: () => '',
  sizeOf: () => typedForm,
  asset: (name) => `/assets/${name}`,
})

/** What every part of a page may need to know of its drawing: addresses of assets, the mark of its forms. */
export const useRendering = (): Rendering => useContext(RenderingContext)

/** Around every page (the layout does it) and every fragment. */
export const Rendered = ({ rendering, children }: PropsWithChildren<{ rendering: Rendering }>) => (
  <RenderingContext.Provider value={rendering}>
    <LanguageContext.Provider value={rendering.language}>{children}</LanguageContext.Provider>
  </RenderingContext.Provider>
)
