/** What the build puts in the place of `#wasm`: the binary as text and what unpacks it in `kling-o3`, nothing in `kling-o3/slim`. */
declare module "#wasm" {
  export const inlined: { readonly unpacker: string; readonly text: string } | undefined;
}
