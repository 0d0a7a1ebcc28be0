/** Below this, sockets die between the heartbeats that applications commonly send (milliseconds). */
export const SHORTER_THAN_HEARTBEATS = 30_000;
