package org.dockermirror.it.group;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.dockermirror.it.bed.Digests;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.MediaTypes;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Visitor;

/** An image in the hosted repository: a manifest and its one blob, which say whose they are. */
final class HostedImage {
    private static final String BASE = NexusServer.URL + "/repository/" + Groups.HOSTED;

    private HostedImage() {}

    static void push(String image) {
        byte[] config = config(image);
        String blobs = BASE + "/v2/" + image.substring(0, image.indexOf(':')) + "/blobs/uploads/?digest=";
        Http.send("POST", blobs + Digests.of(config), headers("application/octet-stream"), config)
                .expect(201);
        Http.send("PUT", BASE + Visitor.manifestPath(image), headers(MediaTypes.OCI.manifest), manifest(image))
                .expect(201);
    }

    static byte[] config(String image) {
        return ("{\"hosted\":\"" + image + "\"}").getBytes(UTF_8);
    }

    static byte[] manifest(String image) {
        byte[] config = config(image);
        return """
                {"schemaVersion":2,"mediaType":"%s","layers":[],
                 "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%d}}
                """.formatted(MediaTypes.OCI.manifest, Digests.of(config), config.length)
                .getBytes(UTF_8);
    }

    private static Map<String, String> headers(String type) {
        return Map.of("Content-Type", type, "Authorization", Rest.HEADERS.getOrDefault("Authorization", ""));
    }
}
