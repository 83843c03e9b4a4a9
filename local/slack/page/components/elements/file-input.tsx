import { useState } from 'preact/hooks'
import { Icon } from '../../../../workspace/page/components/icons.tsx'
import type { ElementOf } from '../../kit/element.ts'
import { upload } from '../../wire.ts'
import { useWorkspace } from '../../workspace.ts'
import { type ElementProps, tied, useField } from './field.ts'

/** Files of a form: sent to the workspace at once, named in the form by their ids. */
export function FileInput(props: ElementProps<ElementOf<'file_input'>>) {
  const { element } = props
  const { type, max_files } = element
  const { answer, put } = useField(props)
  const { me, words, notify } = useWorkspace()
  const [busy, setBusy] = useState(false)
  const files = answer && 'files' in answer ? answer.files : []

  const take = async (chosen: readonly File[]) => {
    setBusy(true)
    const taken = [...files]
    for (const file of chosen.slice(0, max_files - files.length)) {
      const result = await upload(file, { as: me.id })
      if (result.ok) taken.push({ id: result.file, name: file.name })
      else notify(words.failed(result.error))
    }
    setBusy(false)
    put({ type, files: taken })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the field inside is the first
    <div
      class="file-field"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        event.stopPropagation()
        void take([...(event.dataTransfer?.files ?? [])])
      }}
    >
      {files.map((file) => (
        <span class="chip" key={file.id}>
          <Icon name="file" />
          {file.name}
          <button
            type="button"
            aria-label={words.removeFile(file.name)}
            onClick={() => put({ type, files: files.filter(({ id }) => id !== file.id) })}
          >
            ×
          </button>
        </span>
      ))}
      {files.length < max_files && (
        <label class="drop">
          {busy ? words.uploading : words.chooseFiles}
          <input
            {...tied(props)}
            type="file"
            multiple={max_files > 1}
            accept={element.filetypes?.map((each) => `.${each}`).join(',')}
            onChange={(event) => {
              const chosen = [...(event.currentTarget.files ?? [])]
              event.currentTarget.value = ''
              void take(chosen)
            }}
          />
        </label>
      )}
    </div>
  )
}
