/** The part of Zendesk's app framework that is used here: https://developer.zendesk.com/api-reference/apps/apps-core-api/client_api/ */
export interface ZafClient {
  metadata(): Promise<{ settings: Settings }>;
  get(paths: string | string[]): Promise<Record<string, unknown> & { errors?: Record<string, unknown> }>;
  set(path: string, value: unknown): Promise<unknown>;
  invoke(name: string, ...given: unknown[]): Promise<unknown>;
  on(name: string, handler: (data: unknown) => unknown): void;
  request(options: object): Promise<unknown>;
}

/** What the administrator entered, as far as the browser may know it: secure settings are not among them. */
export interface Settings {
  server_url?: string | null;
  token?: string | null;
  through_zendesk?: boolean | null;
  strict?: boolean | null;
}

declare global {
  const ZAFClient: { init(): ZafClient | false };
}
