/** A PDF in the page, white in both themes, with a link for browsers that have no viewer. */
export const PdfFrame = ({ src, title, link }: { src: string; title: string; link: string }) => (
  <object class="pdf" data={src} type="application/pdf" aria-label={title}>
    <a href={src} download>
      {link}
    </a>
  </object>
)
