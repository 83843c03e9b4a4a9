/** Presses a button of a page that asks for a consent, as a browser does. */
export const consenting = async (workspace: string, html: string, says: string) => {
  const question = /name="question" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const action = /action="([^"]+)"/.exec(html)?.[1] ?? '/'
  const response = await fetch(workspace + action, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ question, answer: says }),
  })
  const location = response.headers.get('location')
  return { status: response.status, back: location ? new URL(location) : undefined }
}
