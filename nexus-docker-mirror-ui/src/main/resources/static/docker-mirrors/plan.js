/* What the server would change, shown before it does. */
(function () {
  const {strings, h, Part} = window.dockerMirrors;
  const {PLAN: WORDS} = strings;
  const {NxButton, NxButtonBar, NxErrorAlert, NxWarningAlert} = rsc;

  /** @param button the words of the one that agrees, shown unless something stands against it */
  function Plan({title, plan, isBusy, variant, button, onAgreed}) {
    const shown = react.useRef(null);
    react.useEffect(() => {
      shown.current.scrollIntoView();
    }, [plan]);
    const readers = [...new Set(plan.readableWithoutLogin.map(({repository}) => repository))];
    const isOpen = plan.conflicts.length === 0;
    const notes = [...plan.missing.map(WORDS.MISSING), ...plan.warnings];
    return h(
      'div',
      {ref: shown},
      h(
        Part,
        {title, 'data-part': 'plan'},
        !isOpen && h(NxErrorAlert, {className: 'docker-mirrors-lines'}, plan.conflicts.join('\n')),
        notes.length > 0 && h(NxWarningAlert, {className: 'docker-mirrors-lines'}, notes.join('\n')),
        h(
          'ul',
          {className: 'nx-list'},
          plan.changes.map((change) =>
            h(
              'li',
              {key: change.thing, className: 'nx-list__item'},
              h('span', {className: 'nx-list__text'}, `${WORDS.KINDS[change.kind] || change.kind} ${change.thing}`),
              h('span', {className: 'nx-list__subtext docker-mirrors-lines'}, linesOf(change))
            )
          )
        ),
        readers.length > 0 && h('p', {className: 'nx-p'}, WORDS.READERS(readers)),
        isOpen && h(NxButtonBar, null, h(NxButton, {type: 'button', variant, disabled: isBusy, onClick: onAgreed}, button))
      )
    );
  }

  const linesOf = ({gone, added}) => [...gone.map((text) => `− ${text}`), ...added.map((text) => `+ ${text}`)].join('\n');

  window.dockerMirrors.Plan = Plan;
})();
