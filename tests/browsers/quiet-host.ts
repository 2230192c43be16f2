/** Where the browser's own calls are led. No page and no extension knows the name, so a request to it is the browser's. */
export const QUIET_HOST = 'quiet.invalid';
