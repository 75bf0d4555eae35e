declare const WASM: string;
declare const RULES: string;
declare module "glue" {
  const init: (input: { module_or_path: ArrayBuffer }) => Promise<unknown>;
  export default init;
  export function rules(files: string): string;
  export function versions(): string;
  export function examples(): string;
  export function example(request: string): string;
  export function begin(request: string): string;
  export function form(request: string): string;
  export function take(request: string): string;
  export function add(request: string): string;
  export function remove(request: string): string;
  export function open(request: string): string;
  export function assess(request: string): string;
  export function machine(request: string): string;
  export function live(request: string): string;
  export function line(request: string): string;
  export function csv(request: string): string;
  export function report_file(request: string): string;
  export function compare(request: string): string;
  export function method(request: string): string;
  export function case_digest(request: string): string;
}
