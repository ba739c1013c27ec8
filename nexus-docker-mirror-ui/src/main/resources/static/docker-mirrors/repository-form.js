/*
 * The form of docker-mirror (proxy) in Create repository, made of the parts of the server's own forms for proxy
 * repositories. Where the server has its newer page (nexus.react.repositories), that page has a form for every recipe.
 */
(function () {
  const {strings, rest} = window.dockerMirrors;

  /** What a field is called in the form, by what it is called in REST. */
  const fieldOf = (id) => (id === 'name' ? id : `attributes.${id.replace(/^httpClient\./, 'httpclient.')}`);

  function requestOf({name, attributes}) {
    const {storage, proxy, negativeCache, httpclient, cleanup} = attributes;
    const policyNames = (cleanup && cleanup.policyName) || [];
    return {name, storage, proxy, negativeCache, httpClient: httpclient, cleanup: {policyNames}};
  }

  // Its base class comes with the scripts after this one.
  Ext.onReady(() =>
    Ext.define('DockerMirrors.view.RepositoryForm', {
      extend: 'NX.coreui.view.repository.RepositorySettingsForm',
      // The name that the server looks for: nx-coreui-repository-<recipe>.
      alias: 'widget.nx-coreui-repository-docker-mirror-proxy',

      initComponent: function () {
        this.items = ['proxy', 'storage', 'negativecache', 'cleanup-policy', 'httpclient'].map((part) => ({
          xtype: `nx-coreui-repository-${part}-facet`,
        }));
        this.callParent();
        this.settingsFormSuccessMessage = strings.REPOSITORY_FORM.CREATED;
        this.down('#online').setVisible(false);
        this.down('#name').setHelpText(strings.REPOSITORY_FORM.NAME_HELP);
        this.down('#remoteUrl').setHelpText(strings.REPOSITORY_FORM.REMOTE_URL_HELP);
      },

      /** In the place of the server's own way to make a repository of a recipe. */
      submit: function (options) {
        const form = this.getForm();
        const request = requestOf(form.getFieldValues());
        this.mask(options.waitMsg);
        rest.createRepository(request).then(
          () => {
            this.unmask();
            options.success(form, {type: 'submit', result: {success: true, data: {name: request.name}}});
          },
          (error) => {
            this.unmask();
            this.refuse(rest.refusal(error));
          }
        );
      },

      /** Says each problem at its field, and what has none in a message. Both take HTML. */
      refuse: function ({problems, message}) {
        const form = this.getForm();
        const encode = Ext.String.htmlEncode;
        const isField = ({id}) => Boolean(form.findField(fieldOf(id)));
        form.markInvalid(
          problems.filter(isField).map((problem) => ({id: fieldOf(problem.id), msg: encode(problem.message)}))
        );
        const others = problems.filter((problem) => !isField(problem)).map((problem) => problem.message);
        const said = [message, ...others].filter((text) => text);
        NX.Messages.error(said.length > 0 ? said.map(encode).join('<br>') : strings.REPOSITORY_FORM.NOT_SAVED);
      },
    })
  );
})();
