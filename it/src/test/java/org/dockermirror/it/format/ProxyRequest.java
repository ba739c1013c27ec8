package org.dockermirror.it.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dockermirror.it.bed.Rest;

/** What a REST client sends to make a Docker proxy repository. */
final class ProxyRequest {
    private ProxyRequest() {}

    /** Plain settings. */
    static ObjectNode plain(String name, String upstream) {
        return (ObjectNode) Rest.json("""
                {"name":"%s","online":true,
                 "storage":{"blobStoreName":"default","strictContentTypeValidation":true},
                 "proxy":{"remoteUrl":"%s","contentMaxAge":1440,"metadataMaxAge":1440},
                 "negativeCache":{"enabled":true,"timeToLive":1440},
                 "httpClient":{"blocked":false,"autoBlock":true},
                 "docker":{"v1Enabled":false,"forceBasicAuth":false},
                 "dockerProxy":{"indexType":"HUB"}}
                """.formatted(name, upstream));
    }

    /** Every field that the stock resource has, none as it is by default; not online, and with a port of its own. */
    static ObjectNode every(String name, String policy) {
        return (ObjectNode) Rest.json("""
                {"name":"%s","online":false,
                 "storage":{"blobStoreName":"default","strictContentTypeValidation":false},
                 "cleanup":{"policyNames":["%s"]},
                 "proxy":{"remoteUrl":"https://images.example.com","contentMaxAge":11,"metadataMaxAge":12},
                 "negativeCache":{"enabled":false,"timeToLive":13},
                 "httpClient":{"blocked":true,"autoBlock":false,
                  "connection":{"retries":4,"userAgentSuffix":"fields","timeout":45,
                   "enableCircularRedirects":true,"enableCookies":true,"useTrustStore":true},
                  "authentication":{"type":"ntlm","username":"reader","password":"secret",
                   "ntlmHost":"host","ntlmDomain":"domain"}},
                 "routingRule":"Allow_some",
                 "docker":{"v1Enabled":true,"forceBasicAuth":true,"httpPort":8094,"subdomain":"fields"},
                 "dockerProxy":{"indexType":"CUSTOM","indexUrl":"https://index.example.com/",
                  "cacheForeignLayers":true,"foreignLayerUrlWhitelist":["https?://.*[.]example[.]com/.*"]}}
                """.formatted(name, policy));
    }
}
