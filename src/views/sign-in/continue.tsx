import { raw } from 'hono/html'

/** A page that goes on by itself, for whoever follows a link from another site. */
export const Continue = ({ title, href }: { title: string; href: string }) => (
  <>
    {raw('<!doctype html>')}
    <html lang="zh-Hans">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="refresh" content={`0; url=${href}`} />
        <title>{title}</title>
      </head>
      <body>
        <a href={href}>{title}</a>
      </body>
    </html>
  </>
)
