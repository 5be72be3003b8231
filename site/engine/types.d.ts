/** A file that esbuild puts into the bundle as its bytes. */
declare module "*.gz" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
