/** The version of proxylint itself. */
import manifest from '../../package.json' with { type: 'json' };

export const VERSION: string = manifest.version;
