/* The form of a mirror that does not exist yet. What it would change is shown before it is made. */
(function () {
  const {strings, rest, h, sentence, Part, Plan, PAGE, ICON} = window.dockerMirrors;
  const {NEW: WORDS} = strings;
  const {Page, PageHeader, PageTitle, ContentBody} = nxrmUiPlugin;
  const {NxBackButton, NxButton, NxButtonBar, NxErrorAlert, NxFormGroup, NxFormSelect, NxTextInput} = rsc;
  const PRESETS = ['docker.io', 'ghcr.io', 'quay.io', 'registry.k8s.io'];
  const OTHER = '';
  const EMPTY = {repository: '', preset: PRESETS[0], url: '', port: '', allow: ''};

  function NewMirror() {
    const [fields, setFields] = react.useState(EMPTY);
    const [problems, setProblems] = react.useState({});
    const [refused, setRefused] = react.useState(null);
    const [plan, setPlan] = react.useState(null);
    const [isBusy, setBusy] = react.useState(false);

    function edit(name, value) {
      setFields({...fields, [name]: value});
      setProblems({...problems, [name === 'preset' || name === 'url' ? 'upstream' : name]: null});
      setRefused(null);
      setPlan(null);
    }

    function send(isPlan, answered) {
      setBusy(true);
      setRefused(null);
      rest
        .create(mirrorOf(fields), isPlan)
        .then(answered, (error) => {
          const found = rest.refusal(error).problems.filter(({id}) => id);
          setProblems(Object.fromEntries(found.map(({id, message}) => [id, message])));
          setRefused(found.length > 0 ? null : sentence(error));
          setPlan(null);
        })
        .then(() => setBusy(false));
    }

    function show(event) {
      event.preventDefault();
      if (wrongPort(fields.port)) {
        setProblems({port: WORDS.WRONG_PORT});
        return;
      }
      send(true, (answer) => {
        setProblems({});
        setPlan(answer);
      });
    }

    function create() {
      send(false, (answer) => {
        if (answer.state === 'DONE') {
          nxrmUiPlugin.ExtJS.showSuccessMessage(WORDS.CREATED);
          window.dockerMirrors.open(fields.repository.trim());
        } else {
          setPlan(null);
          setRefused([...answer.conflicts, ...answer.open].join('\n') || WORDS.NOT_MADE);
        }
      });
    }

    const input = (name, attributes, key = name) =>
      h(NxTextInput, {
        inputAttributes: {name},
        value: fields[name],
        onChange: (value) => edit(name, value),
        isPristine: !problems[key],
        validatable: true,
        validationErrors: problems[key] || null,
        ...attributes,
      });

    return h(
      Page,
      {className: 'docker-mirrors'},
      h(NxBackButton, {href: `#${PAGE}`, targetPageTitle: strings.MENU.text}),
      h(PageHeader, null, h(PageTitle, {icon: ICON, text: WORDS.TITLE, description: WORDS.DESCRIPTION})),
      h(
        ContentBody,
        null,
        h(
          'form',
          {onSubmit: show},
          h(
            Part,
            {title: WORDS.FORM, 'data-part': 'new'},
            h(NxFormGroup, {label: WORDS.REPOSITORY, sublabel: WORDS.REPOSITORY_HELP, isRequired: true}, input('repository')),
            h(
              NxFormGroup,
              {label: WORDS.UPSTREAM, isRequired: true},
              h(
                NxFormSelect,
                {name: 'preset', value: fields.preset, onChange: (value) => edit('preset', value)},
                [...PRESETS, OTHER].map((preset) => h('option', {key: preset, value: preset}, preset || WORDS.OTHER))
              )
            ),
            (fields.preset === OTHER || problems.upstream) &&
              h(
                NxFormGroup,
                {label: WORDS.URL, isRequired: true},
                input('url', {className: 'nx-text-input--long'}, 'upstream')
              ),
            h(NxFormGroup, {label: WORDS.PORT, sublabel: WORDS.PORT_HELP, isRequired: false}, input('port')),
            h(
              NxFormGroup,
              {label: strings.ALLOW_LIST.TITLE, sublabel: strings.ALLOW_LIST.SUBLABEL, isRequired: false},
              input('allow', {type: 'textarea', className: 'nx-text-input--long docker-mirrors-entries'})
            ),
            refused && h(NxErrorAlert, {className: 'docker-mirrors-lines'}, refused),
            h(
              NxButtonBar,
              null,
              h(NxButton, {type: 'submit', variant: 'tertiary', disabled: isBusy || fields.repository.trim() === ''}, WORDS.SHOW)
            )
          )
        ),
        plan && h(Plan, {title: WORDS.PLAN, plan, isBusy, variant: 'primary', button: WORDS.CREATE, onAgreed: create})
      )
    );
  }

  /** Lines stay as they are, so that the server's line numbers are those of the field. */
  function mirrorOf({repository, preset, url, port, allow}) {
    return {
      repository: repository.trim(),
      upstream: preset === OTHER ? url.trim() : preset,
      port: port.trim() === '' ? null : Number(port),
      allow: allow.split('\n'),
    };
  }

  const wrongPort = (port) => port.trim() !== '' && !/^[0-9]{1,5}$/.test(port.trim());

  window.dockerMirrors.NewMirror = NewMirror;
})();
