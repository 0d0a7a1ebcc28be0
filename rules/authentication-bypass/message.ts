/** What is said of a login that is passed, whichever proxy asks for it. */
export function bypassMessage({
  login,
  upstream,
  path,
  isSameProxy,
}: {
  /** As it is quoted. */
  readonly login: string;
  readonly upstream: string;
  readonly path: string;
  readonly isSameProxy: boolean;
}): string {
  const asking = isSameProxy ? 'Ask handshakes as well' : 'Put it before this proxy as well';
  return `Whoever sends \`Upgrade: websocket\` along needs no login: with the headers of a handshake any request, such as one for \`${path}\`, passes ${login} and comes to ${upstream}, and most applications answer it like any other. ${asking}, or let only the path past it at which WebSockets open.`;
}
