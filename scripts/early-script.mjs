// A script that the page runs before the app: small, so that it is there while the app is still on its way.

/**
 * Builds `source` as a file of its own, which runs first. It must import nothing: what the app has too would come with the app.
 * @param {string} root the folder of the project
 * @param {string} source below it
 * @returns {import('vite').Plugin}
 */
export function earlyScript(root, source) {
  const id = `${root}/${source}`;
  let isBuild = false;
  return {
    name: 'contextscope:early-script',
    configResolved({ command }) {
      isBuild = command === 'build';
    },
    buildStart() {
      if (isBuild) this.emitFile({ type: 'chunk', id, name: 'early' });
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const built = Object.values(bundle ?? {}).find((each) => each.type === 'chunk' && each.facadeModuleId === id);
        // Modules run in the order in which the page names them.
        return html.replace('<script', () => `<script type="module" crossorigin src="${built === undefined ? `/${source}` : `./${built.fileName}`}"></script>\n    <script`);
      },
    },
  };
}
