/* The page Docker mirrors in Administration, Repository; shown to those who may see mirrors. */
(function () {
  const {strings, h, Mirror, Mirrors, NewMirror, PAGE} = window.dockerMirrors;

  function DockerMirrors() {
    const {location} = nxrmUiPlugin.ExtJS.useHistory({basePath: PAGE});
    const {pathname} = location;
    if (!pathname.startsWith(':')) {
      return h(Mirrors);
    }
    const repository = decodeURIComponent(pathname.substring(1));
    return repository === '' ? h(NewMirror) : h(Mirror, {key: repository, repository});
  }

  window.plugins.push({
    id: 'nexus-docker-mirror-ui',
    features: [
      {
        mode: 'admin',
        path: '/Repository/DockerMirrors',
        ...strings.MENU,
        view: DockerMirrors,
        iconCls: 'x-fa fa-th-list',
        weight: 510,
        visibility: {permissions: ['nexus:docker-mirrors:read']},
      },
    ],
  });
})();
