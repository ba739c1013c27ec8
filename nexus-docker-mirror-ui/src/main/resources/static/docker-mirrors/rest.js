/* The REST resources of the mirrors, which docs/operating.md describes, and what their refusals mean. */
(function () {
  const {strings} = window.dockerMirrors;
  const ROOT = 'service/rest/v1/docker-mirrors';
  const REPOSITORIES = 'service/rest/v1/repositories/docker-mirror/proxy';

  const of = (repository, rest) => `${ROOT}/${encodeURIComponent(repository)}${rest}`;

  const listOf = (response) => ({...response.data, etag: response.headers.etag});

  /** The entries of a text, one a line, and the line of each. */
  function entriesOf(text) {
    const lines = text.split('\n').map((entry, index) => ({entry: entry.trim(), line: index + 1}));
    return lines.filter(({entry}) => entry !== '');
  }

  /** What a refusal says: problems of single lines, or one message for all. */
  function refusal(error) {
    const {response} = error;
    if (!response) {
      return {problems: [], message: strings.NETWORK};
    }
    if (response.status === 400 && Array.isArray(response.data)) {
      return {problems: response.data, message: null};
    }
    if (response.status === 401 || response.status === 403) {
      return {problems: [], message: strings.FORBIDDEN};
    }
    const said = typeof response.data === 'string' ? response.data : response.data && response.data.message;
    return {problems: [], message: said || `${response.status} ${response.statusText}`};
  }

  window.dockerMirrors.rest = {
    entriesOf,
    refusal,
    mirrors: () => axios.get(ROOT).then(({data}) => data),
    mirror: (repository) => axios.get(of(repository, '')).then(({data}) => data),
    allowList: (repository) => axios.get(of(repository, '/allow-list')).then(listOf),
    replace: (repository, entries, etag) =>
      axios.put(of(repository, '/allow-list'), {entries}, {headers: {'If-Match': etag}}).then(listOf),
    allow: (repository, entry) => axios.post(of(repository, '/allow'), {entry}).then(listOf),
    create: (mirror, isPlan) => axios.post(ROOT, mirror, {params: {plan: isPlan}}).then(({data}) => data),
    remove: (repository, isPlan) => axios.delete(of(repository, ''), {params: {plan: isPlan}}).then(({data}) => data),
    createRepository: (repository) => axios.post(REPOSITORIES, repository),
    check: (repository, image) => axios.get(of(repository, '/check'), {params: {image}}).then(({data}) => data),
    denied: (repository) => axios.get(of(repository, '/denied')).then(({data}) => data),
  };
})();
