/** The program as it names itself. */
import about from '../package.json' with { type: 'json' };

export const PROGRAM = `anqi ${about.version}`;
