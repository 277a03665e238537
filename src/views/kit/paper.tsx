import type { PropsWithChildren } from 'hono/jsx'

/** A sheet of paper: white in both themes, the only thing besides pop-ups that casts a shadow. */
export const Paper = ({ label, children }: PropsWithChildren<{ label?: string }>) => (
  <div class="desk">
    <article class="paper" aria-label={label}>
      {children}
    </article>
  </div>
)

/** A PDF in the page, with a link for browsers that have no viewer. */
export const PdfFrame = ({ src, title, link }: { src: string; title: string; link: string }) => (
  <div class="desk">
    <object class="pdf" data={src} type="application/pdf" aria-label={title}>
      <a href={src} download>
        {link}
      </a>
    </object>
  </div>
)
