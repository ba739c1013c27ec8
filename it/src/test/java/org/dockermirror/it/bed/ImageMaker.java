package org.dockermirror.it.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that people make images with; none of them writes a manifest as the other does. */
public enum ImageMaker {
    BUILDAH {
        @Override
        void make(String image, Path folder) {
            build(folder, "--tag", "localhost/" + image);
            buildah("push", "--tls-verify=false", "localhost/" + image, registry(image));
        }
    },
    /** For two platforms. */
    BUILDAH_MANIFEST {
        @Override
        void make(String image, Path folder) {
            String list = "localhost/" + image;
            for (String platform : List.of("linux/amd64", "linux/arm64")) {
                build(folder, "--platform", platform, "--manifest", list);
            }
            buildah("manifest", "push", "--all", "--tls-verify=false", list, registry(image));
        }
    },
    UMOCI {
        @Override
        void make(String image, Path folder) {
            String layout = folder + "/layout";
            String tagged = layout + ":made";
            Command.run("umoci", "init", "--layout", layout).orFail();
            Command.run("umoci", "new", "--image", tagged).orFail();
            Command.run("umoci", "insert", "--image", tagged, folder + "/hello.txt", "/hello.txt")
                    .orFail();
            Command.run("umoci", "config", "--image", tagged, "--config.cmd", "/hello")
                    .orFail();
            Command.run("skopeo", "copy", "--dest-tls-verify=false", "oci:" + tagged, registry(image))
                    .orFail();
        }
    };

    abstract void make(String image, Path folder);

    /** Makes an image, and puts it upstream. */
    public OwnImage upstream(String image) {
        Path folder = Bed.scratch("made/" + image.replaceAll("[/:]", "_"));
        try {
            Files.writeString(folder.resolve("hello.txt"), image + " by " + this);
            Files.writeString(folder.resolve("Dockerfile"), """
                    FROM scratch
                    ARG TARGETARCH
                    LABEL machine=${TARGETARCH}
                    COPY hello.txt /hello.txt
                    CMD ["/hello"]
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        make(image, folder);
        return OwnImage.thatIsUpstream(image);
    }

    private static void build(Path folder, String... options) {
        List<String> command = new ArrayList<>(List.of("build", "--isolation=chroot"));
        command.addAll(List.of(options));
        command.add(folder.toString());
        buildah(command.toArray(String[]::new));
    }

    private static void buildah(String... arguments) {
        new Buildah("builder").run(arguments).orFail();
    }

    private static String registry(String image) {
        return "docker://" + URI.create(Upstream.direct()).getAuthority() + "/" + image;
    }
}
