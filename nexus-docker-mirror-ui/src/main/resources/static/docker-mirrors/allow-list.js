/* The allow-list of a mirror, to be edited. */
(function () {
  const {strings, rest, h, Part} = window.dockerMirrors;
  const {ALLOW_LIST: WORDS} = strings;
  const {NxButton, NxButtonBar, NxErrorAlert, NxFormGroup, NxTextInput} = rsc;
  const DIRTY = 'docker-mirrors-allow-list';

  const textOf = (list) => list.entries.join('\n');

  /** @param onSaved is given the list that is in force then; onDirty whether there are changes that are not saved */
  function AllowList({list, onSaved, onDirty}) {
    const [text, setText] = react.useState(textOf(list));
    const [refused, setRefused] = react.useState({problems: [], message: null});
    const [isSaving, setSaving] = react.useState(false);
    const mayEdit = nxrmUiPlugin.ExtJS.checkPermission('nexus:docker-mirrors:update');
    const isDirty = text !== textOf(list);

    react.useEffect(() => setText(textOf(list)), [list]);
    react.useEffect(() => {
      nxrmUiPlugin.ExtJS.setDirtyStatus(DIRTY, isDirty);
      onDirty(isDirty);
      return () => nxrmUiPlugin.ExtJS.setDirtyStatus(DIRTY, false);
    }, [isDirty]);

    function edit(next) {
      setText(next);
      setRefused({problems: [], message: null});
    }

    function save() {
      const lines = rest.entriesOf(text);
      setSaving(true);
      rest
        .replace(list.repository, lines.map(({entry}) => entry), list.etag)
        .then(
          (saved) => {
            nxrmUiPlugin.ExtJS.showSuccessMessage(WORDS.SAVED);
            onSaved(saved);
          },
          (error) => setRefused(inLinesOf(lines, rest.refusal(error)))
        )
        .then(() => setSaving(false));
    }

    return h(
      Part,
      {title: WORDS.TITLE, 'data-part': 'allow-list'},
      h(
        NxFormGroup,
        {label: WORDS.LABEL, sublabel: WORDS.SUBLABEL, isRequired: false},
        h(NxTextInput, {
          type: 'textarea',
          inputAttributes: {name: 'allow'},
          className: 'nx-text-input--long docker-mirrors-entries',
          value: text,
          onChange: edit,
          disabled: !mayEdit,
          isPristine: refused.problems.length === 0,
          validatable: true,
          validationErrors: refused.problems.length === 0 ? null : refused.problems.map(inWords).join('\n'),
        })
      ),
      refused.message && h(NxErrorAlert, null, refused.message),
      mayEdit &&
        h(
          NxButtonBar,
          null,
          h(NxButton, {variant: 'tertiary', disabled: !isDirty || isSaving, onClick: () => edit(textOf(list))}, WORDS.DISCARD),
          h(NxButton, {variant: 'primary', disabled: !isDirty || isSaving, onClick: save}, WORDS.SAVE)
        )
    );
  }

  /** The server counts entries; the lines of the text are counted here. */
  function inLinesOf(lines, refused) {
    const problems = refused.problems.map((problem) => ({
      ...problem,
      line: lines[problem.line - 1] ? lines[problem.line - 1].line : 0,
    }));
    return {...refused, problems};
  }

  const inWords = ({line, message}) => WORDS.LINE(line, message);

  window.dockerMirrors.AllowList = AllowList;
})();
