/** Transports whose sessions consist of several requests: what a request for an unknown session is answered with. */
export const POLLING: ReadonlyMap<string, string> = new Map([
  ['Socket.IO', '400 (`Session ID unknown`)'],
  ['SockJS', '404'],
  ['SignalR', '404 (`No Connection with that ID`)'],
]);
