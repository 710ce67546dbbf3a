/** Runs the steps of `npm test` and stops at the first that fails. `--fast` leaves out builds and browsers. */
import { spawnSync } from 'node:child_process';
import { STEPS, type Step } from './steps.ts';

function heading(text: string): void {
  process.stdout.write(`\n== ${text}\n`);
}

/** Seconds the step took, or undefined when it failed. */
function runStep({ command, args, env }: Step): number | undefined {
  const start = performance.now();
  const { status, error } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    // The tools are .cmd files on Windows, which start only through a shell.
    shell: process.platform === 'win32',
  });
  if (error) process.stdout.write(`${command} could not be started: ${error.message}\n`);
  return status === 0 ? (performance.now() - start) / 1000 : undefined;
}

function main(args: string[]): number {
  const fast = args.includes('--fast');
  const steps = STEPS.filter((step) => step.fast || !fast);
  const begin = performance.now();
  for (const [index, step] of steps.entries()) {
    heading(`${index + 1}/${steps.length} ${step.name}`);
    const seconds = runStep(step);
    if (seconds === undefined) {
      heading(`FAILED at step ${index + 1}: ${step.name}`);
      return 1;
    }
    process.stdout.write(`-- ${step.name}: ${seconds.toFixed(1)} s\n`);
  }
  heading(`all ${steps.length} steps passed in ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
