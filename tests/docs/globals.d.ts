/** What blocks for other runtimes name, as far as they name it. */
declare const Deno: {
  serve(handler: (request: Request) => Response | Promise<Response>): unknown;
  readonly env: { get(name: string): string | undefined };
};
declare const Bun: {
  serve(options: { port?: number; fetch: (request: Request) => Response | Promise<Response> }): unknown;
};
declare module "*.wasm" {
  const module: object;
  export default module;
}
