/** The name of the workspace that there is without any having been made, where it has to be called something. */
export const FIRST_NAME = 'My prompt';
