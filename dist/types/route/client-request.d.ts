export type HeaderField = readonly [name: string, value: string];
export interface ClientRequest {
    readonly method: string;
    readonly scheme: 'http' | 'https';
    /** The host of the URL, in lower case, without a port: what the client connects to, and its TLS server name. */
    readonly hostname: string;
    readonly port: number;
    /** Path and query as they stand in the request line, escapes and all. */
    readonly target: string;
    /** In the order in which they are sent, Host first. */
    readonly headers: readonly HeaderField[];
}
export type ReadUrl = {
    readonly kind: 'request';
    readonly request: ClientRequest;
}
/** For people: what is wrong with the URL. */
 | {
    readonly kind: 'problem';
    readonly because: string;
};
export interface RequestOptions {
    /** Default: GET. */
    readonly method?: string;
    /** Sent besides the usual ones; one of the same name replaces the usual one, an empty value takes it away. */
    readonly headers?: readonly HeaderField[];
}
/** The same request without what makes a handshake of it. */
export declare function withoutHandshake(request: ClientRequest): ClientRequest;
/**
 * The request that a client makes for a URL: `ws:` and `wss:` send a handshake, `http:` and `https:` a plain request.
 * The target is kept as it is written, since proxies treat `%2F`, `//` and `..` in ways of their own.
 */
export declare function requestFor(url: string, { method, headers }?: RequestOptions): ReadUrl;
/** The value of a header as the proxy reads it: repeated ones are joined; '' where it is not sent. */
export declare function headerOf({ headers }: ClientRequest, name: string): string;
/** Whether a request is a handshake that a server may accept (RFC 6455 section 4.2.1). */
export declare function isHandshake(request: ClientRequest): boolean;
