/* Whether a mirror allows an image, and why. */
(function () {
  const {strings, rest, h, Part} = window.dockerMirrors;
  const {CHECK: WORDS} = strings;
  const {NxButton, NxErrorAlert, NxFormGroup, NxInfoAlert, NxSuccessAlert, NxTextInput} = rsc;

  /** @param list the list in force; an answer goes when that changes */
  function ImageCheck({repository, list}) {
    const [image, setImage] = react.useState('');
    const [answer, setAnswer] = react.useState(null);
    const [refused, setRefused] = react.useState(null);

    function forget() {
      setAnswer(null);
      setRefused(null);
    }

    react.useEffect(forget, [list]);

    function edit(next) {
      setImage(next);
      forget();
    }

    function test(event) {
      event.preventDefault();
      if (image.trim() !== '') {
        rest.check(repository, image.trim()).then(setAnswer, (error) => setRefused(window.dockerMirrors.sentence(error)));
      }
    }

    return h(
      Part,
      {title: WORDS.TITLE, 'data-part': 'check'},
      h(
        'form',
        {onSubmit: test},
        h(
          'div',
          {className: 'nx-form-row'},
          h(
            NxFormGroup,
            {label: WORDS.LABEL, sublabel: WORDS.SUBLABEL, isRequired: false},
            h(NxTextInput, {
              inputAttributes: {name: 'image'},
              className: 'nx-text-input--long',
              value: image,
              onChange: edit,
              isPristine: refused === null,
              validatable: true,
              validationErrors: refused,
            })
          ),
          h('div', {className: 'nx-btn-bar'}, h(NxButton, {type: 'submit', disabled: image.trim() === ''}, WORDS.TEST))
        )
      ),
      answer && h(Answer, {answer})
    );
  }

  function Answer({answer}) {
    const [alert, word] = kind(answer);
    return h(
      alert,
      {'data-answer': answer.allowed ? 'allowed' : 'denied'},
      h('strong', null, `${word}: ${answer.image}`),
      h('div', null, answer.reason),
      answer.entry && h('div', null, WORDS.ENTRY(answer.entry, answer.source, answer.line)),
      answer.closest.length > 0 && h('div', null, WORDS.CLOSEST(answer.closest))
    );
  }

  function kind({allowed, dependsOnContent}) {
    if (dependsOnContent) {
      return [NxInfoAlert, WORDS.OPEN];
    }
    return allowed ? [NxSuccessAlert, WORDS.ALLOWED] : [NxErrorAlert, WORDS.DENIED];
  }

  window.dockerMirrors.ImageCheck = ImageCheck;
})();
