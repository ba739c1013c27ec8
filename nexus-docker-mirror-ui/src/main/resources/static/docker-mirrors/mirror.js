/* One mirror: its settings, its list, what it allows, what it denied, and how to be rid of it. */
(function () {
  const {strings, rest, h, useLoaded, State, AllowList, ImageCheck, Denials, Removal, PAGE, ICON} = window.dockerMirrors;
  const {MIRROR: WORDS} = strings;
  const {Page, PageHeader, PageTitle, ContentBody} = nxrmUiPlugin;
  const {NxBackButton, NxLoadWrapper, NxReadOnly, NxWarningAlert} = rsc;

  function Mirror({repository}) {
    const mirror = useLoaded(() => rest.mirror(repository), repository);
    const list = useLoaded(() => rest.allowList(repository), repository);
    const reload = () => Promise.all([mirror.reload(), list.reload()]);
    return h(
      Page,
      {className: 'docker-mirrors'},
      h(NxBackButton, {href: `#${PAGE}`, targetPageTitle: strings.MENU.text}),
      h(PageHeader, null, h(PageTitle, {icon: ICON, text: repository, description: WORDS.DESCRIPTION})),
      h(
        ContentBody,
        null,
        h(
          NxLoadWrapper,
          {loading: mirror.isLoading || list.isLoading, error: mirror.error || list.error, retryHandler: reload},
          () => h(Parts, {mirror: mirror.data, list: list.data, onChange: reload})
        )
      )
    );
  }

  function Parts({mirror, list, onChange}) {
    const [isListDirty, setListDirty] = react.useState(false);
    const mayRemove = nxrmUiPlugin.ExtJS.checkPermission('nexus:*');
    const mayReadDenied = nxrmUiPlugin.ExtJS.checkPermission('nexus:docker-mirrors-denied:read');
    const {repository} = mirror;
    return h(
      react.Fragment,
      null,
      h(Settings, {mirror}),
      h(AllowList, {list, onSaved: onChange, onDirty: setListDirty}),
      h(ImageCheck, {repository, list}),
      mayReadDenied && h(Denials, {repository, list, isListDirty, onAllowed: onChange}),
      mayRemove && h(Removal, {repository, isListDirty})
    );
  }

  function Settings({mirror}) {
    return h(
      'section',
      {className: 'nx-tile', 'data-part': 'settings'},
      h(
        'div',
        {className: 'nx-tile-content'},
        mirror.reason && h(NxWarningAlert, null, mirror.reason),
        h(State, {state: mirror.state}),
        h(
          NxReadOnly,
          {className: 'docker-mirrors-settings'},
          Object.keys(WORDS.LABELS).map((key) =>
            h(
              NxReadOnly.Item,
              {key},
              h(NxReadOnly.Label, null, WORDS.LABELS[key]),
              h(NxReadOnly.Data, null, mirror[key] || WORDS.NONE)
            )
          )
        )
      )
    );
  }

  window.dockerMirrors.Mirror = Mirror;
})();
