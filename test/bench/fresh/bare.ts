/** As little as a Lambda can do. */
export const handler = async () => ({ statusCode: 200, body: '' })
