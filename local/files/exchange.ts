import type { FileHandle } from 'node:fs/promises'
import type { Incoming } from './incoming-body.ts'
import { type Markup, xmlDocument } from './xml.ts'

/** A request whose signature has been checked, with what the handlers want to know of it. */
export interface FileRequest {
  bucket: string
  key: string
  query: Map<string, string>
  /** A header, or the `x-amz-` parameter that stands for it in a presigned address. */
  header(name: string): string | undefined
  headerNames: string[]
  /** The body, once and lazily: not every request has one. */
  body(): Incoming
  now: number
}

/** An open file to send, from one byte to another, both included. */
interface Excerpt {
  file: FileHandle
  first: number
  last: number
}

/** What is sent back. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body?: string | Excerpt
}

/** An answer without a body. */
export function bare(status: number, headers: Record<string, string> = {}): Answer {
  return { status, headers }
}

/** An answer with an XML document. */
export function xmlAnswer(
  root: string,
  content: Markup[],
  headers: Record<string, string> = {},
): Answer {
  const body = xmlDocument(root, content)
  return { status: 200, headers: { 'content-type': 'application/xml', ...headers }, body }
}
