package org.dockermirror.cli.doctor;

/** One setting that can be wrong: what it is, and how it is mended. */
enum Cause {
    NAME_UNKNOWN("no name server knows the host", "make a DNS entry for it, or mend the address"),
    PORT_CLOSED(
            "nothing listens at the port, or it is not published",
            "publish the port of the container (docker run -p, compose \"ports:\"), or set the repository's HTTP"
                    + " connector to it; look whether the web server runs"),
    CONNECTOR_MISSING(
            "the repository has no HTTP connector at the port, and nothing else listens there",
            "set it: Administration, Repository, Repositories, HTTP connector, or \"port\" in docker-mirror.yaml; a web"
                    + " server that should listen there does not run"),
    FIREWALL("a firewall drops what is sent to the port", "open the port to clients"),
    PLAIN_HTTP_AT_HTTPS(
            "the port speaks HTTP without TLS",
            "clients need HTTPS: put a web server with a certificate in front (\"nexus-mirror nginx\" writes one)"),
    TLS_AT_HTTP("the port speaks HTTPS", "write https:// in the address"),
    CERTIFICATE_SELF_SIGNED(
            "the certificate is self-signed",
            "take one of a public authority, or give it to every client, for docker as"
                    + " /etc/docker/certs.d/<host:port>/ca.crt"),
    CERTIFICATE_AUTHORITY_UNKNOWN(
            "the certificate's authority is not known here, or the certificates between are not sent",
            "put the whole chain into the file of ssl_certificate; give an authority of your own to every client"),
    CERTIFICATE_EXPIRED("the certificate is not valid today", "renew it and reload the web server; look at the clock"),
    CERTIFICATE_NAME("the certificate is for another name", "take one for this host"),
    TLS_REFUSED("the server and a client of today have no TLS in common", "allow TLS 1.2 and 1.3 in the web server"),
    PROXY_PASS(
            "the web server in front passes requests to something else than the repository",
            "let it pass /v2/ to <nexus>/repository/<repository>/v2/ – in nginx: location / { proxy_pass"
                    + " http://<nexus>:8081/repository/<repository>/; } – or to the repository's connector port"),
    TOKEN_PATH_BLOCKED(
            "the web server in front does not pass on the address at which tokens are fetched",
            "let it pass that path to Nexus too"),
    NEXUS_DOWN(
            "the web server in front does not reach Nexus",
            "start Nexus; look at the address behind proxy_pass and at the web server's error log"),
    REPOSITORY_MISSING(
            "Nexus has no Docker repository there, or it is offline",
            "make it (nexus-mirror apply), or set it online: Administration, Repository, Repositories"),
    BASIC_FORCED(
            "the repository wants a login from everybody (forceBasicAuth)",
            "Administration, Repository, Repositories: \"Allow anonymous docker pull\""),
    FORWARDED_PROTO(
            "the web server in front does not say that clients come by HTTPS",
            "set X-Forwarded-Proto – in nginx: proxy_set_header X-Forwarded-Proto $scheme;"),
    FORWARDED_HOST(
            "the web server in front says the wrong host or port",
            "pass on what clients type, and once only – in nginx: proxy_set_header Host $http_host; and neither"
                    + " X-Forwarded-Host nor X-Forwarded-Port beside it"),
    FORWARDED_BELIEVED(
            "what a client says about itself is passed on",
            "overwrite or remove X-Forwarded-Host, X-Forwarded-Port and Forwarded in the web server"),
    ANONYMOUS_OFF(
            "anonymous access is off",
            "Administration, Security, Anonymous Access: allow it, for the user \"anonymous\""),
    REALM_MISSING(
            "the Docker Bearer Token Realm is not active",
            "Administration, Security, Realms: make it active, beside those that are"),
    ROLE_MISSING(
            "the anonymous user has no role that may read the repository",
            "Administration, Security, Users, anonymous: give a role with nx-repository-view-docker-<repository>-read"
                    + " and -browse"),
    RULE_WRONG(
            "the repository's routing rule does not let the image through",
            "Administration, Repository, Routing Rules: an ALLOW rule has matchers such as ^/v2/helloz/.*"),
    NOT_LISTED("the image is not on the mirror's allow-list", "add an entry for it, or ask for an image on the list"),
    RULE_MISSING(
            "the repository has no routing rule and no allow-list: whatever the upstream has can be pulled",
            "Administration, Repository, Repositories: set the routing rule (nexus-mirror apply does)"),
    UPSTREAM_DOWN(
            "Nexus does not reach the registry behind the mirror, or has blocked it for a while",
            "look at the repository's status and remote URL, at DNS, firewall and proxy of the Nexus machine"),
    UPSTREAM_CREDENTIALS(
            "the registry behind the mirror refuses the account of the repository",
            "Administration, Repository, Repositories, HTTP, Authentication: mend user and token, or remove them"),
    UPSTREAM_CLOCK(
            "the registry behind the mirror refuses a token that it has just given: it is not yet valid there",
            "set the clock of the Nexus machine (NTP)"),
    UPSTREAM_LIMIT(
            "the registry behind the mirror limits its requests",
            "give the repository an account there, or wait; \"nexus-mirror warm\" fills the cache slowly"),
    NO_SUCH_IMAGE("there is no such image or tag", "look at the spelling"),
    SERVER_LIMIT(
            "the Community Edition has reached its limit of components or requests",
            "Administration, System, Usage; deny in the web server what is not on the list (\"nexus-mirror nginx\")"),
    READ_TIMEOUT(
            "the web server in front gives up before Nexus has stored the layer",
            "allow long reads – in nginx: proxy_read_timeout 1800s;"),
    BROKEN_CONTENT("what arrives is not what was asked for", "look whether something on the way changes content"),
    PUSH_OPEN(
            "anonymous users may push",
            "take from the anonymous user every privilege that ends with -add, -edit, -delete or -*"),
    CATALOG_OPEN(
            "everybody can list the images", "the bundles of this project refuse it, and so does the site for nginx"),
    PLAIN_HTTP_OPEN(
            "the server can be reached without TLS beside the address",
            "close the port from outside, or let it redirect to HTTPS"),
    CLOCK("the clocks of this machine and of the server differ", "set both (NTP): tokens have a time"),
    SLOW(
            "clients that wait 30 seconds at most give up",
            "fetch large images before their users do (nexus-mirror warm)"),
    TOO_MANY("the mirror limits requests of this address", "wait a minute");

    private final String what;
    private final String mend;

    Cause(String what, String mend) {
        this.what = what;
        this.mend = mend;
    }

    String what() {
        return what;
    }

    String mend() {
        return mend;
    }
}
