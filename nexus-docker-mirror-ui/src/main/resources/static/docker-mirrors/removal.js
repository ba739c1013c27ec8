/* Takes a mirror back. What goes is shown before it goes. */
(function () {
  const {strings, rest, h, sentence, Part, Plan, PAGE} = window.dockerMirrors;
  const {REMOVAL: WORDS} = strings;
  const {NxButton, NxButtonBar, NxErrorAlert} = rsc;

  /** @param isListDirty whether the list has changes that are not saved, which the server's UI would ask about afterwards */
  function Removal({repository, isListDirty}) {
    const [plan, setPlan] = react.useState(null);
    const [refused, setRefused] = react.useState(null);
    const [isSending, setSending] = react.useState(false);
    const isBusy = isSending || isListDirty;

    function send(isPlan, answered) {
      setSending(true);
      setRefused(null);
      rest
        .remove(repository, isPlan)
        .then(answered, (error) => {
          setRefused(sentence(error));
          setPlan(null);
        })
        .then(() => setSending(false));
    }

    const show = () => send(true, setPlan);

    /** Whether it is gone, the server says: the state in its answer is that of all mirrors. */
    const remove = () =>
      send(false, (answer) =>
        rest.mirror(repository).then(
          () => {
            setPlan(null);
            setRefused([...answer.conflicts, ...answer.open].join('\n') || WORDS.NOT_REMOVED);
          },
          () => {
            nxrmUiPlugin.ExtJS.showSuccessMessage(WORDS.REMOVED);
            window.location.hash = PAGE;
          }
        )
      );

    return h(
      react.Fragment,
      null,
      h(
        Part,
        {title: WORDS.TITLE, 'data-part': 'removal'},
        h('p', {className: 'nx-p'}, isListDirty ? strings.ALLOW_LIST.UNSAVED : WORDS.HELP),
        refused && h(NxErrorAlert, {className: 'docker-mirrors-lines'}, refused),
        h(NxButtonBar, null, h(NxButton, {variant: 'tertiary', disabled: isBusy, onClick: show}, WORDS.SHOW))
      ),
      plan && h(Plan, {title: WORDS.PLAN, plan, isBusy, variant: 'error', button: WORDS.REMOVE, onAgreed: remove})
    );
  }

  window.dockerMirrors.Removal = Removal;
})();
