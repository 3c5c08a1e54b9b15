/** The part of Freshworks' client that is used here: https://developers.freshworks.com/docs/app-sdk/v3.0/support_ticket/front-end-apps/ */
export interface FreshworksClient {
  data: { get(name: string): Promise<Record<string, unknown>> };
  events: { on(name: string, handler: (event: FreshworksEvent) => unknown, options?: { intercept: boolean }): void };
  iparams: { get(): Promise<Settings> };
  instance: {
    context(): Promise<{ data?: unknown; modalData?: unknown }>;
    send(options: { message: unknown }): unknown;
    receive(handler: (event: FreshworksEvent) => unknown): void;
  };
  interface: { trigger(name: string, options: object): Promise<unknown> };
  request: {
    invokeTemplate(name: string, options: { context: object; body?: string }): Promise<{ status: number; response: string }>;
  };
}

export interface FreshworksEvent {
  helper: { getData(): unknown; done(): unknown; fail(message: string): unknown };
}

/** What the administrator entered, as far as the browser may know it: secure parameters are not among them. */
export interface Settings {
  server_url?: string | null;
  token?: string | null;
  strict?: boolean | null;
  freshdesk_domain?: string | null;
  through_freshworks?: boolean | null;
}

declare global {
  const app: { initialized(): Promise<FreshworksClient> };
}
