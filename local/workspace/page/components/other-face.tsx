import { useDesk } from '../desk.ts'
import { Icon } from './icons.tsx'

interface Props {
  /** What the other chat is called. */
  name: string
  /** Where both stand side by side. */
  both: string
}

/** The ways to the company's other chat; within a frame it is in sight already. */
export function OtherFace({ name, both }: Props) {
  const { beside, words } = useDesk()
  if (!beside || window !== window.top) return null
  return (
    <div class="other-face">
      <a href={`${beside}/`} target="_blank" rel="noopener" data-testid="other-face">
        <Icon name="away" />
        {words.alone(name)}
      </a>
      <a href={both} data-testid="both-faces">
        <Icon name="columns" />
        {words.sideBySide}
      </a>
    </div>
  )
}
