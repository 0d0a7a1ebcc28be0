/** The version of proxylint itself. */
export { VERSION } from '../report/home.js';
