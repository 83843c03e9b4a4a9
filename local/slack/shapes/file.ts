import { extname } from 'node:path'
import type { Site } from '../site.ts'
import type { StoredFile } from '../world/message.ts'

const kinds: Record<string, [mimetype: string, filetype: string, pretty: string]> = {
  '.pdf': ['application/pdf', 'pdf', 'PDF'],
  '.jpg': ['image/jpeg', 'jpg', 'JPEG'],
  '.jpeg': ['image/jpeg', 'jpg', 'JPEG'],
  '.png': ['image/png', 'png', 'PNG'],
  '.tif': ['image/tiff', 'tiff', 'TIFF'],
  '.tiff': ['image/tiff', 'tiff', 'TIFF'],
  '.csv': ['text/csv', 'csv', 'CSV'],
  '.txt': ['text/plain', 'text', 'Plain Text'],
  '.zip': ['application/zip', 'zip', 'Zip'],
  '.docx': [
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'docx',
    'Word Document',
  ],
  '.xlsx': [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'xlsx',
    'Excel Spreadsheet',
  ],
}

/** What a file's name says it is; Slack, too, believes the name. */
export const kindOf = (name: string) => {
  const [mimetype, filetype, pretty] = kinds[extname(name).toLowerCase()] ?? [
    'application/octet-stream',
    'binary',
    'Binary',
  ]
  return { mimetype, filetype, pretty_type: pretty }
}

/** A file as messages, payloads and `files.info` show it. */
export const fileOf = (site: Site, file: StoredFile) => {
  const { team } = site.options
  const name = encodeURIComponent(file.name)
  const path = `${site.url()}/files-pri/${team.id}-${file.id}`
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    ...kindOf(file.name),
    user: file.user,
    user_team: team.id,
    editable: false,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: file.channels.some((id) => site.world.conversations.get(id)?.kind === 'channel'),
    public_url_shared: false,
    display_as_bot: false,
    username: '',
    url_private: `${path}/${name}`,
    url_private_download: `${path}/download/${name}`,
    media_display_type: 'unknown',
    permalink: `${site.url()}/files/${file.user}/${file.id}/${name}`,
    permalink_public: `${site.url()}/public/${team.id}-${file.id}`,
    has_rich_preview: false,
    file_access: 'visible',
  }
}

/** The files of those ids. */
export const filesOf = (site: Site, ids: string[]) =>
  ids.flatMap((id) => {
    const file = site.world.files.get(id)
    return file ? [fileOf(site, file)] : []
  })
