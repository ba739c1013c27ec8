/**
 * Where wishes are written: the file {@code docker-mirror.yaml}, the variable {@code DOCKER_MIRROR_ALLOW}, and what is
 * wished where neither is.
 *
 * <pre>
 * mirrors:                    # one or more
 *   - repository: docker      # required: the name of the Nexus repository
 *     allow: [helloz/**]      # required: the allow-list (org.dockermirror.allowlist.rule); [] refuses every image
 *     allowFile: list.txt     # or this in its place: a text file with one entry a line, beside this file
 *     deny: [helloz/x]        # denied whatever else is allowed; default: nothing
 *     denyMessage: Ask me     # behind the message of every denial, up to 300 characters; default: nothing
 *     strictGroups: false     # whether groups refuse what this mirror denies; default: false
 *     keepUnusedDays: 30      # days without a pull after which a cached image is deleted; default: it is kept
 *     upstream: https://...   # the registry behind the mirror, or its name: docker.io, ghcr.io, quay.io,
 *                             # registry.k8s.io; default: Docker Hub
 *     fallbacks: [https://…] # registries that are asked in turn where the upstream cannot serve, without the account; [] is
 *                             # none; default: those that the server has (the open Docker format)
 *     indexType: HUB          # HUB or REGISTRY; default: see below
 *     routingRule: Allow_x    # the name of the Nexus routing rule; default: Allow_ and the repository's name
 *     port: 8082              # the repository's HTTP connector; default: none
 *     credentials:            # the account at the upstream; default: none
 *       username: me
 *       passwordFile: pw.txt  # beside this file; one line
 *     allowPrivate: false     # whether entries may cover that account's own namespace; default: false
 *     publicUrl: https://...  # what clients type before an image's name: scheme, host, port; default: unknown
 *     tls:                    # what nginx shows at that address; default: the tls of the whole file
 *       certificate: /etc/x   # whole names on the machine where nginx runs; nothing reads these files here
 *       key: /etc/y
 * tls: {certificate: /etc/x, key: /etc/y} # for the mirrors that have a publicUrl and no tls of their own
 * anonymousPull:
 *   role: DockerPullAnonymous # the id of the role for anonymous users; default: this
 *   grant: mirrors            # mirrors, or all-docker: every Docker repository of the server; default: mirrors
 * </pre>
 *
 * <p>The index type says whether {@code nginx} means {@code library/nginx}. It is {@code HUB}, because most mirrors by
 * address stand for Docker Hub, unless the upstream's host is one of the other well-known registries ({@code ghcr.io},
 * {@code quay.io}, {@code registry.k8s.io}, {@code gcr.io}, {@code mcr.microsoft.com}, {@code public.ecr.aws}, {@code
 * registry.gitlab.com}) or below it; a private registry with names of its own says {@code indexType: REGISTRY}.
 *
 * <p>A file is taken whole or not at all, and every problem in it is reported with line and column. Only this package
 * knows the YAML engine.
 */
@NullMarked
package org.dockermirror.setup.file;

import org.jspecify.annotations.NullMarked;
