import { request } from 'node:http'

/** Asks a workspace what its page asks it. */
export const atPage = (address: () => string) => {
  const get = (path: string, init: RequestInit = {}) => fetch(address() + path, init)
  return {
    get,
    post: (path: string, body: object, headers: Record<string, string> = {}) =>
      get(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    /** Asks under another name than the one the server listens at; fetch would not. */
    statusAt: (host: string, path: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const call = request(address() + path, { headers: { host } })
        call.on('response', (response) => {
          response.resume()
          resolve(response.statusCode)
        })
        call.on('error', reject)
        call.end()
      }),
  }
}
