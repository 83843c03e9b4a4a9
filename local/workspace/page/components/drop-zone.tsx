import { createContext } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { useDesk } from '../desk.ts'

/** Files that wait in a composer to be sent. */
interface Tray {
  files: File[]
  set: (change: (files: File[]) => File[]) => void
}
const TrayContext = createContext<Tray>({ files: [], set: () => undefined })

/** The tray of the drop zone around a composer. */
export const useTray = () => useContext(TrayContext)

interface Props {
  where: string
  channel: string
  children: preact.ComponentChildren
}

/** Takes files let go over it and puts them on the tray of the composer inside. */
export function DropZone({ where, channel, children }: Props) {
  const { words } = useDesk()
  const [files, set] = useState<File[]>([])
  const [over, setOver] = useState(false)
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
  return (
    <TrayContext.Provider value={{ files, set }}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the composer's button is the first */}
      <div
        class="drop-zone"
        data-channel={channel}
        onDragOver={(event) => {
          if (!carriesFiles(event)) return
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={(event) => {
          const { relatedTarget, currentTarget } = event
          if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
            setOver(false)
        }}
        onDrop={(event) => {
          if (!carriesFiles(event)) return
          event.preventDefault()
          setOver(false)
          const dropped = [...(event.dataTransfer?.files ?? [])]
          set((waiting) => [...waiting, ...dropped])
        }}
      >
        {children}
        {over && <div class="drop-hint">{words.dropHere(where)}</div>}
      </div>
    </TrayContext.Provider>
  )
}
