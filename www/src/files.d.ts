/** Style sheets come in as text, minified by Vite. */
declare module "*.css?inline" {
  const text: string;
  export default text;
}
/** Pictures and videos come in as `data:` addresses. */
declare module "*?inline" {
  const address: string;
  export default address;
}
/** The package's, put in by the build. */
declare const packageVersion: string;
