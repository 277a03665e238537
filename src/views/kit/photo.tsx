import { useT } from '#views/i18n/index.ts'

type Props = { src?: string | undefined; alt: string; size?: 'small' | 'medium' | 'large' }

const widths = { small: 32, medium: 84, large: 120 } as const

/** A portrait, 4:5. Without one a silhouette is drawn, and says so. */
export const Photo = ({ src, alt, size = 'medium' }: Props) => {
  const t = useT()
  const width = widths[size]
  const box = { width: String(width), height: String(width * 1.25), class: `photo ${size}` }
  if (src !== undefined) return <img src={src} alt={alt} {...box} />
  return (
    <svg viewBox="0 0 84 105" role="img" aria-label={t('kit.photo.none')} {...box}>
      <rect width="84" height="105" class="photo-ground" />
      <circle cx="42" cy="43" r="17" class="photo-figure" />
      <path d="M10 105c0-22 13-36 32-36s32 14 32 36z" class="photo-figure" />
    </svg>
  )
}
