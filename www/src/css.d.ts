/** Style sheets come in as text, minified by Vite. */
declare module "*.css?inline" {
  const text: string;
  export default text;
}
