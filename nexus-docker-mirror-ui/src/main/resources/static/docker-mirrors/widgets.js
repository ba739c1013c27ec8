/* What the parts of the page share. */
(function () {
  const {strings, rest} = window.dockerMirrors;
  const h = react.createElement;

  /** What is loaded when a part is shown, and again when it is asked for. */
  function useLoaded(load, key) {
    const [state, setState] = react.useState({isLoading: true, data: null, error: null});
    const current = react.useRef(null);
    const reload = () => {
      const mine = (current.current = {});
      const unlessOutdated = (next) => current.current === mine && setState(next);
      return load().then(
        (data) => unlessOutdated({isLoading: false, data, error: null}),
        (error) => unlessOutdated({isLoading: false, data: null, error: sentence(error)})
      );
    };
    react.useEffect(() => {
      reload();
      return () => {
        current.current = null;
      };
    }, [key]);
    return {...state, reload};
  }

  /** A refusal as one text. */
  function sentence(error) {
    const {problems, message} = rest.refusal(error);
    return message || problems.map((problem) => problem.message).join('\n');
  }

  /** A tile with a heading. */
  function Part({title, actions, children, ...attributes}) {
    return h(
      'section',
      {className: 'nx-tile', ...attributes},
      h(
        'header',
        {className: 'nx-tile-header'},
        h('div', {className: 'nx-tile-header__title'}, h('h2', {className: 'nx-h2'}, title)),
        actions && h('div', {className: 'nx-tile__actions'}, actions)
      ),
      h('div', {className: 'nx-tile-content'}, children)
    );
  }

  const INDICATORS = {
    IN_FORCE: rsc.NxPositiveStatusIndicator,
    LAST_GOOD: rsc.NxIntermediateStatusIndicator,
    REFUSES_ALL: rsc.NxNegativeStatusIndicator,
  };

  /** How a mirror's list stands. */
  function State({state}) {
    return h(INDICATORS[state] || INDICATORS.LAST_GOOD, {'data-state': state}, strings.STATE[state] || state);
  }

  /** Squares with bars: as the icon of the menu. */
  const ICON = {
    prefix: 'fas',
    iconName: 'docker-mirrors',
    icon: [512, 512, [], '', 'M0 56h112v112H0zM160 56h352v112H160zM0 200h112v112H0zM160 200h352v112H160zM0 344h112v112H0zM160 344h352v112H160z'],
  };

  Object.assign(window.dockerMirrors, {h, useLoaded, sentence, Part, State, ICON, PAGE: 'admin/repository/dockermirrors'});
})();
