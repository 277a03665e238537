import { useT } from '#views/i18n/index.ts'
import { useRendering } from '#views/kit/rendering.tsx'

/** htmx obeys only what carries this page's nonce and brings no style of its own (docs/security.md §7). */
const htmxConfig = JSON.stringify({ extensions: 'hx-csp', includeIndicatorCSS: false, defaultTimeout: 30_000 })

/** Everything above the body. `refresh` in seconds is for pages that wait, where there is no script. */
export const Head = ({ title, refresh }: { title: string; refresh?: number | undefined }) => {
  const t = useT()
  const { asset, nonce } = useRendering()
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${title} · ${t('app.name')}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {/* Without it a browser that does not say where a form comes from would call its origin null. Nothing leaves this site. */}
      <meta name="referrer" content="same-origin" />
      <meta name="format-detection" content="telephone=no" />
      <meta name="htmx-config" content={htmxConfig} />
      <link rel="icon" type="image/svg+xml" href={asset('mark.svg')} />
      <link rel="stylesheet" href={asset('look.css')} />
      <script src={asset('htmx.js')} nonce={nonce} defer />
      <script src={asset('hx-csp.js')} nonce={nonce} defer />
      <script src={asset('app.js')} nonce={nonce} defer />
      {refresh !== undefined && (
        <noscript>
          <meta http-equiv="refresh" content={String(refresh)} />
        </noscript>
      )}
    </head>
  )
}
