/* What a mirror denied lately, each with one click to allow. */
(function () {
  const {strings, rest, h, useLoaded, sentence, Part} = window.dockerMirrors;
  const {DENIALS: WORDS} = strings;
  const {NxButton, NxErrorAlert, NxTable, NxTableBody, NxTableCell, NxTableHead, NxTableRow} = rsc;

  /** The reasons that one more entry removes; against a deny, none helps. */
  const MENDED_BY_ENTRY = ['not-listed', 'only-pinned', 'not-led-to'];
  const SHOWN = 100;

  /** @param onAllowed is given the list that is in force then */
  function Denials({repository, list, isListDirty, onAllowed}) {
    const {isLoading, data, error, reload} = useLoaded(() => rest.denied(repository), repository);
    const [refused, setRefused] = react.useState(null);
    const rows = data || [];

    function allow(entry) {
      setRefused(null);
      rest.allow(repository, entry).then(
        (changed) => {
          nxrmUiPlugin.ExtJS.showSuccessMessage(WORDS.ALLOWED);
          onAllowed(changed);
        },
        (failure) => setRefused(sentence(failure))
      );
    }

    return h(
      Part,
      {
        title: WORDS.TITLE,
        'data-part': 'denials',
        actions: h(NxButton, {type: 'button', variant: 'tertiary', onClick: reload}, WORDS.REFRESH),
      },
      refused && h(NxErrorAlert, null, refused),
      h(
        NxTable,
        null,
        h(NxTableHead, null, h(NxTableRow, null, WORDS.COLUMNS.map((name) => h(NxTableCell, {key: name}, name)))),
        h(
          NxTableBody,
          {isLoading, error, retryHandler: reload, emptyMessage: WORDS.EMPTY},
          rows.slice(0, SHOWN).map((row) => h(Row, {key: keyOf(row), row, list, isListDirty, onAllow: allow}))
        )
      ),
      rows.length > SHOWN && h('p', {className: 'nx-p'}, WORDS.MORE(rows.length - SHOWN))
    );
  }

  function Row({row, list, isListDirty, onAllow}) {
    return h(
      NxTableRow,
      {'data-image': row.image || ''},
      h(NxTableCell, null, nameOf(row)),
      h(NxTableCell, null, WORDS.REASONS[row.reason] || row.reason),
      h(NxTableCell, null, row.client),
      h(NxTableCell, {isNumeric: true}, row.count),
      h(NxTableCell, null, new Date(row.lastSeen).toLocaleString()),
      h(NxTableCell, null, h(Allow, {row, list, isListDirty, onAllow}))
    );
  }

  function Allow({row, list, isListDirty, onAllow}) {
    const mayEdit = nxrmUiPlugin.ExtJS.checkPermission('nexus:docker-mirrors:update');
    if (!mayEdit || !row.image || !MENDED_BY_ENTRY.includes(row.reason)) {
      return null;
    }
    if (list.entries.includes(row.image)) {
      return h('span', {'data-on-list': row.image}, WORDS.ON_LIST);
    }
    return h(
      NxButton,
      {
        type: 'button',
        variant: 'tertiary',
        title: isListDirty ? strings.ALLOW_LIST.UNSAVED : WORDS.ALLOW_TITLE(row.image),
        disabled: isListDirty,
        onClick: () => onAllow(row.image),
      },
      WORDS.ALLOW
    );
  }

  function nameOf({image, tag, digest}) {
    if (!image) {
      return WORDS.NO_IMAGE;
    }
    return image + (tag ? `:${tag}` : '') + (digest ? `@${digest}` : '');
  }

  const keyOf = ({image, tag, digest, reason, client}) => [image, tag, digest, reason, client].join(' ');

  window.dockerMirrors.Denials = Denials;
})();
