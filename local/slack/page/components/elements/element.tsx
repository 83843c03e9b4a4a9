import type { Element } from '../../kit/element.ts'
import { Picture } from '../blocks/picture.tsx'
import { Button } from './button.tsx'
import { Checkboxes, RadioButtons } from './choices.tsx'
import { DatePicker, DateTimePicker, TimePicker } from './dates.tsx'
import { ExternalSelect } from './external-select.tsx'
import type { ElementProps } from './field.ts'
import { FileInput } from './file-input.tsx'
import { Overflow } from './overflow.tsx'
import { ConversationsSelect, StaticSelect, UsersSelect } from './selects.tsx'
import { TextInput } from './text-input.tsx'

/** Any element of Block Kit. */
export function AnyElement({ element, ...rest }: ElementProps<Element>) {
  switch (element.type) {
    case 'button':
      return <Button element={element} {...rest} />
    case 'overflow':
      return <Overflow element={element} {...rest} />
    case 'image':
      return <Picture image={element} />
    case 'static_select':
    case 'multi_static_select':
      return <StaticSelect element={element} {...rest} />
    case 'external_select':
    case 'multi_external_select':
      return <ExternalSelect element={element} {...rest} />
    case 'users_select':
    case 'multi_users_select':
      return <UsersSelect element={element} {...rest} />
    case 'conversations_select':
      return <ConversationsSelect element={element} {...rest} />
    case 'checkboxes':
      return <Checkboxes element={element} {...rest} />
    case 'radio_buttons':
      return <RadioButtons element={element} {...rest} />
    case 'datepicker':
      return <DatePicker element={element} {...rest} />
    case 'timepicker':
      return <TimePicker element={element} {...rest} />
    case 'datetimepicker':
      return <DateTimePicker element={element} {...rest} />
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextInput element={element} {...rest} />
    case 'file_input':
      return <FileInput element={element} {...rest} />
  }
}
