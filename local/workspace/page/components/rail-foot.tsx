import { Clock } from './clock.tsx'
import { OtherFace } from './other-face.tsx'
import { PersonPicker } from './person-picker.tsx'
import { PlaceToggle } from './place-toggle.tsx'

/** The end of the rail: the company's other chat, what time it is, where one sits and who one is. */
export function RailFoot({ other, both }: { other: string; both: string }) {
  return (
    <footer>
      <OtherFace name={other} both={both} />
      <Clock />
      <PlaceToggle />
      <PersonPicker />
    </footer>
  )
}
