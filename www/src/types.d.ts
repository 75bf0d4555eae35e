declare const WASM: string;
declare const RULES: string;
declare module "glue" {
  const init: (input: { module_or_path: ArrayBuffer }) => Promise<unknown>;
  export default init;
  export function rules(files: string): string;
}
