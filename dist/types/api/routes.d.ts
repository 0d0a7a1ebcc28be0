import type { Configurations } from './configurations.js';
import type { RoutesReport } from './reports.js';
export declare function routes(configurations: Configurations): RoutesReport;
