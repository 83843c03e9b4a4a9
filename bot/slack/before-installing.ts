import { GatewayReceiver, type ReceiverOptions } from './receiver.ts'

/** Our app's door before any workspace has installed it: Slack may check the address, and nobody is ours yet. */
export const slackBeforeInstalling = (
  options: Omit<ReceiverOptions, 'team' | 'path' | 'broke'>,
): GatewayReceiver =>
  new GatewayReceiver({ ...options, team: '', path: '/slack', broke: () => undefined })
