/** What the build puts in the place of `#wasm`: the binary as hex in `kling-o3`, nothing in `kling-o3/slim`. */
declare module "#wasm" {
  export const inlined: string | undefined;
}
