import type { PropsWithChildren } from 'hono/jsx'

/** A sheet of paper: white in both themes, the only thing besides pop-ups that casts a shadow. */
export const Paper = ({ label, children }: PropsWithChildren<{ label?: string }>) => (
  <div class="desk">
    <article class="paper" aria-label={label}>
      {children}
    </article>
  </div>
)

/** A PDF in the page, framed since the policy allows no plug-in, and a link for browsers that have no viewer. */
export const PdfFrame = ({ src, title, link }: { src: string; title: string; link: string }) => (
  <div class="desk">
    <iframe class="pdf" src={src} title={title} />
    <p class="pdf-link">
      <a href={src} target="_blank" rel="noopener">
        {link}
      </a>
    </p>
  </div>
)
