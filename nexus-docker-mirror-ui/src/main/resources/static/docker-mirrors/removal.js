/* Takes a mirror back. What goes is shown before it goes. */
(function () {
  const {strings, rest, h, sentence, Part, Plan, PAGE} = window.dockerMirrors;
  const {REMOVAL: WORDS} = strings;
  const {NxButton, NxButtonBar, NxErrorAlert} = rsc;

  function Removal({repository}) {
    const [plan, setPlan] = react.useState(null);
    const [refused, setRefused] = react.useState(null);
    const [isBusy, setBusy] = react.useState(false);

    function send(isPlan, answered) {
      setBusy(true);
      setRefused(null);
      rest
        .remove(repository, isPlan)
        .then(answered, (error) => {
          setRefused(sentence(error));
          setPlan(null);
        })
        .then(() => setBusy(false));
    }

    const show = () => send(true, setPlan);

    const remove = () =>
      send(false, (answer) => {
        if (answer.state === 'DONE') {
          nxrmUiPlugin.ExtJS.showSuccessMessage(WORDS.REMOVED);
          window.location.hash = PAGE;
        } else {
          setPlan(null);
          setRefused([...answer.conflicts, ...answer.open].join('\n') || WORDS.NOT_REMOVED);
        }
      });

    return h(
      react.Fragment,
      null,
      h(
        Part,
        {title: WORDS.TITLE, 'data-part': 'removal'},
        h('p', {className: 'nx-p'}, WORDS.HELP),
        refused && h(NxErrorAlert, {className: 'docker-mirrors-lines'}, refused),
        h(NxButtonBar, null, h(NxButton, {variant: 'tertiary', disabled: isBusy, onClick: show}, WORDS.SHOW))
      ),
      plan && h(Plan, {title: WORDS.PLAN, plan, isBusy, variant: 'error', button: WORDS.REMOVE, onAgreed: remove})
    );
  }

  window.dockerMirrors.Removal = Removal;
})();
