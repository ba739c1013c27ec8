package org.dockermirror.cli.front;

/**
 * What was seen of the web server in front of a mirror.
 *
 * @param repository the mirror
 * @param address where clients reach it; empty if the file does not say
 * @param isJudging whether it refuses what the mirror's list refuses, by the map that "nexus-mirror nginx" writes of it
 * @param said what was asked and what answered, for a person
 */
public record Seen(String repository, String address, boolean isJudging, String said) {}
