import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Locale } from '../../shared/terms/locale.ts'

/** The language that the reader's browser asks for; Chinese where it does not say. */
export const localeOf = ({ headers }: Pick<APIGatewayProxyEventV2, 'headers'>): Locale =>
  (headers['accept-language'] ?? 'zh').toLowerCase().startsWith('en') ? 'en' : 'zh'
