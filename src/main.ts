/** Runs one command line; the composition root. */
export async function run(argv: readonly string[]): Promise<void> {
  console.log(argv.length);
}
