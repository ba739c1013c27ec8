/* All mirrors of the server. */
(function () {
  const {strings, rest, h, useLoaded, State, PAGE, ICON} = window.dockerMirrors;
  const {LIST: WORDS} = strings;
  const {Page, PageActions, PageHeader, PageTitle, ContentBody, HelpTile, Section} = nxrmUiPlugin;
  const {NxButton, NxTable, NxTableBody, NxTableCell, NxTableHead, NxTableRow} = rsc;

  function Mirrors() {
    const {isLoading, data, error, reload} = useLoaded(rest.mirrors, '');
    const mayCreate = nxrmUiPlugin.ExtJS.checkPermission('nexus:*');
    return h(
      Page,
      {className: 'docker-mirrors'},
      h(
        PageHeader,
        null,
        h(PageTitle, {icon: ICON, ...strings.MENU}),
        mayCreate && h(PageActions, null, h(NxButton, {variant: 'primary', onClick: () => window.dockerMirrors.open('')}, WORDS.CREATE))
      ),
      h(
        ContentBody,
        null,
        h(
          Section,
          null,
          h(
            NxTable,
            null,
            h(
              NxTableHead,
              null,
              h(
                NxTableRow,
                null,
                WORDS.COLUMNS.map((name) => h(NxTableCell, {key: name}, name)),
                h(NxTableCell, {chevron: true})
              )
            ),
            h(
              NxTableBody,
              {isLoading, error, retryHandler: reload, emptyMessage: WORDS.EMPTY},
              (data || []).map((mirror) => h(Row, {key: mirror.repository, mirror}))
            )
          )
        ),
        h(HelpTile, {header: WORDS.HELP_TITLE, body: WORDS.HELP})
      )
    );
  }

  function Row({mirror}) {
    return h(
      NxTableRow,
      {isClickable: true, onClick: () => window.dockerMirrors.open(mirror.repository), 'data-repository': mirror.repository},
      h(NxTableCell, null, mirror.repository),
      h(NxTableCell, null, mirror.upstream),
      h(NxTableCell, null, mirror.port),
      h(NxTableCell, null, WORDS.ENTRIES(mirror.entries)),
      h(NxTableCell, null, h(State, {state: mirror.state})),
      h(NxTableCell, {chevron: true})
    );
  }

  /** Shows one mirror; its name is in the address, so that it can be linked to. Without a name: the form of a new one. */
  window.dockerMirrors.open = (repository) => {
    window.location.hash = `${PAGE}:${encodeURIComponent(repository)}`;
  };

  window.dockerMirrors.Mirrors = Mirrors;
})();
